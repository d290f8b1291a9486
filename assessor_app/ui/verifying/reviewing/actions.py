"""An action of a review as it is written: what, who, by when; and all of them, with the criteria each is about."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.observing.pending import Pending
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.parts.text import Text
from assessor_app.ui.written import read_near_day, shown_day
from assessor_app.verifying.model import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.ui.kit import Kit


class ActionLine(QWidget):
    """One action. `edited(action)` at each change once it says something; `ended` when its last line is left."""

    edited = Signal(object)
    ended = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.action: Action | None = None
        self.pending = Pending()
        self.text = LineField(kit, N_("What is to be done"))
        self.owner = LineField(kit, N_("Who"))
        self.due = LineField(kit, N_("By when"), example=N_("6/12/2026, or: Thursday"))
        self.line = QHBoxLayout()
        self.line.setSpacing(8)
        self.line.addWidget(self.owner, 2)
        self.line.addWidget(self.due, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.text)
        inside.addLayout(self.line)
        for name, field in (("text", self.text), ("owner", self.owner), ("due", self.due)):
            field.edited.connect(lambda _said, name=name: self._tell(name))
            field.edit.returnPressed.connect(self.ended)

    def begin(self) -> None:
        """Take the keys."""
        self.text.edit.setFocus()

    def show_action(self, action: Action, *, fresh: bool = True) -> None:
        """Show what is kept, except over what is on its way to the store."""
        if fresh:
            self.pending.forget()
        self.action = action
        for name, field, kept, said in (
            ("text", self.text, action.text, action.text),
            ("owner", self.owner, action.owner, action.owner),
            ("due", self.due, action.due, shown_day(action.due)),
        ):
            if (
                self.pending.may_show(name, kept)
                and (fresh or not self._same_day(name, kept))
                and field.said != said.strip()
            ):
                field.edit.setText(said)

    def _same_day(self, name: str, kept: str) -> bool:
        """Whether the day that is kept is what stands there, however it was written."""
        return name == "due" and self._day() == kept

    def _day(self) -> str:
        return read_near_day(self.due.said, self._kit.clock.now().wall.date()) or self.due.said

    def _tell(self, name: str) -> None:
        before = self.action
        if before is None:
            return
        self.action = replace(before, text=self.text.edit.text(), owner=self.owner.edit.text(), due=self._day())
        self.pending.tell(name, str(getattr(self.action, name)))
        if self.text.said or before.text:
            self.edited.emit(self.action)


class Actions(QWidget):
    """All actions of a review. `edited(action)`, `removed(id)`; `named` says the criteria of one in short."""

    edited = Signal(object)
    removed = Signal(str)

    def __init__(self, kit: Kit, named: Callable[[Action], str]) -> None:
        super().__init__()
        self._kit, self._named = kit, named
        self._owner, self._due = "", ""
        self.lines: dict[str, tuple[ActionLine, Text, QWidget]] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self.more = kit.button(N_("Add an action"), self.begin, icon="add")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(self._column)
        line = QHBoxLayout()
        line.addWidget(self.more)
        line.addStretch(1)
        inside.addLayout(line)

    def offer(self, owner: str, due: str) -> None:
        """Who is to do what is asked for, and by when (ISO 8601 date), unless somebody says otherwise."""
        self._owner, self._due = owner, due

    def show_actions(self, actions: Sequence[Action], *, fresh: bool) -> None:
        """Show what is kept; a line begun and still empty stays, unless another review is shown (`fresh`)."""
        known = {one.id for one in actions}
        for name in [name for name in self.lines if name not in known]:
            action = self.lines[name][0].action
            if fresh or action is None or action.text.strip():
                self._take(name)
        for one in actions:
            if one.id not in self.lines:
                self._put(one)
            line, about, _box = self.lines[one.id]
            line.show_action(one, fresh=fresh)
            about.setText(self._named(one))
            about.setVisible(bool(one.criteria))

    def forget(self) -> None:
        """What was said was refused: show what is kept."""
        for line, _about, _box in self.lines.values():
            line.pending.forget()

    def begin(self) -> None:
        """Start an action, which is about the record as a whole: go to the empty line there is, or make one."""
        for line, _about, _box in self.lines.values():
            if not line.text.said:
                line.begin()
                return
        self._put(Action(str(uuid.uuid4()), "", self._owner, self._due)).begin()

    def go_to(self, name: str) -> None:
        """Give the keys to one action, or to the button that makes one."""
        if name in self.lines:
            self.lines[name][0].begin()
        else:
            self.more.setFocus()

    def _put(self, action: Action) -> ActionLine:
        line, about, box = ActionLine(self._kit), Text(role="label"), QWidget()
        away = self._kit.icon_button("delete", N_("Remove this action"), lambda: self._remove(action.id))
        line.line.addWidget(away)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(about)
        inside.addWidget(line)
        about.hide()
        self.lines[action.id] = (line, about, box)
        line.show_action(action)
        line.edited.connect(self.edited)
        self._column.addWidget(box)
        return line

    def _remove(self, name: str) -> None:
        self._take(name)
        self.more.setFocus()
        self.removed.emit(name)

    def _take(self, name: str) -> None:
        _line, _about, box = self.lines.pop(name)
        self._column.removeWidget(box)
        box.hide()
        box.deleteLater()
