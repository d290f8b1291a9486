"""How the assessment was gone about: each check with its answer, a word why where it is no, and who was met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.observing.pending import Pending
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.form import LineField, TextField
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.text import Text
from assessor_app.ui.verifying.reviewing.words import ANSWERS
from assessor_app.verifying.model import Process
from assessor_app.verifying.reviews.processes import PROCESSES

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.language import Words
    from assessor_app.records.model import Payload
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.model import Answer, Review
    from assessor_app.verifying.reviews.processes import ProcessCheck

LANGUAGES = {"cy": N_("Welsh"), "en": N_("English")}


def _planned(words: Words, payload: Payload) -> str:
    agreed = payload["plan"]["agreed"]
    return words(N_("Agreed: {when}"), when=day(words, agreed)) if agreed else words(N_("No plan is on the record."))


def _language(words: Words, payload: Payload) -> str:
    said = LANGUAGES.get(str(payload["candidate"]["language"]))
    return words(said) if said else ""


def _actions(words: Words, payload: Payload) -> str:
    del words
    return " · ".join(one["text"] for one in payload["actions"])


# What the record itself says of a check, so that nobody has to look for it.
ON_RECORD: dict[str, Callable[[Words, Payload], str]] = {
    "planned": _planned,
    "adjustments": lambda _words, payload: str(payload["candidate"]["adjustments"]),
    "language": _language,
    "feedback": lambda _words, payload: str(payload["feedback"]),
    "action-plan": _actions,
}


class CheckRow(QWidget):
    """One check. `answered(process)` at each change a person makes."""

    answered = Signal(object)

    def __init__(self, kit: Kit, check: ProcessCheck) -> None:
        super().__init__()
        self._kit, self.check = kit, check
        self._payload: Payload | None = None
        self.pending = Pending()
        self.said, self.record = kit.label(check.said), Text(role="soft")
        self.answer = Segmented(kit, check.said, ANSWERS)
        self.note = LineField(kit, N_("Why not"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        for part in (self.said, self.record, self.answer, self.note):
            inside.addWidget(part)
        self.answer.chosen.connect(lambda _answer: self.tell())
        self.note.edited.connect(lambda _said: self.tell())
        self.note.hide()
        kit.tongue.follow(self, lambda _words: self._say())

    def tell(self) -> None:
        """Tell what is answered."""
        if self.answer.choice:
            self.note.setVisible(self.answer.choice == "no")
            answer: Answer = self.answer.choice  # type: ignore[assignment]  # the control's keys are the answers
            self.pending.tell("answer", answer)
            self.pending.tell("note", self.note.edit.text() if answer == "no" else "")
            self.answered.emit(Process(self.check.code, answer, self.note.edit.text() if answer == "no" else ""))

    def show_answer(self, process: Process | None, payload: Payload) -> None:
        """Show what is kept, except over what is being written, and what the record says of it."""
        if payload is not self._payload:
            self._payload = payload
            self._say()
        said, note = (process.answer, process.note) if process else ("", "")
        if self.pending.may_show("answer", said) and self.answer.choice != said:
            self.answer.choose(said)
        self.note.setVisible(self.answer.choice == "no")
        if self.pending.may_show("note", note) and self.note.said != note.strip():
            self.note.edit.setText(note)

    def _say(self) -> None:
        payload, words = self._payload, self._kit.tongue.words
        said = ""
        if payload is not None and not self.check.arises(payload):
            said = words(N_("The record has nothing of the kind."))
        elif payload is not None and self.check.code in ON_RECORD:
            said = ON_RECORD[self.check.code](words, payload)
        self.record.setText(said)
        self.record.setVisible(bool(said))


class ProcessPage(Reading):
    """`answered(process)`, and `wrote(part, text)` for who was observed or interviewed."""

    answered = Signal(object)
    wrote = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, N_("Process"), margin=16, space=16)
        self._pending = Pending()
        self.rows = [CheckRow(kit, check) for check in PROCESSES]
        for row in self.rows:
            row.answered.connect(self.answered)
            self.add(row)
        hint = N_("Leave it empty if you did not.")
        self.observed = TextField(
            kit, N_("You observed the assessor at work: when, and what you saw"), hint=hint, whole=True
        )
        self.interviewed = TextField(
            kit, N_("You spoke with the candidate: when, and what they said"), hint=hint, whole=True
        )
        met = Ground("card", margin=14, space=12)
        for part, field in (("observed_assessor", self.observed), ("interviewed_candidate", self.interviewed)):
            field.edited.connect(lambda said, part=part: self._write(part, said))
            met.add(field)
        self.add(met)
        self.inside.addStretch(1)

    def show_review(self, review: Review, payload: Payload) -> None:
        """Show what is kept."""
        said = {one.code: one for one in review.processes}
        for row in self.rows:
            row.show_answer(said.get(row.check.code), payload)
        for part, field in (("observed_assessor", self.observed), ("interviewed_candidate", self.interviewed)):
            text = str(getattr(review, part))
            if self._pending.may_show(part, text) and field.said != text.strip():
                field.show_text(text)

    def forget(self) -> None:
        """What was said was refused, or another review is shown: show what is kept."""
        self._pending.forget()
        for row in self.rows:
            row.pending.forget()

    def _write(self, part: str, said: str) -> None:
        self._pending.tell(part, said)
        self.wrote.emit(part, said)

    def here(self) -> int:
        """Which check has the keys; the first that is not answered where none has."""
        held = [at for at, row in enumerate(self.rows) if row.isAncestorOf(self.window().focusWidget() or self)]
        left = [at for at, row in enumerate(self.rows) if not row.answer.choice]
        return (held or left or [0])[0]

    def step(self, by: int) -> None:
        """Go to the check so many further on."""
        self.go_to(self.rows[max(0, min(self.here() + by, len(self.rows) - 1))].check.code)

    def go_to(self, code: str) -> None:
        """Give the keys to one check."""
        row = next((row for row in self.rows if row.check.code == code), self.rows[0])
        row.answer.segment(row.answer.choice or ANSWERS[0][0]).setFocus()

    def choose(self, number: int) -> None:
        """Answer the check that has the keys, and go on to the next."""
        at = self.here()
        row, answer = self.rows[at], ANSWERS[number][0]
        row.answer.choose(answer)
        row.tell()
        if answer == "no":
            row.note.edit.setFocus()
        elif at + 1 < len(self.rows):
            self.go_to(self.rows[at + 1].check.code)
