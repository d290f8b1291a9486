"""Taking back and doing again across one observation: the history in the window, and the two buttons that use it.

Each step goes the way of every deed, through the store's lane, and is told once it is on the disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from assessor_app.errors import Unavailable
from assessor_app.language import N_
from assessor_app.observing.history import Done, History

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.errors import AssessorError
    from assessor_app.language import Words
    from assessor_app.observing.steps import Outcome, Step
    from assessor_app.ui.kit import Kit

WHAT: Final[dict[str, str]] = {
    "add": N_("entry added"),
    "add_met": N_("entry added and judged as met"),
    "cover": N_("item of the scope or of a criterion"),
    "standards": N_("{standard} in this visit"),
    "correct": N_("entry corrected"),
    "link": N_("link to {criterion}"),
    "unlink": N_("link to {criterion} taken away"),
    "judge": N_("judgement on {criterion}"),
    "locate": N_("where evidence is"),
    "unlocate": N_("location of evidence removed"),
    "attach": N_("file attached"),
    "file": N_("what is said of a file"),
    "unattach": N_("file taken away"),
    "act": N_("action"),
    "unact": N_("action removed"),
    "witness": N_("witness"),
    "unwitness": N_("witness removed"),
    "summary": N_("summary"),
    "feedback": N_("feedback"),
    "candidate_comment": N_("the candidate’s comment"),
    "event": N_("when, where and in what setting"),
    "plan": N_("plan"),
    "drop": N_("correction given up"),
    "discard": N_("draft discarded"),
}


class Past(QObject):
    """`run` does a step, remembered or not; `changed` when something else can be taken back or done again now."""

    changed = Signal()

    def __init__(self, kit: Kit, run: Callable[..., None], parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._run = kit, run
        self.history = History()

    def remember(self, what: str, step: Step, back: Step, facts: dict[str, object], about: str = "") -> Done | None:
        """Remember something done; returns what `take_back` takes, or None where it only took back a text typed."""
        last = self.history.done[-1] if self.history.done else None
        if last is not None and about and last.about == about and last.back == step:
            self.history.take(last)
            self.changed.emit()
            return None
        now = self._kit.clock.now().monotonic_ms
        done = self.history.add(Done(what, back, tuple(facts.items()), about, now))
        self.changed.emit()
        return done

    def forget(self) -> None:
        """Another observation is shown now, or this one is sealed."""
        self.history.clear()
        self.changed.emit()

    def undo(self) -> None:
        """Take back what was done last, once all that was asked for is on the disk."""
        self._kit.tasks.read(lambda _rooms: None, then=lambda _nothing: self._undo_last())

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._kit.tasks.read(lambda _rooms: None, then=lambda _nothing: self._redo_next())

    def take_back(self, one: Done) -> None:
        """Take back this one, whatever was done since."""
        if not self.history.take(one):
            self._kit.notices.say(N_("This was taken back already."))
            return
        self._turn(one, self.history.took_back, N_("Undone: {what}"), self.history.done)

    def what(self, one: Done) -> Callable[[Words], str]:
        """Name one thing, in whatever language is in force then."""

        def said(words: Words) -> str:
            facts = {name: fact(words) if callable(fact) else fact for name, fact in one.facts}
            return words(WHAT[one.what], **facts)

        return said

    def _undo_last(self) -> None:
        if self.history.done:
            self.take_back(self.history.done[-1])
        else:
            self._kit.notices.say(N_("There is nothing to undo."))

    def _redo_next(self) -> None:
        one = self.history.take_next()
        if one is None:
            self._kit.notices.say(N_("There is nothing to do again."))
            return
        self._turn(one, self.history.did_again, N_("Done again: {what}"), self.history.undone)

    def _turn(
        self, one: Done, turned: Callable[[Done, Step | None], None], message: str, otherwise: list[Done]
    ) -> None:
        """Do the step of a thing that was taken out, and remember it as turned; where it stood `otherwise`."""
        self.changed.emit()

        def told(outcome: Outcome) -> None:
            turned(one, outcome.back)
            self._tell(message, one)

        self._run(one.back, told, lambda problem: self._tell_refused(problem, one, otherwise), again=True)

    def _tell(self, message: str, one: Done) -> None:
        self._kit.notices.say(message, what=self.what(one))
        self.changed.emit()

    def _tell_refused(self, problem: AssessorError, one: Done, back: list[Done]) -> None:
        """Say why it could not be. Once the disk is back, or a correction is written, it can be tried again."""
        self._kit.notices.error(problem)
        if isinstance(problem, Unavailable) or problem.code == "correction-begun":
            back.append(one)
        else:
            self._tell(N_("This can no longer be undone or done again: {what}"), one)
        self.changed.emit()
