"""Which font the window writes in: the platform's own where it can draw Welsh, else the one that ships."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase, QRawFont

from assessor_app import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

# Letters that a font without Latin Extended-A lacks, and that hundreds of everyday Welsh words need.
WELSH_LETTERS = "ŵŷŴŶïö’"
# Interface fonts worth having on a Linux desktop that names none of its own, best first.
GOOD = ("Inter", "Adwaita Sans", "Noto Sans", "Cantarell", "Ubuntu", "Ubuntu Sans", "Open Sans")
# What fontconfig or a bare window manager says when nobody has chosen a font.
NAMELESS = {"Sans Serif", "Sans", "sans-serif", "DejaVu Sans", "Bitstream Vera Sans", ""}


def draws_welsh(font: QFont) -> bool:
    """Whether the font itself (not a substitute) has every letter Welsh needs."""
    raw = QRawFont.fromFont(font)
    return raw.isValid() and all(raw.supportsCharacter(ord(letter)) for letter in WELSH_LETTERS)


def interface_family(app: QApplication) -> str:
    """Return the family to write in; registers the bundled font only when it is needed."""
    own = app.font()
    if sys.platform != "linux" or own.family() not in NAMELESS:
        return own.family() if draws_welsh(own) else bundled_family() or own.family()
    for family in GOOD:
        if QFontDatabase.hasFamily(family):
            return family
    return bundled_family() or own.family()


def bundled_family() -> str | None:
    """Register the font that ships with the program and return its family; None in a checkout without it."""
    families: list[str] = []
    for file in sorted((paths.resources() / "fonts").glob("NotoSans-*.ttf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return families[0] if families else None
