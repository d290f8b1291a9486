"""How ways of looking, causes, periods and heads of the overview are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.verifying.model import Cause
    from assessor_app.verifying.overview.model import By

WAY_WORDS: Final[dict[By, str]] = {
    "assessor": N_("Assessors"),
    "standard": N_("Standards"),
    "site": N_("Sites"),
    "month": N_("Months"),
}
CAUSE_WORDS: Final[dict[Cause, str]] = {
    "valid": N_("Valid"),
    "authentic": N_("Authentic"),
    "current": N_("Current"),
    "sufficient": N_("Sufficient"),
    "reliable": N_("Reliable"),
    "method": N_("Method"),
    "mapping": N_("Mapping to criteria"),
    "record-quality": N_("Quality of the record"),
}
PERIODS: Final = (
    ("90", N_("Three months"), ""),
    ("365", N_("A year"), ""),
    ("", N_("Everything"), ""),
)
HEADS: Final = (
    N_("Records"),
    N_("Sampled"),
    N_("Agreed"),
    N_("Agreed, with action"),
    N_("Not agreed"),
    N_("Open actions"),
    N_("Overdue"),
)
