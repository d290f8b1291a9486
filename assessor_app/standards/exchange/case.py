"""Reading 1EdTech CASE packages (JSON): bytes in, standards with findings out, as the reader of documents does.

What this program exported (`case_out`) comes back exactly, or it is said that it was changed since. A package of
others is read where its item types or headings tell which items are performance criteria and which are knowledge;
whatever is not certain is a warning, and what cannot be a standard is refused. Nothing raises.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from assessor_app.clock import DeviceClock
from assessor_app.errors import Refusal
from assessor_app.standards import dates, editions
from assessor_app.standards.as_json import FORMAT, demanded, standard_from_json
from assessor_app.standards.exchange import bounded, case_out
from assessor_app.standards.exchange.case_tree import Node, Tree, doubt, packages, text, tree
from assessor_app.standards.exchange.case_walk import Found, walk
from assessor_app.standards.model import SECTION_NAMES, Finding, Language, Reading, Standard
from assessor_app.standards.reading import headings
from assessor_app.standards.wording import collapse, sha256, text_sha256, unaccented

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

MOST_BYTES: Final = 32 * 1024**2
MOST_VALUES: Final = 1_500_000
"""A framework of 15,000 items, about 500 standards, has about a million values in 20 MB."""

_STANDARD = re.compile(r"\b(?:standard|nos|unit|safon|sgc|uned)\b")
_PARAGRAPH = re.compile(r"\n\s*\n|\r\n?\s*\r\n?")
_WORDS: Final[dict[Language, frozenset[str]]] = {
    "cy": frozenset(["yn", "y", "yr", "ac", "i'r", "a'r", "eich", "gyda", "wrth", "sut", "ar"]),
    "en": frozenset(["the", "and", "of", "to", "your", "with", "how", "in", "for"]),
}


def looks_like(data: bytes) -> bool:
    """Whether bytes begin as JSON does; no published document in plain text does, and RTF but for its second sign."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:2]
    return start[:1] in {b"{", b"["} and start != b"{\\"


def read(source: str, data: bytes, today: dt.date | None = None) -> tuple[Reading, ...]:
    """Read the standards of a JSON file: one reading for each, or one that says why nothing could be read.

    Args:
        source: the file's name, as it is shown to people.
        data: the file's bytes.
        today: the day on which a review date may have passed; the device's day when not given.
    """
    digest = sha256(data)
    day = today or DeviceClock().now().wall.date()
    try:
        found = packages(bounded.parsed(data, source, most_bytes=MOST_BYTES, most_values=MOST_VALUES))
    except Refusal as refusal:
        return (_refused(source, digest, refusal),)
    readings: list[Reading] = []
    for package in found:
        try:
            held = tree(package)
            for standard, findings in _standards(held, source, digest):
                readings.append(Reading(source, standard, (*findings, *_passed(standard, day)), digest))
        except Refusal as refusal:
            readings.append(_refused(source, digest, refusal))
    return tuple(readings)


def _refused(source: str, digest: str, refusal: Refusal) -> Reading:
    return Reading(source, None, (Finding(0, "refused", refusal.code, tuple(refusal.facts.items())),), digest)


def _passed(standard: Standard, day: dt.date) -> list[Finding]:
    if standard.review_date is None or not dates.passed(standard.review_date, day):
        return []
    return [doubt("review-date-passed", date=standard.review_date)]


def _standards(held: Tree, source: str, digest: str) -> list[tuple[Standard, list[Finding]]]:
    extensions = held.document.get("extensions")
    own = extensions.get(case_out.EXTENSION) if isinstance(extensions, dict) else None
    if isinstance(own, dict) and own.get("format") == FORMAT:
        return [_own(held, own, source, digest)]
    many = [_STANDARD.search(unaccented(node.kind)) is not None and bool(node.children) for node in held.top]
    if many and all(many):
        return [_foreign(held, node, digest) for node in held.top]
    if any(many):
        raise Refusal("case-tree", text=held.top[many.index(False)].text[:60])
    return [_foreign(held, None, digest)]


