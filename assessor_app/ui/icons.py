"""Drawings from one family (Material Symbols), tinted by token and kept by colour, size and pixel ratio.

The files are in `resources/icons`, each under the family's own name, with their licence.
"""

from __future__ import annotations

import functools
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from assessor_app import paths

MARK: Final = "app"


@functools.cache
def _source(name: str) -> bytes:
    return (paths.resources() / "icons" / f"{name}.svg").read_bytes()


@functools.lru_cache(maxsize=512)
def _drawn(name: str, colour: str, side: int, ratio: float, air: int = 0) -> QPixmap:
    """Return one icon as pixels. The family's paths name no colour, so tinting is one attribute."""
    source = _source(name)
    if name != MARK:
        source = source.replace(b"<path ", f'<path fill="{colour}" '.encode())
    picture = QPixmap(round((side + air) * ratio), round(side * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, picture.height(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def picture(name: str, colour: QColor | str, side: int, ratio: float = 1.0) -> QPixmap:
    """Return one icon, `side` logical px square, for a screen with this pixel ratio.

    Raises:
        FileNotFoundError: no drawing of that name ships, which is a fault of the build.
    """
    return _drawn(name, QColor(colour).name(), side, ratio)


def icon(name: str, colour: QColor | str, side: int, *, checked: QColor | str | None = None, air: int = 0) -> QIcon:
    """Return one icon for a button, sharp at 1 x, 1.5 x and 2 x; `checked` is its colour while the button is on.

    `air` is how many px stay empty at its right, before the button's words.
    """
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(_drawn(name, QColor(colour).name(), side, ratio, air))
        if checked is not None:
            made.addPixmap(_drawn(name, QColor(checked).name(), side, ratio, air), QIcon.Mode.Normal, QIcon.State.On)
    return made


def window_icon() -> QIcon:
    """Return the program's own mark in the sizes that task bars ask for."""
    made = QIcon()
    for side in (16, 32, 64, 128, 256):
        made.addPixmap(_drawn(MARK, "", side, 1.0))
    return made
