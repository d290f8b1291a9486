"""Columns side by side: cells with padding and perhaps a box, rows of cells, and tables whose head repeats."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessor_app.paper.blocks import Stack
from assessor_app.paper.colours import INK, LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.colours import Colour
    from assessor_app.paper.sheet import Sheet

WHOLE = 170.0
"""A row up to this tall, in points, is not split unless it says otherwise."""


@dataclass(frozen=True, slots=True)
class Box:
    """The box around a cell."""

    fill: Colour | None = None
    edge: Colour | None = None
    radius: float = 6
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Blocks in a column `width` points wide, its padding (across, above, below) included."""

    width: float
    blocks: Sequence[Block]
    pad: tuple[float, float, float] = (3, 5, 6)
    box: Box | None = None

    def stack(self) -> Stack:
        """Its blocks as one."""
        return Stack(list(self.blocks))

    @property
    def inner(self) -> float:
        """The width its blocks have."""
        return self.width - 2 * self.pad[0]

    @property
    def padding(self) -> float:
        """What it takes above and below."""
        return self.pad[1] + self.pad[2]


class Row:
    """Cells side by side, as tall as the tallest; splits only where it is taller than `whole` points."""

    def __init__(
        self,
        cells: Sequence[Cell],
        *,
        gutter: float = 0,
        before: float = 0,
        sticks: bool = False,
        rule: bool = False,
        whole: float = WHOLE,
    ) -> None:
        self.cells = list(cells)
        self.gutter = gutter
        self.before = before
        self.sticks = sticks
        self.rule = rule
        self.whole = whole
        self._tall: float | None = None

    def height(self, _width: float) -> float:
        """The tallest cell's height."""
        if self._tall is None:
            self._tall = max(cell.stack().height(cell.inner) + cell.padding for cell in self.cells)
        return self._tall

    def least(self, width: float) -> float:
        """All of it, or where it is tall what every cell needs to start."""
        tall = self.height(width)
        if tall <= self.whole:
            return tall
        return min(self.whole, max(cell.stack().least(cell.inner) + cell.padding for cell in self.cells))

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Split every cell at the same height; a cell that ends earlier stays empty below."""
        if self.height(width) <= room:
            return self, None
        if self.height(width) <= self.whole:
            return None, self
        heads, rests = [], []
        for cell in self.cells:
            head, rest = cell.stack().split(cell.inner, room - cell.padding)
            if head is None and cell.blocks:
                return None, self
            heads.append(replace(cell, blocks=[head] if head else []))
            rests.append(replace(cell, blocks=[rest] if rest else []))
        top = Row(heads, gutter=self.gutter, before=self.before)
        return top, Row(rests, gutter=self.gutter, rule=self.rule)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw boxes first, then what stands in them, then the rule below."""
        tall, start = self.height(width), x
        for cell in self.cells:
            if cell.box:
                with sheet.artifact():
                    at = (x, top - tall, cell.width, tall)
                    box = cell.box
                    sheet.box(at, fill=box.fill, edge=box.edge, radius=box.radius, dash=box.dash)
            cell.stack().draw(sheet, x + cell.pad[0], top - cell.pad[1], cell.inner)
            x += cell.width + self.gutter
        if self.rule:
            with sheet.artifact():
                sheet.line(start, top - tall, x - self.gutter, LINE)


class Table:
    """Rows under a head that is drawn again on every page; only its first drawing is content."""

    def __init__(self, head: Row, rows: Sequence[Block], *, before: float = 0, again: bool = False) -> None:
        self.head = head
        self.body = Stack(list(rows))
        self.before = before
        self.sticks = False
        self._again = again

    def height(self, width: float) -> float:
        """Head and rows."""
        return self.head.height(width) + self.body.height(width)

    def least(self, width: float) -> float:
        """The head with the first row's least."""
        return self.head.height(width) + self.body.least(width)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Split between rows, or within one that is very tall."""
        first, rest = self.body.split(width, room - self.head.height(width))
        if not isinstance(first, Stack):
            return None, self
        top = Table(self.head, first.blocks, before=self.before, again=self._again)
        return top, Table(self.head, rest.blocks, again=True) if isinstance(rest, Stack) else None

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the head with its rule, then the rows."""
        tall = self.head.height(width)
        if self._again:
            with sheet.artifact("Pagination"):
                self.head.draw(sheet, x, top, width)
        else:
            self.head.draw(sheet, x, top, width)
        with sheet.artifact():
            sheet.line(x, top - tall, x + width, INK, 0.8)
        self.body.draw(sheet, x, top - tall, width)
