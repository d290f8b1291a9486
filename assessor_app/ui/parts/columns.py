"""Three columns that give way: under 1,100 px the right one becomes a sheet, under 900 px the left one too.

columns = Columns(kit, left=criteria, middle=log, right=detail, names=(N_("Criteria"), N_("Criterion")))
screen.bar.extras.addWidget(columns.left_button)    # shown only while that column is folded
columns.show_right()                                # the sheet slides over the middle; Escape folds it again

One sheet is open at a time, and none covers `clear`, a part of the middle that stays in use, such as a composer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.text import set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from assessor_app.ui.kit import Kit

RIGHT_FOLDS, LEFT_FOLDS = 1100, 900
LEFT_WIDTH, RIGHT_WIDTH = 330, 336
LEAST_SHEET = 200  # px at 100 %: a sheet with less room than this above what is to stay clear covers that too


class _Side(QFrame):
    """One column: in its place, or as a sheet over the middle with a button that closes it."""

    closed = Signal()

    def __init__(self, kit: Kit, content: QWidget, role: str, width: int) -> None:
        super().__init__()
        self._kit, self._wide = kit, width
        self.setProperty("role", role)
        self.close_button = kit.icon_button("close", N_("Close"), self.closed.emit)
        self.content = content
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        inside.addWidget(content, 1)
        kit.theme.changed.connect(self._widen)
        self._widen()

    def _widen(self) -> None:
        self.setFixedWidth(self._kit.theme.px(self._wide))


class Columns(QWidget):
    """See the module's docstring. Any of `left` and `right` may be missing."""

    def __init__(
        self,
        kit: Kit,
        *,
        middle: QWidget,
        left: QWidget | None = None,
        right: QWidget | None = None,
        names: tuple[str, str] = (N_("List"), N_("Details")),
        clear: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._kit = kit
        self._clear = clear
        if clear is not None:
            clear.installEventFilter(self)
        self._sides: dict[str, _Side] = {}
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        if left is not None:
            self._sides["left"] = self._side(left, "column", LEFT_WIDTH)
        self._line.addWidget(middle, 1)
        if right is not None:
            self._sides["right"] = self._side(right, "side", RIGHT_WIDTH)
        self.left_button = kit.button(names[0], self.show_left, icon="filter_list")
        self.right_button = kit.button(names[1], self.show_right, icon="right_panel_open")
        kit.theme.changed.connect(self._fold)
        QApplication.instance().focusChanged.connect(self._uncover)  # type: ignore[union-attr]  # there is one by now
        self._fold()

    def folded(self, side: str) -> bool:
        """Whether a column (`left` or `right`) has given way at this width."""
        limit = LEFT_FOLDS if side == "left" else RIGHT_FOLDS
        # The columns share the window with the rail: what counts is the width of the window.
        return self.window().width() < self._kit.theme.px(limit)

    def show_left(self) -> None:
        """Bring the left column into sight."""
        self._unfold("left")

    def show_right(self) -> None:
        """Bring the right column into sight."""
        self._unfold("right")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold or unfold as the width asks."""
        super().resizeEvent(event)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Give way as what is to stay clear grows."""
        if watched is self._clear and event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show}:
            for name, side in self._sides.items():
                if self.folded(name):
                    self._place(name, side)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Fold an open sheet on Escape."""
        if event.key() != Qt.Key.Key_Escape or not self.close_sheets():
            super().keyPressEvent(event)

    def close_sheets(self) -> bool:
        """Fold open sheets again; False when none was open."""
        opened = [side for name, side in self._sides.items() if self.folded(name) and side.isVisible()]
        for side in opened:
            side.hide()
        return bool(opened)

    def _uncover(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Fold what stands over the control that the keyboard came to."""
        if now is None or not self.isAncestorOf(now):
            return
        here = QRect(now.mapTo(self, QPoint()), now.size())
        for name, side in self._sides.items():
            if (
                self.folded(name)
                and side.isVisible()
                and not side.isAncestorOf(now)
                and here.intersects(side.geometry())
            ):
                side.hide()

    def _side(self, content: QWidget, role: str, width: int) -> _Side:
        side = _Side(self._kit, content, role, width)
        side.closed.connect(side.hide)
        self._line.addWidget(side)
        return side

    def _unfold(self, name: str) -> None:
        side = self._sides.get(name)
        if side is not None and self.folded(name):
            self.close_sheets()
            self._place(name, side)
            side.show()
            side.raise_()
            side.close_button.setFocus()

    def _fold(self) -> None:
        for name, side in self._sides.items():
            button = self.left_button if name == "left" else self.right_button
            folded, sheet = self.folded(name), self._line.indexOf(side) < 0
            if folded and not sheet:
                self._line.removeWidget(side)
                side.hide()
            elif not folded and sheet:
                self._line.insertWidget(0 if name == "left" else self._line.count(), side)
                side.show()
            side.close_button.setVisible(folded)
            set_role(side, "true" if folded else "false", "sheet")
            # Until it stands in a bar it has no parent, and showing it would open a window of its own.
            button.setVisible(folded and button.parentWidget() is not None)
            if folded:
                self._place(name, side)

    def _place(self, name: str, side: _Side) -> None:
        left = 0 if name == "left" else self.width() - side.width()
        high = self.height()
        if self._clear is not None and self._clear.isVisible():
            above = self._clear.mapTo(self, QPoint()).y() - self._kit.theme.px(8)
            high = above if above >= self._kit.theme.px(LEAST_SHEET) else high
        side.setGeometry(left, 0, side.width(), high)
