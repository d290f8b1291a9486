"""The source of a reading: its lines as they were in the file, numbered as the findings number them, one marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.reading.lines import Line
    from assessor_app.ui.kit import Kit


class SourceView(Ground):
    """Shows the lines; `point` marks one and brings it into sight."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("panel", margin=14, space=8)
        self._kit = kit
        self._numbers: list[int] = []
        self._here = 0
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("role", "source")
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        kit.tongue.say(self.text.setAccessibleName, N_("The source, line by line"))
        self.nothing = kit.label(N_("Nothing of this file could be read as lines."), "quiet")
        self.add(kit.label(N_("The source"), "title"), self.nothing, self.text)
        self.inside.setStretchFactor(self.text, 1)
        self.inside.addStretch(0)
        kit.theme.changed.connect(self._mark)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the lines of another file."""
        self._numbers = [line.number for line in lines]
        self._here = 0
        wide = len(str(self._numbers[-1])) if lines else 0
        self.text.setPlainText("\n".join(f"{line.number:>{wide}}   {line.text}" for line in lines))
        self.text.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self._mark()

    @property
    def here(self) -> int:
        """The number of the line that is marked; 0 for none."""
        return self._here

    def point(self, number: int) -> None:
        """Mark the line of this number, or the last before it where it was blank, and bring it into sight."""
        place = max((at for at, one in enumerate(self._numbers) if one <= number), default=-1)
        if place < 0:
            return
        self._here = self._numbers[place]
        cursor = QTextCursor(self.text.document().findBlockByNumber(place))
        self.text.setTextCursor(cursor)
        self.text.centerCursor()
        self._mark()

    def _mark(self) -> None:
        """Tint the line, in the colours of the theme in force."""
        found = QTextEdit.ExtraSelection()
        if self._here:
            look = QTextCharFormat()
            look.setBackground(QColor(self._kit.theme.colour("accent_tint")))
            look.setProperty(QTextCharFormat.Property.FullWidthSelection, True)  # noqa: FBT003 - Qt's own way
            found.format = look
            found.cursor = self.text.textCursor()
            found.cursor.clearSelection()
        self.text.setExtraSelections([found] if self._here else [])
