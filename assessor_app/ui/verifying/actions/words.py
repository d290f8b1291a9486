"""How an action that stands so looks: an icon of its own shape and a colour. Its words are `verifying.actions`'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.verifying.actions.model import State

STATE_LOOKS: Final[dict[State, tuple[str, str]]] = {
    "open": ("flag", "not_yet"),
    "reopened": ("redo", "not_yet"),
    "answered": ("forum", "accent"),
    "closed": ("check_circle-fill", "met"),
}
OVERDUE: Final = ("error-fill", "refused")
LATE: Final = N_("Overdue")
