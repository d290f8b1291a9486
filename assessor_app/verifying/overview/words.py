"""How ways of looking, causes and the numbers of a line are called, and the numbers in that order. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.verifying.model import Cause
    from assessor_app.verifying.overview.model import By, Figure

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
HEADS: Final = (
    N_("Records"),
    N_("Sampled"),
    N_("Agreed"),
    N_("Agreed, with action"),
    N_("Not agreed"),
    N_("Open actions"),
    N_("Overdue"),
)


def counts(line: Figure) -> tuple[int, ...]:
    """The numbers of one line, in the order of `HEADS`."""
    return (
        line.records, line.sampled, line.agreed, line.with_action, line.not_agreed, line.open_actions, line.overdue,
    )  # fmt: skip
