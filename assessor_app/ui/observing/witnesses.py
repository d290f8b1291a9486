"""The witnesses of a visit and their status: who, what they do, how well they can judge, who holds their contact.

Each change is told at once; a line without a name is not kept.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.observing.model import WITNESS_STATUSES, Witness
from assessor_app.observing.rules import MOST_OF_A_WITNESS
from assessor_app.ui.observing.pending import Pending
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.form import Field, LineField
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.model import WitnessStatus
    from assessor_app.ui.kit import Kit

STATUS_WORDS: dict[WitnessStatus, str] = {
    "expert": N_("Expert"),
    "occupational": N_("In the occupation"),
    "other": N_("Other"),
}


class WitnessCard(Ground):
    """One witness."""

    edited = Signal(object)
    removed = Signal(object)

    def __init__(self, kit: Kit, witness: Witness) -> None:
        super().__init__("card", margin=12, space=8)
        self.name = witness.id
        self.who = LineField(kit, N_("Name of the witness"), most=MOST_OF_A_WITNESS)
        self.role = LineField(kit, N_("Role, and relation to the candidate"), most=MOST_OF_A_WITNESS)
        self.contact = LineField(
            kit, N_("Contact held by"), hint=N_("Who at the centre can reach the witness"), most=MOST_OF_A_WITNESS
        )
        self.status = Segmented(
            kit, N_("Status of the witness"), [(one, STATUS_WORDS[one], "accent") for one in WITNESS_STATUSES]
        )
        self.away = kit.icon_button("delete", N_("Remove this witness"), lambda: self.removed.emit(self.witness()))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.contact, 1)
        line.addWidget(self.away)
        hint = N_("An expert knows the standards; others know the work, or neither.")
        self.add(self.who, self.role, Field(kit, N_("Status of the witness"), self.status, hint=hint), line)
        self._pending = Pending()
        self.show_witness(witness)
        for name, field in self._fields():
            field.edited.connect(lambda _said, name=name, field=field: self._tell(name, field.said))
        self.status.chosen.connect(lambda key: self._tell("status", key))

    def _fields(self) -> tuple[tuple[str, LineField], ...]:
        return ("name", self.who), ("role", self.role), ("contact", self.contact)

    def _tell(self, name: str, said: str) -> None:
        self._pending.tell(name, said)
        self.edited.emit(self.witness())

    def witness(self) -> Witness:
        """What stands on the card."""
        status = cast("WitnessStatus", self.status.choice)
        return Witness(self.name, self.who.said, self.role.said, status, self.contact.said)

    def show_witness(self, witness: Witness) -> None:
        """Show what is kept, except over what is on its way to the store."""
        for (name, field), said in zip(self._fields(), (witness.name, witness.role, witness.contact), strict=True):
            if self._pending.may_show(name, said) and field.said != said:
                field.edit.setText(said)
        if self._pending.may_show("status", witness.status):
            self.status.choose(witness.status)


class Witnesses(QWidget):
    """All witnesses of one observation, with a button for one more."""

    edited = Signal(object)
    removed = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.cards: list[WitnessCard] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.more = kit.button(N_("Add a witness"), self.begin, icon="add")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(self._column)
        inside.addWidget(self.more)

    def show_witnesses(self, witnesses: Sequence[Witness], *, fresh: bool) -> None:
        """Show what is kept. A card begun and still without a name stays, unless another visit is shown (`fresh`)."""
        known = {witness.id: witness for witness in witnesses}
        for card in list(self.cards):
            begun = not card.witness().name and not fresh
            if card.name not in known and not begun:
                self._take(card)
            elif card.name in known:
                card.show_witness(known[card.name])
        shown = {card.name for card in self.cards}
        for witness in witnesses:
            if witness.id not in shown:
                self._put(witness)

    def begin(self) -> None:
        """Start a witness: go to the empty card there is, or make one."""
        empty = next((card for card in self.cards if not card.witness().name), None)
        card = empty or self._put(Witness(str(uuid.uuid4()), ""))
        card.who.edit.setFocus()

    def _put(self, witness: Witness) -> WitnessCard:
        card = WitnessCard(self._kit, witness)
        card.edited.connect(self._edited)
        card.removed.connect(self._removed)
        self.cards.append(card)
        self._column.addWidget(card)
        return card

    def _take(self, card: WitnessCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _edited(self, witness: Witness) -> None:
        if witness.name:
            self.edited.emit(witness)

    def _removed(self, witness: Witness) -> None:
        card = next(card for card in self.cards if card.name == witness.id)
        self._take(card)
        self.more.setFocus()
        self.removed.emit(witness)
