"""Reading published NOS documents: bytes in, standards with findings out. Knows the steps, not the grammar's parts.

A file that cannot be read with confidence gives a `Reading` without a standard and a finding that says why; no bytes
whatever make it raise.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.clock import DeviceClock
from assessor_app.errors import Refusal
from assessor_app.standards.exchange import case
from assessor_app.standards.model import SECTION_NAMES, Finding, Reading, Standard
from assessor_app.standards.reading import (
    booklet,
    containers,
    headings,
    items,
    layout,
    metadata,
    numbering,
    outline,
    parting,
    sections,
    titles,
)
from assessor_app.standards.wording import sha256, text_sha256

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.errors import Fact
    from assessor_app.standards.model import Criterion
    from assessor_app.standards.reading.lines import Line
    from assessor_app.standards.reading.metadata import Values
    from assessor_app.standards.reading.outline import Outline

EDITION_DIGITS = 12
"""An edition without a date or version is called by so many digits of its text's digest."""


def read_all(source: str, data: bytes, today: dt.date | None = None) -> tuple[Reading, ...]:
    """Read every standard of a file, in order: one reading for each, never none.

    Args:
        source: the file's name, as it is shown to people.
        data: the file's bytes.
        today: the day on which a review date may have passed; the device's day when not given.

    Returns:
        Readings with the lines each was read from, numbered through the whole file. A file that cannot be opened or
        parted gives one reading without a standard; a bad standard in a booklet spoils no other.
    """
    if case.looks_like(data):
        return case.read(source, data, today)
    digest = sha256(data)
    try:
        opened = containers.opened(data)
        parted = booklet.split(opened.lines)
    except Refusal as refusal:
        return (Reading(source, None, (_as_finding(refusal),), digest),)
    day = today or DeviceClock().now().wall.date()
    left_out = [*opened.findings, *parted.findings]
    readings = []
    for lines in parted.parts:
        after = [one for one in left_out if one.line > lines[-1].number] if lines is not parted.parts[-1] else []
        mine = [one for one in left_out if one not in after]
        left_out = after
        readings.append(_placed(_read(source, digest, lines, mine, day), opened.lines))
    return tuple(readings)


def read(source: str, data: bytes, today: dt.date | None = None) -> Reading:
    """Read a file that holds one standard; arguments as for `read_all`. A booklet is refused."""
    first, *others = read_all(source, data, today)
    if not others:
        return first
    line = others[0].lines[0].number
    finding = Finding(line, "refused", "standards-several", (), others[0].lines[0].page)
    return Reading(source, None, (finding,), first.source_sha256, lines=first.lines)


def _read(source: str, digest: str, lines: tuple[Line, ...], noticed: list[Finding], today: dt.date) -> Reading:
    try:
        frame = outline.outlined(lines)
        layout.refuse_unreadable(frame)
    except Refusal as refusal:
        return Reading(source, None, (_as_finding(refusal), *noticed), digest, lines=lines)
    read_values = metadata.values(frame, today)
    ordered = {
        key: parting.prepared(frame.blocks[key].lines, kind)
        for key, kind in headings.CRITERIA.items()
        if key in frame.blocks
    }
    lists = {key: items.listed(one.lines, headings.CRITERIA[key]) for key, one in ordered.items()}
    findings = [*noticed, *frame.findings, *read_values.findings, *sections.heading_like(frame)]
    for key in SECTION_NAMES:
        findings += sections.broken_entries(frame.blocks[key]) if key in frame.blocks else []
    for one in ordered.values():
        findings += one.findings
    for listing in lists.values():
        findings += [*listing.findings, *numbering.noticed(listing)]
    criteria = {key: items.criteria(listing) for key, listing in lists.items()}
    text = text_sha256("\n".join(line.text for line in lines))
    overview = frame.blocks["overview"].lines if "overview" in frame.blocks else []
    paragraphs, broken = sections.overview([*frame.loose, *overview])
    title = titles.titled(frame.title, read_values.single.get("urn")) if frame.title else titles.Title("")
    standard = _standard(frame, read_values, criteria, digest, text)
    standard = replace(standard, title=title.text, urn=title.urn or standard.urn, overview=paragraphs)
    if title.urn:
        findings = [one for one in findings if one.code != "urn-missing"]
    findings += [*title.findings, *broken]
    findings += layout.noticed(frame, standard.language)
    ordered_findings = tuple(sorted(findings, key=lambda one: one.line))
    places = tuple(place for listing in lists.values() for place in items.places(listing))
    return Reading(source, standard, ordered_findings, digest, lines=lines, places=places)


def _placed(reading: Reading, lines: tuple[Line, ...]) -> Reading:
    """The reading with the pages of its findings, where the file has pages."""
    pages = {line.number: line.page for line in lines if line.page}
    if not pages:
        return reading
    findings = tuple(replace(one, page=one.page or pages.get(one.line, 0)) for one in reading.findings)
    return replace(reading, findings=findings)


def _as_finding(refusal: Refusal) -> Finding:
    facts: dict[str, Fact] = dict(refusal.facts)
    line, page = (int(facts.pop(name, 0)) for name in ("line", "page"))
    return Finding(line, "refused", refusal.code, tuple(facts.items()), page)


def _standard(
    frame: Outline, read_values: Values, criteria: dict[str, tuple[Criterion, ...]], source: str, text: str
) -> Standard:
    single, lists, blocks = read_values.single, read_values.lists, frame.blocks
    return Standard(
        title="",
        language=layout.language(frame),
        urn=single.get("urn"),
        edition=single.get("approved") or single.get("version") or text[:EDITION_DIGITS],
        overview=(),
        performance=criteria.get("performance", ()),
        knowledge=criteria.get("knowledge", ()),
        behaviours=criteria.get("behaviours", ()),
        sections={key: sections.entries(blocks[key].lines) if key in blocks else () for key in SECTION_NAMES},
        empty_sections=tuple(key for key, block in blocks.items() if not block.lines),
        suites=lists.get("suites", ()),
        original_urns=lists.get("original_urns", ()),
        occupations=lists.get("occupations", ()),
        soc_codes=lists.get("soc_codes", ()),
        keywords=lists.get("keywords", ()),
        source_sha256=source,
        text_sha256=text,
        approved=single.get("approved"),
        review_date=single.get("review_date"),
        developer=single.get("developer"),
        version=single.get("version"),
        validity=single.get("validity"),
        status=single.get("status"),
        originator=single.get("originator"),
    )
