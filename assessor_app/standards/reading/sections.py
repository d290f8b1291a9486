"""The prose of a document: overview paragraphs, and the entries of sections other than criteria and labels."""

from __future__ import annotations

import difflib
import itertools
import re
from typing import TYPE_CHECKING, Literal

from assessor_app.standards.reading import headings
from assessor_app.standards.reading.marks import unbulleted
from assessor_app.standards.reading.outline import found, short
from assessor_app.standards.wording import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Finding
    from assessor_app.standards.reading.lines import Line
    from assessor_app.standards.reading.outline import Block, Outline

_SENTENCE_ENDS = (".", "!", "?", ":", ";", "”", '"')
_LONGEST_HEADING = 60
_LETTERED = re.compile(r"\(?[a-z][.)]\s")
_LABELLED = re.compile(r"[A-Z]{0,4}[0-9]{1,3}[.):]\s")
_LEAST_WRAP, _WIDEST_WRAP = 40, 130
"""Letters: lines that were broken for want of room are no narrower and no wider."""
_FULL = 0.9
_DIGIT = re.compile(r"[0-9]")
_NEAR = 0.85
"""How alike a line and a known heading must be to be held for a misprint of it."""
_NO_HEADINGS_WITHIN = headings.METADATA | headings.CRITERIA.keys() | {"related", "external_links"}
"""In values, groups and titles of other standards a short line with a capital is nothing unusual."""
_MOST_COMPARED = 200
"""Comparing is slow, and a document with more lines that look like headings has other troubles."""


def paragraphs(lines: Sequence[Line]) -> tuple[str, ...]:
    """Printed paragraphs. A line that runs on in lower case, without a gap, belongs to the one before it."""
    told: list[list[str]] = []
    for line in lines:
        runs_on = told and not line.after_gap and line.text[:1].islower()
        if runs_on and not told[-1][-1].endswith(_SENTENCE_ENDS):
            told[-1].append(line.text)
        else:
            told.append([line.text])
    return tuple(" ".join(pieces) for pieces in told)


def overview(lines: Sequence[Line]) -> tuple[tuple[str, ...], list[Finding]]:
    """The paragraphs of an overview. Where one may not begin or end so, that is told.

    A line goes on in the next one where it was broken for want of room, or where a blank line broke its sentence.
    """
    widest = max((len(line.text) for line in lines), default=0)
    parted = any(line.after_gap for line in lines[1:])
    told: list[list[str]] = []
    findings: list[Finding] = []
    before: Line | None = None
    for line in lines:
        how = _goes_on(before, line, told[-1], widest) if before and told else "new"
        if how == "new":
            told.append([line.text])
        else:
            told[-1].append(line.text)
        if how == "broken" or (how == "perhaps" and not parted):
            findings.append(found(line.number, "warning", "paragraph-joined", text=short(line.text)))
        before = line
    return tuple(" ".join(pieces) for pieces in told), findings


def _goes_on(before: Line, line: Line, told: Sequence[str], widest: int) -> Literal["new", "same", "perhaps", "broken"]:
    """Whether a line begins a paragraph, goes on with the same sentence, perhaps goes on, or was broken by a gap."""
    ended = before.text.endswith(_SENTENCE_ENDS)
    lower = line.text[:1].islower() and not _LETTERED.match(line.text)
    if line.after_gap:
        return "broken" if lower and not ended and told[0][:1].isupper() else "new"
    if line.text[:1].islower() and not ended:
        return "same"
    first, _, _ = line.text.partition(" ")
    full = widest <= _WIDEST_WRAP and len(before.text) + 1 + len(first) > _FULL * widest
    if not full or unbulleted(line.text) != line.text or _LABELLED.match(line.text):
        return "new"
    return "perhaps" if ended else "same"


def entries(lines: Sequence[Line]) -> tuple[str, ...]:
    """The entries of a section, without their bullets."""
    return tuple(text for text in map(unbulleted, paragraphs(lines)) if text)


def broken_entries(block: Block) -> list[Finding]:
    """Lines of a section that may go on with the entry before them, which filled its line and ended no sentence."""
    widest = max((len(line.text) for line in block.lines), default=0)
    findings = []
    for before, line in itertools.pairwise(block.lines):
        unmarked = unbulleted(line.text) == line.text and not _LABELLED.match(line.text)
        runs_on = line.after_gap or before.text.endswith(_SENTENCE_ENDS) or line.text[:1].islower()
        first, _, _ = line.text.partition(" ")
        full = len(before.text) + 1 + len(first) > _FULL * widest and _LEAST_WRAP <= widest <= _WIDEST_WRAP
        if full and unmarked and not runs_on:
            findings.append(
                found(line.number, "warning", "entry-may-go-on", heading=block.printed, text=short(line.text))
            )
    return findings


def heading_like(outline: Outline) -> list[Finding]:
    """Lines that look like headings and are none that is known, so that a section may hide under another's."""
    findings = []
    compared = 0
    for key, block in outline.blocks.items():
        for line in block.lines:
            if compared >= _MOST_COMPARED or len(line.text) > _LONGEST_HEADING or unbulleted(line.text) != line.text:
                continue
            compared += 1
            if not _DIGIT.search(line.text) and difflib.get_close_matches(
                folded(line.text), headings.KNOWN, n=1, cutoff=_NEAR
            ):
                findings.append(found(line.number, "warning", "heading-misprinted", text=short(line.text)))
            elif key not in _NO_HEADINGS_WITHIN and _alone(line):
                findings.append(
                    found(line.number, "note", "heading-unknown", text=short(line.text), heading=block.printed)
                )
    return findings


def _alone(line: Line) -> bool:
    """Whether a line is short, capitalised, unmarked and no sentence."""
    return line.after_gap and line.text[:1].isupper() and not line.text.endswith(_SENTENCE_ENDS)
