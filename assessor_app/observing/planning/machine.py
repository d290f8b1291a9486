"""Which steps a planned visit can take and what it is after each: pure, one function a step. `desk` keeps them.

proposed → agreed → done, moved any number of times before that, cancelled for a reason; a cancelled one can be revived.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal

if TYPE_CHECKING:
    from assessor_app.observing.model import Moved
    from assessor_app.observing.planning.model import PlannedVisit, Proposal, Stage

# What a step is refused with where the visit is no longer to come.
CLOSED: Final[dict[Stage, str]] = {"done": "plan-begun", "cancelled": "plan-cancelled"}


def changed(visit: PlannedVisit, what: Proposal) -> PlannedVisit:
    """Plan something else. What was agreed was agreed of the plan before, except where only place or note differ."""
    _demand_open(visit)
    if replace(visit.what, place=what.place, note=what.note) == what:
        return replace(visit, what=what)
    return replace(visit, what=what, stage="proposed", agreed="", how="")


def agreed(visit: PlannedVisit, day: str, how: str) -> PlannedVisit:
    """Agree it with the candidate, or put right when and how that was."""
    _demand_open(visit)
    return replace(visit, stage="agreed", agreed=day, how=how)


def moved(visit: PlannedVisit, move: Moved) -> PlannedVisit:
    """Put it off or bring it forward. It stays as agreed as it was: the reason says how the new time came about.

    Raises:
        Refusal: `reason-missing`.
    """
    _demand_open(visit)
    if not move.reason:
        raise Refusal("reason-missing")
    return replace(visit, what=replace(visit.what, start=move.now), moved=(*visit.moved, move))


def move_undone(visit: PlannedVisit) -> PlannedVisit:
    """Take back the last move; Refusal `plan-not-moved` where there is none to take back."""
    _demand_open(visit)
    if not visit.moved or visit.moved[-1].now != visit.what.start:
        raise Refusal("plan-not-moved")
    return replace(visit, what=replace(visit.what, start=visit.moved[-1].was), moved=visit.moved[:-1])


def cancelled(visit: PlannedVisit, reason: str) -> PlannedVisit:
    """Cancel it; Refusal `reason-missing`."""
    _demand_open(visit)
    if not reason:
        raise Refusal("reason-missing")
    return replace(visit, stage="cancelled", reason=reason)


def revived(visit: PlannedVisit) -> PlannedVisit:
    """Plan a cancelled one again, as agreed as it was; Refusal `plan-not-cancelled`."""
    if visit.stage != "cancelled":
        raise Refusal("plan-not-cancelled")
    return replace(visit, stage="agreed" if visit.agreed else "proposed", reason="")


def begun(visit: PlannedVisit, observation: str) -> PlannedVisit:
    """It has become an observation; agreed or not, which the observation says."""
    _demand_open(visit)
    return replace(visit, stage="done", observation=observation)


def as_it_stands(visit: PlannedVisit, *, discarded: bool) -> PlannedVisit:
    """It by what became of the observation that it became: discarded it is still to be done, brought back it is done.

    It goes on knowing that observation, whatever is planned anew meanwhile, until another is begun from it.
    """
    if not visit.observation:
        return visit
    if not discarded:
        return replace(visit, stage="done", reason="")
    return replace(visit, stage="agreed" if visit.agreed else "proposed") if visit.stage == "done" else visit


def _demand_open(visit: PlannedVisit) -> None:
    if not visit.open:
        raise Refusal(CLOSED[visit.stage])
