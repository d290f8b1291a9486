"""What one more record would gain, of all records of an assessor at once: cells newly covered, demands served. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.verifying.bits import Planes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from assessor_app.verifying.sampling.cells import Cell
    from assessor_app.verifying.sampling.shelves import Shelf

SERVING: Final = "serving"


class Gains:
    """What each record of a shelf would gain; `left` are those not drawn yet.

    Worth is how many cells it would newly cover, and twice the demands it serves; the gain is the worth times a
    `factor` that tells of the assessor's risk.
    """

    def __init__(self, shelf: Shelf, factor: int, covered: Collection[Cell], demanded: Mapping[Cell, int]) -> None:
        self.shelf, self.left, self._factor = shelf, shelf.all, factor
        self._worth, self._demanded = Planes(), {cell: shelf.cells[cell] for cell in demanded if cell in shelf.cells}
        for cell, bits in shelf.cells.items():
            if cell not in covered:
                self._worth.add(bits)
        self._worth.add(shelf.all)
        for cell in covered:
            if cell[0] == "candidate":
                self._worth.take(shelf.having(cell))
        for bits in self._demanded.values():
            self._worth.add(bits, 1)
        self._serve()

    def _serve(self) -> None:
        self._serving = 0
        for bits in self._demanded.values():
            self._serving |= bits

    def top(self, which: Iterable[str]) -> tuple[int, int] | None:
        """The most that one gains of those that serve a demand or are of a stage, and who does; None where none is."""
        meant = 0
        for one in which:
            meant |= self._serving if one == SERVING else self.shelf.cells.get(("record", one), 0)
        meant &= self.left
        if not meant:
            return None
        worth, among = self._worth.most(meant)
        return worth * self._factor, among

    def took(self, covered: Iterable[Cell], met: Iterable[Cell]) -> None:
        """Hear which cells are covered now that were not, and which demands are met."""
        for cell in covered:
            self._worth.take(self.shelf.having(cell))
        over = [cell for cell in met if cell in self._demanded]
        for cell in over:
            self._worth.take(self._demanded.pop(cell), 1)
        if over:
            self._serve()
