"""Things to press: buttons by role, each at least 40 px high, with its icon tinted as the theme changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton

from assessor_app.ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from assessor_app.ui.theme import Theme

# The colour of an icon beside words of each role.
TINTS: Final = {
    "primary": "on_accent", "quiet": "accent", "danger": "refused", "gap": "not_yet", "icon": "soft", "undo": "panel",
}  # fmt: skip

AIR: Final = 4  # px at 100 % that an icon keeps from the words, beside what Qt leaves


class Button(QPushButton):
    """One button. `role`: plain (default), primary, quiet, danger, icon, gap, hint, undo, pick.

    At most one primary button stands on a screen. An icon alone needs an accessible name.
    """

    def __init__(self, theme: Theme, role: str = "plain", icon: str = "", *, checked_icon: str = "") -> None:
        super().__init__()
        self._theme, self._icon, self._checked_icon = theme, icon, checked_icon
        self._lacking = 0  # px of the words that there is no room for
        self.setProperty("role", role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if icon:
            theme.changed.connect(self._tint)
            self.toggled.connect(self._tint)
            self._tint()

    def setText(self, said: str) -> None:  # noqa: N802 - Qt's name
        """Show other words and keep the key: Qt forgets a button's shortcut with its words."""
        keys, before, alone = self.shortcut(), self.text(), not self.text()
        super().setText(said)
        if before and self.toolTip() == before:
            self.setToolTip(said)  # hovering told the words that there was no room for
        if self._icon and alone != (not said):
            self._tint()
        if not keys.isEmpty():
            self.setShortcut(keys)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press on Enter too, as people expect outside dialogs."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want room for all words, however many are shown just now."""
        lacking, self._lacking = self._lacking, 0
        wanted = super().sizeHint()
        self._lacking = lacking
        return wanted

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Where there is no room for all words, let their end go rather than both sides; hovering tells them."""
        super().initStyleOption(option)
        if self.text() and self._lacking > 0:
            room = self.fontMetrics().horizontalAdvance(self.text()) - self._lacking
            option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell on hovering what there is no room for."""
        super().resizeEvent(event)
        self._lacking = self.sizeHint().width() - self.width()
        if self._lacking > 0 and not self.toolTip():
            self.setToolTip(self.text())
        elif self._lacking <= 0 and self.toolTip() == self.text():
            self.setToolTip("")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as the sheet says; on the accent ground the focus ring stands inside, where it can be seen."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("role") == "primary":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("on_accent"), 2))
            around = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.drawRoundedRect(around, self._theme.px(5), self._theme.px(5))
            painter.end()

    def _tint(self) -> None:
        role = str(self.property("role"))
        side = self._theme.px(20)
        name = self._checked_icon if self._checked_icon and self.isChecked() else self._icon
        # Qt leaves 4 px between an icon and the words, and some drawings fill theirs to its edge.
        air = self._theme.px(AIR) if self.text() else 0
        self.setIcon(icons.icon(name, self._theme.colour(TINTS.get(role, "text")), side, air=air))
        self.setIconSize(QSize(side + air, side))
