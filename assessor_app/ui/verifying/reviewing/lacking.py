"""What is written where a decision is not simply agreed with: what is lacking, why, and what is to be done about it."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.observing.pending import Pending
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.verifying.reviewing.actions import ActionLine
from assessor_app.ui.verifying.reviewing.words import CAUSES
from assessor_app.verifying.model import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.model import Finding

SHOWN = 30  # letters of an action on a chip that takes it up


class Lacking(QWidget):
    """`caused(cause)`, `noted(text)`, `acted(action)`; `ended` when the last line is left with Enter."""

    caused = Signal(str)
    noted = Signal(str)
    acted = Signal(object)
    ended = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._key, self._owner, self._due = "", "", ""
        self._finding: Finding | None = None
        self._pending = Pending()
        self.causes = Segmented(kit, N_("What is lacking"), CAUSES)
        self.note = LineField(kit, N_("Why, in a few words"))
        self.action = ActionLine(kit)
        self.others = FlowBox(space=6)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(kit.label(N_("What is lacking"), "label"))
        inside.addWidget(self.causes)
        inside.addWidget(self.note)
        inside.addWidget(self.others)
        inside.addWidget(self.action)
        self.causes.chosen.connect(self._cause)
        self.note.edited.connect(self._write)
        self.note.edit.returnPressed.connect(self.action.begin)
        self.action.edited.connect(self.acted)
        self.action.ended.connect(self.ended)
        self.hide()

    def offer(self, owner: str, due: str) -> None:
        """Who is to do what is asked for, and by when (ISO 8601 date), unless somebody says otherwise."""
        self._owner, self._due = owner, due

    def show_finding(self, key: str, finding: Finding | None, actions: Sequence[Action]) -> None:
        """Show what is kept of one criterion, except over what is being written."""
        fresh = key != self._key
        if fresh:
            self._pending.forget()
        self._key, self._finding = key, finding
        doubted = finding is not None and finding.outcome != "agreed"
        self.setVisible(doubted)
        if not doubted or finding is None:
            return
        if self._pending.may_show("cause", finding.cause) and self.causes.choice != finding.cause:
            self.causes.choose(finding.cause)
        if self._pending.may_show("note", finding.note) and self.note.said != finding.note.strip():
            self.note.edit.setText(finding.note)
        mine = next((one for one in actions if key in one.criteria), None)
        shown = mine or (None if fresh else self.action.action)
        if shown is None or key not in shown.criteria:
            shown = Action(str(uuid.uuid4()), "", self._owner, self._due, (key,))
        self.action.show_action(shown, fresh=fresh)
        self._offer_others(key, actions)

    def begin(self) -> None:
        """Take the keys: what is lacking comes first."""
        chosen = self.causes.choice or CAUSES[0][0]
        self.causes.segment(chosen).setFocus()

    def said_of(self, key: str) -> tuple[str, str] | None:
        """The cause and the note as they stand in the fields, where they are of this criterion: the store may lag."""
        return (self.causes.choice, self.note.edit.text()) if key == self._key and not self.isHidden() else None

    @property
    def asks(self) -> bool:
        """Whether the keys are at what is lacking, so that a digit chooses there."""
        return any(self.causes.segment(cause).hasFocus() for cause, _said, _tone in CAUSES)

    def choose(self, number: int) -> None:
        """Say what is lacking, as a press would, and go on to why."""
        cause = CAUSES[number][0]
        self.causes.choose(cause)
        self._cause(cause)
        self.note.edit.setFocus()

    def go_to(self, code: str) -> None:
        """Give the keys to what a gap is about."""
        if code == "review-note-missing":
            self.note.edit.setFocus()
        elif code in {"review-action-missing", "review-not-agreed-without-action"}:
            self.action.begin()
        else:
            self.begin()

    def forget(self) -> None:
        """What was said was refused: show what is kept."""
        self._pending.forget()
        self.action.pending.forget()

    def _cause(self, cause: str) -> None:
        self._pending.tell("cause", cause)
        self.caused.emit(cause)

    def _write(self, note: str) -> None:
        self._pending.tell("note", note)
        self.noted.emit(note)

    def _offer_others(self, key: str, actions: Sequence[Action]) -> None:
        """The actions there are already, one press each to be about this criterion too."""
        self.others.clear()
        others = [one for one in actions if key not in one.criteria and one.text.strip()]
        covered = any(key in one.criteria for one in actions)
        for one in () if covered else others:
            said = one.text if len(one.text) <= SHOWN else f"{one.text[:SHOWN]}…"
            made = PressChip(self._kit, self._kit.tongue(N_("The same action: {action}"), action=said))
            made.clicked.connect(
                lambda _on=False, one=one: self.acted.emit(replace(one, criteria=(*one.criteria, key)))
            )
            self.others.add(made)
        self.others.setVisible(bool(others) and not covered)
