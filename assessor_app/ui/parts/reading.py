"""A column to read that the keyboard reaches: arrow keys, Page Up and Down, Home and End scroll it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from assessor_app.ui.parts.card import Scroll

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from assessor_app.ui.kit import Kit


class Reading(Scroll):
    """A `Scroll` that takes the focus and shows that it has it; `name` is told to screen readers."""

    def __init__(self, kit: Kit, name: str, *, margin: int = 18, space: int = 14) -> None:
        super().__init__(margin=margin, space=space)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "reading")
        kit.tongue.say(self.setAccessibleName, name)
        self._place = -1
        self.verticalScrollBar().rangeChanged.connect(self._return)

    def return_to(self, place: int) -> None:
        """Scroll to where a person was, once what is shown anew is laid out that far."""
        self._place = place
        self._return()

    def _return(self) -> None:
        bar = self.verticalScrollBar()
        if 0 <= self._place <= bar.maximum():
            bar.setValue(self._place)
            self._place = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the beginning and the end too; the scroll area knows the other keys."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
