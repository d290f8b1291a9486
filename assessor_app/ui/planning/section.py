"""The visits to come as cards under two headings: today's, with what is on or late first, and those of later days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import weekday
from assessor_app.observing.planning import schedule
from assessor_app.ui.parts.card import empty, row
from assessor_app.ui.parts.text import set_role
from assessor_app.ui.planning.calendar import save_calendar
from assessor_app.ui.planning.cards import PlanCard
from assessor_app.ui.planning.printing import ask_printer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.planning.known import Planned

# How many of the later ones are cards at once; the others come with a press.
FIRST: Final = 6
LOOK_MS: Final = 30_000


class Section(QWidget):
    """`begun`, `opened` (a Planned), `cancelled(Planned, reason)`, `moved(Planned, start, reason)`.

    `due` says whether a visit is due now, whose button is then the primary one.
    """

    begun = Signal(object)
    opened = Signal(object)
    cancelled = Signal(object, str)
    moved = Signal(object, str, str)
    due = Signal(bool)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._all: Sequence[Planned] = ()
        self._shown: tuple[object, ...] = ()
        self._most = FIRST
        self.cards: list[PlanCard] = []
        self.today, self.coming = kit.text("", "strong"), kit.label(N_("Coming visits"), "strong")
        self._todays, self._others = QVBoxLayout(), QVBoxLayout()
        self.more = kit.button(N_("Show all the coming visits"), self._show_all)
        self.calendar = kit.button(
            N_("Save for your calendar…"), lambda: save_calendar(kit, self, self._all), icon="save"
        )
        self.printer = kit.button(
            N_("Print the next seven days…"), lambda: ask_printer(kit, self, self._all), icon="print", keys="Ctrl+P"
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.today)
        inside.addLayout(self._todays)
        inside.addWidget(self.coming)
        inside.addLayout(self._others)
        inside.addWidget(self.more)
        inside.addLayout(row(self.printer, self.calendar, None))
        for column in (self._todays, self._others):
            column.setSpacing(10)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        kit.tongue.follow(self, lambda _words: self._say())

    def show_planned(self, planned: Sequence[Planned]) -> None:
        """Show these; a card in which something is asked stays as it is where its visit does."""
        self._all = planned
        self._lay()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the clock from time to time: what was to come is late before long."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look no longer."""
        super().hideEvent(event)
        self._timer.stop()

    def _look(self) -> None:
        """See what the clock says now; not while somebody writes why, and when instead, on a card."""
        if not any(card.asking for card in self.cards):
            self._lay()

    def _show_all(self) -> None:
        self._most = len(self._all)
        self._lay()

    def _lay(self) -> None:
        now = self._kit.clock.now().wall
        told = [(one, schedule.when(one.visit, now)) for one in self._all]
        todays = [pair for pair in told if pair[1] != "coming"]
        others = [pair for pair in told if pair[1] == "coming"]
        shown = (*todays, None, *others[: self._most], len(others))
        if shown != self._shown:
            self._shown = shown
            self._fill(todays, others)
        self.setVisible(bool(self._all))
        self.today.setVisible(bool(todays))
        self.coming.setVisible(bool(others))
        self.more.setVisible(len(others) > self._most)
        self._say()

    def _fill(self, todays: list[tuple[Planned, schedule.When]], others: list[tuple[Planned, schedule.When]]) -> None:
        self.cards = []
        for column, pairs in ((self._todays, todays), (self._others, others[: self._most])):
            empty(column)
            for planned, when in pairs:
                column.addWidget(self._card(planned, when))
        first = next(
            (card for card, (_, when) in zip(self.cards, todays, strict=False) if when in {"now", "late"}), None
        )
        if first is not None:
            set_role(first.begin, "primary")
            first.begin.show_icon("play_arrow")
        self.due.emit(first is not None)

    def _card(self, planned: Planned, when: schedule.When) -> PlanCard:
        card = PlanCard(self._kit, planned, when)
        card.begun.connect(lambda: self.begun.emit(planned))
        card.opened.connect(lambda: self.opened.emit(planned))
        card.cancelled.connect(lambda reason: self.cancelled.emit(planned, reason))
        card.moved.connect(lambda start, reason: self.moved.emit(planned, start, reason))
        self.cards.append(card)
        return card

    def _say(self) -> None:
        words = self._kit.tongue.words
        today = weekday(words, self._kit.clock.now().wall.date().isoformat(), within=True)
        self.today.setText(words(N_("Today: {day}"), day=today))
