"""The actions agreed with the candidate: what, who, by when. Each change is told at once; an empty line is not kept."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.observing.model import Action
from assessor_app.observing.rules import MOST_OF_A_DUE_DAY, MOST_OF_AN_OWNER
from assessor_app.ui.observing.pending import Pending
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.form import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.ui.kit import Kit


class ActionCard(Ground):
    """One action."""

    edited = Signal(object)
    removed = Signal(object)

    def __init__(self, kit: Kit, action: Action) -> None:
        super().__init__("card", margin=12, space=8)
        self.name = action.id
        self.text = LineField(kit, N_("What is to be done"))
        self.owner = LineField(kit, N_("Who"), most=MOST_OF_AN_OWNER)
        self.due = LineField(kit, N_("By when"), example=N_("6/12/2026, or: next visit"), most=MOST_OF_A_DUE_DAY)
        self.away = kit.icon_button("delete", N_("Remove this action"), lambda: self.removed.emit(self.action()))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.owner, 1)
        line.addWidget(self.due, 1)
        line.addWidget(self.away)
        self.add(self.text, line)
        self._pending = Pending()
        self.show_action(action)
        for name, field in (("text", self.text), ("owner", self.owner), ("due", self.due)):
            field.edited.connect(lambda _said, name=name, field=field: self._tell(name, field.said))

    def _tell(self, name: str, said: str) -> None:
        self._pending.tell(name, said)
        self.edited.emit(self.action())

    def action(self) -> Action:
        """What stands on the card."""
        return Action(self.name, self.text.said, self.owner.said, self.due.said)

    def show_action(self, action: Action) -> None:
        """Show what is kept, except over what is on its way to the store."""
        fields = (("text", self.text, action.text), ("owner", self.owner, action.owner), ("due", self.due, action.due))
        for name, field, said in fields:
            if self._pending.may_show(name, said) and field.said != said:
                field.edit.setText(said)


class Actions(QWidget):
    """All actions of one observation, with a button for one more."""

    edited = Signal(object)
    removed = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.cards: list[ActionCard] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.more = kit.button(N_("Add an action"), self.begin, icon="add")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(self._column)
        inside.addWidget(self.more)

    def show_actions(self, actions: Sequence[Action], *, fresh: bool) -> None:
        """Show what is kept. A line begun and still empty stays, unless another observation is shown (`fresh`)."""
        known = {action.id: action for action in actions}
        for card in list(self.cards):
            begun = not card.action().text and not fresh
            if card.name not in known and not begun:
                self._take(card)
            elif card.name in known:
                card.show_action(known[card.name])
        shown = {card.name for card in self.cards}
        for action in actions:
            if action.id not in shown:
                self._put(action)

    def begin(self) -> None:
        """Start an action: go to the empty line there is, or make one."""
        empty = next((card for card in self.cards if not card.action().text), None)
        card = empty or self._put(Action(str(uuid.uuid4()), ""))
        card.text.edit.setFocus()

    def _put(self, action: Action) -> ActionCard:
        card = ActionCard(self._kit, action)
        card.edited.connect(self._edited)
        card.removed.connect(self._removed)
        self.cards.append(card)
        self._column.addWidget(card)
        return card

    def _take(self, card: ActionCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _edited(self, action: Action) -> None:
        if action.text:
            self.edited.emit(action)

    def _removed(self, action: Action) -> None:
        card = next(card for card in self.cards if card.name == action.id)
        self._take(card)
        self.more.setFocus()
        self.removed.emit(action)
