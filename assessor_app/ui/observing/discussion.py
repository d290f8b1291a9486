"""The timer of a professional discussion, in the composer: start, pause, go on. What time it is: `observing.timing`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.observing.timing import Timer, taken_up
from assessor_app.ui.parts.text import Line

if TYPE_CHECKING:
    from assessor_app.observing.model import Composer
    from assessor_app.ui.kit import Kit

SECOND: Final = 1_000
KEYS: Final = "Ctrl+T"


class DiscussionTimer(QWidget):
    """Seen for a discussion, and for as long as it runs. `turned` when it was started or paused."""

    turned = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._timer = Timer()
        self._discussed = False
        self.button = kit.icon_button("play_arrow", N_("Start the timer of the discussion"), self.turn)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.words = Line(role="soft")
        kit.tongue.say(self.words.setAccessibleName, N_("Timer of the discussion"))
        self._ticking = QTimer(self, interval=SECOND)
        self._ticking.timeout.connect(self._tell)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.words)
        inside.addWidget(self.button)
        self._show()

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self._timer.running

    def turn(self) -> None:
        """Start it, pause it, let it go on."""
        self._timer = self._timer.turned(self._kit.clock.now())
        self._show()
        self.turned.emit()

    def kept(self) -> tuple[str, int]:
        """What a composer keeps of it: `since` and `seconds`."""
        return self._timer.kept(self._kit.clock.now())

    def take_up(self, written: Composer) -> None:
        """Go on from what was kept."""
        self._timer = taken_up(written.since, written.seconds, self._kit.clock.now())
        if written.since and not self._timer.running:
            self._kit.notices.say(
                N_("The timer of the discussion was left running for too long, and stands still now.")
            )
        self._show()

    def reset(self) -> None:
        """Back to nothing: what it said is in the log."""
        self._timer = Timer()
        self._show()

    def show_for(self, *, discussion: bool) -> None:
        """Be seen for a discussion, or because it runs."""
        self._discussed = discussion
        self._show()

    def _show(self) -> None:
        running, at = self._timer.running, self._timer.at(self._kit.clock.now())
        self.button.show_icon("pause" if running else "play_arrow")
        said = N_("Pause the timer of the discussion") if running else N_("Start the timer of the discussion")
        say = self._kit.tongue.say
        say(self.button.setAccessibleName, said)
        say(self.button.setToolTip, N_("{what} · {keys}"), what=lambda words: words(said), keys=KEYS)
        self.setVisible(self._discussed or running or at > 0)
        if running:
            self._ticking.start()
        else:
            self._ticking.stop()
        self._tell()

    def _tell(self) -> None:
        """Change the words alone: nothing else is to draw the eye, or be read aloud, each second."""
        seconds = self._timer.at(self._kit.clock.now())
        self.words.setText(f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}")
