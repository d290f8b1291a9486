"""The left column: what is to be done or the deliveries, one list at a time, and under it the watched folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground, separator
from assessor_app.ui.parts.paging import Paged
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.verifying.inbox import deeds
from assessor_app.ui.verifying.inbox.words import delivery_row, item_row

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.ui.kit import Kit

OPEN, DELIVERIES = "open", "deliveries"


class Shelf(Ground):
    """`chosen(what, key)` with `open` or `deliveries` and the number that was chosen; `watching` asks for a folder."""

    chosen = Signal(str, str)
    turned = Signal(str)
    watching = Signal()
    stopped = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("panel", margin=14, space=8)
        self._kit = kit
        self.switch = Segmented(
            kit, N_("What is listed"), ((OPEN, N_("To do"), "accent"), (DELIVERIES, N_("Deliveries"), "accent"))
        )
        self.switch.choose(OPEN)
        self.switch.chosen.connect(self._turn)
        self.open = Paged(kit, N_("To do"))
        self.deliveries = Paged(kit, N_("Deliveries"))
        self.nothing = EmptyState(kit, "task_alt", N_("Nothing waits for you here."))
        self._stack = QStackedWidget()
        for part in (self.open, self.deliveries, self.nothing):
            self._stack.addWidget(part)
        self.add(self.switch, self._stack)
        self.inside.setStretch(1, 1)
        self.inside.setAlignment(self.switch, Qt.AlignmentFlag.AlignLeft)
        self.watched = kit.text("", "soft")
        self.watch_button = kit.button(N_("Watch a folder…"), self.watching.emit, "quiet", icon="folder")
        self.stop_button = kit.button(N_("Stop watching"), self.stopped.emit, "quiet")
        self.add(separator(), self.watched, self.watch_button, self.stop_button)
        for what, one in ((OPEN, self.open), (DELIVERIES, self.deliveries)):
            one.chosen.connect(lambda key, what=what: self.chosen.emit(what, key))
            one.shown.connect(self._lay)
        self.show_watched(None)

    @property
    def list(self) -> Paged:
        """The list that is turned to."""
        return self.open if self.switch.choice == OPEN else self.deliveries

    def read(self) -> None:
        """Read both lists from the store, from the first."""
        self.open.show_things(deeds.waiting, item_row)
        self.deliveries.show_things(deeds.listed, delivery_row)

    def read_again(self) -> None:
        """Read again what is shown."""
        self.open.read_again()
        self.deliveries.read_again()

    def turn_to(self, what: str) -> None:
        """Show the other list, without telling."""
        self.switch.choose(what)
        self._lay()

    def count(self, waiting: int) -> None:
        """Say how much there is to do."""
        segment = self.switch.segment(OPEN)
        if waiting:
            self._kit.tongue.say(segment.setText, N_("To do: {count}"), count=waiting)
        else:
            self._kit.tongue.say(segment.setText, N_("To do"))

    def show_watched(self, folder: Path | None, *, gone: bool = False) -> None:
        """Say which folder is watched, and whether it is `gone` just now, or offer to watch one."""
        self.watched.setVisible(folder is not None)
        self.stop_button.setVisible(folder is not None)
        self.watch_button.setVisible(folder is None)
        if folder is not None:
            away = N_("Not there just now: {folder}. It is looked for, and taken up again by itself.")
            said = away if gone else N_("Watched: {folder}")
            self._kit.tongue.say(self.watched.setText, said, folder=str(folder))

    def _turn(self, what: str) -> None:
        self._lay()
        self.turned.emit(what)

    def _lay(self) -> None:
        empty = self.list is self.open and not self.open.things
        self._stack.setCurrentWidget(self.nothing if empty else self.list)
