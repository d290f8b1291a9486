"""What a document as a whole should have and lacks: headings, an end, one language, one standard and no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.standards.reading import headings
from assessor_app.standards.reading.outline import found, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.standards.model import Finding, Language, Level
    from assessor_app.standards.reading.lines import Line
    from assessor_app.standards.reading.outline import Outline

_ORDER = headings.BODY + headings.TAIL
_WORD = re.compile(r"[^\W\d_]+")
_COMMON: dict[Language, str] = {
    "cy": " y yr a ac yn i o eich ar gan wrth mae sy bod neu gyda ei eu am er sut gydag ",
    "en": " the and of to your for with that is are in on by how or from be you when ",
}
_ENOUGH_WORDS = 10
"""Fewer common words than this say nothing about a text's language."""
_EMPTY = {"overview": "overview-empty", "knowledge": "knowledge-empty"}
_ABSENT: dict[str, tuple[Level, str]] = {
    "overview": ("warning", "heading-absent"),
    "knowledge": ("warning", "knowledge-missing"),
}
_LONGEST_TITLE = 250
_DAMAGE = re.compile("\ufffd|â€|Ã.|Å[µ·]")
"""Letters lost in an earlier conversion, or UTF-8 once read as Windows-1252; neither occurs in Welsh or English."""


def refuse_unreadable(outline: Outline) -> None:
    """Refuse what cannot be one whole standard.

    Raises:
        Refusal: `title-missing`, `standards-several`, `performance-missing`, `performance-empty` or `source-cut-off`.
    """
    if outline.title is None:
        raise Refusal("title-missing", line=outline.first_line)
    _refuse_several(outline)
    last = outline.last_line
    if "performance" not in outline.blocks:
        knowledge = outline.blocks.get("knowledge")
        raise Refusal("performance-missing", line=knowledge.line if knowledge else last)
    if not outline.blocks["performance"].lines:
        raise Refusal("performance-empty", line=outline.blocks["performance"].line)
    if outline.order[-1][0] == "performance" and "knowledge" not in outline.blocks:
        raise Refusal("source-cut-off", line=last, heading=outline.blocks["performance"].printed)


def _refuse_several(outline: Outline) -> None:
    """Refuse a booklet: where two of the three great sections begin twice, there is more than one standard."""
    again: set[str] = set()
    seen: set[str] = set()
    for key, line in outline.order:
        if key in seen and key in {"overview", "performance", "knowledge"}:
            again.add(key)
        if len(again) > 1:
            raise Refusal("standards-several", line=line)
        seen.add(key)


def language(outline: Outline) -> Language:
    """The language of a document: of most of its headings, then of most of its common words, else English."""
    votes = {"cy": 0, "en": 0}
    for block in outline.blocks.values():
        if block.language:
            votes[block.language] += 1
    if votes["cy"] == votes["en"]:
        votes = _words(outline)
    return "cy" if votes["cy"] > votes["en"] else "en"


def _all_lines(outline: Outline) -> Iterator[Line]:
    if outline.title:
        yield outline.title
    yield from outline.loose
    for block in outline.blocks.values():
        yield from block.lines


def _words(outline: Outline) -> dict[str, int]:
    counted = {"cy": 0, "en": 0}
    for line in _all_lines(outline):
        for word in _WORD.findall(line.text.casefold()):
            for tongue, common in _COMMON.items():
                counted[tongue] += f" {word} " in common
    return counted


def noticed(outline: Outline, spoken: Language) -> Iterator[Finding]:
    """What a person should know before trusting a document that was read."""
    yield from _frame(outline)
    yield from _missing(outline, spoken)
    yield from _languages(outline, spoken)


def _frame(outline: Outline) -> Iterator[Finding]:
    title = outline.title
    if title and (title.text[:1].islower() or not title.text[:1].isalnum() or len(title.text) > _LONGEST_TITLE):
        yield found(title.number, "warning", "title-doubtful", text=short(title.text))
    for line in outline.loose:
        yield found(line.number, "warning", "text-before-headings", text=short(line.text))
    for key, code in _EMPTY.items():
        block = outline.blocks.get(key)
        if block and not block.lines:
            yield found(block.line, "warning", code, heading=block.printed)
    for line in _all_lines(outline):
        if _DAMAGE.search(line.text):
            yield found(line.number, "warning", "text-damaged", text=short(line.text))


def _missing(outline: Outline, spoken: Language) -> Iterator[Finding]:
    present = outline.blocks
    ends = max((place for place, key in enumerate(_ORDER) if key in present), default=0)
    last = present[outline.order[-1][0]]
    if any(key in present for key in headings.HEADER):
        first = outline.title.number if outline.title else outline.first_line
        for key in headings.HEADER:
            if key not in present and key != "urn":
                yield found(first, "note", "label-absent", heading=headings.name(key, spoken))
    else:
        yield found(outline.title.number if outline.title else outline.first_line, "note", "labels-absent")
    for place, key in enumerate(_ORDER):
        if key in present or (place > ends and key != "knowledge"):
            continue
        following = next((present[later].line for later in _ORDER[place:] if later in present), outline.last_line)
        level, code = _ABSENT.get(key, ("note", "heading-absent"))
        yield found(following, level, code, heading=headings.name(key, spoken))
    if ends < len(_ORDER) - 1 or not present[_ORDER[-1]].lines:
        yield found(outline.last_line, "warning", "source-ends-early", heading=last.printed)


def _languages(outline: Outline, spoken: Language) -> Iterator[Finding]:
    for line, printed, lead in outline.lead_ins:
        if lead.language != spoken:
            yield found(line, "note", "lead-in-other-language", lead_in=printed)
    expected = [lead.kind for _, _, lead in outline.lead_ins]
    for key, kind in headings.CRITERIA.items():
        if key in outline.blocks and kind != "behaviour" and kind not in expected:
            yield found(outline.blocks[key].line, "note", "lead-in-missing", heading=outline.blocks[key].printed)
    for block in outline.blocks.values():
        if block.language not in {None, spoken}:
            yield found(block.line, "note", "heading-other-language", heading=block.printed)
    counted = _words(outline)
    other: Language = "en" if spoken == "cy" else "cy"
    if counted[other] > counted[spoken] and sum(counted.values()) >= _ENOUGH_WORDS:
        yield found(outline.first_line, "warning", "language-doubtful")
