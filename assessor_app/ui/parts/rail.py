"""The left rail: where one can go, an icon over a word each, help and settings at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from assessor_app.language import N_
from assessor_app.ui import icons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit

WIDTH = 98


class RailButton(QAbstractButton):
    """One place: its icon over its word, on the tint while one is there."""

    def __init__(self, kit: Kit, icon: str, message: str) -> None:
        super().__init__()
        self._theme, self._icon, self._tongue = kit.theme, icon, kit.tongue
        self._folded = self._marked = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(" ")
        kit.tongue.say(self.setText, message)
        kit.tongue.say(self.setToolTip, message)
        kit.theme.changed.connect(self.updateGeometry)

    def fold(self, folded: bool) -> None:  # noqa: FBT001 - folded or not
        """Show the icon alone, whose word is then told on hovering, or both."""
        if folded != self._folded:
            self._folded = folded
            self.updateGeometry()
            self.update()

    def mark(self, marked: bool) -> None:  # noqa: FBT001 - marked or not
        """Show by a dot, and tell screen readers, that something new is there."""
        if marked != self._marked:
            self._marked = marked
            self._tongue.follow(self, self._tell_news, key="news")
            self.update()

    def _tell_news(self, words: Words) -> None:
        self.setAccessibleDescription(words(N_("Something new came")) if self._marked else "")

    @property
    def marked(self) -> bool:
        """Whether something new is there."""
        return self._marked

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as wide as the word needs and 62 px high."""
        if self._folded:
            return QSize(self._theme.px(44), self._theme.px(44))
        wide = QFontMetrics(self._theme.font(12, strong=True)).horizontalAdvance(self.text())
        return QSize(max(wide + self._theme.px(10), self._theme.px(WIDTH - 14)), self._theme.px(62))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never clip the word; come closer to one another where the window is low."""
        return QSize(self.sizeHint().width(), min(self.sizeHint().height(), self._theme.px(56)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, ring, icon and word."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(theme.edge())
            painter.setBrush(theme.colour("accent_tint" if on else "field"))
            painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.edge(focused=True))
            painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        colour = theme.colour("accent" if on else "soft")
        side = theme.px(22)
        drawn = icons.picture(self._icon, colour, side, self.devicePixelRatioF())
        above = (self.height() - side) // 2 if self._folded else (self.height() - theme.px(44)) // 2
        painter.drawPixmap((self.width() - side) // 2, above, drawn)
        if self._marked:
            self._dot(painter, (self.width() + side) // 2, above)
        if self._folded:
            painter.end()
            return
        painter.setFont(theme.font(12, strong=on))
        painter.setPen(colour)
        words = self.rect().adjusted(0, above + theme.px(25), 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())
        painter.end()

    def _dot(self, painter: QPainter, right: int, top: int) -> None:
        """Paint the dot of what is new at the icon's upper right corner."""
        wide = self._theme.px(10)
        painter.setPen(QPen(self._theme.colour("panel"), self._theme.px(2)))
        painter.setBrush(self._theme.colour("refused"))
        painter.drawEllipse(QRectF(right - wide / 2, top - wide / 2, wide, wide))


class Rail(QFrame):
    """The places of the window. `chosen(name)` when a person goes somewhere."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, places: Sequence[tuple[str, str, str]], below: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        kit.tongue.say(self.setAccessibleName, N_("Main places"))
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(6, 10, 7, 10)
        inside.setSpacing(4)
        for part in (places, below):
            for name, icon, message in part:
                button = RailButton(kit, icon, message)
                button.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))
                self._buttons[name] = button
                self._group.addButton(button)
                inside.addWidget(button)
            if part is places:
                inside.addStretch(1)

    def fold(self, folded: bool) -> None:  # noqa: FBT001 - folded or not
        """Give room to a narrow window: icons alone."""
        for button in self._buttons.values():
            button.fold(folded)

    def show_place(self, name: str) -> None:
        """Show where one is; on a screen that belongs to no place, nowhere."""
        self._group.setExclusive(name in self._buttons)  # else one of them would stay lit
        for known, button in self._buttons.items():
            button.setChecked(known == name)

    def button(self, name: str) -> RailButton:
        """Return one place's button."""
        return self._buttons[name]
