"""The step that keeps a witness or takes one away, and what takes it back. What a step is, `observing.steps` says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.observing.steps import Outcome, sheet_changed

if TYPE_CHECKING:
    from assessor_app.observing.desk import ObservationDesk
    from assessor_app.observing.model import Witness


@dataclass(frozen=True, slots=True)
class PutWitness:
    """Keep a witness, or (None) take the one with this id away."""

    name: str
    witness: Witness | None

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Keep it or take it away."""
        sheet = desk.part(observation).sheet
        before = next((one for one in sheet.witnesses if one.id == self.name), None) if sheet else None
        if self.witness is not None:
            changes = desk.put_witness(observation, self.witness)
        else:
            changes = desk.remove_witness(observation, self.name)
        return sheet_changed(desk, observation, changes, PutWitness(self.name, before))
