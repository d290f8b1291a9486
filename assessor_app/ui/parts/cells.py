"""Cells of a painted table: each table says how one looks, and the ring around the chosen one is the same in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyledItemDelegate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

    from assessor_app.ui.kit import Kit

    Index = QModelIndex | QPersistentModelIndex
    Look = Callable[[QPainter, QRectF, Index], None]


class Cells(QStyledItemDelegate):
    """Paints each cell by `look`, which gets the room within the ring; and the ring, thicker in a table in use."""

    def __init__(self, kit: Kit, view: QTableView, look: Look) -> None:
        super().__init__(view)
        self._theme, self._view, self._look = kit.theme, view, look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        box: QRect = option.rect
        painter.save()
        around = QRectF(box).adjusted(2, 2, -2, -2)
        self._look(painter, around, index)
        if index == self._view.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2 if self._view.hasFocus() else 1))
            painter.drawRoundedRect(around, self._theme.px(5), self._theme.px(5))
        painter.restore()
