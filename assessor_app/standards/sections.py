"""The prose of a document: overview paragraphs, and the entries of sections other than criteria and labels."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from assessor_app.standards import headings
from assessor_app.standards.marks import unbulleted
from assessor_app.standards.outline import found, short
from assessor_app.standards.wording import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.lines import Line
    from assessor_app.standards.model import Finding
    from assessor_app.standards.outline import Outline

_SENTENCE_ENDS = (".", "!", "?", ":", ";", "”", '"')
_LONGEST_HEADING = 60
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
            if difflib.get_close_matches(folded(line.text), headings.KNOWN, n=1, cutoff=_NEAR):
                findings.append(found(line.number, "warning", "heading-misprinted", text=short(line.text)))
            elif key not in _NO_HEADINGS_WITHIN and _alone(line):
                findings.append(
                    found(line.number, "note", "heading-unknown", text=short(line.text), heading=block.printed)
                )
    return findings


def _alone(line: Line) -> bool:
    """Whether a line is short, capitalised, unmarked and no sentence."""
    return line.after_gap and line.text[:1].isupper() and not line.text.endswith(_SENTENCE_ENDS)
