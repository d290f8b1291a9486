"""Which entries of a long log have a card: those near what is looked at. The rest are made as somebody scrolls there.

What a card shows and says is the log's affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from assessor_app.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.observing.model import Entry
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.entry import EntryCard
    from assessor_app.ui.parts.card import Scroll

FIRST: Final = 8  # cards made at once where the log is opened; the rest follow between two strokes of the clock
BATCH: Final = 1  # cards made in one turn of the window's loop
MOST: Final = 60
EARLIER: Final = N_("Earlier entries: {count}")
LATER: Final = N_("Later entries: {count}")
PAGE: Final = 1.0  # viewports above and below what is looked at that have cards


class Cards(QObject):
    """The cards `made`, by entry, in the order of the log and without a hole; `fill` makes those that are near."""

    def __init__(self, kit: Kit, port: Scroll, make: Callable[[Entry], EntryCard]) -> None:
        super().__init__(port)
        self._port, self._make = port, make
        self._entries: Sequence[Entry] = ()
        self._first = 0
        self.made: dict[str, EntryCard] = {}
        self._order: list[str] = []
        self._kit = kit
        self.earlier = kit.button(EARLIER, self._press_earlier, "quiet", icon="keyboard_arrow_up", count=0)
        self.later = kit.button(LATER, self._press_later, "quiet", icon="keyboard_arrow_down", count=0)
        self._above = port.inside.count() + 1
        for button in (self.earlier, self.later):
            port.inside.addWidget(button)
            button.hide()
        self._filling = QTimer(self, interval=0, singleShot=True)
        self._filling.timeout.connect(self._fill)

    @property
    def at_end(self) -> bool:
        """Whether the last entry of the log has its card."""
        return self._last >= len(self._entries)

    @property
    def _last(self) -> int:
        return self._first + len(self._order)

    def show_entries(self, entries: Sequence[Entry], *, fresh: bool, at_end: bool) -> list[str]:
        """Know the log as it is now; which entries were made because they are new in it."""
        before, self._entries = len(self._entries), entries
        new = len(entries) - before
        if fresh or new < 0:
            self._start(max(0, len(entries) - FIRST))
            return []
        if not new:
            return []
        if self._last < before or not (at_end or new <= FIRST):
            self._start(max(0, len(entries) - FIRST))  # somebody looked at what is long past
        else:
            self._make_below(new)
        return [entry.id for entry in entries[before:]]

    def go_to(self, entry: str) -> None:
        """Make the card of one entry, with some around it."""
        if entry in self.made:
            return
        at = next((at for at, one in enumerate(self._entries) if one.id == entry), -1)
        if at >= 0:
            self._start(max(0, at - FIRST // 2))
            self.fill()

    def fill(self) -> None:
        """Make what is near, a few cards at a time."""
        if not self._filling.isActive():
            self._filling.start()

    def _fill(self) -> None:
        bar, page = self._port.verticalScrollBar(), round(self._port.viewport().height() * PAGE)
        above, below = bar.value(), bar.maximum() - bar.value()
        if above < page and self._first:
            self._held(lambda: self._make_above(BATCH))
            self.fill()
        elif below < page and not self.at_end:
            self._held(lambda: self._make_below(BATCH))
            self.fill()

    def _press_earlier(self) -> None:
        self._turn_to(self._first - 1)

    def _press_later(self) -> None:
        self._turn_to(self._last)

    def _turn_to(self, at: int) -> None:
        """Make the next card in one direction, and give the keys to it."""
        if 0 <= at < len(self._entries):
            entry = self._entries[at]
            self._held(lambda: self._make_above(BATCH) if at < self._first else self._make_below(BATCH))
            card = self.made[entry.id]
            self._port.ensureWidgetVisible(card)
            card.pencil.setFocus()

    def _start(self, first: int) -> None:
        for name in self._order:
            self._away(name)
        self._order.clear()
        self._first = first
        self._make_below(FIRST)

    def _make_below(self, count: int) -> None:
        for entry in self._entries[self._last : self._last + count]:
            self._port.inside.insertWidget(self._above + len(self._order), self._make(entry))
            self._order.append(entry.id)
        while len(self._order) > MOST and self._may_go(self._order[0]):
            self._away(self._order.pop(0))
            self._first += 1
        self._say()

    def _make_above(self, count: int) -> None:
        for entry in reversed(self._entries[max(0, self._first - count) : self._first]):
            self._port.inside.insertWidget(self._above, self._make(entry))
            self._order.insert(0, entry.id)
            self._first -= 1
        while len(self._order) > MOST and self._may_go(self._order[-1]):
            self._away(self._order.pop())
        self._say()

    def _may_go(self, name: str) -> bool:
        """Whether a card is far from what is looked at, and nobody writes in it or has the keys there."""
        card, bar, tall = self.made[name], self._port.verticalScrollBar(), self._port.viewport().height()
        far = 2 * round(tall * PAGE)
        if bar.value() - far < card.y() < bar.value() + tall + far:
            return False
        focused = card.window().focusWidget()
        return card.correcting is None and not (focused is not None and card.isAncestorOf(focused))

    def _away(self, name: str) -> None:
        card = self.made.pop(name)
        self._port.inside.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _held(self, change: Callable[[], None]) -> None:
        """Change the cards and leave what is looked at where it is."""
        bar, top = self._port.verticalScrollBar(), self._port.verticalScrollBar().value()
        at_most = top >= bar.maximum()
        seen = next((name for name in self._order if self.made[name].geometry().bottom() > top), "")
        offset = self.made[seen].y() - top if seen else 0
        change()
        QApplication.sendPostedEvents(self._port.widget(), QEvent.Type.LayoutRequest)
        if at_most and self.at_end:
            bar.setValue(bar.maximum())
        elif seen in self.made:
            bar.setValue(self.made[seen].y() - offset)

    def _say(self) -> None:
        for button, count in ((self.earlier, self._first), (self.later, len(self._entries) - self._last)):
            self._kit.tongue.say(button.setText, EARLIER if button is self.earlier else LATER, count=count)
            button.setVisible(count > 0)
