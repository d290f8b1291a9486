"""Painted marks for the states of a decision: shape and colour, and always beside a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessor_app.paper.colours import MET, NOT_YET, REFUSED, SOFT, WHITE
from assessor_app.paper.objects import number as n
from assessor_app.paper.sheet import circle

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block, Paragraph
    from assessor_app.paper.colours import Colour
    from assessor_app.paper.sheet import Sheet

State = Literal["met", "not_yet_met", "not_observed", "refused"]
COLOURS: dict[State, Colour] = {"met": MET, "not_yet_met": NOT_YET, "not_observed": SOFT, "refused": REFUSED}
_RADIUS = 3.6
_INDENT = 13.0


def paint(sheet: Sheet, state: State, x: float, y: float) -> None:
    """Paint one mark around its centre: a filled disc with a tick, a half disc, a ring, or a square with a cross."""
    r, tint = _RADIUS, COLOURS[state]
    if state == "met":
        sheet.path(circle(x, y, r + 0.4), fill=tint)
        tick = f"{n(x - 1.8)} {n(y)} m {n(x - 0.5)} {n(y - 1.5)} l {n(x + 1.9)} {n(y + 1.5)} l"
        sheet.path(tick, edge=WHITE, width=1.1)
        return
    if state == "refused":
        sheet.path(f"{n(x - r)} {n(y - r)} {n(2 * r)} {n(2 * r)} re", fill=tint)
        for end in (1.7, -1.7):
            sheet.path(f"{n(x - 1.7)} {n(y - end)} m {n(x + 1.7)} {n(y + end)} l", edge=WHITE, width=1.1)
        return
    sheet.path(circle(x, y, r), edge=tint, width=0.9)
    if state == "not_yet_met":
        b = 0.5523 * r
        half = (
            f"{n(x)} {n(y - r)} m {n(x - b)} {n(y - r)} {n(x - r)} {n(y - b)} {n(x - r)} {n(y)} c "
            f"{n(x - r)} {n(y + b)} {n(x - b)} {n(y + r)} {n(x)} {n(y + r)} c h"
        )
        sheet.path(half, fill=tint)


class Marked:
    """A paragraph with a state's mark before its first line."""

    before = 0.0
    sticks = False

    def __init__(self, state: State, word: Paragraph) -> None:
        self.state = state
        self.word = word

    def height(self, width: float) -> float:
        """The paragraph's height beside the mark."""
        return self.word.height(width - _INDENT)

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """All or nothing: the words are few."""
        return (self, None) if self.height(width) <= room else (None, self)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Paint the mark, then the word."""
        with sheet.artifact():
            paint(sheet, self.state, x + _RADIUS + 0.6, top - self.word.style.leading / 2)
        self.word.draw(sheet, x + _INDENT, top, width - _INDENT)
