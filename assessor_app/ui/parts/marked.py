"""Text with some of its letters marked, as a search found them: painted by lists, which paint the rest themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from assessor_app.ui.theme import Theme


def paint_marked(painter: QPainter, room: QRect, text: str, spans: Sequence[tuple[int, int]], theme: Theme) -> None:
    """Paint a text that wraps, in the painter's font; each span (start, length) stands on a tint and is underlined."""
    layout = QTextLayout(text, painter.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    look = QTextCharFormat()
    look.setBackground(theme.colour("accent_tint"))
    look.setForeground(theme.colour("accent"))
    look.setFontUnderline(True)
    formats = []
    for start, length in spans:
        marked = QTextLayout.FormatRange()
        marked.start, marked.length = _units(text[:start]), _units(text[start : start + length])
        marked.format = look
        formats.append(marked)
    layout.setFormats(formats)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    layout.draw(painter, QPointF(room.topLeft()))


def _units(text: str) -> int:
    """How long Qt counts a text: letters beyond the basic plane are two."""
    return len(text.encode("utf-16-le")) // 2
