"""How much of a standard a candidate has met, over all their observations: a pure rule. Reads and keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.standards.ranges import all_items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.observing.model import Method, Observation, State
    from assessor_app.standards.model import Criterion, Standard
    from assessor_app.standards.ranges import RangeItem


@dataclass(frozen=True, slots=True)
class Line:
    """What one observation says of every criterion of the standard, in the standard's order.

    `at` is when the visit began (RFC 3339), `method` the first of its plan; `sealed` says that it is a record.
    """

    observation: str
    reference: str
    at: str
    method: Method | None
    sealed: bool
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One standard, a line for each observation that assessed it (oldest first), and how each criterion stands.

    `ranged` are the items of its scope/range and the sub-items of its criteria, each with whether it was covered.
    """

    standard: Standard
    lines: tuple[Line, ...]
    so_far: tuple[State, ...]
    ranged: tuple[tuple[RangeItem, bool], ...] = ()

    @property
    def met(self) -> int:
        """How many performance criteria are met."""
        return sum(state == "met" for state in self.so_far[: len(self.standard.performance)])

    def left(self) -> tuple[Criterion, ...]:
        """The criteria that are not met, in the standard's order."""
        return tuple(one for one, state in zip(self.standard.criteria, self.so_far, strict=True) if state != "met")


def covered(standard: Standard, observations: Iterable[Observation]) -> Coverage:
    """Gather what observations of one candidate say of a standard.

    A criterion met once is met: evidence that was good enough stays so, and what a later visit did not see again
    takes nothing away. Drafts count as they stand; `Line.sealed` tells them apart.
    """
    seen = [one for one in observations if standard.key in one.standards]
    lines = tuple(
        sorted(
            (_line(standard, one) for one in seen),
            key=lambda line: (line.at, line.reference),
        )
    )
    so_far = tuple(_best(line.states[at] for line in lines) for at in range(len(standard.criteria)))
    marked = {mark.item for one in seen for mark in one.ranges}
    return Coverage(standard, lines, so_far, tuple((item, item.key in marked) for item in all_items(standard)))


def _line(standard: Standard, observation: Observation) -> Line:
    judged = {judgement.criterion: judgement.state for judgement in observation.judgements}
    methods = observation.plan.methods
    return Line(
        observation=observation.id,
        reference=observation.reference,
        at=observation.event.start,
        method=methods[0] if methods else None,
        sealed=bool(observation.record),
        states=tuple(judged.get(standard.criterion_key(one), "not_observed") for one in standard.criteria),
    )


def _best(states: Iterable[State]) -> State:
    said = set(states)
    if "met" in said:
        return "met"
    return "not_yet_met" if "not_yet_met" in said else "not_observed"
