"""What the candidate has before them while they hold the device: comments, whether they disagree, and their mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.observing.model import Mark
from assessor_app.ui.parts.card import Scroll, row
from assessor_app.ui.parts.form import TextField
from assessor_app.ui.parts.signature import MarkPanel
from assessor_app.ui.parts.text import Text
from assessor_app.ui.parts.tick import Tick

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from assessor_app.observing.model import MarkKind, Observation
    from assessor_app.ui.kit import Kit

LINES: Final = 3  # of the comment that are seen at once
WIDEST, BESIDE = 920, 700  # px at 100 %: the whole, and from where on comment and mark stand side by side
ABSENT: Final = N_("Keep without a mark")
# By whether the candidate dissents.
DECLARATIONS: Final = {
    False: N_("This is my own work and the record is true; I have read it and agree with it."),
    True: N_("This is my own work; I have read the record and do not agree with it. My comments stand under Feedback."),
}


class CandidatePanel(QWidget):
    """`commented(text)`, `dissented(bool)`, `signed` once there is a mark, `returned` to give the device back.

    `marking(mark or None)` hands over what there is of a mark with each stroke and letter of it.
    """

    commented = Signal(str)
    dissented = Signal(bool)
    marking = Signal(object)
    signed = Signal()
    returned = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.comment = TextField(
            kit, N_("Your comments"), hint=N_("They stand in the record as you write them."), lines=LINES
        )
        self.dissent = Tick(kit, N_("I do not agree with this record"))
        self.mark = MarkPanel(kit)
        self.declaration = Text(role="quiet")
        self.wrong = Text(role="invalid")
        self.sign = kit.button(N_("Sign"), self._sign, "primary", icon="draw")
        self.back = kit.button(N_("Give the device back"), self.returned.emit)
        kit.theme.changed.connect(self._measure)
        self._measure()
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay()
        self.comment.edited.connect(self.commented)
        self.dissent.toggled.connect(self.dissented)
        self.dissent.toggled.connect(lambda _on: self._declare())
        self.mark.changed.connect(self._valid)
        self.mark.changed.connect(lambda: self.marking.emit(self.begun()))

    def start(self, observation: Observation) -> None:
        """Begin with what the candidate wrote before and, where it came to no end, the mark they had begun."""
        self.comment.show_text(observation.candidate_comment)
        self.dissent.blockSignals(True)  # noqa: FBT003 - Qt's own call
        self.dissent.setChecked(observation.dissent)
        self.dissent.blockSignals(False)  # noqa: FBT003 - same
        self._declare()
        begun = observation.begun.mark or Mark("drawn", "", "")
        self.mark.pad.show_strokes(begun.strokes)
        for field, said in ((self.mark.typed, begun.name), (self.mark.why, begun.reason)):
            field.edit.setText(said)  # `clear` could be undone, and would show what another candidate wrote
        self.mark.show_kind(begun.kind)
        self._valid()

    def begun(self) -> Mark | None:
        """What stands in every way of signing, signed or not; None for nothing."""
        panel = self.mark
        kind: MarkKind = panel.kind  # type: ignore[assignment]  # the control's keys are the kinds
        made = Mark(kind, panel.typed.said, "", panel.pad.strokes, panel.why.said)
        return made if made.strokes or made.name or made.reason else None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put comment and mark side by side where that keeps both in sight."""
        super().resizeEvent(event)
        wide = self.width() >= self._kit.theme.px(BESIDE)
        way = QBoxLayout.Direction
        self._both.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def _lay(self) -> None:
        """What scrolls, over the buttons, which are always in sight."""
        kit = self._kit
        reading = Scroll(margin=20, space=12, widest=kit.theme.px(WIDEST))
        reading.add(
            kit.label(N_("Read the pages, then sign"), "title"),
            kit.label(N_("They are shown as they will be. You can change the language at the top."), "quiet"),
        )
        comment, mark = _column(self.comment, self.dissent), _column(self.declaration, self.mark)
        mark.insertWidget(0, kit.label(N_("Your mark"), "label"))
        self._both.setSpacing(24)
        for half in (comment, mark):
            half.addStretch(1)
            self._both.addLayout(half, 1)
        reading.add(self._both)
        reading.inside.addStretch(1)
        inside, foot = QVBoxLayout(self), QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        foot.setContentsMargins(20, 8, 20, 12)
        foot.addWidget(self.wrong)
        foot.addLayout(row(self.back, None, self.sign))
        inside.addWidget(reading, 1)
        inside.addLayout(foot)

    def _measure(self) -> None:
        """A comment is read where it is written, and the mark below it without scrolling."""
        high = self._kit.theme.font_height() * LINES + self._kit.theme.px(20)
        self.comment.edit.setMaximumHeight(high)

    def _declare(self) -> None:
        """Say what the mark will stand under, as the pages say it."""
        self._kit.tongue.say(self.declaration.setText, DECLARATIONS[self.dissent.isChecked()])

    def _valid(self) -> None:
        """Forget what was wrong, and call the button what it now does."""
        self._kit.tongue.say(self.sign.setText, ABSENT if self.mark.kind == "absent" else N_("Sign"))
        self._kit.tongue.silence(self.wrong)
        self.wrong.setText("")
        self.wrong.hide()

    def _sign(self) -> None:
        if self.mark.complete:
            self.signed.emit()
            return
        said = {
            "drawn": N_("Draw your mark first, or choose another way to sign."),
            "typed": N_("Type your name first."),
            "absent": N_("Say why there is no mark."),
        }[self.mark.kind]
        self.refuse(said)

    def refuse(self, message: str) -> None:
        """Say why it cannot be signed now."""
        self._kit.tongue.say(self.wrong.setText, message)
        self.wrong.show()


def _column(*things: QWidget) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(12)
    for thing in things:
        made.addWidget(thing)
    return made
