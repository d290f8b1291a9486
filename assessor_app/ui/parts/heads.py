"""Heads of a painted table: words in the sheet's own type, without lines and grounds. The cells are the table's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from assessor_app.ui.kit import Kit


class Heads(QHeaderView):
    """What the model's `headerData` says, above in the middle, at the side from the left.

    It wraps; where that is not enough it is elided, and the whole is said on hovering if it is the model's tool tip.
    """

    def __init__(self, kit: Kit, orientation: Qt.Orientation, view: QTableView) -> None:
        super().__init__(orientation, view)
        self.theme = kit.theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(1)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Paint one head."""
        across = self.orientation() == Qt.Orientation.Horizontal
        said = str(self.model().headerData(section, self.orientation()) or "")
        room = rect.adjusted(2, 0, -2, 0) if across else rect.adjusted(0, 0, -self.theme.px(8), 0)
        beside = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
        painter.save()
        painter.setFont(self.theme.font(12))
        painter.setPen(self.theme.colour("soft"))
        wrapped(painter, room, beside | Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()


def wrapped(painter: QPainter, room: QRect, beside: Qt.AlignmentFlag, said: str) -> None:
    """Paint words on as many lines as there is room for; on one, without its end, where that is not enough."""
    how = Qt.TextFlag.TextWordWrap | beside
    if not room.contains(painter.boundingRect(room, how, said)):
        said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, how, said)


def painted(kit: Kit, table: QTableView, heads: type[Heads] = Heads, *, scrolls: bool = False) -> None:
    """Let a table be a picture: no grid, Tab leaves it, heads painted; it moves up and down only where it `scrolls`."""
    table.setHorizontalHeader(heads(kit, Qt.Orientation.Horizontal, table))
    table.setVerticalHeader(heads(kit, Qt.Orientation.Vertical, table))
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setFrameShape(QTableView.Shape.NoFrame)
    if not scrolls:
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setProperty("role", "picture")
