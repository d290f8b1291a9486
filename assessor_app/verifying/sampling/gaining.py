"""How much one more record would gain, reckoned from its parts: the same number as counting its cells, sooner. Pure.

Records that share an assessor and methods, or the elements they are about, share that part of their gain: it is
reckoned once after each pick. A record's own part is its candidate and how assessor, methods, standards and site meet.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from assessor_app.verifying.sampling.cells import Cell
    from assessor_app.verifying.sampling.model import Entry


def plain(entry: Entry) -> bool:
    """Whether an entry names each method and standard once, as whatever this program writes does."""
    return len(set(entry.methods)) == len(entry.methods) and len(dict(entry.elements)) == len(entry.elements)


def counted(entries: Sequence[Entry]) -> Counter[Cell]:
    """By how many entries each cell is covered; entries are `plain`."""
    found: Counter[Cell] = Counter()
    found.update(_named("candidate", (one.candidate for one in entries)))
    found.update(_named("assessor", (one.assessor for one in entries)))
    found.update(_named("record", (one.stage for one in entries)))
    found.update(_named("site", (one.site for one in entries)))
    for (assessor, methods), many in Counter((one.assessor, one.methods) for one in entries).items():
        for method in methods:
            found["method", method] += many
            found["pair", assessor, method] += many
    for elements, many in Counter(one.elements for one in entries).items():
        for standard, kinds in elements:
            found["standard", standard] += many
            for kind in set(kinds):
                found["element", standard, kind] += many
    found.update(
        ("matrix", one.assessor, method, standard, one.site)
        for one in entries
        for method in one.methods
        for standard, _kinds in one.elements
    )
    return found


def _named(kind: str, values: Iterable[str]) -> dict[Cell, int]:
    return {(kind, value): many for value, many in Counter(values).items()}


class Gaining:
    """What each entry would gain while so much is covered and so much is demanded: `worth` and `serving`, by place.

    Worth is how many cells it would newly cover, and twice the demands it serves. `covered` and `demanded` are the
    drawing's own and change with it; `picked` is told of it. Entries are `plain`.
    """

    def __init__(self, entries: Sequence[Entry], covered: Collection[Cell], demanded: Collection[Cell]) -> None:
        self._entries, self._covered, self._demanded = entries, covered, demanded
        whose, what, where = _Parts(_methods), _Parts(_elements), _Parts(_place)
        self._parts = (whose, what, where)
        self._places = [
            (whose.add((one.assessor, one.methods)), what.add(one.elements), where.add((one.site, one.stage)),
             len(one.methods) * len(one.elements) + 1)
            for one in entries
        ]  # fmt: skip
        self._met: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for part in self._parts:
            part.reckon(range(len(part.cells)), covered, demanded)
        self._meet(covered)

    def picked(self, cells: Iterable[Cell]) -> None:
        """Reckon again what has to do with these cells: they are covered now, or demanded no more."""
        told = list(cells)
        for part in self._parts:
            part.reckon({at for cell in told for at in part.having.get(cell, ())}, self._covered, self._demanded)
        self._meet(told)

    def _meet(self, cells: Iterable[Cell]) -> None:
        for cell in cells:
            if cell[0] == "matrix":
                _, assessor, method, standard, site = cell
                self._met.setdefault((assessor, site), set()).add((method, standard))

    def worth(self, at: int) -> int:
        """What one entry is worth."""
        entry = self._entries[at]
        found = self.most(at) - (("candidate", entry.candidate) in self._covered)
        met = self._met.get((entry.assessor, entry.site))
        if met:
            found -= sum((method, standard) in met for method in entry.methods for standard, _ in entry.elements)
        return found

    def most(self, at: int) -> int:
        """What one entry is worth at most: as if nothing that is its own were covered."""
        (whose, what, where), (first, second, third, own) = self._parts, self._places[at]
        return whose.worth[first] + what.worth[second] + where.worth[third] + own

    def everything(self) -> list[tuple[int, int]]:
        """Of each entry what it is worth at most, and how many demands it serves."""
        (first, serves), (second, helps), (third, does) = ((part.worth, part.serving) for part in self._parts)
        return [
            (first[a] + second[b] + third[c] + own, serves[a] + helps[b] + does[c]) for a, b, c, own in self._places
        ]

    def serving(self, at: int) -> int:
        """How many demands it serves."""
        (whose, what, where), (first, second, third, _own) = self._parts, self._places[at]
        return whose.serving[first] + what.serving[second] + where.serving[third]


class _Parts:
    """What records share of one sort: the cells of each, in how many ways it is shared, and what these are worth."""

    def __init__(self, cells_of: Callable[[Any], list[Cell]]) -> None:
        self._cells_of, self._places = cells_of, dict[Any, int]()
        self.cells: list[list[Cell]] = []
        self.having: dict[Cell, list[int]] = {}
        self.worth, self.serving = list[int](), list[int]()

    def add(self, shared: Any) -> int:  # noqa: ANN401 - of whichever sort
        """The place of what is shared."""
        at = self._places.get(shared)
        if at is None:
            at = self._places[shared] = len(self.cells)
            self.cells.append(self._cells_of(shared))
            self.worth.append(0)
            self.serving.append(0)
            for cell in self.cells[at]:
                self.having.setdefault(cell, []).append(at)
        return at

    def reckon(self, places: Iterable[int], covered: Collection[Cell], demanded: Collection[Cell]) -> None:
        """Reckon some of them anew."""
        for at in places:
            serving = sum(cell in demanded for cell in self.cells[at])
            self.serving[at] = serving
            self.worth[at] = sum(cell not in covered for cell in self.cells[at]) + 2 * serving


def _methods(shared: tuple[str, tuple[str, ...]]) -> list[Cell]:
    assessor, methods = shared
    found: list[Cell] = [("assessor", assessor), *(("method", method) for method in methods)]
    return [*found, *(("pair", assessor, method) for method in methods)]


def _elements(shared: tuple[tuple[str, tuple[str, ...]], ...]) -> list[Cell]:
    found: list[Cell] = [("standard", standard) for standard, _kinds in shared]
    return [*found, *(("element", standard, kind) for standard, kinds in shared for kind in sorted(set(kinds)))]


def _place(shared: tuple[str, str]) -> list[Cell]:
    return [("site", shared[0]), ("record", shared[1])]
