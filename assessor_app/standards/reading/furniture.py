"""Running heads, running feet and page numbers in plain text that was taken from pages, which no place tells there.

Only what cannot be text is left out: page numbers in words, lines that name the standard or stand at the turn of a
page and come again with the next number, and lines at the turn of a page that come again as they are.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.standards.reading import headings
from assessor_app.standards.reading.marks import unbulleted
from assessor_app.standards.reading.outline import found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Finding
    from assessor_app.standards.reading.lines import Line

_IN_WORDS = re.compile(r"(?:page|tudalen)\s+[0-9]{1,3}(?:\s*(?:of|o|/)\s*[0-9]{1,3})?", re.IGNORECASE)
_COUNTED = re.compile(r"(?P<before>(?:.*\D)?)(?P<last>[0-9]{1,3})|(?P<first>[0-9]{1,3})(?P<after>\s+\D.*)")
_DIGITS = re.compile(r"[0-9]+")
_FEWEST = 2


def left_out(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines without the furniture of pages, and a note for each that was left out."""
    out = {place for place, line in enumerate(lines) if _IN_WORDS.fullmatch(line.text)}
    out |= _named(lines) | _at_turns(lines)
    kept: list[Line] = []
    findings = []
    for place, line in enumerate(lines):
        if place in out:
            findings.append(found(line.number, "note", "furniture-left-out", text=line.text))
        else:
            kept.append(replace(line, after_gap=True) if place - 1 in out else line)
    return tuple(kept), tuple(findings)


def _may_be(line: Line) -> bool:
    """Whether a line could be furniture: no heading, no label, no lead-in, no item."""
    frame = headings.opening(line.text) or headings.lead_in(line.text)
    return frame is None and unbulleted(line.text) == line.text


def _named(lines: Sequence[Line]) -> set[int]:
    """Places of lines that name the standard and differ only in a number, which counts up from each to the next."""
    names = {lines[0].text} if lines else set()
    names |= {known.rest for line in lines if (known := headings.opening(line.text)) and known.key == "urn"}
    alike: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for place, line in enumerate(lines):
        counted = _COUNTED.fullmatch(line.text)
        if counted and _may_be(line) and any(name and name in line.text for name in names):
            shape = (counted["before"] or "", counted["after"] or "")
            alike[shape].append((int(counted["last"] or counted["first"]), place))
    return {place for told in alike.values() if _counts_up(told) for _, place in told}


def _counts_up(told: Sequence[tuple[int, int]]) -> bool:
    steps = {after[0] - before[0] for before, after in itertools.pairwise(told)}
    return len(told) >= _FEWEST and steps == {1}


def _at_turns(lines: Sequence[Line]) -> set[int]:
    """Places of lines that stand first on two pages or more and at least on every other one, or last.

    Their numbers are the same or count the pages. The first line of all stays where a heading follows it: it is the
    title.
    """
    pages = {line.page for line in lines}
    out: set[int] = set()
    for first in (True, False) if len(pages) > 1 else ():
        while more := _repeated(lines, out, pages, first=first):
            out |= more
    after = next((line for place, line in enumerate(lines) if place and place not in out), None)
    return out - {0} if after is None or headings.opening(after.text) else out


def _repeated(lines: Sequence[Line], out: set[int], pages: set[int], *, first: bool) -> set[int]:
    """Of the lines that are first, or last, on their pages when those left out already are gone: those that repeat."""
    edges: dict[int, int] = {}
    for place, line in enumerate(lines):
        if place not in out and not (first and line.page in edges):
            edges[line.page] = place
    alike: dict[str, list[Line]] = defaultdict(list)
    for place in edges.values():
        if _may_be(lines[place]):
            alike[_DIGITS.sub("#", lines[place].text)].append(lines[place])
    told = [one for one in alike.values() if len(one) >= max(_FEWEST, len(pages) / 2) and _count_pages(one)]
    numbers = {line.number for one in told for line in one}
    return {place for place in edges.values() if lines[place].number in numbers}


def _count_pages(lines: Sequence[Line]) -> bool:
    for before, after in itertools.pairwise(lines):
        pairs = zip(_DIGITS.findall(before.text), _DIGITS.findall(after.text), strict=False)
        pages = after.page - before.page
        allowed = {pages} if after.text.isdigit() else {0, pages}
        if not all(int(two) - int(one) in allowed for one, two in pairs):
            return False
    return True
