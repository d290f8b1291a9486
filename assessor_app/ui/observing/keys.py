"""The keys of the observing screen: they work wherever somebody writes, whatever a text field would do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from assessor_app.language import N_
from assessor_app.ui.shortcuts import spelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton, QWidget

    from assessor_app.ui.kit import Kit


class Keys(QObject):
    """Ties keys such as `Ctrl+K` to deeds on one screen; some desktops give that one, as emacs does, to text fields."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._taken: set[QKeySequence] = set()

    def tie(self, keys: str, deed: Callable[[], object]) -> None:
        """Do this on these keys, while the screen or anything in it has the focus."""
        sequence = QKeySequence(keys)
        self._taken.add(sequence)
        shortcut = QShortcut(sequence, self._screen, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def guard(self, *fields: QWidget) -> None:
        """Keep these fields from taking the keys for themselves."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say for a field that it does not want our keys."""
        if event.type() == QEvent.Type.ShortcutOverride:
            key_event: QKeyEvent = event  # type: ignore[assignment]  # by its type
            if QKeySequence(key_event.keyCombination()) in self._taken:
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def tell_keys(kit: Kit, button: QAbstractButton, message: str, keys: str) -> None:
    """Say in a button's tool tip what it does and which keys do it."""
    kit.tongue.say(button.setToolTip, N_("{what} · {keys}"), what=lambda words: words(message), keys=spelled(keys))