def _own(held: Tree, own: dict[str, Any], source: str, file_sha256: str) -> tuple[Standard, list[Finding]]:
    """What this program exported: exactly as it was, or told that it was changed and given its own digest."""
    found = walk(held.top)
    told = {name: value for name, value in own.items() if name not in {"format", "content_sha256"}}
    told |= {
        "title": held.document.get("title"),
        "language": held.document.get("language"),
        "version": held.document.get("version"),
        "overview": [one for one in text(held.document, "description").split("\n\n") if one],
        "performance": [],
        "knowledge": [],
        "behaviours": [],
    }
    bare = standard_from_json(told, source)
    standard = replace(
        bare, performance=found.criteria("performance"), knowledge=found.criteria("knowledge"),
        behaviours=found.criteria("behaviour"),
    )  # fmt: skip
    if own.get("content_sha256") == case_out.content_sha256(standard):
        return demanded(standard, source), []
    digest = _digest(standard)
    named = editions.of(standard.approved, standard.version, digest)
    changed = demanded(replace(standard, text_sha256=digest, source_sha256=file_sha256, edition=named), source)
    return changed, [doubt("case-edited"), *held.findings, *found.findings]


def _foreign(held: Tree, node: Node | None, digest: str) -> tuple[Standard, list[Finding]]:
    """A standard of another program: the whole document, or one item of it with what stands below."""
    found = walk(node.children if node else held.top)
    if not found.kinds_known:
        raise Refusal("case-kinds-missing")
    if not found.criteria("performance"):
        raise Refusal("performance-empty")
    title = node.text if node else collapse(text(held.document, "title"))
    language, doubts = _language(held, found, title)
    doubts += _missing(held, found, node, language)
    version, publisher, creator = (
        collapse(text(held.document, name)) or None for name in ("version", "publisher", "creator")
    )
    standard = Standard(
        title=title,
        language=language,
        urn=(node.code or None) if node else None,
        edition="",
        overview=() if node else _paragraphs(text(held.document, "description")),
        performance=found.criteria("performance"),
        knowledge=found.criteria("knowledge"),
        behaviours=found.criteria("behaviour"),
        sections={name: tuple(found.sections.get(name, ())) for name in SECTION_NAMES},
        empty_sections=(),
        suites=_subjects(held),
        original_urns=(),
        occupations=(),
        soc_codes=(),
        keywords=found.keywords(),
        source_sha256=digest,
        text_sha256="",
        developer=publisher or creator,
        version=version,
        originator=creator if publisher and publisher != creator else None,
    )
    said = _digest(standard)
    whole = replace(standard, text_sha256=said, edition=editions.of(None, version, said))
    return demanded(whole, title), [*doubts, *held.findings, *found.findings]


def _missing(held: Tree, found: Found, node: Node | None, language: Language) -> Iterator[Finding]:
    """What a standard usually has and this one has not, and what it has that no standard has a place for."""
    if not found.criteria("knowledge"):
        yield doubt("knowledge-empty", heading=headings.name("knowledge", language))
    if not (node and node.code):
        yield Finding(0, "note", "urn-missing")
    if held.left_out:
        yield Finding(0, "note", "case-fields-left-out", (("fields", ", ".join(held.left_out)[:200]),))


def _language(held: Tree, found: Found, title: str) -> tuple[Language, list[Finding]]:
    stated = text(held.document, "language")
    known: dict[str, Language] = {"cy": "cy", "cym": "cy", "wel": "cy", "en": "en", "eng": "en"}
    language = known.get(stated.lower().replace("_", "-").partition("-")[0])
    if stated and language is None:
        raise Refusal("case-language", language=stated[:20])
    doubts = []
    if language is None:
        words = unaccented(" ".join([title, *found.texts()])).split()
        welsh, english = (sum(word in _WORDS[tongue] for word in words) for tongue in ("cy", "en"))
        language = "cy" if welsh > english else "en"
        doubts.append(doubt("case-language-missing"))
    if any(spoken.lower()[:2] != language for spoken in found.languages):
        doubts.append(doubt("case-language-mixed"))
    return language, doubts


def _subjects(held: Tree) -> tuple[str, ...]:
    found = held.document.get("subject") or []
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise Refusal("case-invalid", place="CFDocument.subject")
    return tuple(collapse(one) for one in found)


def _paragraphs(description: str) -> tuple[str, ...]:
    return tuple(said for one in _PARAGRAPH.split(description) if (said := collapse(one)))


def _digest(standard: Standard) -> str:
    """The digest of the text of a standard that has no text but its parts."""
    pieces = [standard.title, *standard.overview]
    for one in standard.criteria:
        pieces += [one.kind, one.group or "", one.label, one.text, *one.items]
    for name in SECTION_NAMES:
        pieces += [name, *standard.sections[name]]
    return text_sha256("\n".join(pieces))
