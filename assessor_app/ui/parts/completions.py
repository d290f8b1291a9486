"""Words offered under a line that is being written: those that hold what was typed; Down in an empty line shows all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from assessor_app.ui.kit import Kit

MOST_SEEN = 6


class Completions(QObject):
    """Offers words for one line. Taking one counts as having typed it: `textEdited` comes."""

    def __init__(self, kit: Kit, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(MOST_SEEN)
        self.popup = popup = QListView()
        popup.setProperty("role", "completions")
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._completer.setPopup(popup)
        kit.tongue.follow(popup, lambda _words: popup.setAccessibleName(edit.accessibleName()))
        edit.setCompleter(self._completer)
        self._completer.activated.connect(edit.textEdited)
        for asked in (edit, popup):  # after the completer's own, so that this is asked first
            asked.installEventFilter(self)

    def offer(self, words: Sequence[str]) -> None:
        """Offer these, in this order."""
        self._words.setStringList(list(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show what is offered on Down; take what is chosen on Enter, which then ends nothing else."""
        if event.type() == QEvent.Type.KeyPress:
            key_event: QKeyEvent = event  # type: ignore[assignment]  # by its type
            key, chosen = Qt.Key(key_event.key()), self.popup.currentIndex()
            if watched is self._edit and key == Qt.Key.Key_Down and self._words.rowCount():
                self._completer.setCompletionPrefix(self._edit.text())
                self._completer.complete()
                return True
            if watched is self.popup and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and chosen.isValid():
                self.popup.hide()
                self._edit.setText(str(chosen.data()))
                self._edit.textEdited.emit(self._edit.text())
                return True
        return super().eventFilter(watched, event)
