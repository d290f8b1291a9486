"""What an assessor does, each step with the one that takes it back: both are deeds of the desk, durable like any other.

The log only grows. Taking an entry back strikes it with a later one of kind `note` that says so, in the language of
the entry; doing it again strikes that note with what stood there. Which steps there were is in `history`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from assessor_app.errors import Refusal
from assessor_app.language import N_, speak
from assessor_app.observing.model import Composer

if TYPE_CHECKING:
    from assessor_app.observing.desk import ObservationDesk
    from assessor_app.observing.model import Action, Entry, Event, EvidenceFile, Locator, Observation, Plan, State
    from assessor_app.observing.parts import Part
    from assessor_app.standards.model import CriterionKey, Language
    from assessor_app.vault.model import Changes

TAKEN_BACK: Final = N_("Taken back: the entry struck here was added by mistake.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step did: the `part` it changed, what it touched, and the step that takes it back; None for no change."""

    part: Part
    changes: Changes
    back: Step | None = None


class Step(Protocol):
    """One thing done to one observation."""

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Do it; raises what the desk refuses."""


@dataclass(frozen=True, slots=True)
class Add:
    """Append what was written."""

    written: Composer
    language: Language

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Append it; taken back, a note strikes it."""
        entry, changes = desk.add_entry(observation, self.written, self.language)
        note = Composer("note", speak(entry.language)(TAKEN_BACK))
        return Outcome(desk.part(observation, entry=entry.id), changes, Restate(entry.id, note, entry.language))


@dataclass(frozen=True, slots=True)
class Restate:
    """Strike an entry, or whatever stands in its place by now, with another that says this."""

    entry: str
    written: Composer
    language: Language

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Strike it; taken back, what stood there says so again.

        Raises:
            Refusal: `correction-begun`, where somebody is writing another correction of it, which would be lost.
        """
        struck = standing(desk, observation, self.entry)
        begun = next((one for one in _sheet(desk, observation).corrections if one.strikes == struck.id), None)
        if begun is not None and (begun.text, begun.question) != (self.written.text, self.written.question):
            raise Refusal("correction-begun")
        entry, changes = desk.correct_entry(observation, struck.id, self.written, self.language)
        before = Composer(struck.kind, struck.text, struck.question, struck.links, seconds=struck.seconds)
        return Outcome(desk.part(observation, entry=entry.id), changes, Restate(entry.id, before, struck.language))


@dataclass(frozen=True, slots=True)
class Link:
    """Say that an entry evidences a criterion, or (`on` False) that it does not."""

    entry: str
    criterion: CriterionKey
    on: bool = True

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Link or unlink whatever stands in the entry's place."""
        held = standing(desk, observation, self.entry)
        there = self.criterion in held.links
        changes = (desk.link if self.on else desk.unlink)(held.id, self.criterion)
        back = None if there == self.on else Link(self.entry, self.criterion, not self.on)
        return Outcome(desk.part(observation, entry=held.id), changes, back)


@dataclass(frozen=True, slots=True)
class Judge:
    """Set the judgement on a criterion."""

    criterion: CriterionKey
    state: State

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Set it; taken back, the judgement is what it was."""
        held = desk.part(observation, criterion=self.criterion).judgement
        before: State = held.state if held else "not_observed"
        changes = desk.judge(observation, self.criterion, self.state)
        back = None if before == self.state else Judge(self.criterion, before)
        return Outcome(desk.part(observation, criterion=self.criterion), changes, back)


@dataclass(frozen=True, slots=True)
class SetText:
    """Keep the summary, the feedback or the candidate's comment."""

    field: str
    said: str

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Keep it."""
        before = str(getattr(_sheet(desk, observation), self.field))
        return sheet_changed(
            desk, observation, desk.set_text(observation, self.field, self.said), SetText(self.field, before)
        )


@dataclass(frozen=True, slots=True)
class SetEvent:
    """Keep when, where and in what setting."""

    event: Event

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Keep it."""
        before = _sheet(desk, observation).event
        return sheet_changed(desk, observation, desk.set_event(observation, self.event), SetEvent(before))


@dataclass(frozen=True, slots=True)
class SetPlan:
    """Keep what was agreed beforehand."""

    plan: Plan

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Keep it."""
        before = _sheet(desk, observation).plan
        return sheet_changed(desk, observation, desk.set_plan(observation, self.plan), SetPlan(before))


@dataclass(frozen=True, slots=True)
class PutAction:
    """Keep an action, or (None) take the one with this id away."""

    name: str
    action: Action | None

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Keep it or take it away."""
        before = next((one for one in _sheet(desk, observation).actions if one.id == self.name), None)
        said = self.action
        if said is not None:
            changes = desk.put_action(observation, said.text, said.owner, said.due, action=self.name)
        else:
            changes = desk.remove_action(observation, self.name)
        return sheet_changed(desk, observation, changes, PutAction(self.name, before))


@dataclass(frozen=True, slots=True)
class PutLocator:
    """Keep where evidence is held, or (None) take the location with this id away."""

    name: str
    locator: Locator | None

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Keep it or take it away."""
        before = next((one for one in _sheet(desk, observation).locators if one.id == self.name), None)
        if self.locator is not None:
            changes = desk.put_locator(observation, self.locator)
        else:
            changes = desk.remove_locator(observation, self.name)
        return sheet_changed(desk, observation, changes, PutLocator(self.name, before))


@dataclass(frozen=True, slots=True)
class PutFile:
    """Say what is in a file that was taken in, or put it back; or (None) take the file with this id away."""

    name: str
    file: EvidenceFile | None

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Keep it or take it away."""
        before = next((one for one in _sheet(desk, observation).files if one.id == self.name), None)
        if self.file is not None:
            changes = desk.put_file(observation, self.file)
        else:
            changes = desk.remove_file(observation, self.name)
        return sheet_changed(desk, observation, changes, PutFile(self.name, before))


@dataclass(frozen=True, slots=True)
class Correction:
    """Take up the correction of an entry, or (`written` None) give it up."""

    entry: str
    written: Composer | None

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Take it up or give it up."""
        before = next((one for one in _sheet(desk, observation).corrections if one.strikes == self.entry), None)
        if self.written is not None:
            desk.keep_composer(observation, self.written)
        else:
            desk.drop_correction(observation, self.entry)
        return sheet_changed(desk, observation, desk.touched(observation), Correction(self.entry, before))


@dataclass(frozen=True, slots=True)
class Discard:
    """Put the draft out of sight, or (`away` False) bring it back."""

    away: bool = True

    def do(self, desk: ObservationDesk, observation: str) -> Outcome:
        """Put it away or bring it back."""
        changes = desk.discard(observation) if self.away else desk.restore(observation)
        return sheet_changed(desk, observation, changes, Discard(not self.away))


def standing(desk: ObservationDesk, observation: str, entry: str) -> Entry:
    """The entry that stands in the place of this one by now.

    Raises:
        Refusal: `entry-unknown`.
    """
    found = desk.part(observation, entry=desk.standing_for(entry)).entry
    if found is None:
        raise Refusal("entry-unknown")
    return found


def _sheet(desk: ObservationDesk, observation: str) -> Observation:
    sheet = desk.part(observation).sheet
    if sheet is None:
        raise Refusal("observation-unknown", id=observation)
    return sheet


def sheet_changed(desk: ObservationDesk, observation: str, changes: Changes, back: Step) -> Outcome:
    """What a step came to that changed the sheet; there is nothing to take back where nothing was touched."""
    return Outcome(desk.part(observation), changes, back if changes.touched else None)
