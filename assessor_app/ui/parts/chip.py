"""Chips: a reference that stands under an entry, and a filter that is on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from assessor_app.ui.kit import Kit


def chip(said: str, tone: str = "") -> QLabel:
    """Return a small label on its own ground. `tone`: '' accent met not_yet refused."""
    made = QLabel(said)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", "chip")
    made.setProperty("tone", tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


class PressChip(QAbstractButton):
    """A chip to press, or with `filters` one that stays on. Painted 24 px high, pressed on the 40 px around it.

    It says a person's or a standard's words; bind it with `kit.tongue.say(chip.setText, …)` for words of ours.
    """

    def __init__(self, kit: Kit, said: str = "", *, filters: bool = False, tone: str = "", tall: int = 24) -> None:
        super().__init__()
        self._theme, self._tone, self._tall = kit.theme, tone, tall
        self.setText(said)
        self.setCheckable(filters)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as wide as the word and as high as a finger."""
        wide = QFontMetrics(self._theme.font(12, strong=True)).horizontalAdvance(self.text())
        return QSize(wide + self._theme.px(22), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never clip the word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, ring and word."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.px(self._tall)
        around = QRectF(1, (self.height() - high) / 2, self.width() - 2, high)
        on = self.isChecked()
        tone = "accent" if on else self._tone
        painter.setBrush(theme.colour(f"{tone}_tint" if tone else "field"))
        painter.setPen(theme.edge(focused=self.hasFocus()))
        painter.drawRoundedRect(around, theme.px(6), theme.px(6))
        painter.setFont(theme.font(12, strong=bool(tone)))
        painter.setPen(theme.colour(tone or "text"))
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
