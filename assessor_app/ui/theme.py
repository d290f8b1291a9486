"""Colours, sizes and spaces in force, and whether things may move; no widget is made here, no colour chosen.

One `Theme` belongs to one window. Everything painted asks it for a colour by token (`tokens.py`), for a length by `px`
and for the pen around a control by `edge`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette, QPen
from PySide6.QtWidgets import QApplication

from assessor_app.ui import fonts, sheet
from assessor_app.ui.tokens import CONTRAST, CONTRAST_DARK, DARK, LIGHT, forced

if TYPE_CHECKING:
    from assessor_app.settings import Theme as Choice
    from assessor_app.ui.tokens import Tokens

# Space between things, in px at 100 % text.
TIGHT: Final = 4
SMALL: Final = 8
MEDIUM: Final = 12
LARGE: Final = 16
WIDE: Final = 24
# The least height of anything pressed with a finger (WCAG 2.2, 2.5.8 asks 24; a tablet on a ward asks more).
TARGET: Final = 40
# Type sizes in px at 100 %.
LABEL: Final = 12
BODY: Final = 14
TITLE: Final = 17
PAGE: Final = 22

# What each platform calls its interface font's size when nobody has asked for larger text, in px.
USUAL_PX: Final = {"win32": 12.0, "darwin": 13.0}
LARGEST: Final = 3.0
# High contrast has a light and a dark set of its own, as the system has it.
SCHEMES: Final = {
    "system": Qt.ColorScheme.Unknown,
    "contrast": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
# How long a blink of the cursor is where nothing is to blink.
NO_BLINK: Final = 0


def text_scale(app: QApplication) -> float:
    """How much larger than usual this person has asked their system to write; 1.0 at least, 3.0 at most."""
    usual = USUAL_PX.get(sys.platform)
    if usual:
        found = QFontInfo(app.font()).pixelSize() / usual
    else:  # X11 and Wayland desktops scale their dots per inch instead
        screen = app.primaryScreen()
        found = screen.logicalDotsPerInchY() / 96.0 if screen else 1.0
    return min(max(found, 1.0), LARGEST)


class Theme(QObject):
    """The colours and sizes in force; `changed` tells painters to paint again.

    `choice` follows the person's setting, or the system where that says so. High contrast of the platform wins, and so
    does its wish that nothing moves.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, choice: Choice = "system", scale: float | None = None, *, less_motion: bool = False
    ) -> None:
        super().__init__(app)
        self._app = app
        self._system_palette = QPalette(app.palette())
        self.scale = text_scale(app) if scale is None else scale
        self.family = fonts.interface_family(app)
        self.choice: Choice = choice
        self.tokens = LIGHT
        self._applied: tuple[Tokens, float] | None = None
        # Both are held: Qt owns them, but PySide forgets what it was asked of a wrapper that is gone.
        self._hints = hints = app.styleHints()
        self._wishes = hints.accessibility()
        hints.colorSchemeChanged.connect(self._apply)
        self._wishes.contrastPreferenceChanged.connect(self._apply)
        self._wishes.motionPreferenceChanged.connect(self._calm)
        self._less, self._blink = less_motion, hints.cursorFlashTime()
        self._calm()
        if choice != "system":
            hints.setColorScheme(SCHEMES[choice])
        self._apply()

    def choose(self, choice: Choice) -> None:
        """Turn to light, dark, or what the system says; the window's own frame follows where the platform lets it."""
        self.choice = choice
        self._hints.setColorScheme(SCHEMES[choice])
        self._apply()

    @property
    def still(self) -> bool:
        """Whether nothing is to move or blink by itself: chosen here, or what the platform was told."""
        return self._less or self._wishes.motionPreference() == Qt.MotionPreference.ReducedMotion

    def less_motion(self, less: bool) -> None:  # noqa: FBT001 - a box is ticked or not
        """Let nothing move or blink by itself, or as the platform has it."""
        self._less = less
        self._calm()

    def enlarge(self, scale: float) -> None:
        """Write larger: 1.0 is 100 %."""
        self.scale = scale
        self._apply()

    def px(self, length: float) -> int:
        """Return a length given at 100 % text, in px at this person's text size."""
        return max(1, round(length * self.scale))

    def colour(self, token: str) -> QColor:
        """Return the colour of one token, such as `accent`."""
        return QColor(str(getattr(self.tokens, token)))

    def edge(self, *, focused: bool = False) -> QPen:
        """Return the pen around a control: the ring where it has the focus, else one only where contrast is high."""
        if focused:
            return QPen(self.colour("accent"), 3 if self.tokens.outlined else 2)
        return QPen(self.colour("line"), 1.5) if self.tokens.outlined else QPen(Qt.PenStyle.NoPen)

    def font(self, size: int = BODY, *, strong: bool = False) -> QFont:
        """Return the interface font at one of the four sizes (px at 100 %)."""
        font = QFont(self.family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def font_height(self, size: int = BODY) -> int:
        """Return how high one line of text is, in px."""
        return QFontMetrics(self.font(size)).lineSpacing()

    def _apply(self) -> None:
        self.tokens = self._wanted()
        if self._applied == (self.tokens, self.scale):
            return
        self._applied = (self.tokens, self.scale)
        written = sheet.written(self.tokens, self.px)
        if written != self._app.styleSheet():  # every widget there is would be looked at anew, for nothing
            self._app.setFont(self.font())
            self._app.setPalette(self._palette())
            self._app.setStyleSheet(written)
        self.changed.emit()

    def _calm(self) -> None:
        self._app.setCursorFlashTime(NO_BLINK if self.still else self._blink)
        for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
            QApplication.setEffectEnabled(effect, not self.still)

    def _wanted(self) -> Tokens:
        dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        if self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast:
            # Windows then has colours that a person chose one by one; elsewhere it is a wish without colours.
            return forced(self._system_palette) if sys.platform == "win32" else CONTRAST_DARK if dark else CONTRAST
        if self.choice == "contrast":
            return CONTRAST_DARK if dark else CONTRAST
        if self.choice == "system":
            return DARK if dark else LIGHT
        return DARK if self.choice == "dark" else LIGHT

    def _palette(self) -> QPalette:
        role, palette = QPalette.ColorRole, QPalette()
        for where, token in (
            (role.Window, "background"), (role.WindowText, "text"), (role.Base, "panel"),
            (role.AlternateBase, "field"), (role.Text, "text"), (role.Button, "field"), (role.ButtonText, "text"),
            (role.Highlight, "accent"), (role.HighlightedText, "on_accent"), (role.PlaceholderText, "soft"),
            (role.ToolTipBase, "panel"), (role.ToolTipText, "text"), (role.Link, "accent"), (role.Mid, "line"),
        ):  # fmt: skip
            palette.setColor(where, self.colour(token))
        for where in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, where, self.colour("soft"))
        return palette
