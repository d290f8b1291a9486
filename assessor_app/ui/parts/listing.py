"""A list with marks: rows that wrap, one of them chosen, painted as the mock-ups have them.

view = Listing(kit, N_("Criteria"))
view.show_rows([Row("INSCS025#performance:3", "rhoi gwybod…", state="met", foot="3", count=2)])
view.chosen.connect(self.show_criterion)     # arrow keys, mouse or finger
view.opened.connect(self.open_candidate)     # Enter or a double click
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.ui import icons
from assessor_app.ui.parts.marked import paint_marked
from assessor_app.ui.parts.marks import paint_mark
from assessor_app.ui.parts.rows import ROW, Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent

    from assessor_app.ui.kit import Kit

    Index = QModelIndex | QPersistentModelIndex

WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
EDGE, MARK_AT, TEXT_AT, HEADING_AT = 8, 10, 40, 10


class Painter(QStyledItemDelegate):
    """Measures and paints one row."""

    def __init__(self, kit: Kit, view: Listing) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view
        self._heights: dict[tuple[Row, int], int] = {}

    def forget(self) -> None:
        """Measure again: the text size has changed."""
        self._heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return what the row needs at the list's width."""
        row: Row = index.data(ROW)
        wide = self._view.viewport().width()
        known = self._heights.get((row, wide))
        if known is None:
            known = self._heights[row, wide] = self._height(row, wide)
        return QSize(wide, known)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, mark, words."""
        row: Row = index.data(ROW)
        around: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.heading:
            self._ground(painter, around, state)
        self._left(painter, row, around)
        self._words(painter, row, around)
        painter.restore()

    def _ground(self, painter: QPainter, around: QRect, state: QStyle.StateFlag) -> None:
        theme = self._kit.theme
        box = QRectF(around).adjusted(1, 1, -1, -1)
        here = bool(state & QStyle.StateFlag.State_Selected)
        if here or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(theme.edge())
            painter.setBrush(theme.colour("accent_tint" if here else "field"))
            painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(box.x(), box.y() + 2, theme.px(3), box.height() - 4), 1.5, 1.5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.edge(focused=True))
            painter.drawRoundedRect(box, theme.px(8), theme.px(8))

    def _left(self, painter: QPainter, row: Row, around: QRect) -> None:
        theme = self._kit.theme
        side = theme.px(20)
        square = QRect(around.x() + theme.px(MARK_AT), around.y() + theme.px(EDGE), side, side)
        if row.state:
            paint_mark(painter, QRectF(square), row.state, theme)
        elif row.icon:
            ratio = self._view.devicePixelRatioF()
            painter.drawPixmap(square, icons.picture(row.icon, theme.colour(row.tone), side, ratio))

    def _words(self, painter: QPainter, row: Row, around: QRect) -> None:
        theme = self._kit.theme
        left = around.x() + self._text_at(row)
        right = around.right() - theme.px(EDGE)
        top = around.y() + self._above(row)
        if row.chip:
            right = self._chip(painter, row, QRect(left, top, right - left, around.height()))
        painter.setFont(self._font(row))
        painter.setPen(theme.colour("soft" if row.heading and not row.strong else "text"))
        box = painter.boundingRect(QRect(left, top, right - left, 10_000), WRAP, row.text)
        room = QRect(left, top, right - left, box.height())
        if row.spans:
            paint_marked(painter, room, row.text, row.spans, theme)
        else:
            painter.drawText(room, WRAP, row.text)
        top += box.height() + theme.px(2)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("soft"))
        if row.detail:
            told = QRect(left, top, right - left, 10_000)
            painter.drawText(told, WRAP, row.detail)
            self._chips(painter, row, told.translated(0, _tall(painter.fontMetrics(), told.width(), row.detail)))
        elif row.foot or row.count:
            self._foot(painter, row, QRect(left, top, right - left, QFontMetrics(theme.font(12)).height()))

    def _foot(self, painter: QPainter, row: Row, line: QRect) -> None:
        theme = self._kit.theme
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle, row.foot)
        if row.flag:
            side, ratio = theme.px(14), self._view.devicePixelRatioF()
            left = line.left() + painter.fontMetrics().horizontalAdvance(row.foot) + theme.px(12)
            at = QRect(left, line.center().y() - side // 2, side, side)
            painter.drawPixmap(at, icons.picture("flag", theme.colour("accent"), side, ratio))
            painter.drawText(line.adjusted(left - line.left() + side + theme.px(4), 0, 0, 0), middle, row.flag)
        if row.count:
            said = str(row.count)
            wide = painter.fontMetrics().horizontalAdvance(said)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
            side = theme.px(14)
            at = QRect(line.right() - wide - side - theme.px(4), line.center().y() - side // 2, side, side)
            ratio = self._view.devicePixelRatioF()
            painter.drawPixmap(at, icons.picture("link", theme.colour("soft"), side, ratio))

    def _chips(self, painter: QPainter, row: Row, room: QRect) -> None:
        """Paint small chips beside one another, as many as there is room for."""
        theme, left = self._kit.theme, room.left()
        metrics = painter.fontMetrics()
        for said in row.chips:
            wide = metrics.horizontalAdvance(said) + theme.px(16)
            if left + wide > room.right():
                break
            box = QRectF(left, room.top() + theme.px(6), wide, metrics.height() + theme.px(4))
            painter.setPen(theme.edge())
            painter.setBrush(theme.colour("panel" if row.key == self._view.choice else "field"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
            painter.setPen(theme.colour("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)
            left += wide + theme.px(8)

    def _chip(self, painter: QPainter, row: Row, room: QRect) -> int:
        """Paint the chip at the right and return where the words must end."""
        theme, font = self._kit.theme, self._kit.theme.font(12, strong=bool(row.chip_tone))
        metrics = QFontMetrics(font)
        wide = metrics.horizontalAdvance(row.chip) + theme.px(16)
        box = QRectF(room.right() - wide, room.y() - theme.px(1), wide, metrics.height() + theme.px(4))
        painter.setPen(theme.edge())
        painter.setBrush(theme.colour(f"{row.chip_tone}_tint" if row.chip_tone else "field"))
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.setFont(font)
        painter.setPen(theme.colour(row.chip_tone or "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.chip)
        return int(box.left()) - theme.px(8)

    def _font(self, row: Row) -> QFont:
        return self._kit.theme.font(12 if row.heading else 14, strong=row.heading or row.strong)

    def _text_at(self, row: Row) -> int:
        return self._kit.theme.px(TEXT_AT if row.state or row.icon else HEADING_AT if row.heading else 12)

    def _above(self, row: Row) -> int:
        return self._kit.theme.px(12 if row.heading else EDGE)

    def _height(self, row: Row, wide: int) -> int:
        theme = self._kit.theme
        room = wide - self._text_at(row) - theme.px(EDGE)
        if row.chip:
            strong = theme.font(12, strong=bool(row.chip_tone))
            room -= QFontMetrics(strong).horizontalAdvance(row.chip) + theme.px(24)
        tall = _tall(QFontMetrics(self._font(row)), room, row.text)
        small = QFontMetrics(theme.font(12))
        if row.detail:
            tall += theme.px(2) + _tall(small, room, row.detail)
            tall += small.height() + theme.px(12) if row.chips else 0
        elif row.foot or row.count:
            tall += theme.px(2) + small.height()
        tall += self._above(row) + theme.px(4 if row.heading else EDGE)
        return tall if row.heading else max(tall, theme.px(44))


def _tall(metrics: QFontMetrics, wide: int, said: str) -> int:
    return metrics.boundingRect(QRect(0, 0, max(wide, 40), 10_000), WRAP, said).height()


class Listing(QListView):
    """See the module's docstring. With `uniform` every row is as high as the first: for lists of thousands.

    With `whole` it is as high as its rows, at most that many, so that none is cut and few lists scroll; `least` px high
    (at 100 %) in any case. The chosen row stays in sight as room is taken away.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, kit: Kit, name: str, *, uniform: bool = False, whole: int = 0, least: int = 0) -> None:
        super().__init__()
        self._kit, self._least = kit, least
        self.rows = Rows(kit)
        self._painter = Painter(kit, self)
        self._quiet, self._whole = False, whole
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(uniform)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(0)
        kit.tongue.say(self.setAccessibleName, name)
        kit.theme.changed.connect(self._measure)
        self.activated.connect(lambda index: self.opened.emit(self.rows.row_at(index).key))
        self._measure()

    @property
    def choice(self) -> str:
        """The key of the chosen row; '' when none is."""
        index = self.currentIndex()
        return self.rows.row_at(index).key if index.isValid() else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen, and in sight, where it is still among them."""
        kept, at = self.choice, self.verticalScrollBar().value()
        self._painter.forget()
        self.rows.show_rows(rows)
        self._fit()
        if kept:
            self.choose(kept)
            self.verticalScrollBar().setValue(at)
        self._fit()

    def change_row(self, at: int, row: Row) -> None:
        """Show one row otherwise where it stands. It must be as high as before: no other row is measured again."""
        self.rows.change_row(at, row)

    def dataChanged(self, top: Index, bottom: Index, roles: Sequence[int] = ()) -> None:  # noqa: N802 - Qt's name
        """Paint again, and let screen readers know; Qt's list would measure every row again."""
        QAbstractItemView.dataChanged(self, top, bottom, list(roles))

    def choose(self, key: str) -> None:
        """Choose a row without telling it was chosen; a key that is not there leaves none chosen."""
        at = self.rows.place_of(key)
        self._quiet = True
        self.setCurrentIndex(self.rows.index(at, 0))
        self._quiet = False

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell what a person chose."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.chosen.emit(self.rows.row_at(current).key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows; where none can carry the ring of the focus, the list itself does."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme = self._kit.theme
            painter.setPen(theme.edge(focused=True))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2), theme.px(8), theme.px(8))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again: words wrap differently."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if event.size().width() != event.oldSize().width():
            self._fit()
        if event.size().height() < event.oldSize().height():
            QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))  # once rows have their places

    def _measure(self) -> None:
        self._painter.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
        if self._least:
            self.setMinimumHeight(self._kit.theme.px(self._least))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the first rows, where those are to be seen whole."""
        if self._whole:
            tall = sum(self.sizeHintForRow(row) for row in range(min(self._whole, self.rows.rowCount())))
            self.setFixedHeight(tall + 2 * self.frameWidth())
