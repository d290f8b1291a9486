"""The marks of a Word file's lists, which no text in it says: styles, levels, counters. Reads no paragraph's words.

Rules: ECMA-376-1, 17.9 (numbering) and 17.7 (styles).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from assessor_app.standards.reading.blocks import ordinal
from assessor_app.standards.reading.wordparts import child, every, is_on, name, value

Element = Any  # of lxml, which tells no types

_WHOLE = re.compile(r"-?[0-9]{1,9}")
_PLACE = re.compile(r"%([1-9])")
_BODY_LEVEL = 9
"""The outline level of text that is no heading (17.3.1.20)."""
_MOST_BASES = 20
_TWIPS = 720
"""Half an inch, the step of Word's own indents, in twentieths of a point."""
_LETTERS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLAIN = {"decimal", "decimalZero", "ordinal", "cardinalText", "none", "bullet"}


def whole(written: str | None, otherwise: int = 0) -> int:
    """A whole number as written in an attribute."""
    return int(written) if written and _WHOLE.fullmatch(written) else otherwise


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph's style says of it; `list_id` is None where it says nothing of lists."""

    heading: bool = False
    bold: bool = False
    list_id: str | None = None
    level: int = 0
    left: int = 0


class Styles:
    """The styles of one file, each with what it inherits."""

    def __init__(self, part: Element | None) -> None:
        self._elements = {value(one, "styleId"): one for one in every(part, "style")} if part is not None else {}

    def of(self, paragraph: Element) -> Style:
        """What a paragraph's style, and those it is based on, say."""
        return self.named(value(child(paragraph, "pPr", "pStyle")))

    def named(self, style: str | None) -> Style:
        """What a style says, with what it inherits."""
        chain: list[Element] = []
        element = self._elements.get(style) if style else None
        while element is not None and len(chain) < _MOST_BASES:
            chain.append(element)
            element = self._elements.get(value(child(element, "basedOn")))
        heading, bold, list_id, level, left = False, False, None, 0, 0
        for one in reversed(chain):
            called = (value(child(one, "name")) or "").casefold()
            outline = whole(value(child(one, "pPr", "outlineLvl")), _BODY_LEVEL)
            heading |= called.startswith("heading") or called == "title" or outline < _BODY_LEVEL
            bold = is_on(child(one, "rPr"), "b") if child(one, "rPr", "b") is not None else bold
            numbered = child(one, "pPr", "numPr")
            list_id = value(child(numbered, "numId")) or list_id
            level = whole(value(child(numbered, "ilvl")), level)
            left = _left(child(one, "pPr"), left)
        return Style(heading, bold, list_id, level, left)


def _left(properties: Element | None, otherwise: int) -> int:
    indent = child(properties, "ind")
    return whole(value(indent, "left") or value(indent, "start"), otherwise)


@dataclass(slots=True)
class _List:
    """One list definition: its levels, how far each has counted, and which instances have begun."""

    levels: dict[int, Element]
    counts: dict[int, int] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)


class Numbering:
    """The lists of one file, counting as the paragraphs go by."""

    def __init__(self, part: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._instances = {value(one, "numId"): one for one in part if name(one) == "num"} if part is not None else {}
        definitions = [one for one in part if name(one) == "abstractNum"] if part is not None else []
        self._lists = {
            value(one, "abstractNumId"): _List(
                {whole(value(level, "ilvl")): level for level in one if name(level) == "lvl"}
            )
            for one in definitions
        }
        self._links = {value(one, "abstractNumId"): value(child(one, "numStyleLink")) for one in definitions}

    def mark(self, paragraph: Element) -> tuple[str, int, bool]:
        """The mark before a paragraph as Word shows it, its depth (0: no list), and whether the mark is certain."""
        style = self._styles.of(paragraph)
        properties = child(paragraph, "pPr")
        numbered = child(properties, "numPr")
        list_id = value(child(numbered, "numId")) or style.list_id
        depth = round(max(_left(properties, style.left), 0) / _TWIPS) + 1
        if list_id is None or whole(list_id) <= 0:
            return "", depth, True
        level = whole(value(child(numbered, "ilvl")), style.level)
        found = self._list(list_id)
        if found is None or level not in found.levels:
            return "", level + 1, False
        self._count(found, list_id, level)
        mark, certain = _written(found, level)
        return mark, level + 1, certain

    def _list(self, list_id: str) -> _List | None:
        for _ in range(_MOST_BASES):
            abstract = value(child(self._instances.get(list_id), "abstractNumId"))
            link = self._links.get(abstract)
            linked = self._styles.named(link).list_id if link else None
            if linked is None:
                return self._lists.get(abstract)
            list_id = linked
        return None

    def _count(self, found: _List, list_id: str, level: int) -> None:
        if list_id not in found.begun:
            found.begun.add(list_id)
            for override in self._instances.get(list_id, ()):
                start = child(override, "startOverride")
                if start is not None:
                    found.counts[whole(value(override, "ilvl"))] = whole(value(start)) - 1
        before = found.counts.get(level)
        found.counts[level] = _start(found, level) if before is None else before + 1
        for deeper in [one for one in found.counts if one > level]:
            if value(child(found.levels.get(deeper), "lvlRestart")) != "0":
                del found.counts[deeper]


def _start(found: _List, level: int) -> int:
    return whole(value(child(found.levels.get(level), "start")), 1)


def _written(found: _List, level: int) -> tuple[str, bool]:
    element = found.levels[level]
    style = value(child(element, "numFmt")) or "decimal"
    if style == "bullet":
        return "-", True
    if style == "none":
        return "", True
    certain = True

    def number(place: re.Match[str]) -> str:
        nonlocal certain
        which = int(place[1]) - 1
        kind = value(child(found.levels.get(which), "numFmt")) or "decimal"
        if child(element, "isLgl") is not None:
            kind = "decimal"
        certain &= kind in _LETTERS or kind in _PLAIN
        counted = found.counts.get(which, _start(found, which))
        return ordinal(counted, _LETTERS.get(kind, "1")).rstrip(".")

    text = _PLACE.sub(number, value(child(element, "lvlText")) or "")
    return text.strip(), certain
