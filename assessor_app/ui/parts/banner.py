"""What is told and stays: banners until they are closed, and the screen with nothing in it yet. Not here: toasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.text import Text, set_role

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit

ICONS = {
    "met": ("verified_user-fill", "met"),
    "warning": ("warning-fill", "not_yet"),
    "refused": ("gpp_bad-fill", "refused"),
    "note": ("info-fill", "accent"),
}


def announce(widget: QWidget, said: str) -> None:
    """Let a screen reader say something that appeared without taking the focus; nothing of what cannot be seen."""
    if not widget.isVisible():
        return
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

    def place_icon(self, at: Qt.AlignmentFlag) -> None:
        """Put the icon beside the first line (`AlignTop`), or beside the middle where there is but one."""
        self.inside.setAlignment(self._icon, at)

    def tell(self, said: str, tone: str) -> None:
        """Say something else, and let screen readers hear it."""
        set_role(self, tone, "tone")
        self._icon.show_icon(*ICONS[tone])
        self.words.setText(said)
        self.show()
        announce(self, said)


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
