"""Drawing by conditional expectation: each time the record after which a plain random rest covers most on average.

The mean over all ways to go on is the mean of what each next record leads to, so the best of them is never below it:
what is covered in the end is at least the mean of all plain random draws. The lower lot wins among equals. Pure.

A record's worth is the sum over its uncovered cells of the part of all rests that miss the cell. That is a fraction
of huge numbers. Of all records at once a bound above it is kept, in 65536ths, by the cells that as many records cover
and that so weigh the same; only those whose bound reaches the best are reckoned exactly.
"""

from __future__ import annotations

import math
from collections import defaultdict
from math import comb
from typing import TYPE_CHECKING, Final

from assessor_app.verifying.bits import Planes, number, places
from assessor_app.verifying.sampling.cells import cells
from assessor_app.verifying.sampling.shelves import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assessor_app.progress import Progress
    from assessor_app.verifying.sampling.cells import Cell
    from assessor_app.verifying.sampling.model import Entry
    from assessor_app.verifying.sampling.shelves import Shelf

PART: Final = 1 << 16


def steady(shelves: Sequence[Shelf], before: Collection[Cell], size: int, progress: Progress) -> list[Entry]:
    """Draw so many records of a pool, while the cells in `before` are covered already."""
    many, covered = counted(shelves), set(before)
    chosen: list[Entry] = []
    boards = [_Board(shelf, many, covered) for shelf in shelves]
    pool = sum(len(shelf.entries) for shelf in shelves)
    for place in range(size):
        progress.step(place, size)
        step = _Step(pool - place - 1, size - place - 1, many, covered)
        for board in boards:
            board.weigh(step)
        board, at = _best(boards, step)
        board.left &= ~(1 << at)
        chosen.append(board.shelf.entries[at])
        for cell in cells(chosen[-1]) - covered:
            for one in boards:
                one.cover(cell, many[cell])
        covered |= cells(chosen[-1])
    return chosen


class _Step:
    """What cells weigh before one record is drawn: `others` are left beside it, and `rest` of them come after it."""

    def __init__(self, others: int, rest: int, many: Mapping[Cell, int], covered: Collection[Cell]) -> None:
        self._others, self._rest, self._many, self._covered = others, rest, many, covered
        self._missing: dict[int, int] = {}
        self._bounds: dict[int, int] = {}
        self.all = comb(others, rest)

    def worth(self, entry: Entry) -> int:
        """What a record is worth, in parts of `all`."""
        return sum(self._missed(self._many[cell]) for cell in cells(entry) if cell not in self._covered)

    def _missed(self, each: int) -> int:
        """How many of all rests miss a cell that so many records cover, one of them being drawn now or not at all."""
        if each not in self._missing:
            self._missing[each] = comb(self._others - each, self._rest) if self._others >= each else 0
        return self._missing[each]

    def bound(self, each: int) -> int:
        """That part of all rests from above: the error of the logarithms is far below the one that is added."""
        if each not in self._bounds:
            self._bounds[each] = self._bounded(each)
        return self._bounds[each]

    def _bounded(self, each: int) -> int:
        others, rest = self._others, self._rest
        if others - each < rest:
            return 1
        tops = math.lgamma(others - each + 1) - math.lgamma(others - each - rest + 1)
        below = math.lgamma(others + 1) - math.lgamma(others - rest + 1)
        return int(PART * math.exp(min(tops - below, 0.0))) + 2


def _best(boards: Sequence[_Board], step: _Step) -> tuple[_Board, int]:
    """The record that is worth most; of several that are worth the same, the one with the lowest lot."""
    tops = ((board.bounds.most(board.left), board) for board in boards if board.left)
    (_, among), first = max(tops, key=lambda top: top[0][0])
    some = next(places(among))
    least = step.worth(first.shelf.entries[some]) * PART // step.all
    found = (
        (-step.worth(board.shelf.entries[at]), board.shelf.lots[at], at, board)
        for board in boards
        for at in places(board.bounds.at_least(least, board.left))
    )
    *_, at, board = min(found, key=lambda one: one[:2])
    return board, at


class _Board:
    """What one assessor's records are worth at most, in parts; `left` are those not drawn."""

    def __init__(self, shelf: Shelf, many: Mapping[Cell, int], covered: Collection[Cell]) -> None:
        self.shelf, self.left, self.bounds = shelf, shelf.all, Planes()
        self._alike: dict[int, Planes] = defaultdict(Planes)
        self._weights: dict[int, int] = defaultdict(int)
        for cell, bits in shelf.cells.items():
            if cell not in covered:
                self._alike[many[cell]].add(bits)
        people: dict[int, list[int]] = defaultdict(list)
        for at, one in enumerate(shelf.entries):
            if ("candidate", one.candidate) not in covered:
                people[many["candidate", one.candidate]].append(at)
        for each, ats in people.items():
            self._alike[each].add(number(ats, len(shelf.entries)))

    def weigh(self, step: _Step) -> None:
        """Let cells weigh what they do in a step."""
        for each, counts in self._alike.items():
            by = step.bound(each) - self._weights[each]
            if by:
                for power, bits in enumerate(counts.planes):
                    self.bounds.change(bits, by * (1 << power))
                self._weights[each] += by

    def cover(self, cell: Cell, each: int) -> None:
        """Count a cell no more, which so many records of the pool cover."""
        bits = self.shelf.having(cell)
        if bits:
            self._alike[each].take(bits)
            self.bounds.change(bits, -self._weights[each])
