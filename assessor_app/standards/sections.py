"""The prose of a document: overview paragraphs, and the entries of sections other than criteria and labels."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from assessor_app.standards import headings
from assessor_app.standards.marks import unbulleted
from assessor_app.standards.outline import found, short
from assessor_app.standards.wording import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.standards.lines import Line
    from assessor_app.standards.model import Finding
    from assessor_app.standards.outline import Outline

_SENTENCE_ENDS = (".", "!", "?", ":", ";", "”", '"')
_LONGEST_HEADING = 60
_LETTERED = re.compile(r"\(?[a-z][.)]\s")
_DIGIT = re.compile(r"[0-9]")
_NEAR = 0.85
"""How alike a line and a known heading must be to be held for a misprint of it."""
_NO_HEADINGS_WITHIN = headings.METADATA | headings.CRITERIA.keys() | {"related", "external_links"}
"""In values, groups and titles of other standards a short line with a capital is nothing unusual."""
_MOST_COMPARED = 200
"""Comparing is slow, and a document with more lines that look like headings has other troubles."""


def paragraphs(lines: Sequence[Line]) -> tuple[str, ...]:
    """Printed paragraphs. A line that runs on in lower case, without a gap, belongs to the one before it."""
    return _paragraphs(lines, lambda line, before: not line.after_gap and not before.endswith(_SENTENCE_ENDS))


def overview(lines: Sequence[Line]) -> tuple[tuple[str, ...], list[Finding]]:
    """The paragraphs of an overview; a sentence that a blank line broke is whole again, which is told."""
    broken: list[Line] = []

    def runs_on(line: Line, before: str) -> bool:
        if before.endswith(_SENTENCE_ENDS):
            return False
        if line.after_gap and before[:1].isupper() and not _LETTERED.match(line.text):
            broken.append(line)
            return True
        return not line.after_gap

    told = _paragraphs(lines, runs_on)
    return told, [found(line.number, "warning", "paragraph-joined", text=short(line.text)) for line in broken]


def _paragraphs(lines: Sequence[Line], runs_on: Callable[[Line, str], bool]) -> tuple[str, ...]:
    told: list[list[str]] = []
    for line in lines:
        if told and line.text[:1].islower() and runs_on(line, " ".join(told[-1])):
            told[-1].append(line.text)
        else:
            told.append([line.text])
    return tuple(" ".join(pieces) for pieces in told)


def entries(lines: Sequence[Line]) -> tuple[str, ...]:
    """The entries of a section, without their bullets."""
    return tuple(text for text in map(unbulleted, paragraphs(lines)) if text)


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
