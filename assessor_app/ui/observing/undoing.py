"""The two buttons and the keys that take back and do again. A text with something of its own to undo comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from assessor_app.language import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from assessor_app.observing.history import Done
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.past import Past
    from assessor_app.ui.parts.buttons import Button

UNDO_KEYS: Final = ("Ctrl+Z",)
REDO_KEYS: Final = ("Ctrl+Shift+Z", "Ctrl+Y")


class Undoing(QWidget):
    """Both buttons, each saying in its tool tip what it would do; their keys work all over `screen`."""

    def __init__(self, kit: Kit, past: Past, screen: QWidget) -> None:
        super().__init__()
        self._kit, self._past, self._screen = kit, past, screen
        self.undo = kit.icon_button("undo", N_("Undo"), past.undo)
        self.redo = kit.icon_button("redo", N_("Do again"), past.redo)
        self._tied: dict[QKeySequence, bool] = {}
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for button in (self.undo, self.redo):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the keys where somebody is writing
            inside.addWidget(button)
        for keys, deed, again in ((UNDO_KEYS, past.undo, False), (REDO_KEYS, past.redo, True)):
            for sequence in map(QKeySequence, keys):
                self._tied[sequence] = again
                shortcut = QShortcut(sequence, screen, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(deed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._guard)
        past.changed.connect(self._say)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Undo in the text that has the keys, where it has something to undo; else let the keys go to the session."""
        if event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            key_event: QKeyEvent = event  # type: ignore[assignment]  # by its type
            again = self._tied.get(QKeySequence(key_event.keyCombination()))
            if again is not None and isinstance(watched, QLineEdit | QPlainTextEdit):
                own = _has_own(watched, again=again)
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.setAccepted(own)
                elif own:
                    (watched.redo if again else watched.undo)()
                return own or event.type() == QEvent.Type.ShortcutOverride
        return super().eventFilter(watched, event)

    def _guard(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QPlainTextEdit) and self._screen.isAncestorOf(now):
            now.installEventFilter(self)

    def _say(self) -> None:
        done, undone = self._past.history.done, self._past.history.undone
        for button, stack, message, nothing, keys in (
            (self.undo, done, N_("Undo: {what} · {keys}"), N_("Nothing to undo · {keys}"), UNDO_KEYS),
            (self.redo, undone, N_("Do again: {what} · {keys}"), N_("Nothing to do again · {keys}"), REDO_KEYS),
        ):
            told = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            button.setEnabled(bool(stack))
            self._tell(button, message if stack else nothing, stack[-1:], told)

    def _tell(self, button: Button, message: str, last: Sequence[Done], keys: str) -> None:
        what = self._past.what(last[0]) if last else ""
        for told in (button.setToolTip, button.setAccessibleDescription):
            self._kit.tongue.say(told, message, what=what, keys=keys)


def _has_own(field: QLineEdit | QPlainTextEdit, *, again: bool) -> bool:
    """Whether a text has something of its own to take back, or to do again."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() if again else field.isUndoAvailable()
    return field.document().isRedoAvailable() if again else field.document().isUndoAvailable()
