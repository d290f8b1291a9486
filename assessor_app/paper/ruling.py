"""A level line across a column, and empty space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.paper.blocks import Solid
from assessor_app.paper.colours import EDGE

if TYPE_CHECKING:
    from assessor_app.paper.sheet import Sheet


class Space(Solid):
    """Nothing, so many points tall."""

    def __init__(self, tall: float) -> None:
        self.tall = tall

    def height(self, _width: float) -> float:
        """As tall as it was made."""
        return self.tall

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw nothing."""


class Rule(Solid):
    """A hairline `width` points long."""

    def __init__(self, width: float, *, before: float = 0) -> None:
        self.width = width
        self.before = before

    def height(self, _width: float) -> float:
        """A point."""
        return 1

    def draw(self, sheet: Sheet, x: float, top: float, _width: float) -> None:
        """Draw it, as decoration."""
        with sheet.artifact():
            sheet.line(x, top - 0.5, x + self.width, EDGE)
