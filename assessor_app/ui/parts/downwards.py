"""From a search line into the list of what it finds: Down goes there, Enter takes the first. Searches nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLineEdit

    from assessor_app.ui.parts.listing import Listing


class Downwards(QObject):
    """`take(key)` when one is chosen: by Enter in the line, Enter or a press in the list."""

    def __init__(self, search: QLineEdit, found: Listing, take: Callable[[str], object]) -> None:
        super().__init__(found)
        self._found, self._take = found, take
        search.installEventFilter(self)
        search.returnPressed.connect(self._take_first)
        found.opened.connect(take)
        found.clicked.connect(lambda index: take(found.rows.row_at(index).key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go from the search down into what it finds."""
        if event.type() == QEvent.Type.KeyPress:
            key_event: QKeyEvent = event  # type: ignore[assignment]  # by its type
            if key_event.key() == Qt.Key.Key_Down and self._found.rows.rowCount():
                self._found.choose(self._first())
                self._found.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _first(self) -> str:
        return self._found.rows.row_at(self._found.rows.index(0, 0)).key

    def _take_first(self) -> None:
        if self._found.rows.rowCount():
            self._take(self._first())
