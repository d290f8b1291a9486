"""More steps: several as one, a tick of a range, a standard more for the visit. What a step is, `steps` says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.observing.parts import Part
from assessor_app.observing.steps import Outcome, sheet_changed
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.observing.desk import ObservationDesk
    from assessor_app.observing.steps import Step
    from assessor_app.standards.model import StandardKey
    from assessor_app.standards.ranges import RangeKey


@dataclass(frozen=True, slots=True)
class Together:
    """Several steps, all of them or none, which are taken back as one: an entry, and the judgements that it shows."""

    steps: tuple[Step, ...]

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Do them in order; taken back, they are undone from the last to the first."""
        with desk.together():
            done = [step.do(desk, observation) for step in self.steps]
        back = tuple(one.back for one in reversed(done) if one.back is not None)
        touched = frozenset(thing for one in done for thing in one.changes.touched)
        part = Part(observation, also=tuple(one.part for one in done))
        return Outcome(part, Changes(touched), Together(back) if back else None)


@dataclass(frozen=True, slots=True)
class Cover:
    """Say that an item of a range was covered, or (`covered` False) that it was not."""

    item: RangeKey
    covered: bool

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Tick it or take the tick away."""
        changes = desk.cover(observation, self.item, covered=self.covered)
        return sheet_changed(desk, observation, changes, Cover(self.item, not self.covered))


@dataclass(frozen=True, slots=True)
class AssessToo:
    """Assess one more standard on the visit, or (`too` False) one less."""

    standard: StandardKey
    too: bool = True

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Add it at the end or take it out; what is linked or judged already is refused."""
        sheet = desk.part(observation).sheet
        rest = [key for key in sheet.standards if key != self.standard] if sheet else []
        changes = desk.set_standards(observation, [*rest, self.standard] if self.too else rest)
        return sheet_changed(desk, observation, changes, AssessToo(self.standard, not self.too))
