"""One table of painted cells: a stretch of a standard's criteria, visits down, read by keyboard and screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QTableView

from assessor_app.ui.candidates.cells import STATE, CoverageModel
from assessor_app.ui.parts.cells import Cells
from assessor_app.ui.parts.heads import Heads, painted
from assessor_app.ui.parts.marks import TICK, paint_mark

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent

    from assessor_app.observing.model import State
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

CELL_WIDE, CELL_HIGH, NAMES_WIDE = 30, 28, 158
GROUNDS: Final[dict[State, str]] = {"met": "met_tint", "not_yet_met": "not_yet_tint", "not_observed": "field"}


def paint_cell(painter: QPainter, around: QRectF, state: State, theme: Theme) -> None:
    """Paint one cell: its ground, and on it a tick, a half disc, or nothing where nothing was observed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.edge())
    painter.setBrush(theme.colour(GROUNDS[state]))
    painter.drawRoundedRect(around, theme.px(5), theme.px(5))
    if state == "met":
        side = theme.px(18)
        left, top = around.center().x() - side / 2, around.center().y() - side / 2
        pen = QPen(theme.colour("met"), side / 8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in TICK])
    elif state == "not_yet_met":
        side = theme.px(15)
        square = QRectF(0, 0, side, side)
        square.moveCenter(around.center())
        paint_mark(painter, square, state, theme)


class _Header(Heads):
    """Numbers or names in the sheet's own type, without lines and grounds."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Paint one number or name; the row that sums up is strong."""
        model = self.model()
        if not isinstance(model, CoverageModel):
            return
        across = self.orientation() == Qt.Orientation.Horizontal
        strong = not across and model.row_of(section).total
        painter.save()
        painter.setFont(self.theme.font(12, strong=strong))
        painter.setPen(self.theme.colour("text" if strong else "soft"))
        beside = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
        said = model.headerData(section, self.orientation())
        room = rect if across else rect.adjusted(0, 0, -self.theme.px(8), 0)
        if not across:
            said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, beside | Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()


class CoverageTable(QTableView):
    """As large as its cells, never scrolling. `looked(row, column)` when a cell is chosen."""

    looked = Signal(int, int)

    def __init__(self, kit: Kit, model: CoverageModel) -> None:
        super().__init__()
        self._kit = kit
        self.cells = model
        self.setModel(model)
        model.setParent(self)
        self.setItemDelegate(
            Cells(kit, self, lambda painter, around, at: paint_cell(painter, around, at.data(STATE), kit.theme))
        )
        painted(kit, self, _Header)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        kit.theme.changed.connect(self._measure)
        self._measure()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell which cell is looked at."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.looked.emit(current.row(), current.column())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the sum of the first criterion, where no cell was looked at yet."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.cells.index(self.cells.rowCount() - 1, 0))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the ring back."""
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as large as all cells together."""
        theme = self._kit.theme
        wide = theme.px(NAMES_WIDE) + theme.px(CELL_WIDE) * self.cells.columnCount()
        return QSize(wide, theme.px(CELL_HIGH) * (self.cells.rowCount() + 1))

    def _measure(self) -> None:
        theme = self._kit.theme
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultSectionSize(theme.px(CELL_WIDE))
        across.setFixedHeight(theme.px(CELL_HIGH))
        down.setDefaultSectionSize(theme.px(CELL_HIGH))
        down.setFixedWidth(theme.px(NAMES_WIDE))
        self.setFixedSize(self.sizeHint())
        self.viewport().update()
