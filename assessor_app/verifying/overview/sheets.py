"""The tables of the overview, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.verifying.overview.words import CAUSE_WORDS, HEADS, WAY_WORDS, counts
from assessor_app.verifying.sheets import Sheet

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.verifying.overview.model import Figure, Overview


def sheets(found: Overview, words: Words) -> list[Sheet]:
    """The tables of the overview in the reader's language."""
    heads = tuple(words(head) for head in HEADS)
    made = [
        Sheet(words(WAY_WORDS[by]), (words(WAY_WORDS[by]), *heads), tuple(_cells(line) for line in lines))
        for by, lines in found.lines.items()
    ]
    causes = tuple((words(CAUSE_WORDS[cause]), many) for cause, many in found.causes)
    return [*made, Sheet(words(N_("Causes")), (words(N_("Cause")), words(N_("Criteria"))), causes)]


def _cells(line: Figure) -> tuple[str | int, ...]:
    return (line.name, *counts(line))
