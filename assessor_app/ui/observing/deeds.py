"""What the observing screen asks of the store, in the words of the desk. Text goes soon, all else at once.

A deed that could not be done is told by the one place that tells errors; a text that could not be kept is offered
again until it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from assessor_app.errors import AssessorError, Unavailable
from assessor_app.language import N_
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.observing.model import Action, Composer, Entry, Event, Locator, Plan, State
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import CriterionKey, Language
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.details import Details
    from assessor_app.ui.observing.evidence import EvidenceList

AGAIN_MS: Final = 3_000


class Deeds(QObject):
    """The deeds on one observation, `name`. `kept(composer)` when what stands in the composer is on the disk."""

    kept = Signal(object)
    added = Signal(object)
    refused = Signal(object)

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self.name = ""
        self._waiting: dict[str, Callable[[], None]] = {}
        self._again = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._try_again)

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
        )

    def add(self, written: Composer, language: Language) -> None:
        """Append an entry; `added(written)` once it is on the disk, `refused(written)` when it could not be."""
        name = self.name

        def failed(problem: AssessorError) -> None:
            self._kit.notices.error(problem)
            self.refused.emit(written)

        def done(_answer: tuple[Entry, Changes]) -> None:
            self.added.emit(written)

        self._kit.tasks.store(lambda rooms: rooms.desk.add_entry(name, written, language), then=done, failed=failed)

    def correct(self, written: Composer, language: Language) -> None:
        """Strike an entry with what was written."""
        name = self.name
        self._do(lambda rooms: rooms.desk.correct_entry(name, written.strikes, written, language))

    def drop(self, written: Composer) -> None:
        """Give up a correction; the toast brings it back."""
        name = self.name
        self._do(lambda rooms: rooms.desk.drop_correction(name, written.strikes))
        if written.text:
            self._kit.notices.say(N_("The correction was given up."), undo=lambda: self._take_up(name, written))

    def link(self, entry: str, key: CriterionKey) -> None:
        """Link an entry to a criterion."""
        self._do(lambda rooms: rooms.desk.link(entry, key))

    def unlink(self, entry: str, key: CriterionKey, said: str) -> None:
        """Take a link away; the toast brings it back. `said` is the criterion's name in a chip."""
        self._do(lambda rooms: rooms.desk.unlink(entry, key))
        self._kit.notices.say(N_("No longer linked: {criterion}"), undo=lambda: self.link(entry, key), criterion=said)

    def judge(self, key: CriterionKey, state: State) -> None:
        """Set a judgement."""
        name = self.name
        self._do(lambda rooms: rooms.desk.judge(name, key, state))

    def set_text(self, field: str, said: str) -> None:
        """Keep summary, feedback or the candidate's comment."""
        name = self.name
        self._soon(field, lambda rooms: rooms.desk.set_text(name, field, said))

    def set_event(self, event: Event) -> None:
        """Keep when, where and in what setting."""
        name = self.name
        self._soon("event", lambda rooms: rooms.desk.set_event(name, event))

    def set_plan(self, plan: Plan) -> None:
        """Keep what was agreed beforehand."""
        name = self.name
        self._soon("plan", lambda rooms: rooms.desk.set_plan(name, plan))

    def put_action(self, action: Action) -> None:
        """Keep an action."""
        name = self.name
        self._soon(
            f"action {action.id}",
            lambda rooms: rooms.desk.put_action(name, action.text, action.owner, action.due, action=action.id),
        )

    def remove_action(self, action: Action) -> None:
        """Take an action away; the toast brings it back."""
        name = self.name
        self._do(lambda rooms: rooms.desk.remove_action(name, action.id))
        if action.text:
            self._kit.notices.say(N_("Removed: {what}"), undo=lambda: self.put_action(action), what=action.text)

    def put_locator(self, locator: Locator) -> None:
        """Keep where evidence is."""
        name = self.name
        self._soon(f"locator {locator.id}", lambda rooms: rooms.desk.put_locator(name, locator))

    def remove_locator(self, locator: Locator) -> None:
        """Take an evidence location away; the toast brings it back."""
        name = self.name
        self._do(lambda rooms: rooms.desk.remove_locator(name, locator.id))
        self._kit.notices.say(N_("Removed: {what}"), undo=lambda: self.put_locator(locator), what=locator.what)

    def discard(self, reference: str) -> None:
        """Put the draft out of sight; the toast brings it back."""
        discard(self._kit, self.name, reference)

    def _take_up(self, name: str, written: Composer) -> None:

        def take_up(rooms: Rooms) -> Changes:
            rooms.desk.keep_composer(name, written)
            return Changes.of(("observation", name))

        self._do(take_up)

    def _do(self, deed: Callable[[Rooms], object]) -> None:
        self._kit.tasks.store(deed)

    def _soon(self, what: str, deed: Callable[[Rooms], object], then: Callable[[object], None] | None = None) -> None:
        key = f"{self.name} {what}"

        def once_more() -> None:
            self._kit.tasks.soon(key, deed, then=done, failed=failed)

        def done(answer: object) -> None:
            self._waiting.pop(key, None)
            if then is not None:
                then(answer)

        def failed(problem: AssessorError) -> None:
            if key not in self._waiting:  # told once, however often it is tried
                self._kit.notices.error(problem)
            if isinstance(problem, Unavailable):
                self._waiting[key] = once_more
                self._again.start()

        if key in self._waiting:
            self._waiting[key] = once_more  # an older text must not come after this one
        once_more()

    def _try_again(self) -> None:
        for once_more in list(self._waiting.values()):
            once_more()


def discard(kit: Kit, name: str, reference: str) -> None:
    """Put a draft out of sight; the toast, which comes once that is done, brings it back."""

    def told(_changes: Changes) -> None:
        kit.notices.say(
            N_("Discarded: {reference}"),
            undo=lambda: kit.tasks.store(lambda rooms: rooms.desk.restore(name)),
            reference=reference,
        )

    kit.tasks.store(lambda rooms: rooms.desk.discard(name), then=told)
