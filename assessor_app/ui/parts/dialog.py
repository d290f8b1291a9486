"""A dialog of one column: a title, what is asked, and at its foot the button that does it. Does nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import Scroll, put, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLayout

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button

LEAST: Final = 120  # px at 100 % of what is asked that are seen at least
AIR: Final = 40  # px at 100 % that a dialog leaves of the window's height
BAR: Final = 14  # px beside what scrolls


class ColumnDialog(QDialog):
    """Stands over the window until it is closed, and destroys itself then; facts stand in the title.

    What is asked scrolls where the window is too low for it; the title and the buttons stay where they are.
    """

    def __init__(self, kit: Kit, over: QWidget, title: str, *, wide: int = 480, **facts: object) -> None:
        super().__init__(over.window())
        self._kit, self._beneath = kit, over.window()
        self.button: Button
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kit.tongue.say(self.setWindowTitle, title, **facts)
        self.setMinimumWidth(kit.theme.px(wide))
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(24, 24, 24, 24)
        self._around.setSpacing(14)
        self._around.addWidget(kit.label(title, "title", **facts))
        self._scrolling = Scroll(margin=0, space=14)
        self.column = self._scrolling.inside
        self._around.addWidget(self._scrolling, 1)
        body = self._scrolling.widget()
        if body is not None:
            body.installEventFilter(self)

    def add(self, *things: QWidget | QLayout) -> None:
        """Add under what is there."""
        put(self.column, *things)

    def finish(self, message: str, role: str, press: Callable[[], None]) -> None:
        """Put the buttons under everything else; `press` checks what was written, and closes or says what lacks."""
        self.button = self._kit.button(message, press, role)
        self.column.addStretch(1)
        self._around.addLayout(row(None, self._kit.button(N_("Cancel"), self.reject), self.button))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit again as something more is asked, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Fit what is asked, now that its letters have their size."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what stands here needs, but no higher than the window; then it scrolls."""
        px, edges = self._kit.theme.px, self._around.contentsMargins()
        wide = max(self.width(), self.minimumWidth()) - edges.left() - edges.right()
        needed = self.column.totalHeightForWidth(wide)
        needed = needed if needed >= 0 else self.column.totalSizeHint().height()
        others = self._around.totalMinimumSize().height() - self._scrolling.minimumHeight()
        high = max(min(needed, self._beneath.height() - px(AIR) - others), px(LEAST))
        self.column.setContentsMargins(0, 0, BAR if high < needed else 0, 0)
        if high != self._scrolling.minimumHeight():
            self._scrolling.setMinimumHeight(high)
            QTimer.singleShot(0, self, self._bring)

    def _bring(self) -> None:
        """Let what has the focus be seen, once everything has its place."""
        now = self.focusWidget()
        if now is not None and self._scrolling.isAncestorOf(now):
            self._scrolling.ensureWidgetVisible(now, 0, AIR)
