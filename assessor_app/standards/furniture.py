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

from assessor_app.standards import headings
from assessor_app.standards.marks import unbulleted
from assessor_app.standards.outline import found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.lines import Line
    from assessor_app.standards.model import Finding

_IN_WORDS = re.compile(r"(?:page|tudalen)\s+[0-9]{1,3}(?:\s*(?:of|o|/)\s*[0-9]{1,3})?", re.IGNORECASE)
_COUNTED = re.compile(r"(?P<before>(?:.*\D)?)(?P<last>[0-9]{1,3})|(?P<first>[0-9]{1,3})(?P<after>\s+\D.*)")
_DIGITS = re.compile(r"[0-9]+")
_FEWEST = 2


def left_out(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines without the furniture of pages, and a note for each that was left out."""
    out = {place for place, line in enumerate(lines) if _IN_WORDS.fullmatch(line.text)}
    out |= _counted(lines) | _repeated(lines)
    kept: list[Line] = []
    findings = []
    for place, line in enumerate(lines):
        if place in out:
            findings.append(found(line.number, "note", "furniture-left-out", text=line.text))
        else:
            kept.append(replace(line, after_gap=True) if place - 1 in out else line)
    return tuple(kept), tuple(findings)


def _counted(lines: Sequence[Line]) -> set[int]:
    """Places of lines that differ only in a number, which counts up by one from each to the next."""
    names = {lines[0].text} if lines else set()
    names |= {known.rest for line in lines if (known := headings.opening(line.text)) and known.key == "urn"}
    alike: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for place, line in enumerate(lines):
        counted = _COUNTED.fullmatch(line.text)
        named = any(name and name in line.text for name in names)
        text = unbulleted(line.text) == line.text and headings.opening(line.text) is None
        if counted and text and (named or _at_turn(lines, place)):
            shape = (counted["before"] or "", counted["after"] or "")
            alike[shape].append((int(counted["last"] or counted["first"]), place))
    return {place for told in alike.values() if _counts_up(told) for _, place in told}


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Places of lines that stand first or last on two pages or more, and at least on every other one.

    The first line of all stays where nothing but a heading follows it: it is the title.
    """
    pages = {line.page for line in lines}
    alike: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        frame = headings.opening(line.text) or headings.lead_in(line.text)
        if len(pages) > 1 and not frame and (place in {0, len(lines) - 1} or _at_turn(lines, place)):
            alike[_DIGITS.sub("#", line.text)].append(place)
    out = set()
    for places in alike.values():
        if len({lines[place].page for place in places}) >= max(_FEWEST, len(pages) / 2):
            out.update(places)
    after = next((line for place, line in enumerate(lines) if place and place not in out), None)
    return out - {0} if after is None or headings.opening(after.text) else out


def _at_turn(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the first or last of its page."""
    here = lines[place].page
    around = (lines[near].page for near in (place - 1, place + 1) if 0 <= near < len(lines))
    return any(page != here for page in around)


def _counts_up(told: Sequence[tuple[int, int]]) -> bool:
    steps = {after[0] - before[0] for before, after in itertools.pairwise(told)}
    return len(told) >= _FEWEST and steps == {1}
