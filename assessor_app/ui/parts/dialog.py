"""A dialog of one column: a title, what is asked, and at its foot the button that does it. Does nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import put, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLayout

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button


class ColumnDialog(QDialog):
    """Stands over the window until it is closed, and destroys itself then; facts stand in the title."""

    def __init__(self, kit: Kit, over: QWidget, title: str, *, wide: int = 480, **facts: object) -> None:
        super().__init__(over.window())
        self._kit = kit
        self.button: Button
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kit.tongue.say(self.setWindowTitle, title, **facts)
        self.setMinimumWidth(kit.theme.px(wide))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 24, 24, 24)
        self.column.setSpacing(14)
        self.column.addWidget(kit.label(title, "title", **facts))

    def add(self, *things: QWidget | QLayout) -> None:
        """Add under what is there."""
        put(self.column, *things)

    def finish(self, message: str, role: str, press: Callable[[], None]) -> None:
        """Put the buttons under everything else; `press` checks what was written, and closes or says what lacks."""
        self.button = self._kit.button(message, press, role)
        self.column.addStretch(1)
        self.column.addLayout(row(None, self._kit.button(N_("Cancel"), self.reject), self.button))
