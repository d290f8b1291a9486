"""What the observing screen asks of the store, in the words of the desk. Text goes soon, all else at once.

A deed that could not be done is told by the one place that tells errors; a text that could not be kept is offered
again until it is. What was done can be taken back through `past`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from assessor_app.errors import AssessorError, Unavailable
from assessor_app.language import N_
from assessor_app.observing import steps
from assessor_app.observing.model import Composer
from assessor_app.observing.steps_more import Together
from assessor_app.ui.observing.past import Past

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.observing.history import Done
    from assessor_app.observing.model import Action, Composer, Event, Locator, Plan, State
    from assessor_app.observing.steps import Outcome, Step
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import CriterionKey, Language
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.details import Details
    from assessor_app.ui.observing.evidence import EvidenceList
    from assessor_app.vault.model import Changes

AGAIN_MS: Final = 3_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that could not be kept yet, what it says, and how to try once more."""

    once_more: Callable[[], None]
    said: str


class Deeds(QObject):
    """The deeds on one observation, `name`. `kept(composer)` when what stands in the composer is on the disk.

    `changed(part, again)` hands over what a deed changed, before those who read again hear of it; `again` says that
    something was taken back or done again. `unsaved(texts)` tells what waits for the disk, or that nothing does any
    more. `chip` names a criterion.
    """

    kept = Signal(object)
    added = Signal(object)
    refused = Signal(object)
    changed = Signal(object, bool)
    unsaved = Signal(tuple)

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._name = ""
        self._gave: Changes | None = None
        self.chip: Callable[[CriterionKey, Language], str] = lambda key, reader: key.short(reader)
        self.past = Past(kit, self._run, self)
        self._waiting: dict[str, Waiting] = {}
        self._again = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self.try_again)

    @property
    def name(self) -> str:
        """The observation that is worked on."""
        return self._name

    @name.setter
    def name(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self.past.forget()

    def gave(self, changes: Changes) -> bool:
        """Whether these changes were handed over by `changed` already."""
        return changes is self._gave

    def serve(self, details: Details, evidence: EvidenceList) -> None:
        """Do what two parts ask as they ask it."""
        details.event_edited.connect(self.set_event)
        details.plan_edited.connect(self.set_plan)
        details.text_edited.connect(self.set_text)
        details.agreed_actions.edited.connect(self.put_action)
        details.agreed_actions.removed.connect(self.remove_action)
        evidence.edited.connect(self.put_locator)
        evidence.removed.connect(self.remove_locator)

    def keep(self, written: Composer) -> None:
        """Keep what stands in the composer, or a correction that is being written."""
        name = self.name
        self._soon(
            f"composer {written.strikes}",
            lambda rooms: rooms.desk.keep_composer(name, written),
            lambda _nothing: self.kept.emit(written),
            said="\n".join(filter(None, (written.question, written.text))),
        )

    def add(self, written: Composer, language: Language, met: Sequence[CriterionKey] = ()) -> None:
        """Append an entry and judge as `met` what it shows; `added(written)` once that is on the disk, or `refused`."""
        step = Together((steps.Add(written, language), *(steps.Judge(key, "met") for key in met)))

        def failed(problem: AssessorError) -> None:
            self._kit.notices.error(problem)
            self.refused.emit(written)

        told = N_("Added, and judged as met: {count}") if met else ""
        what, done = "add_met" if met else "add", lambda: self.added.emit(written)
        self.do(what, step, then=done, failed=failed, toast=told, said={"count": len(met)})

    def correct(self, written: Composer, language: Language) -> None:
        """Strike an entry with what was written."""
        self.do("correct", steps.Restate(written.strikes, replace(written, strikes=""), language))

    def drop(self, written: Composer) -> None:
        """Give up a correction; the toast brings it back."""
        told = N_("The correction was given up.") if written.text else ""
        self.do("drop", steps.Correction(written.strikes, None), toast=told)

    def link(self, entry: str, key: CriterionKey) -> None:
        """Link an entry to a criterion."""
        self.do("link", steps.Link(entry, key), criterion=self.named(key))

    def unlink(self, entry: str, key: CriterionKey, said: str) -> None:
        """Take a link away; the toast brings it back. `said` is the criterion's name in a chip."""
        step = steps.Link(entry, key, on=False)
        self.do(
            "unlink",
            step,
            toast=N_("No longer linked: {criterion}"),
            said={"criterion": said},
            criterion=self.named(key),
        )

    def judge(self, key: CriterionKey, state: State) -> None:
        """Set a judgement."""
        self.do("judge", steps.Judge(key, state), criterion=self.named(key))

    def set_text(self, field: str, said: str) -> None:
        """Keep summary, feedback or the candidate's comment."""
        self._typed(field, field, steps.SetText(field, said), said=said)

    def set_event(self, event: Event) -> None:
        """Keep when, where and in what setting."""
        self._typed("event", "event", steps.SetEvent(event), said=event.place)

    def set_plan(self, plan: Plan) -> None:
        """Keep what was agreed beforehand."""
        self._typed("plan", "plan", steps.SetPlan(plan))

    def put_action(self, action: Action) -> None:
        """Keep an action."""
        self._typed("act", f"action {action.id}", steps.PutAction(action.id, action), said=action.text)

    def remove_action(self, action: Action) -> None:
        """Take an action away; the toast brings it back."""
        told = N_("Removed: {what}") if action.text else ""
        self.do("unact", steps.PutAction(action.id, None), toast=told, said={"what": action.text})

    def put_locator(self, locator: Locator) -> None:
        """Keep where evidence is."""
        self._typed("locate", f"locator {locator.id}", steps.PutLocator(locator.id, locator), said=locator.what)

    def remove_locator(self, locator: Locator) -> None:
        """Take an evidence location away; the toast brings it back."""
        step = steps.PutLocator(locator.id, None)
        self.do("unlocate", step, toast=N_("Removed: {what}"), said={"what": locator.what})

    def discard(self, reference: str) -> None:
        """Put the draft out of sight; the toast brings it back."""
        self.do("discard", steps.Discard(), toast=N_("Discarded: {reference}"), said={"reference": reference})

    def named(self, key: CriterionKey) -> Callable[[Any], str]:
        """How a criterion is called in a chip, in whatever language is in force then."""
        return lambda words: self.chip(key, words.language)

    def do(
        self,
        what: str,
        step: Step,
        *,
        then: Callable[[], object] | None = None,
        failed: Callable[[AssessorError], object] | None = None,
        toast: str = "",
        said: dict[str, object] | None = None,
        **facts: object,
    ) -> None:
        """Do a step and remember it; with `toast` it is told, and the toast takes it back."""
        name = self.name

        def told(outcome: Outcome) -> None:
            done = self._remember(name, what, step, outcome, facts=facts)
            if toast and done is not None:
                self._kit.notices.say(toast, undo=lambda: self.past.take_back(done), **(said or {}))
            if then is not None:
                then()

        self._run(step, told, failed)

    def _run(
        self,
        step: Step,
        told: Callable[[Outcome], object],
        failed: Callable[[AssessorError], object] | None = None,
        *,
        again: bool = False,
    ) -> None:
        name = self.name

        def done(answer: tuple[Outcome, Changes]) -> None:
            self._hand_over(answer[0], again=again)
            told(answer[0])

        self._kit.tasks.store(lambda rooms: _done(step, rooms, name), then=done, failed=failed)

    def _typed(self, what: str, about: str, step: Step, *, said: str = "") -> None:
        name = self.name

        def done(answer: tuple[Outcome, Changes]) -> None:
            self._hand_over(answer[0])
            self._remember(name, what, step, answer[0], facts={}, about=about)

        self._soon(about, lambda rooms: _done(step, rooms, name), done, said=said)

    def _hand_over(self, outcome: Outcome, *, again: bool = False) -> None:
        self._gave = outcome.changes
        self.changed.emit(outcome.part, again)

    def _remember(
        self, name: str, what: str, step: Step, outcome: Outcome, *, facts: dict[str, object], about: str = ""
    ) -> Done | None:
        """Remember what was done to the observation that is still worked on, where anything was."""
        if outcome.back is None or name != self.name:
            return None
        return self.past.remember(what, step, outcome.back, facts, about)

    def _soon(
        self,
        what: str,
        deed: Callable[[Rooms], object],
        then: Callable[[Any], object] | None = None,
        *,
        said: str = "",
    ) -> None:
        key = f"{self.name} {what}"

        def once_more() -> None:
            self._kit.tasks.soon(key, deed, then=done, failed=failed)

        def done(answer: object) -> None:
            if self._waiting.pop(key, None) is not None:
                self._tell_unsaved()
            if then is not None:
                then(answer)

        def failed(problem: AssessorError) -> None:
            if key not in self._waiting:  # told once, however often it is tried
                self._kit.notices.error(problem)
            if isinstance(problem, Unavailable):
                self._waiting[key] = Waiting(once_more, said)
                self._again.start()
                self._tell_unsaved()

        if key in self._waiting:
            self._waiting[key] = Waiting(once_more, said)  # an older text must not come after this one
            self._tell_unsaved()
        once_more()

    def _tell_unsaved(self) -> None:
        self.unsaved.emit(tuple(one.said for one in self._waiting.values() if one.said.strip()))

    def try_again(self) -> None:
        """Offer again what could not be kept."""
        for one in list(self._waiting.values()):
            one.once_more()


def _done(step: Step, rooms: Rooms, name: str) -> tuple[Outcome, Changes]:
    """Do a step in the store's lane; what it touched is told as that of any deed."""
    outcome = step.do(rooms.desk, name)
    return outcome, outcome.changes


def discard(kit: Kit, name: str, reference: str) -> None:
    """Put a draft out of sight; the toast, which comes once that is done, brings it back."""

    def told(_changes: Changes) -> None:
        kit.notices.say(
            N_("Discarded: {reference}"),
            undo=lambda: kit.tasks.store(lambda rooms: rooms.desk.restore(name)),
            reference=reference,
        )

    kit.tasks.store(lambda rooms: rooms.desk.discard(name), then=told)
