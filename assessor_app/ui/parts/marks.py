"""How a judgement looks: met is a filled disc with a tick, not yet met a half disc, not observed a ring.

Shape and colour say the same, and a word says it to screen readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from assessor_app.language import N_

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from assessor_app.observing.model import State
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.theme import Theme

STATE_WORDS: Final[dict[State, str]] = {
    "met": N_("Met"),
    "not_yet_met": N_("Not yet met"),
    "not_observed": N_("Not observed"),
}
STATE_TONES: Final[dict[State, str]] = {"met": "met", "not_yet_met": "not_yet", "not_observed": "soft"}
# The tick on a disc of diameter 1.
TICK: Final = ((0.28, 0.52), (0.44, 0.68), (0.73, 0.35))


def paint_mark(painter: QPainter, around: QRectF, state: State, theme: Theme) -> None:
    """Paint one mark into a square, at whatever size it has."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(around.width(), around.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(around.center())
    edge = max(1.5, side / 11)
    ring = square.adjusted(edge / 2 + 1, edge / 2 + 1, -edge / 2 - 1, -edge / 2 - 1)
    colour = theme.colour(STATE_TONES[state])
    painter.setPen(QPen(colour, edge))
    if state == "met":
        painter.setBrush(colour)
        painter.drawEllipse(ring)
        pen = QPen(theme.colour("panel"), side / 9)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(square.x() + x * side, square.y() + y * side) for x, y in TICK])
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if state == "not_yet_met":
            painter.setBrush(colour)
            painter.drawPie(ring, 90 * 16, 180 * 16)
    painter.restore()


class Mark(QWidget):
    """One mark by itself, `side` px square at 100 % text."""

    def __init__(self, kit: Kit, state: State = "not_observed", side: int = 20) -> None:
        super().__init__()
        self._kit, self._state, self._side = kit, state, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.updateGeometry)
        self.show_state(state)

    def show_state(self, state: State) -> None:
        """Show another judgement."""
        self._state = state
        self._kit.tongue.say(self.setAccessibleName, STATE_WORDS[state])
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as large as the text size asks."""
        side = self._kit.theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it."""
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()), self._state, self._kit.theme)
        painter.end()
