"""The values under the labels of a document: dates, lists, names. What does not fit is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.standards import dates, headings
from assessor_app.standards.outline import found

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.standards.model import Finding
    from assessor_app.standards.outline import Block, Outline

_BARE_COMMA = re.compile(r"\s*,(?!\s)\s*|\s*;\s*")
_SEPARATOR = re.compile(r"\s*[,;]\s*")
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
            lists[key] = tuple(piece for line in block.lines for piece in split(key, line.text))
            spare = [line for place, line in enumerate(block.lines) if place and line.after_gap]
        else:
            spare = block.lines[1:]
            if block.lines:
                single[key] = block.lines[0].text
        code = "list-goes-on" if key in headings.LISTS else "value-goes-on"
        findings += [found(line.number, "warning", code, heading=block.printed, text=line.text) for line in spare]
    findings += _dates(outline, single, today)
    findings += _identity(outline, single)
    return Values(single, lists, tuple(findings))


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
