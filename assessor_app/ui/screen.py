"""What every screen is: a top bar, a body, and the three moments of its life. The window shows one at a time.

    class CandidatesScreen(Screen):
        def __init__(self, kit: Kit) -> None:
            super().__init__(kit)
            kit.tongue.say(self.bar.title.setText, N_("Candidates"))
            self.body.addWidget(…)

        def enter(self, subject: str) -> None: …      # shown; `subject` is an id or ""
        def refresh(self, changes: Changes) -> None: … # something was touched while this is shown: read again
        def leave(self) -> None: …                     # about to be hidden

Another screen is asked for with `self.go("observing", observation.id)`, or with `self.look_up("standards", key)` where
a button there leads back here. A screen is made the first time it is
shown and then kept, so `enter` sets everything that depends on its subject.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.bars import TopBar
from assessor_app.ui.parts.busy import Busy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes


class Screen(QWidget):
    """The base of all screens. `bar` is its top bar, `body` the column under it, `busy` covers it during long work."""

    asked = Signal(str, str)
    looked_up = Signal(str, str)
    # True while the device is in a candidate's hands: the rail is away and no other screen can be reached.
    handed = Signal(bool)
    # Back to where one came from, for a screen that may be entered from any other.
    returned = Signal()
    # What of the store this screen shows: kinds of `Changes`. Empty: everything concerns it.
    SHOWS: frozenset[str] = frozenset()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setProperty("role", "ground")
        self.bar = TopBar(kit)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.bar)
        around.addLayout(self.body, 1)
        self._way_back = ("", "")
        self.way_back = kit.icon_button("arrow_back", N_("Back to the observation"), self._return)
        cast("QHBoxLayout", self.bar.layout()).insertWidget(0, self.way_back)
        self.way_back.hide()

    @functools.cached_property
    def busy(self) -> Busy:
        """What covers the screen during long work; made when something is long for the first time."""
        return Busy(self.kit, self)

    def go(self, name: str, subject: str = "") -> None:
        """Ask the window for another screen."""
        self.asked.emit(name, subject)

    def look_up(self, name: str, subject: str) -> None:
        """Ask for another screen for a moment: a button there leads back."""
        self.looked_up.emit(name, subject)

    def offer_way_back(self, name: str, subject: str) -> None:
        """Show the button that leads back to a screen; without a name, no longer."""
        self._way_back = (name, subject)
        self.way_back.setVisible(bool(name))

    def _return(self) -> None:
        self.go(*self._way_back)

    def enter(self, subject: str) -> None:
        """Be shown, about this subject."""

    def refresh(self, changes: Changes) -> None:
        """Read again what was touched."""

    def leave(self) -> None:
        """Be hidden: give what is being typed to the store."""

    def rest(self) -> None:
        """Be covered for a while, by the lock: as `leave`, but for what may go on behind it."""
        self.leave()
