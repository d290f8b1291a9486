"""A row that leads somewhere: an icon, a line and a softer line under it. For short lists inside a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from assessor_app.ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from assessor_app.ui.kit import Kit

WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
ICON_AT, TEXT_AT, EDGE, GAP = 8, 38, 8, 2


class LinkRow(QAbstractButton):
    """One row; all of it is pressed. It says a person's words, or words of ours that are in their language already."""

    def __init__(self, kit: Kit, text: str, detail: str = "", *, icon: str, tone: str = "accent") -> None:
        super().__init__()
        self._theme, self._detail, self._icon, self._tone = kit.theme, detail, icon, tone
        self.say(text, detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        kit.theme.changed.connect(self.updateGeometry)

    def say(self, text: str, detail: str = "") -> None:
        """Say something else."""
        self._detail = detail
        self.setText(text)
        self.setAccessibleName(". ".join(part for part in (text, detail) if part))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press on Enter too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want a column's width."""
        wide = self._theme.px(280)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with less; the words then wrap."""
        return QSize(self._theme.px(160), self._theme.px(48))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of both texts at this width, and 48 px at least."""
        room = QRect(0, 0, width - self._theme.px(TEXT_AT + EDGE), 10_000)
        tall = QFontMetrics(self._theme.font(14)).boundingRect(room, WRAP, self.text()).height()
        if self._detail:
            small = QFontMetrics(self._theme.font(12)).boundingRect(room, WRAP, self._detail).height()
            tall += small + self._theme.px(GAP)
        return max(tall + 2 * self._theme.px(EDGE), self._theme.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, ring, icon and words."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(theme.edge(focused=self.hasFocus()))
        painter.setBrush(theme.colour("field") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        side = theme.px(20)
        drawn = icons.picture(self._icon, theme.colour(self._tone), side, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(ICON_AT), theme.px(EDGE), drawn)
        room = QRect(theme.px(TEXT_AT), theme.px(EDGE), self.width() - theme.px(TEXT_AT + EDGE), self.height())
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text"))
        box_of_text = painter.boundingRect(room, WRAP, self.text())
        painter.drawText(room, WRAP, self.text())
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("soft"))
        painter.drawText(room.adjusted(0, box_of_text.height() + theme.px(GAP), 0, 0), WRAP, self._detail)
        painter.end()
