"""Standards and readings as JSON objects: what `standards read --json` prints and what packs hold. Writes no files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal
from assessor_app.language.sentences import sentence
from assessor_app.standards import dates, editions
from assessor_app.standards.model import (
    SECTION_NAMES,
    Criterion,
    Finding,
    Kind,
    Language,
    Reading,
    Standard,
    StandardKey,
)
from assessor_app.standards.wording import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.language import Words

FORMAT: Final = "standard-1"

_TEXTS = ("title", "language", "edition", "source_sha256", "text_sha256")
_OPTIONAL = ("urn", "approved", "review_date", "developer", "version", "validity", "status", "originator")
_LISTS = ("suites", "overview", "empty_sections", "original_urns", "occupations", "soc_codes", "keywords")
_CRITERIA: tuple[tuple[str, Kind], ...] = (
    ("performance", "performance"), ("knowledge", "knowledge"), ("behaviours", "behaviour"),
)  # fmt: skip

_DIGEST = re.compile(r"[0-9a-f]{64}")
_NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # categories Cc and Cs, which never grow


def standard_to_json(standard: Standard) -> dict[str, Any]:
    """A standard as a JSON object; dates ISO 8601 as exact as printed, absent values null, absent lists empty."""
    told: dict[str, Any] = {name: getattr(standard, name) for name in _TEXTS + _OPTIONAL}
    told |= {name: list(getattr(standard, name)) for name in _LISTS}
    told |= {name: [_criterion_to_json(one) for one in getattr(standard, name)] for name, _ in _CRITERIA}
    told["sections"] = {name: list(standard.sections.get(name, ())) for name in SECTION_NAMES}
    return told


def _criterion_to_json(criterion: Criterion) -> dict[str, Any]:
    return {
        "label": criterion.label,
        "number": criterion.number,
        "text": criterion.text,
        "group": criterion.group,
        "items": list(criterion.items),
    }


def reading_as_json(reading: Reading, words: Words) -> dict[str, Any]:
    """One document of `standards read --json`; the findings' texts are in the language of `words`.

    A refused document has the same fields, with null for texts and nothing in lists, and says why in its findings.
    """
    if reading.standard is None:
        told: dict[str, Any] = dict.fromkeys(_TEXTS + _OPTIONAL)
        told |= {name: [] for name in (*_LISTS, *(name for name, _ in _CRITERIA))}
        told["sections"] = {name: [] for name in SECTION_NAMES}
        told["source_sha256"] = reading.source_sha256 or None
    else:
        told = standard_to_json(reading.standard)
    told["findings"] = [_finding_to_json(one, words) for one in reading.findings]
    return {"source": reading.source, **told}


def _finding_to_json(finding: Finding, words: Words) -> dict[str, Any]:
    page = {"page": finding.page} if finding.page else {}
    said = sentence(words, finding.code, dict(finding.facts))
    return {"line": finding.line, **page, "level": finding.level, "text": said}


def standard_from_json(told: Any, source: str = "") -> Standard:  # noqa: ANN401 - whatever a file held
    """Read back what `standard_to_json` wrote.

    Raises:
        Refusal: `standard-data-invalid`, naming the first field that is not what it should be.
    """
    field = _Fields(told, source)
    values: dict[str, Any] = {name: field.text(name) for name in _TEXTS}
    values |= {name: field.optional(name) for name in _OPTIONAL}
    values |= {name: field.texts(name) for name in _LISTS}
    values |= {name: field.criteria(name, kind) for name, kind in _CRITERIA}
    sections = _Fields(field.any("sections"), source)
    values["sections"] = {name: sections.texts(name) for name in SECTION_NAMES}
    language: Language = "cy" if values["language"] == "cy" else "en"
    if values["language"] != language:
        raise field.wrong("language")
    return Standard(**values)


def demanded(standard: Standard, source: str) -> Standard:
    """The standard itself, if a reading could have given it: what packs and other programs write need not be so.

    Raises:
        Refusal: `standard-data-invalid`, naming the first field that no reading gives: a text that is not collapsed
            or holds control characters, a date that is none, an edition that is not named as editions are, a key
            that does not name it, a digest that is none.
    """
    wrong = next(_undemanded(standard), None)
    if wrong:
        raise Refusal("standard-data-invalid", source=source, what=wrong)
    return standard


def _undemanded(standard: Standard) -> Iterator[str]:
    for name, text in _said(standard):
        if text != collapse(text) or _NOT_TEXT.search(text):
            yield name
    for name in ("approved", "review_date"):
        written = getattr(standard, name)
        if written is not None and dates.iso(written) != written:
            yield name
    if editions.named(standard.edition) != editions.of(standard.approved, standard.version, standard.text_sha256):
        yield "edition"
    try:
        if StandardKey.parse(str(standard.key)) != standard.key:
            yield "urn"
    except ValueError:
        yield "urn"
    for name in ("source_sha256", "text_sha256"):
        if not _DIGEST.fullmatch(getattr(standard, name)):
            yield name


def _said(standard: Standard) -> Iterator[tuple[str, str]]:
    """Every text of a standard, with the field it stands in."""
    for name in (*_TEXTS, *_OPTIONAL):
        yield name, getattr(standard, name) or ""
    for name in _LISTS:
        yield from ((name, text) for text in getattr(standard, name))
    for name, texts in standard.sections.items():
        yield from ((name, text) for text in texts)
    for one in standard.criteria:
        yield from ((one.kind, text) for text in (one.label, one.text, one.group or "", *one.items))


class _Fields:
    """One JSON object, asked for its fields by type; the first that is wrong is a refusal."""

    def __init__(self, told: Any, source: str) -> None:  # noqa: ANN401 - whatever a file held
        self._source = source
        if not isinstance(told, dict):
            raise self.wrong("{}")
        self._told: dict[str, Any] = told

    def wrong(self, name: str) -> Refusal:
        return Refusal("standard-data-invalid", source=self._source, what=name)

    def any(self, name: str) -> Any:  # noqa: ANN401 - looked at by the caller
        if name not in self._told:
            raise self.wrong(name)
        return self._told[name]

    def text(self, name: str, *, empty: bool = False) -> str:
        value = self.any(name)
        if not isinstance(value, str) or not (value or empty):
            raise self.wrong(name)
        return value

    def optional(self, name: str) -> str | None:
        return None if self.any(name) is None else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.any(name)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(name)
        return tuple(value)

    def criteria(self, name: str, kind: Kind) -> tuple[Criterion, ...]:
        value = self.any(name)
        if not isinstance(value, list):
            raise self.wrong(name)
        return tuple(self._criterion(name, number, one, kind) for number, one in enumerate(value, 1))

    def _criterion(self, name: str, number: int, told: Any, kind: Kind) -> Criterion:  # noqa: ANN401 - same
        one = _Fields(told, self._source)
        if one.any("number") != number:
            raise self.wrong(f"{name}.number")
        return Criterion(
            kind=kind,
            label=one.text("label", empty=True),
            number=number,
            text=one.text("text", empty=True),
            group=one.optional("group"),
            items=one.texts("items"),
        )
