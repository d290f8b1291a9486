"""From what to look for next time to a visit: the one place that knows where visits are planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.ui.planning import known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.screen import Screen


def plan_for(screen: Screen, candidate: str, hoped: Sequence[CriterionKey]) -> None:
    """Go where a visit to this candidate is planned, with what is hoped for."""
    screen.look_up("visits/plan", known.plan_for(candidate, hoped))
