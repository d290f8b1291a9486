"""What the states of an action are called, for every face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.verifying.actions.model import State

STATE_WORDS: Final[dict[State, str]] = {
    "open": N_("To be done"),
    "reopened": N_("To be done again"),
    "answered": N_("Answered, to be rechecked"),
    "closed": N_("Closed"),
}
