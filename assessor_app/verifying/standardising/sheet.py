"""The judgements of an exercise as a table, in the reader's language: a line a criterion, a column a judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.verifying.sheets import Cell, Sheet
from assessor_app.verifying.standardising.naming import short_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.verifying.standardising.agreeing import Agreement
    from assessor_app.verifying.standardising.model import Choice, Exercise

SAID: Final[dict[Choice, str]] = {
    "met": N_("Met"),
    "not_yet_met": N_("Not yet met"),
    "not_observed": N_("Not observed"),
}


def sheet(made: Exercise, judges: Sequence[str], found: Agreement, words: Words) -> Sheet:
    """The table; `judges` are the names of those whose choices `found` holds, in its order."""
    texts = {one.key: one.text for one in made.criteria}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            short_name(one.criterion, words.language),
            texts[one.criterion],
            *(words(SAID[choice]) for choice in one.choices),
            round(one.agreement, 4) if len(one.choices) > 1 else None,
            words(SAID[one.sealed]) if one.sealed else "",
        )
        for one in found.criteria
    )
    heads = (words(N_("Criterion")), words(N_("Text")), *judges, words(N_("Agree")), words(N_("In the record")))
    return Sheet(made.title, heads, rows)
