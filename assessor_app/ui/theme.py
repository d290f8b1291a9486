"""Colours, sizes and spaces by name, for light, dark and the platform's high contrast; no widget is made here.

One `Theme` belongs to one window. Everything painted asks it for a colour by token and for a length by `px`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette

from assessor_app.ui import fonts, sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from assessor_app.settings import Theme as Choice

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
SCHEMES: Final = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
MIDDLE_LIGHTNESS: Final = 128


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours. `*_tint` is the quiet ground for its colour; `field` is the ground of a control at rest."""

    background: str
    panel: str
    line: str
    text: str
    soft: str
    accent: str
    accent_tint: str
    on_accent: str
    field: str
    met: str
    met_tint: str
    not_yet: str
    not_yet_tint: str
    refused: str
    refused_tint: str
    dark: bool = False


LIGHT: Final = Tokens(
    background="#F6F7F8", panel="#FFFFFF", line="#E1E5E9", text="#17212B", soft="#5B6875",
    accent="#0B6E75", accent_tint="#E3F1F2", on_accent="#FFFFFF", field="#EEF1F4",
    met="#187646", met_tint="#E4F3EA", not_yet="#9A5B00", not_yet_tint="#FBF0DC",
    refused="#B3261E", refused_tint="#FBE9E7",
)  # fmt: skip
DARK: Final = Tokens(
    background="#12171C", panel="#1A2128", line="#2C363F", text="#E8EDF1", soft="#9DABB8",
    accent="#4FB7BF", accent_tint="#16363A", on_accent="#0B1519", field="#242D36",
    met="#5CC78D", met_tint="#17372A", not_yet="#E2A94A", not_yet_tint="#3A2D14",
    refused="#FF8A80", refused_tint="#3B1B19", dark=True,
)  # fmt: skip


def forced(palette: QPalette) -> Tokens:
    """Take the colours a person forced on their whole machine; states then differ by shape and word alone."""
    ground, panel = palette.window().color().name(), palette.base().color().name()
    dark = palette.window().color().lightness() < MIDDLE_LIGHTNESS
    text, here = palette.windowText().color().name(), palette.highlight().color().name()
    return Tokens(
        background=ground, panel=panel, line=text, text=text, soft=text, accent=here, accent_tint=panel,
        on_accent=palette.highlightedText().color().name(), field=panel, met=text, met_tint=panel, not_yet=text,
        not_yet_tint=panel, refused=text, refused_tint=panel, dark=dark,
    )  # fmt: skip


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

    `choice` follows the person's setting, or the system where that says so. High contrast of the platform wins.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = "system", scale: float | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._system_palette = QPalette(app.palette())
        self.scale = text_scale(app) if scale is None else scale
        self.family = fonts.interface_family(app)
        self.choice: Choice = choice
        self.tokens = LIGHT
        self._applied: tuple[Tokens, float] | None = None
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        if choice != "system":
            hints.setColorScheme(SCHEMES[choice])
        self._apply()

    def choose(self, choice: Choice) -> None:
        """Turn to light, dark, or what the system says; the window's own frame follows where the platform lets it."""
        self.choice = choice
        self._app.styleHints().setColorScheme(SCHEMES[choice])
        self._apply()

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
        self._app.setFont(self.font())
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(sheet.written(self.tokens, self.px))
        self.changed.emit()

    def _wanted(self) -> Tokens:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return forced(self._system_palette)
        if self.choice == "system":
            return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
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
