"""A chip that names a linked criterion: a press shows the criterion, its cross or Delete takes the link away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from assessor_app.language import N_
from assessor_app.ui.parts.chip import PressChip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from assessor_app.ui.kit import Kit

CROSS = 20  # px at 100 % that the cross takes at the right


class LinkChip(PressChip):
    """`clicked` for the word, `removed` for the cross. `tone` as for other chips."""

    removed = Signal()

    def __init__(self, kit: Kit, said: str, tone: str = "") -> None:
        super().__init__(kit, said, tone=tone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        kit.tongue.say(self.setAccessibleDescription, N_("Delete takes this link away"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as wide as the word and the cross."""
        return super().sizeHint() + QSize(self._theme.px(CROSS - 6), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the link away by key."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the cross from the word."""
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() >= self._cross_at():
            self.setDown(False)
            if self.rect().contains(event.position().toPoint()):
                self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, ring, word and cross."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.px(24)
        around = QRectF(1, (self.height() - high) / 2, self.width() - 2, high)
        painter.setBrush(theme.colour(f"{self._tone}_tint" if self._tone else "field"))
        painter.setPen(theme.edge(focused=self.hasFocus()))
        painter.drawRoundedRect(around, theme.px(6), theme.px(6))
        font = theme.font(12, strong=bool(self._tone))
        painter.setFont(font)
        painter.setPen(theme.colour((self._tone or "text") if self.isEnabled() else "soft"))
        wide = QFontMetrics(font).horizontalAdvance(self.text()) + theme.px(4)
        word = QRectF(around.left() + theme.px(10), around.top(), wide, high)
        painter.drawText(word, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.isEnabled():
            self._cross(painter, around)
        painter.end()

    def _cross(self, painter: QPainter, around: QRectF) -> None:
        theme = self._theme
        middle = QPointF(self._cross_at() + theme.px(CROSS) / 2 - theme.px(3), around.center().y())
        arm = theme.px(3)
        painter.setPen(QPen(theme.colour("text" if self.underMouse() or self.hasFocus() else "soft"), 1.2))
        painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm))
        painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm))

    def _cross_at(self) -> int:
        return self.width() - self._theme.px(CROSS)
