"""A pool as drawing looks at it: of each assessor a bit for each record, in a number for each cell it covers. Pure.

What all records of an assessor gain is so reckoned at once, by the cells they share and not one record after another.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from assessor_app.verifying.bits import number
from assessor_app.verifying.sampling.model import ALGORITHM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.verifying.sampling.cells import Cell
    from assessor_app.verifying.sampling.model import Entry


def lot(seed: str, identity: str) -> str:
    """What decides between two records that are as good as each other."""
    return hashlib.sha256(f"{ALGORITHM}\n{seed}\n{identity}".encode()).hexdigest()


class Shelf:
    """One assessor's records, by lot. `cells` has which of them cover each cell but the candidates', `people` those."""

    def __init__(self, assessor: str, entries: list[Entry], seed: str) -> None:
        lots = sorted((lot(seed, one.identity), at) for at, one in enumerate(entries))
        self.lots = [each for each, _ in lots]
        self.entries = entries = [entries[at] for _, at in lots]
        self.all = (1 << len(entries)) - 1
        self.people: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(entries):
            self.people[one.candidate].append(at)
        self.cells = _cells(assessor, entries)

    def having(self, cell: Cell) -> int:
        """The records that cover a cell."""
        if cell[0] == "candidate":
            found = self.people.get(cell[1])
            return number(found, len(self.entries)) if found else 0
        return self.cells.get(cell, 0)

    def lowest(self, among: int) -> tuple[str, int]:
        """The lowest lot of some of the records, and whose it is."""
        at = (among & -among).bit_length() - 1
        return self.lots[at], at


def shelved(entries: Iterable[Entry], seed: str) -> list[Shelf]:
    """A whole pool, by assessor."""
    theirs: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        theirs[one.assessor].append(one)
    return [Shelf(assessor, found, seed) for assessor, found in theirs.items()]


def counted(shelves: Iterable[Shelf]) -> Counter[Cell]:
    """By how many records each cell is covered."""
    found: Counter[Cell] = Counter()
    for shelf in shelves:
        for cell, bits in shelf.cells.items():
            found[cell] += bits.bit_count()
        for candidate, ats in shelf.people.items():
            found["candidate", candidate] += len(ats)
    return found


def _cells(assessor: str, entries: list[Entry]) -> dict[Cell, int]:
    """Each cell but the candidates' with the records that cover it; the same as `cells.cells` of each record."""
    size = len(entries)
    whose: dict[tuple[str, ...], list[int]] = defaultdict(list)
    what: dict[tuple[tuple[str, tuple[str, ...]], ...], list[int]] = defaultdict(list)
    where: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(entries):
        whose[one.methods].append(at)
        what[one.elements].append(at)
        where[one.site, one.stage].append(at)
    methods, standards, sites = Counter[str](), Counter[str](), Counter[str]()
    found: dict[Cell, int] = {("assessor", assessor): (1 << size) - 1}
    for (site, stage), ats in where.items():
        bits = number(ats, size)
        sites[site] |= bits
        found["record", stage] = found.get(("record", stage), 0) | bits
    for used, ats in whose.items():
        bits = number(ats, size)
        for method in used:
            methods[method] |= bits
    for elements, ats in what.items():
        bits = number(ats, size)
        for standard, kinds in elements:
            standards[standard] |= bits
            for kind in kinds:
                found["element", standard, kind] = found.get(("element", standard, kind), 0) | bits
    found |= {("site", site): bits for site, bits in sites.items()}
    found |= {("standard", standard): bits for standard, bits in standards.items()}
    for method, bits in methods.items():
        found["method", method] = found["pair", assessor, method] = bits
    found |= _matrix(assessor, methods, standards, sites)
    return found


def _matrix(
    assessor: str, methods: dict[str, int], standards: dict[str, int], sites: dict[str, int]
) -> Iterator[tuple[Cell, int]]:
    for method, using in methods.items():
        for standard, about in standards.items():
            both = using & about
            if both:
                for site, there in sites.items():
                    if bits := both & there:
                        yield ("matrix", assessor, method, standard, site), bits
