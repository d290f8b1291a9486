"""What outcomes, causes, decisions and answers are called on the screen, with the key that chooses each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.standards.model import KIND_LETTERS

if TYPE_CHECKING:
    from assessor_app.records.templates.further_1.words import Outcome as Overall
    from assessor_app.standards.model import Language
    from assessor_app.verifying.model import Answer, Cause, Outcome, Stage
    from assessor_app.verifying.reviews.model import Looked

Choices = tuple[tuple[str, str, str], ...]
"""Key, message and tone, as `Segmented` takes them."""

OUTCOMES: Final[tuple[tuple[Outcome, str, str], ...]] = (
    ("agreed", N_("Agree  1"), "met"),
    ("agreed-with-action", N_("With action  2"), "not_yet"),
    ("not-agreed", N_("Disagree  3"), "refused"),
)
OVERALLS: Final[tuple[tuple[Overall, str, str], ...]] = (
    ("confirmed", N_("Confirm  1"), "met"),
    ("confirmed-with-action", N_("Confirm subject to action  2"), "not_yet"),
    ("not-confirmed", N_("Do not confirm  3"), "refused"),
)
ANSWERS: Final[tuple[tuple[Answer, str, str], ...]] = (
    ("yes", N_("Yes  1"), "met"),
    ("no", N_("No  2"), "not_yet"),
    ("not-applicable", N_("Does not apply  3"), "accent"),
)
CAUSES: Final[tuple[tuple[Cause, str, str], ...]] = (
    ("valid", N_("Valid  1"), "not_yet"),
    ("authentic", N_("Authentic  2"), "not_yet"),
    ("current", N_("Current  3"), "not_yet"),
    ("sufficient", N_("Sufficient  4"), "not_yet"),
    ("reliable", N_("Reliable  5"), "not_yet"),
    ("method", N_("Method  6"), "not_yet"),
    ("mapping", N_("Mapping  7"), "not_yet"),
    ("record-quality", N_("Quality of the record  8"), "not_yet"),
)
CAUSE_WORDS: Final[dict[str, str]] = {
    "valid": N_("Valid"),
    "authentic": N_("Authentic"),
    "current": N_("Current"),
    "sufficient": N_("Sufficient"),
    "reliable": N_("Reliable"),
    "method": N_("Method"),
    "mapping": N_("Mapping"),
    "record-quality": N_("Quality of the record"),
}
STAGES: Final[tuple[tuple[Stage, str, str], ...]] = (
    ("interim", N_("Interim"), "accent"),
    ("summative", N_("Summative"), "accent"),
)
# What is said of an outcome where it cannot be pressed, and how many there are of it.
OVERALL_SAID: Final[dict[str, str]] = {
    "confirmed": N_("Confirmed"),
    "confirmed-with-action": N_("Confirmed subject to action"),
    "not-confirmed": N_("Not confirmed"),
}
UNCONFIRMED: Final = "not-confirmed"
COUNTED: Final[dict[str, str]] = {
    "agreed": N_("Agreed: {count}"),
    "agreed-with-action": N_("Agreed, with action: {count}"),
    "not-agreed": N_("Not agreed: {count}"),
}


def short(one: Looked, reader: Language) -> str:
    """A criterion's chip text without its standard, `P14` or `K2` (Welsh `G2`)."""
    return f"{KIND_LETTERS[one.kind, reader]}{one.number}"
