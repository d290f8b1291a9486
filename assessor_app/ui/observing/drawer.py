"""A drawer over the screen, at its right: what is needed now and then. Escape or a press beside it closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.taborder import VEIL, beside

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from assessor_app.ui.kit import Kit

WIDE = 520


class Drawer(QWidget):
    """Holds one thing. While it is open the Tab key stays inside; `closed` comes when it closes."""

    closed = Signal()

    def __init__(self, kit: Kit, over: QWidget, title: str, content: QWidget, *, wide: int = WIDE) -> None:
        super().__init__(over)
        self._kit, self._over, self._wide = kit, over, wide
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._panel = QFrame()
        self._panel.setProperty("role", "side")
        self._panel.setProperty("sheet", "true")  # as folded columns are: toasts keep clear of it,
        self.setObjectName(VEIL)  # and not of what is out of reach below it
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 10, 4)
        self.title = kit.label(title, "title")
        self.close_button = kit.icon_button("close", N_("Close"), self.shut)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(content, 1)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addStretch(1)
        around.addWidget(self._panel)
        over.installEventFilter(self)
        kit.theme.changed.connect(self._fit)
        self.hide()

    def pull(self) -> None:
        """Open it."""
        self._fit()
        self.show()
        self.raise_()

    def shut(self) -> None:
        """Close it."""
        if self.isVisibleTo(self._over):
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Cover the screen, whatever its size."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Close on a press beside it."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.shut()

    def focusNextPrevChild(self, onwards: bool) -> bool:  # noqa: FBT001, N802 - Qt's name and type
        """Go round inside: nothing below the veil can be used now."""
        found = beside(self, self.focusWidget(), onwards=onwards)
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason if onwards else Qt.FocusReason.BacktabFocusReason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Veil what is below."""
        painter = QPainter(self)
        veil = QColor(self._kit.theme.colour("background"))
        veil.setAlphaF(0.75)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _fit(self) -> None:
        self.setGeometry(self._over.rect())
        self._panel.setFixedWidth(min(self._kit.theme.px(self._wide), self._over.width()))
