"""From what to look for next time to a visit: the one place that knows where visits are planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.screen import Screen


def plan_for(screen: Screen, candidate: str, hoped: Sequence[CriterionKey]) -> None:  # noqa: ARG001 - see below
    """Go where a visit to this candidate is begun; a visit that is begun at once has no room for what is hoped for."""
    screen.look_up("visits/new", candidate)
