"""Reading a published NOS document: bytes in, a standard with findings out. Knows the steps, not the grammar's parts.

A file that cannot be read with confidence gives a `Reading` without a standard and a finding that says why; no bytes
whatever make it raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.clock import DeviceClock
from assessor_app.errors import Refusal
from assessor_app.standards import headings, items, layout, metadata, numbering, outline, plaintext, sections
from assessor_app.standards.model import SECTION_NAMES, Finding, Reading, Standard
from assessor_app.standards.wording import sha256, text_sha256

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.errors import Fact
    from assessor_app.standards.metadata import Values
    from assessor_app.standards.model import Criterion
    from assessor_app.standards.outline import Outline

EDITION_DIGITS = 12
"""An edition without a date or version is called by so many digits of its text's digest."""


def read(source: str, data: bytes, today: dt.date | None = None) -> Reading:
    """Read one document.

    Args:
        source: the file's name, as it is shown to people.
        data: the file's bytes.
        today: the day on which a review date may have passed; the device's day when not given.
    """
    digest = sha256(data)
    try:
        text = plaintext.decoded(data)
        frame = outline.outlined(plaintext.lines(text))
        layout.refuse_unreadable(frame)
    except Refusal as refusal:
        return Reading(source, None, (_as_finding(refusal),), digest)
    read_values = metadata.values(frame, today or DeviceClock().now().wall.date())
    lists = {
        key: items.listed(frame.blocks[key].lines, kind)
        for key, kind in headings.CRITERIA.items()
        if key in frame.blocks
    }
    findings = [*frame.findings, *read_values.findings, *sections.heading_like(frame)]
    for listing in lists.values():
        findings += [*listing.findings, *numbering.noticed(listing)]
    criteria = {key: items.criteria(listing) for key, listing in lists.items()}
    standard = _standard(frame, read_values, criteria, digest, text_sha256(text))
    findings += layout.noticed(frame, standard.language)
    return Reading(source, standard, tuple(sorted(findings, key=lambda one: one.line)), digest)


def _as_finding(refusal: Refusal) -> Finding:
    facts: dict[str, Fact] = dict(refusal.facts)
    line = int(facts.pop("line", 0))
    return Finding(line, "refused", refusal.code, tuple(facts.items()))


def _standard(
    frame: Outline, read_values: Values, criteria: dict[str, tuple[Criterion, ...]], source: str, text: str
) -> Standard:
    single, lists, blocks = read_values.single, read_values.lists, frame.blocks
    overview = blocks["overview"].lines if "overview" in blocks else []
    return Standard(
        title=frame.title.text if frame.title else "",
        language=layout.language(frame),
        urn=single.get("urn"),
        edition=single.get("approved") or single.get("version") or text[:EDITION_DIGITS],
        overview=sections.paragraphs([*frame.loose, *overview]),
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
