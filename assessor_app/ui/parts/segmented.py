"""One of few: a segmented control. Left and right choose, as among radio buttons, which these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.ui.parts.flow import FlowBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from assessor_app.ui.kit import Kit


class Segment(QRadioButton):
    """One choice: its word, centred, on a ground that tells whether it is the chosen one."""

    def __init__(self, kit: Kit, tone: str) -> None:
        super().__init__()
        self._theme, self._tone = kit.theme, tone
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as wide as the word and as high as a finger; what is painted keeps 3 px from the edge."""
        font = self._theme.font(13, strong=True)
        self.setFont(font)
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + self._theme.px(22), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never clip the word."""
        return self.sizeHint()

    def hitButton(self, where: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Be pressed anywhere, not only on an indicator that is not drawn."""
        return self.rect().contains(where)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, ring and word."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        colour = "text" if self.isEnabled() else "soft"
        if self.isChecked():
            painter.setBrush(theme.colour(f"{self._tone}_tint" if self._tone else "panel"))
            colour = self._tone or colour
            painter.setPen(QPen(theme.colour("line"), 1) if not self._tone else theme.edge())
            painter.drawRoundedRect(around, theme.px(7), theme.px(7))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.edge(focused=True))
            painter.drawRoundedRect(around, theme.px(7), theme.px(7))
        painter.setFont(theme.font(13, strong=True))
        painter.setPen(theme.colour(colour))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Segmented(QWidget):
    """A few choices of which one holds: `choices` are (key, message, tone); tone '' met not_yet refused accent.

    `chosen(key)` comes when a person chooses, not when the program `choose`s. Goes on in a second line rather than
    clip a word; with `fill` it takes the whole width.
    """

    chosen = Signal(str)

    def __init__(
        self, kit: Kit, name: str, choices: Sequence[tuple[str, str, str]], *, fill: bool = False, said: bool = True
    ) -> None:
        super().__init__()
        self._theme = kit.theme
        self._segments: dict[str, Segment] = {}
        self._group = QButtonGroup(self)
        kit.tongue.say(self.setAccessibleName, name)
        box = FlowBox(space=0, fill=fill)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(box)
        for key, message, tone in choices:
            segment = Segment(kit, tone)
            if said:
                kit.tongue.say(segment.setText, message)
            else:
                segment.setText(message)
            self._segments[key] = segment
            self._group.addButton(segment)
            segment.toggled.connect(self._let_tab_in)
            segment.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            box.add(segment)
        across = QSizePolicy.Policy.Preferred if fill else QSizePolicy.Policy.Maximum
        policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        kit.theme.changed.connect(self.update)

    @property
    def choice(self) -> str:
        """The key of what holds; '' before anything was chosen."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def choose(self, key: str) -> None:
        """Let one choice hold; '' lets none."""
        self._group.setExclusive(bool(key))
        for known, segment in self._segments.items():
            segment.setChecked(known == key)
        self._group.setExclusive(True)
        self._let_tab_in()

    def _let_tab_in(self, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - the signal hands it over
        """Let Tab come to what holds, or to the first: Qt lets it come to what was pressed last."""
        stop = self.choice or next(iter(self._segments), "")
        for known, segment in self._segments.items():
            policy, tab = segment.focusPolicy(), Qt.FocusPolicy.TabFocus
            segment.setFocusPolicy(policy | tab if known == stop else policy & ~tab)

    def segment(self, key: str) -> Segment:
        """Return one choice, to explain, disable or focus it."""
        return self._segments[key]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground that holds the choices together."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.edge())
        painter.setBrush(self._theme.colour("field"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._theme.px(8), self._theme.px(8)
        )
        painter.end()
