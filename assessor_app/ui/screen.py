"""What every screen is: a top bar, a body, and the three moments of its life. The window shows one at a time.

    class CandidatesScreen(Screen):
        def __init__(self, kit: Kit) -> None:
            super().__init__(kit)
            kit.tongue.say(self.bar.title.setText, N_("Candidates"))
            self.body.addWidget(…)

        def enter(self, subject: str) -> None: …      # shown; `subject` is an id or ""
        def refresh(self, changes: Changes) -> None: … # something was touched while this is shown: read again
        def leave(self) -> None: …                     # about to be hidden

Another screen is asked for with `self.go("observing", observation.id)`. A screen is made the first time it is
shown and then kept, so `enter` sets everything that depends on its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.ui.parts.bars import TopBar
from assessor_app.ui.parts.busy import Busy

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes


class Screen(QWidget):
    """The base of all screens. `bar` is its top bar, `body` the column under it, `busy` covers it during long work."""

    asked = Signal(str, str)
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
        self.busy = Busy(kit, self)

    def go(self, name: str, subject: str = "") -> None:
        """Ask the window for another screen."""
        self.asked.emit(name, subject)

    def enter(self, subject: str) -> None:
        """Be shown, about this subject."""

    def refresh(self, changes: Changes) -> None:
        """Read again what was touched."""

    def leave(self) -> None:
        """Be hidden: give what is being typed to the store."""
