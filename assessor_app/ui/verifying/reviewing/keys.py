"""The keys of the review's screen: letters and digits that work wherever nobody is writing. Holds no deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


def tie(screen: QWidget, deeds: Mapping[str, Callable[[], object]]) -> None:
    """Tie each key to its deed; a text field that has the focus takes letters and digits for itself."""
    for keys, deed in deeds.items():
        shortcut = QShortcut(QKeySequence(keys), screen, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)
