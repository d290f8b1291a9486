"""From what to look for next time to a visit: the one place here that knows where visits are planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.ui.planning.known import plan_for as subject_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.screen import Screen


def plan_for(screen: Screen, candidate: str, hoped: Sequence[CriterionKey]) -> None:
    """Go where a visit to this candidate is planned, with these criteria hoped for; a button there leads back."""
    screen.look_up("visits/plan", subject_for(candidate, hoped))
