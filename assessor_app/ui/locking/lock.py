"""Locks and unlocks one window: puts the page over the frame and gives the keys back afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from assessor_app.ui.locking.idle import Idle
from assessor_app.ui.locking.page import LockPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedLayout, QWidget

    from assessor_app.ui.frame import Frame
    from assessor_app.ui.kit import Kit


class Lock(QObject):
    """The lock of a window whose store is open. `changed` when `locked` has."""

    changed = Signal()

    def __init__(self, kit: Kit, frame: Frame, stack: QStackedLayout, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._frame, self._stack = kit, frame, stack
        self._before: QWidget | None = None
        self._page: LockPage | None = None
        self.locked = False
        handle = window.windowHandle()
        self._idle = Idle(handle, self) if handle is not None else None
        if self._idle is not None:
            self._idle.idle.connect(self.lock)
        self.wait()

    def wait(self) -> None:
        """Wait as long as the settings say now."""
        if self._idle is not None:
            self._idle.wait(self._kit.session.preferences.now.lock_minutes)

    def lock(self) -> None:
        """Hide everything behind the passphrase. Not while a candidate has the device: all is hidden from them.

        Nor once the window is closed: there is no store that a passphrase could open again.
        """
        if self.locked or self._frame.handed or self._kit.session.vault is None:
            return
        self.locked = True
        self._before = QApplication.focusWidget()
        self._frame.rest()
        self._shut_what_stands_over()
        if self._page is None:
            self._page = LockPage(self._kit)
            self._page.opened.connect(self._open)
            self._stack.addWidget(self._page)
        self._stack.setCurrentWidget(self._page)
        self._page.begin()
        self.changed.emit()

    def _shut_what_stands_over(self) -> None:
        """Dialogs and menus are windows of their own, and would show what the page hides."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    def _open(self) -> None:
        self.locked = False
        self._stack.setCurrentWidget(self._frame)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        self.wait()
        self.changed.emit()
