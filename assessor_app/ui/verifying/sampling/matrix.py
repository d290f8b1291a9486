"""The painted table of a sample: a tick where somebody looks, a ring where nobody does, each with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView, QWidget

from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.cells import Cells
from assessor_app.ui.parts.heads import Heads, painted, wrapped
from assessor_app.ui.parts.marks import TICK
from assessor_app.ui.verifying.sampling.cells import LOOK_WORDS, MARK, SampleModel, look

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.theme import Theme
    from assessor_app.ui.verifying.sampling.cells import Look
    from assessor_app.ui.verifying.sampling.known import Picture
    from assessor_app.verifying.sampling.covering import Mark

    Index = QModelIndex | QPersistentModelIndex

WIDE, HIGH, NAMES, HEAD = 106, 40, 170, 44
MOST_ROWS: Final = 12
GROUNDS: Final[dict[Look, str]] = {"sampled": "met_tint", "blind": "not_yet_tint", "nothing": "field"}
TONES: Final[dict[Look, str]] = {"sampled": "met", "blind": "not_yet", "nothing": "soft"}


def paint_look(painter: QPainter, around: QRectF, how: Look, theme: Theme, said: str = "") -> None:
    """Paint one cell: its ground; a disc with a tick, an empty ring, or a dash; and beside it the numbers."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.edge())
    painter.setBrush(theme.colour(GROUNDS[how]))
    painter.drawRoundedRect(around, theme.px(5), theme.px(5))
    side = theme.px(16)
    square = QRectF(around.left() + theme.px(8), around.center().y() - side / 2, side, side)
    if not said:
        square.moveCenter(around.center())
    tone = theme.colour(TONES[how])
    if how == "nothing":
        painter.setPen(QPen(tone, max(1.5, side / 10)))
        half = QPointF(side / 4, 0)
        painter.drawLine(square.center() - half, square.center() + half)
        return
    painter.setPen(QPen(tone, max(1.5, side / 9)))
    painter.setBrush(tone if how == "sampled" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(square.adjusted(1, 1, -1, -1))
    if how == "sampled":
        pen = QPen(theme.colour("panel"), side / 8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([_at(square, x, y) for x, y in TICK])
    if said:
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(12, strong=how == "blind"))
        room = around.adjusted(side + theme.px(14), 0, -theme.px(4), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)


def _at(square: QRectF, x: float, y: float) -> QPointF:
    return QPointF(square.x() + x * square.width(), square.y() + y * square.height())


def _paint_mark(painter: QPainter, around: QRectF, mark: Mark, theme: Theme) -> None:
    paint_look(painter, around, look(mark), theme, f"{mark.sampled} / {mark.pool}" if mark.pool else "")


class _Header(Heads):
    """Names in the sheet's own type, without lines and grounds; they wrap, and are elided where that is not enough."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Paint one name."""
        across = self.orientation() == Qt.Orientation.Horizontal
        said = str(self.model().headerData(section, self.orientation()) or "")
        painter.save()
        painter.setFont(self.theme.font(12))
        painter.setPen(self.theme.colour("soft" if across else "text"))
        room = rect.adjusted(self.theme.px(4) if across else 0, 0, -self.theme.px(6), 0)
        wrapped(painter, room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()


class SampleTable(QTableView):
    """As high as its rows, up to a dozen; it scrolls when there are more. `looked(row, column)` on a chosen cell."""

    looked = Signal(int, int)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.cells = SampleModel(kit)
        self.cells.setParent(self)
        self.setModel(self.cells)
        self.setItemDelegate(
            Cells(kit, self, lambda painter, around, at: _paint_mark(painter, around, at.data(MARK), kit.theme))
        )
        painted(kit, self, _Header, scrolls=True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self._measure)
        kit.tongue.follow(self, lambda _words: self.viewport().update())
        self._measure()

    def show_picture(self, picture: Picture) -> None:
        """Show another picture, staying at the cell that was looked at where it is still there."""
        at = self.currentIndex()
        down, across = at.row(), at.column()
        self.cells.show_picture(picture)
        if at.isValid() and down < self.cells.rowCount() and across < self.cells.columnCount():
            self.setCurrentIndex(self.cells.index(down, across))
        self._measure()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell which cell is looked at."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.looked.emit(current.row(), current.column())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the first cell, where none was looked at yet."""
        if not self.currentIndex().isValid() and self.cells.rowCount() and self.cells.columnCount():
            self.setCurrentIndex(self.cells.index(0, 0))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the ring back."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mark(self, row: int, column: int) -> Mark:
        """What one cell counts."""
        return self.cells.mark(row, column)

    def _measure(self) -> None:
        theme = self._kit.theme
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultSectionSize(theme.px(WIDE))
        across.setFixedHeight(theme.px(HEAD))
        down.setDefaultSectionSize(theme.px(HIGH))
        down.setFixedWidth(theme.px(NAMES))
        bar = theme.px(14)
        self.setFixedHeight(theme.px(HEAD) + theme.px(HIGH) * min(MOST_ROWS, max(1, self.cells.rowCount())) + bar)
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with a few columns: it scrolls."""
        theme = self._kit.theme
        return QSize(theme.px(NAMES + WIDE), theme.px(HEAD + HIGH))


class _Swatch(QWidget):
    """One cell by itself, for the legend."""

    def __init__(self, kit: Kit, how: Look) -> None:
        super().__init__()
        self._kit, self._how = kit, how
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as large as a small cell."""
        return QSize(self._kit.theme.px(30), self._kit.theme.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it."""
        painter = QPainter(self)
        paint_look(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._how, self._kit.theme)
        painter.end()


def legend(kit: Kit) -> QWidget:
    """Return what the cells mean, in words."""
    made, line = QWidget(), row(space=8)
    line.setContentsMargins(0, 0, 0, 0)
    for how, message in LOOK_WORDS.items():
        line.addWidget(_Swatch(kit, how))
        line.addWidget(kit.line(message, "soft"))
        line.addSpacing(kit.theme.px(12))
    line.addStretch(1)
    made.setLayout(line)
    return made
