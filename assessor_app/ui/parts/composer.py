"""The composer's frame: kinds to choose among, text that grows, a place for suggestions, and the button that adds.

What a kind means and what becomes of the text is the screen's affair:

    composer = Composer(kit, N_("Kind of entry"), [("behaviour", N_("Observed"), ""), …], N_("Add"))
    composer.edited.connect(…)     # each change: keep it with tasks.soon
    composer.added.connect(…)      # Enter or the button; Shift+Enter starts a new line
    composer.hashed.connect(…)     # `#` typed: open the criteria to link
    composer.below.addWidget(…)    # suggestions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout

from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.text import set_role
from assessor_app.ui.theme import TARGET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtWidgets import QWidget

    from assessor_app.ui.kit import Kit

LEAST_LINES, MOST_LINES = 2, 8


def brings_files(held: QMimeData) -> bool:
    """Whether files of this machine, or a picture and no text, are held; office programs hold their text as both."""
    return any(url.isLocalFile() for url in held.urls()) or (held.hasImage() and not held.hasText())


class GrowingText(QPlainTextEdit):
    """Text that is as high as what is written, within reason. Enter is `entered`; Shift+Enter a new line.

    While `offers` suggestions are shown, Ctrl+1 to Ctrl+`offers` are `picked`, before the window's own keys. With
    `takes_files` files and pictures that are pasted are handed over as `pasted(QMimeData)`, and those that are dragged
    over it are left to whatever it stands on.
    """

    entered = Signal()
    hashed = Signal()
    picked = Signal(int)
    pasted = Signal(object)

    def __init__(self, kit: Kit, name: str, *, bare: bool = True, least: int = LEAST_LINES) -> None:
        super().__init__()
        self._theme, self._least = kit.theme, least
        self.offers = 0
        self.takes_files = False
        self._edge = 8 if bare else 24  # px around the text: the sheet's padding and border
        if bare:
            self.setProperty("role", "bare")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        kit.tongue.say(self.setAccessibleName, name)
        kit.theme.changed.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the suggestions before a shortcut of the window takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._offer(event):
            event.accept()
            return True
        return super().event(event)

    def _offer(self, event: QKeyEvent) -> int:
        """Which suggestion a key picks; 0 for none."""
        number = event.key() - Qt.Key.Key_0
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return number if held and 1 <= number <= self.offers else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter as the end of the entry, notice `#`, and pick suggestions."""
        offer = self._offer(event)
        if offer:
            self.picked.emit(offer)
            return
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)
        if event.text() == "#":
            self.hashed.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Say that files and pictures may be pasted."""
        return (self.takes_files and brings_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Hand files and pictures over; paste everything else as text."""
        if self.takes_files and brings_files(source):
            self.pasted.emit(source)
        else:
            super().insertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Leave files to the screen."""
        if self.takes_files and brings_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _grow(self) -> None:
        lines = int(self.document().size().height())  # QPlainTextEdit counts its height in lines
        shown = min(max(lines, self._least), MOST_LINES)
        tall = shown * self._theme.font_height() + self._theme.px(self._edge)
        self.setFixedHeight(max(tall, self._theme.px(TARGET)))


class Composer(QFrame):
    """See the module's docstring. `text` is the field, `kinds` the segmented control, `hint` the soft line."""

    edited = Signal()
    added = Signal()
    hashed = Signal()

    def __init__(self, kit: Kit, name: str, kinds: Sequence[tuple[str, str, str]], text: str, action: str) -> None:
        super().__init__()
        self.setProperty("role", "composer")
        self.kinds = Segmented(kit, name, kinds)
        self.tools = QHBoxLayout()
        self.text = GrowingText(kit, text)
        self.below = QVBoxLayout()
        self.hint = kit.text("", "soft")
        self.add = kit.button(action, self.added.emit, "primary")
        head, foot, inside = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.kinds, 1, Qt.AlignmentFlag.AlignLeft)
        head.addLayout(self.tools)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.add)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(10)
        inside.addLayout(head)
        inside.addWidget(self.text)
        inside.addLayout(self.below)
        inside.addLayout(foot)
        self.text.textChanged.connect(self.edited)
        self.kinds.chosen.connect(self.edited)
        self.text.entered.connect(self.added)
        self.text.hashed.connect(self.hashed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._light)

    def _light(self, _before: QWidget | None, now: QWidget | None) -> None:
        set_role(self, "true" if now is not None and self.isAncestorOf(now) else "false", "live")


def cut(field: QPlainTextEdit, said: str) -> None:
    """Take the beginning of a field away where it is still what was said; undo does not bring it back."""
    now = field.toPlainText()
    if now.startswith(said):
        field.setPlainText(now[len(said) :])
        field.moveCursor(QTextCursor.MoveOperation.End)
