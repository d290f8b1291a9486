"""One delivery: when and how it came, how many files of each state, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.flow import Flow
from assessor_app.ui.parts.paging import Paged
from assessor_app.ui.verifying.inbox.words import CHIP_TONES, COUNT_WORDS, GRAVEST, WAY_WORDS, item_row

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.inbox.model import Delivery, Item


class DeliveryPage(QWidget):
    """`chosen(number)` when one of its files is to be shown; `going_on` when what is left of it is to come in."""

    chosen = Signal(str)
    going_on = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.delivery: Delivery | None = None
        self.title = kit.text("", "title")
        self.place = kit.text("", "soft")
        self.broken = Banner(kit, "warning")
        self._coming = False
        self.on_button = kit.button(N_("Go on"), self.going_on.emit, icon="download")
        self.broken.inside.addWidget(self.on_button)
        self._chips = Flow(space=6)
        self.items = Paged(kit, N_("Files of the delivery"))
        self.items.opened.connect(self._open)
        self.items.clicked.connect(lambda index: self._open(self.items.rows.row_at(index).key))
        card = Ground("card", margin=20, space=10)
        card.add(self.title, self.place, self._chips, self.broken)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 14, 24, 18)
        inside.setSpacing(12)
        inside.addWidget(card)
        around = Ground("panel", margin=6)
        around.add(self.items)
        line = QHBoxLayout()
        line.addWidget(around, 1)
        inside.addLayout(line, 1)
        kit.tongue.follow(self, lambda _words: self._say(), key="head")

    def show_delivery(self, delivery: Delivery, *, coming: bool = False) -> None:
        """Show one, and its files from the first; the same one again keeps its place. `coming`: not all came yet."""
        self._coming = coming
        same = self.delivery is not None and self.delivery.number == delivery.number
        self.delivery = delivery
        self._say()
        if same:
            self.items.read_again()
        else:
            self.items.show_things(self._page, item_row)

    def _page(self, rooms: Rooms, last: Item | None, limit: int) -> list[Item]:
        delivery = self.delivery
        number = delivery.number if delivery else 0
        return rooms.verifying.inbox.items(number, last.number if last else 0, limit)

    def _say(self) -> None:
        delivery, words = self.delivery, self._kit.tongue.words
        if delivery is None:
            return
        self.title.setText(words(N_("Delivery of {moment}"), moment=moment(words, delivery.at)))
        self.place.setText(words(WAY_WORDS[delivery.way], place=delivery.place))
        self.broken.setVisible(not delivery.ended_at and not self._coming)
        self.broken.words.setText(self._broken_off(words, delivery))
        self.on_button.setVisible(bool(delivery.named))
        self._chips.clear()
        for state in GRAVEST:
            if delivery.of(state):
                said = words(COUNT_WORDS[state], count=delivery.of(state))
                self._chips.addWidget(chip(said, CHIP_TONES.get(state, "")))

    @staticmethod
    def _broken_off(words: Words, delivery: Delivery) -> str:
        if delivery.left:
            return words(
                N_("It was broken off before the end. What came is kept. Files left: {left}"), left=delivery.left
            )
        return words(N_("It was broken off before the end. What came is kept; import the same again to go on."))

    def _open(self, key: str) -> None:
        if key:
            self.chosen.emit(key)
