"""Where one standard ends and the next begins in a booklet of many. Reads no criteria; the reader reads each part.

A booklet is split only where a title stands clear of what is before it; otherwise it is refused.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.standards.reading import headings
from assessor_app.standards.reading.marks import unbulleted
from assessor_app.standards.reading.outline import found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Finding
    from assessor_app.standards.reading.lines import Line

_LONGEST_TITLE = 250
_ENTRY = re.compile(r".{3,}?[ .…·_]{2,}[0-9]{1,3}|.{3,}\s[0-9]{1,3}")
"""An entry of a contents page: words, then leaders or a blank, then the page."""


@dataclass(frozen=True, slots=True)
class Booklet:
    """A file taken apart: one part for each standard, and what was noticed of the pages before the first."""

    parts: tuple[tuple[Line, ...], ...]
    findings: tuple[Finding, ...] = ()


def split(lines: tuple[Line, ...]) -> Booklet:
    """Part the lines of a file into standards, in order; a file of one standard has one part.

    Raises:
        Refusal: `standards-several`, where a further standard begins but its title does not stand clear.
    """
    anchors = _anchors(lines)
    if not anchors[1:]:
        return Booklet((lines,))
    begins = [_title_place(lines, place) for place in anchors]
    for place, anchor in zip(begins[1:], anchors[1:], strict=True):
        if place is None:
            raise Refusal("standards-several", line=lines[anchor].number)
    first = begins[0] or 0
    places = [first, *(place for place in begins[1:] if place is not None), len(lines)]
    parts = tuple(lines[here:after] for here, after in itertools.pairwise(places))
    return Booklet(parts, tuple(_before(lines[:first], len(parts))))


def _anchors(lines: Sequence[Line]) -> list[int]:
    """Places of the headings that open the body of a standard: an overview, or criteria where there is none."""
    anchors: list[int] = []
    seen: set[str] = set()
    for place, line in enumerate(lines):
        opening = headings.opening(line.text)
        key = opening.key if opening else ""
        again = {"performance", "knowledge"} <= seen if key == "performance" else "performance" in seen
        if key in {"overview", "performance"} and (again or not anchors):
            anchors.append(place)
            seen = set()
        seen.add(key)
    return anchors


def _title_place(lines: Sequence[Line], anchor: int) -> int | None:
    """The place of the title above an anchor and its labels; None where nothing stands clear as one."""
    place = anchor - 1
    while place >= 0:
        if _is_label(lines[place]):
            place -= 1
        elif place and _awaits_value(lines[place - 1]):
            place -= 2
        else:
            break
    if place < 0:
        return None
    line = lines[place]
    new_page = place > 0 and lines[place - 1].page != line.page
    clear = line.after_gap or new_page or line.heading
    known = headings.opening(line.text) or headings.lead_in(line.text)
    is_title = not known and unbulleted(line.text) == line.text and len(line.text) <= _LONGEST_TITLE
    return place if clear and is_title and line.text[:1].isalnum() else None


def _is_label(line: Line) -> bool:
    opening = headings.opening(line.text)
    return opening is not None and opening.key in headings.HEADER


def _awaits_value(line: Line) -> bool:
    """Whether a line is a label of the header whose value stands on the next line."""
    opening = headings.opening(line.text)
    return opening is not None and opening.key in headings.HEADER and not opening.rest


def _before(lines: Sequence[Line], standards: int) -> list[Finding]:
    findings = [found(line.number, "note", "preamble-left-out", text=line.text) for line in lines]
    entries = sum(_ENTRY.fullmatch(line.text) is not None for line in lines)
    if entries not in {0, standards}:
        findings.append(
            found(lines[0].number, "warning", "contents-differ", listed=str(entries), standards=str(standards))
        )
    return findings
