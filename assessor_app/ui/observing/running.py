"""How long the observation has been going on: in the top bar, every second, by the clock on the wall."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.text import Line

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from assessor_app.observing.model import Event
    from assessor_app.ui.kit import Kit

SECOND = 1_000


class Running(QWidget):
    """Runs while it is seen and the observation has no end; after the end it shows how long it took."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._event: Event | None = None
        self._icon = IconLabel(kit, "radio_button_checked", "not_yet", 16)
        self.words = Line()
        kit.tongue.say(self.words.setAccessibleName, N_("Time since the start"))
        self._timer = QTimer(self, interval=SECOND)
        self._timer.timeout.connect(self._tell)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._icon)
        inside.addWidget(self.words)

    def show_event(self, event: Event) -> None:
        """Count from this start, up to this end where there is one."""
        self._event = event
        self._icon.show_icon("schedule" if event.end else "radio_button_checked", "soft" if event.end else "not_yet")
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Run."""
        super().showEvent(event)
        self._tell()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stand still while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _tell(self) -> None:
        if self._event is None:
            return
        start = dt.datetime.fromisoformat(self._event.start)
        end = dt.datetime.fromisoformat(self._event.end) if self._event.end else self._kit.clock.now().wall
        self.words.setText(lasted(end - start))


def lasted(time: dt.timedelta) -> str:
    """`00:42:17`; a start that lies ahead counts as now."""
    seconds = max(0, int(time.total_seconds()))
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
