"""What pages are made of: paragraphs, and stacks of blocks that split where a page ends. No page is known here."""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assessor_app.paper.bookmarks import Bookmark
from assessor_app.paper.fonts import drawable
from assessor_app.paper.objects import Name
from assessor_app.paper.sheet import Piece
from assessor_app.paper.text import Run, set_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.sheet import Sheet
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Line, Style

_SLACK = 0.01  # what rounding may take from a room that fits exactly
_HEADING = 120.0  # what is taller sticks to nothing: no heading is
_BOOKMARKED = frozenset({"H1", "H2"})
_STRUCK = Name("LineThrough")
_ALONE = 2  # lines of a paragraph that must stand together at a page's end or start


class Block(Protocol):
    """Something that stands in a column. Lengths are points; `before` is the space above, dropped at a column's top.

    `sticks`: stands with at least the start of what follows, as a heading does.
    """

    before: float
    sticks: bool

    def height(self, width: float) -> float:
        """How tall it is in a column of this width."""

    def least(self, width: float) -> float:
        """How much of it must fit where it starts."""

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """The part that fits into `room`, and the rest; either may be nothing."""

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it, hanging from `top`."""


class Solid(ABC):
    """A block that never splits; the parent of pictures and fields."""

    before = 0.0
    sticks = False

    @abstractmethod
    def height(self, width: float) -> float:
        """How tall it is."""

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """All or nothing."""
        return (self, None) if self.height(width) <= room else (None, self)

    @abstractmethod
    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it."""


class Paragraph:
    """Text of one style, belonging to one structure element (none: an artifact)."""

    def __init__(
        self, runs: Sequence[Run] | str, style: Style, elem: Elem | None, *, before: float = 0, sticks: bool = False
    ) -> None:
        self.runs = [Run(runs)] if isinstance(runs, str) else list(runs)
        self.style = style
        self.elem = elem
        self.before = before
        self.sticks = sticks
        self.bookmarked = elem is not None and elem.tag in _BOOKMARKED
        self._elems = [_own(run, elem) for run in self.runs]
        self._set: dict[float, list[Line]] = {}

    def lines(self, width: float) -> list[Line]:
        """The text broken into lines for a column."""
        known = self._set.get(width)
        if known is None:
            known = self._set[width] = set_lines(self.runs, self.style, width)
        return known

    def _part(self, width: float, lines: list[Line], before: float) -> Paragraph:
        part = copy.copy(self)
        part.before = before
        part.bookmarked = self.bookmarked and lines[0] is self.lines(width)[0]
        part._set = {width: lines}  # noqa: SLF001 - one of its own kind
        return part

    def height(self, width: float) -> float:
        """Its lines, one leading each."""
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        """Two lines, or all of a paragraph of three."""
        count = len(self.lines(width))
        return (count if count < 2 * _ALONE else _ALONE) * self.style.leading

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Split between lines, never leaving one alone."""
        lines = self.lines(width)
        fits = int((room + _SLACK) / self.style.leading)
        if fits >= len(lines):
            return self, None
        fits = min(fits, len(lines) - _ALONE)
        if fits < _ALONE:
            return None, self
        return self._part(width, lines[:fits], self.before), self._part(width, lines[fits:], 0)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw each stretch of one element as one piece of marked content, then the strokes through struck text."""
        style, strokes = self.style, list[tuple[float, float, float]]()
        if self.bookmarked:
            told = " ".join(drawable("".join(run.text for run in self.runs)).split())
            sheet.bookmarks.append(Bookmark(told, top + style.leading))
        baseline = top - (style.leading + 0.72 * style.size) / 2
        stretch: list[tuple[float, float, list[Piece]]] = []
        current: Elem | None = None
        for line in self.lines(width):
            at = x + _offset(line, style, width)
            for bit in line:
                elem, run = self._elems[bit.run], self.runs[bit.run]
                if stretch and elem is not current:
                    _flush(sheet, current, stretch, style.size)
                    stretch = []
                current = elem
                piece = Piece(bit.text, run.weight or style.weight, run.colour or style.colour)
                stretch.append((at, baseline, [piece]))
                if run.struck:
                    strokes.append((at, baseline + 0.27 * style.size, at + bit.width))
                at += bit.width
            baseline -= style.leading
        if stretch:
            _flush(sheet, current, stretch, style.size)
        if strokes:
            with sheet.artifact():
                for start, y, end in strokes:
                    sheet.line(start, y, end, style.colour, 0.6)


def _own(run: Run, elem: Elem | None) -> Elem | None:
    """The structure element of one run: the paragraph's, or a span where the run differs in language or is struck."""
    if elem is None or not run.text:
        return elem
    if run.struck:
        return elem.child("Span", language=run.language, TextDecorationType=_STRUCK)
    return elem.child("Span", language=run.language) if run.language else elem


def _offset(line: Line, style: Style, width: float) -> float:
    if style.align == "left":
        return 0.0
    slack = width - sum(bit.width for bit in line)
    return slack if style.align == "right" else slack / 2


def _flush(sheet: Sheet, elem: Elem | None, stretch: list[tuple[float, float, list[Piece]]], size: float) -> None:
    with sheet.tagged(elem):
        sheet.text(stretch, size)


@dataclass(slots=True)
class Stack:
    """Blocks under one another; the space above each is multiplied by `squeeze`."""

    blocks: list[Block]
    before: float = 0.0
    sticks: bool = False
    squeeze: float = 1.0

    def height(self, width: float) -> float:
        """All of them, without the space above the first."""
        return sum(block.height(width) + self._above(place) for place, block in enumerate(self.blocks))

    def least(self, width: float) -> float:
        """The first block's least, with those it sticks to."""
        return self._chain(0, width)[1] if self.blocks else 0.0

    def _chain(self, start: int, width: float) -> tuple[int, float]:
        """The end of the run of blocks that must start together, and what they need without the first's `before`."""
        end, need = start, 0.0
        while True:
            block = self.blocks[end]
            need += self._above(end) if end > start else 0
            tall = block.height(width)
            if not block.sticks or tall > _HEADING or end == len(self.blocks) - 1:
                return end, need + block.least(width)
            need += tall
            end += 1

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Take blocks while they fit, keep headings with what follows, and split the one at the edge."""
        place, left = 0, room + _SLACK
        while place < len(self.blocks):
            end, need = self._chain(place, width)
            if self._above(place) + need > left:
                break
            left -= sum(self._above(at) + self.blocks[at].height(width) for at in range(place, end))
            left -= self._above(end)
            last = self.blocks[end]
            tall = last.height(width)
            if tall > left:
                head, rest = last.split(width, left)
                if head is None:
                    break
                return self._part([*self.blocks[:end], head]), self._part([rest, *self.blocks[end + 1 :]])
            left -= tall
            place = end + 1
        return self._part(self.blocks[:place]), self._part(self.blocks[place:])

    def _above(self, place: int) -> float:
        return self.blocks[place].before * self.squeeze if place else 0.0

    def _part(self, blocks: Sequence[Block | None]) -> Stack | None:
        kept = [block for block in blocks if block is not None]
        return Stack(kept, self.before, self.sticks, self.squeeze) if kept else None

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw them downwards."""
        for place, block in enumerate(self.blocks):
            top -= self._above(place)
            block.draw(sheet, x, top, width)
            top -= block.height(width)
