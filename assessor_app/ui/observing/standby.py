"""What an assessor is told above the composer: what came back, what is not saved, that a clock was set or all slept.

It looks at the clocks every few seconds while it is to be seen; it keeps nothing and asks the store for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import clock_time, short_day
from assessor_app.observing.clocks import noticed
from assessor_app.ui.parts.banner import Banner, announce

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from assessor_app.observing.model import Observation
    from assessor_app.ui.kit import Kit

LOOK_MS: Final = 5_000
CAME_BACK: Final[dict[tuple[bool, bool], str]] = {
    (True, False): N_("Your last words came back as you left them. Last saved: {when}"),
    (False, True): N_("The correction you had begun came back as you left it. Last saved: {when}"),
    (True, True): N_("Your last words and a correction you had begun came back as you left them. Last saved: {when}"),
}
SET_ON: Final = N_(
    "The device’s clock was set forward. Minutes: {minutes}. Entries also keep the time that really passed."
)
SET_BACK: Final = N_(
    "The device’s clock was set back. Minutes: {minutes}. Entries also keep the time that really passed."
)
AWAY: Final = N_("The device was asleep. Minutes: {minutes}. Everything up to then is saved; go on where you were.")
UNSAVED: Final = N_("What you wrote last is not saved. It stays here, and is saved by itself as soon as it can be.")


class Standby(QWidget):
    """`waking` once the device has slept."""

    waking = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.back, self.clock = Banner(kit, "note", closes=True), Banner(kit, "warning", closes=True)
        self.unsaved = Banner(kit, "warning")
        self.copy = kit.button(N_("Copy what is not saved"), self._copy)
        self.unsaved.inside.addWidget(self.copy)
        self._texts: tuple[str, ...] = ()
        self._seen: set[str] = set()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 8)
        inside.setSpacing(8)
        for banner in (self.back, self.clock, self.unsaved):
            banner.hide()
            inside.addWidget(banner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._last = kit.clock.now()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def show_came_back(self, observation: Observation, kept: str) -> None:
        """Say what a draft brought back, when it is shown first since the store was opened."""
        words = bool(observation.composer.text or observation.composer.question)
        message = CAME_BACK.get((words, bool(observation.corrections)))
        fresh, self._seen = observation.id not in self._seen, self._seen | {observation.id}
        self.back.hide()
        self.clock.hide()
        if fresh and message and kept:
            today = self._kit.clock.now().wall.date().isoformat()
            self._tell(
                self.back,
                message,
                when=lambda said: (
                    clock_time(kept) if kept[:10] == today else f"{short_day(said, kept)} {clock_time(kept)}"
                ),
            )

    def show_unsaved(self, texts: tuple[str, ...]) -> None:
        """Say that these could not be saved; without any, that all is."""
        if texts and not self._texts:
            self._tell(self.unsaved, UNSAVED)
        elif not texts:
            self.unsaved.hide()
        self._texts = texts

    def look(self) -> None:
        """Look at both clocks, and say at once what happened to them."""
        before, self._last = self._last, self._kit.clock.now()
        seen = noticed(before, self._last)
        if seen.set_by:
            self._tell(self.clock, SET_ON if seen.set_by > 0 else SET_BACK, minutes=round(abs(seen.set_by) / 60))
        elif seen.away:
            self._tell(self.clock, AWAY, minutes=round(seen.away / 60))
            self.waking.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to look."""
        super().showEvent(event)
        self._last = self._kit.clock.now()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look no longer."""
        super().hideEvent(event)
        self._timer.stop()

    def _tell(self, banner: Banner, message: str, **facts: object) -> None:
        self._kit.tongue.say(banner.words.setText, message, **facts)
        banner.show()
        announce(banner, banner.words.text())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(self._texts))
        self._kit.notices.say(N_("Copied. Paste it where it is safe until the store can be written to again."))
