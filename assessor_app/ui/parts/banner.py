"""What is told: banners that stay until they are closed, toasts that pass, and the screen with nothing in it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.text import Line, Text, set_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.ui.kit import Kit

ICONS = {
    "met": ("verified_user-fill", "met"),
    "warning": ("warning-fill", "not_yet"),
    "refused": ("gpp_bad-fill", "refused"),
    "note": ("info-fill", "accent"),
}
TOAST_MS = 6_000
TOAST_WITH_UNDO_MS = 12_000


def announce(widget: QWidget, said: str) -> None:
    """Let a screen reader say something that appeared without taking the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - not for the first paint

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, said))


class Banner(QFrame):
    """One sentence on a tinted ground. `tone`: met, warning, refused, note. With `closes` it can be put away."""

    def __init__(self, kit: Kit, tone: str = "note", said: str = "", *, closes: bool = False) -> None:
        super().__init__()
        self.setProperty("tone", tone)
        self._icon = IconLabel(kit, *ICONS[tone], 22)
        self.words = Text(said)
        self.inside = QHBoxLayout(self)
        self.inside.setContentsMargins(16, 12, 12, 12)
        self.inside.setSpacing(12)
        self.inside.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)  # beside the first line, however many
        self.inside.addWidget(self.words, 1)
        if closes:
            self.inside.addWidget(kit.icon_button("close", N_("Close"), self.hide))

    def tell(self, said: str, tone: str) -> None:
        """Say something else, and let screen readers hear it."""
        set_role(self, tone, "tone")
        self._icon.show_icon(*ICONS[tone])
        self.words.setText(said)
        self.show()
        announce(self, said)


class Toast(QFrame):
    """Small news at the foot of the window; it stays while the mouse or the focus is on it."""

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self._over = window
        self._undo: Callable[[], object] | None = None
        self._words = Line()
        self.button = kit.button(N_("Undo"), self._take_back, "undo", icon="undo")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 4, 16, 4)
        inside.setSpacing(12)
        inside.addWidget(self._words)
        inside.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._pass)
        window.installEventFilter(self)
        self.hide()

    def tell(self, said: str, undo: Callable[[], object] | None = None) -> None:
        """Show news for some seconds; with `undo`, a button that takes the deed back."""
        self._undo = undo
        self._words.setText(said)
        self.button.setVisible(undo is not None)
        self.show()
        self._place()
        self.raise_()
        announce(self, said)
        self._timer.start(TOAST_MS if undo is None else TOAST_WITH_UNDO_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the foot of the window when it changes size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window, inside = self._over, self.layout()
        if inside is None or self.isHidden():
            return
        wanted = self._words.sizeHint().width() + 16 + 16
        if not self.button.isHidden():
            wanted += inside.spacing() + self.button.sizeHint().width()
        self.setFixedWidth(min(wanted, window.width() - 48))
        inside.activate()  # the words have their width now, and so their height
        words = self._words.heightForWidth(self._words.width())
        self.setFixedHeight(max(words, self.button.sizeHint().height()) + 8)
        at = QPoint((window.width() - self.width()) // 2, window.height() - self.height() - 84)
        self.move(at)

    def _pass(self) -> None:
        if self.underMouse() or self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._timer.start(TOAST_MS)
        else:
            self.hide()

    def _take_back(self) -> None:
        self.hide()
        if self._undo is not None:
            undo, self._undo = self._undo, None
            undo()


class EmptyState(QWidget):
    """A place with nothing in it yet: one line why, one button what next."""

    pressed = Signal()

    def __init__(self, kit: Kit, icon: str, why: str, action: str = "") -> None:
        super().__init__()
        inside = QVBoxLayout(self)
        inside.setSpacing(16)
        inside.addStretch(2)
        inside.addWidget(IconLabel(kit, icon, "soft", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self.why = kit.label(why, "quiet")
        self.why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.why)
        if action:
            self.button = kit.button(action, self.pressed.emit, "primary")
            inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(3)
