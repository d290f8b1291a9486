"""Which state of a sampled item may follow which (`domain.md`, 3, SAMPLE). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal

if TYPE_CHECKING:
    from assessor_app.verifying.model import Overall
    from assessor_app.verifying.sampling.model import State

FOLLOWS: Final[dict[State, frozenset[State]]] = {
    "in_pool": frozenset({"planned"}),
    "planned": frozenset({"selected", "in_pool"}),
    "selected": frozenset({"under_review", "in_pool"}),
    "under_review": frozenset({"agreed", "agreed_with_actions", "not_agreed", "selected"}),
    "agreed": frozenset({"closed"}),
    "agreed_with_actions": frozenset({"closed"}),
    "not_agreed": frozenset({"closed"}),
    "closed": frozenset(),
}
OUTCOMES: Final[dict[Overall, State]] = {
    "confirmed": "agreed",
    "confirmed-with-action": "agreed_with_actions",
    "not-confirmed": "not_agreed",
}
_ON_THE_WAY: Final[tuple[State, ...]] = ("planned", "selected", "under_review")


def way(now: State, to: State) -> tuple[State, ...]:
    """The states an item passes through from one to another, the last included: none is skipped in what is kept.

    Raises:
        Refusal: `sample-item-step`, when nothing leads there.
    """
    if to in FOLLOWS[now]:
        return (to,)
    if now in _ON_THE_WAY:
        between = _ON_THE_WAY[_ON_THE_WAY.index(now) + 1 :]
        if to in between:
            return between[: between.index(to) + 1]
        if to in OUTCOMES.values():
            return (*between, to)
    raise Refusal("sample-item-step", state=now, to=to)
