"""How ways of looking, causes, periods and heads of the overview are called."""

from __future__ import annotations

from typing import Final

from assessor_app.language import N_
from assessor_app.verifying.overview.words import CAUSE_WORDS, HEADS, WAY_WORDS

__all__ = ["CAUSE_WORDS", "HEADS", "PERIODS", "WAY_WORDS"]

PERIODS: Final = (
    ("90", N_("Three months"), ""),
    ("365", N_("A year"), ""),
    ("", N_("Everything"), ""),
)
