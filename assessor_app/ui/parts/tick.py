"""A box to tick, with words that wrap beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from assessor_app.ui.parts.marks import TICK

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from assessor_app.ui.kit import Kit

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Tick(QCheckBox):
    """One box; all of it, words included, is pressed. `toggled` and `isChecked` as Qt has them.

    Without a `message` it says what `setText` gives it: a person's or a standard's words.
    """

    def __init__(self, kit: Kit, message: str = "") -> None:
        super().__init__()
        self._theme = kit.theme
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if message:
            kit.tongue.say(self.setText, message)
        kit.theme.changed.connect(self.updateGeometry)

    def hitButton(self, where: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Be pressed anywhere."""
        return self.rect().contains(where)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return what the words need, and a finger's height at least."""
        metrics = QFontMetrics(self._theme.font())
        words = QRect(0, 0, max(40, width - self._left() - self._theme.px(6)), 10_000)
        return max(metrics.boundingRect(words, WRAP, self.text()).height() + self._theme.px(12), self._theme.px(40))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want one line, up to what is pleasant to read."""
        wide = QFontMetrics(self._theme.font()).horizontalAdvance(self.text()) + self._left() + self._theme.px(8)
        wide = min(wide, self._theme.px(440))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with some words a line."""
        return QSize(self._theme.px(160), self._theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ring, box, tick and words."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(20)
        box = QRectF(theme.px(4), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(theme.colour("accent" if self.isChecked() else "soft"), 1.5))
        painter.setBrush(theme.colour("accent" if self.isChecked() else "panel"))
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        if self.isChecked():
            pen = QPen(theme.colour("on_accent"), side / 9)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline([QPointF(box.x() + x * side, box.y() + y * side) for x, y in TICK])
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.edge(focused=True))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text" if self.isEnabled() else "soft"))
        painter.drawText(self.rect().adjusted(self._left(), 0, -theme.px(6), 0), WRAP, self.text())
        painter.end()

    def _left(self) -> int:
        return self._theme.px(4 + 20 + 10)
