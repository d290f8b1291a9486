"""The values under the labels of a document: dates, lists, names. What does not fit is told."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.standards import dates
from assessor_app.standards.reading import headings
from assessor_app.standards.reading.outline import found, short

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from assessor_app.standards.model import Finding
    from assessor_app.standards.reading.lines import Line
    from assessor_app.standards.reading.outline import Block, Outline

_BARE_COMMA = re.compile(r"\s*,(?!\s)\s*|\s*;\s*")
_SEPARATOR = re.compile(r"\s*[,;]\s*")
_LONG = 40
"""Letters: a shorter line was not broken for want of room."""
_URN = re.compile(r"(?=.*[0-9])[A-Za-z][A-Za-z0-9 ._&/*-]{1,38}")


@dataclass(frozen=True, slots=True)
class Values:
    """What the labels of one document say; None or nothing where a label is absent or empty."""

    single: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    findings: tuple[Finding, ...]


def split(key: str, text: str) -> tuple[str, ...]:
    """Split a printed list, keeping order and repeats.

    Suites are joined by a bare comma, since a suite's own name may hold a comma and a space; all other lists by
    `;`, by `,`, or by both.
    """
    pieces = (_BARE_COMMA if key == "suites" else _SEPARATOR).split(text)
    return tuple(piece for piece in pieces if piece)


def values(outline: Outline, today: dt.date) -> Values:
    """Read all labels of a document."""
    single: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    for key, block in outline.blocks.items():
        if key not in headings.METADATA:
            continue
        if key in headings.LISTS:
            lists[key] = tuple(piece for text in _unwrapped(key, block.lines) for piece in split(key, text))
            spare = [line for place, line in enumerate(block.lines) if place and line.after_gap]
            findings += _may_be_wrapped(block)
        else:
            spare = block.lines[1:]
            if block.lines:
                single[key] = block.lines[0].text
        code = "list-goes-on" if key in headings.LISTS else "value-goes-on"
        findings += [found(line.number, "warning", code, heading=block.printed, text=line.text) for line in spare]
    findings += _dates(outline, single, today)
    findings += _identity(outline, single)
    return Values(single, lists, tuple(findings))


def _unwrapped(key: str, lines: Sequence[Line]) -> list[str]:
    """The lines of a printed list; one that holds separators and does not end in one goes on in the next."""
    separator = _BARE_COMMA if key == "suites" else _SEPARATOR
    told: list[str] = []
    for line in lines:
        before = told[-1] if told else ""
        goes_on = separator.search(before) is not None and not before.endswith((",", ";"))
        if told and goes_on and not line.after_gap:
            told[-1] = f"{before} {line.text}"
        else:
            told.append(line.text)
    return told


def _may_be_wrapped(block: Block) -> list[Finding]:
    """Long lines without separators may be entries, or one entry broken for want of room."""
    pairs = itertools.pairwise(block.lines)
    return [
        found(line.number, "warning", "entry-may-go-on", heading=block.printed, text=short(line.text))
        for before, line in pairs
        if not line.after_gap and len(before.text) >= _LONG and not _SEPARATOR.search(before.text)
    ]


def _dates(outline: Outline, single: dict[str, str], today: dt.date) -> list[Finding]:
    findings = []
    for key in ("approved", "review_date"):
        if key not in single:
            continue
        printed, line = single[key], _value_line(outline.blocks[key])
        read = dates.iso(printed)
        if read is None:
            findings.append(found(line, "warning", "date-unread", heading=outline.blocks[key].printed, text=printed))
            del single[key]
            continue
        single[key] = read
        if key == "review_date" and dates.passed(read, today):
            findings.append(found(line, "warning", "review-date-passed", date=printed))
    return findings


def _identity(outline: Outline, single: dict[str, str]) -> list[Finding]:
    if "urn" not in single:
        block = outline.blocks.get("urn")
        return [found(block.line if block else outline.first_line, "note", "urn-missing")]
    if not _URN.fullmatch(single["urn"]):
        line = _value_line(outline.blocks["urn"])
        return [found(line, "warning", "urn-unusual", text=single["urn"])]
    return []


def _value_line(block: Block) -> int:
    return block.lines[0].number
