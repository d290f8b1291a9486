"""Notices that nobody has touched keys, mouse or screen for some time, sleep of the device included. Locks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

TOUCHES: Final = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress, QEvent.Type.TabletMove,
})  # fmt: skip
MINUTE_MS: Final = 60_000


class Idle(QObject):
    """`idle` once nobody has touched the window for `minutes`; 0 minutes notices nothing.

    A timer does not run while the device sleeps, so the first touch looks at the clock as well, and is not passed on
    when it comes too late.
    """

    idle = Signal()

    def __init__(self, window: QWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._limit = self._last = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        window.installEventFilter(self)

    def wait(self, minutes: float) -> None:
        """Begin to wait, from now."""
        self._limit = int(minutes * MINUTE_MS)
        self._touched()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at what reaches the window."""
        if event.type() not in TOUCHES or not self._limit:
            return super().eventFilter(watched, event)
        late = QDateTime.currentMSecsSinceEpoch() - self._last > self._limit
        self._touched()
        if late:
            self.idle.emit()
        return late

    def _touched(self) -> None:
        self._last = QDateTime.currentMSecsSinceEpoch()
        if self._limit:
            self._timer.start(self._limit)
        else:
            self._timer.stop()
