"""The correction of an entry while it is being written, in the entry's own card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.composer import GrowingText

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from assessor_app.observing.model import Composer
    from assessor_app.ui.kit import Kit


class Correcting(QWidget):
    """Starts from what the entry says. `edited` with each change, `added` when it is to go into the log, `dropped`.

    `resized` tells that it has found its place or grown, so that whoever scrolls can keep it in sight.
    """

    edited = Signal()
    resized = Signal()
    added = Signal()
    dropped = Signal()

    def __init__(self, kit: Kit, begun: Composer) -> None:
        super().__init__()
        self._begun = begun
        self.question = GrowingText(kit, N_("The question, put right"), bare=False, least=1)
        self.text = GrowingText(kit, N_("The entry, put right"), bare=False)
        self.add = kit.button(N_("Add the correction"), self.added.emit)
        self.drop = kit.button(N_("Cancel"), self.dropped.emit, "quiet")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 4, 10, 8)
        inside.setSpacing(8)
        inside.addWidget(
            kit.label(N_("Both stay in the log: the entry struck through, and what you write here."), "soft")
        )
        inside.addWidget(self.question)
        inside.addWidget(self.text)
        inside.addLayout(row(None, self.drop, self.add))
        self.question.setPlainText(begun.question)
        self.text.setPlainText(begun.text)
        self.question.setVisible(begun.kind == "question")
        for field in (self.question, self.text):
            field.textChanged.connect(self.edited)
            field.entered.connect(self.added)

    def composer(self) -> Composer:
        """What stands here now."""
        return replace(self._begun, text=self.text.toPlainText(), question=self.question.toPlainText())

    def begin(self) -> None:
        """Give the keys to the text, at its end."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    @property
    def live(self) -> bool:
        """Whether somebody is writing here."""
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell it."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give it up on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)
