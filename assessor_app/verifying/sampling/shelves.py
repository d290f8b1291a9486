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
    from collections.abc import Iterable, Iterator, Sequence

    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.sampling.cells import Cell
    from assessor_app.verifying.sampling.model import Entry


def lot(seed: str, identity: str) -> bytes:
    """What decides between two records that are as good as each other: 32 bytes, in the order of their hex digits."""
    return hashlib.sha256(f"{ALGORITHM}\n{seed}\n{identity}".encode()).digest()


class Shelf:
    """One assessor's records, by lot. `cells` has which of them cover each cell but the candidates'.

    `people` is of the whole pool: the numbers of each candidate's records, which here begin from `first`.
    """

    def __init__(
        self, assessor: str, entries: list[Entry], seed: str, people: dict[str, list[int]], first: int
    ) -> None:
        lots = [lot(seed, one.identity) for one in entries]
        order = sorted(range(len(entries)), key=lots.__getitem__)
        self.lots = [lots[at] for at in order]
        self.entries = [entries[at] for at in order]
        self.all = (1 << len(entries)) - 1
        self.people, self._first = people, first
        for at, one in enumerate(self.entries, first):
            people[one.candidate].append(at)
        self.cells = _cells(assessor, self.entries)

    def having(self, cell: Cell) -> int:
        """The records that cover a cell."""
        if cell[0] != "candidate":
            return self.cells.get(cell, 0)
        first, size = self._first, len(self.entries)
        theirs = [at - first for at in self.people.get(cell[1], ()) if first <= at < first + size]
        return number(theirs, size) if theirs else 0

    def lowest(self, among: int) -> tuple[bytes, int]:
        """The lowest lot of some of the records, and whose it is."""
        at = (among & -among).bit_length() - 1
        return self.lots[at], at


def shelved(entries: Iterable[Entry], seed: str) -> list[Shelf]:
    """A whole pool, by assessor."""
    theirs: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        theirs[one.assessor].append(one)
    made, people, first = list[Shelf](), defaultdict[str, list[int]](list), 0
    for assessor, found in theirs.items():
        made.append(Shelf(assessor, found, seed, people, first))
        first += len(found)
    return made


def counted(shelves: Sequence[Shelf]) -> Counter[Cell]:
    """By how many records each cell is covered."""
    found: Counter[Cell] = Counter()
    for shelf in shelves:
        for cell, bits in shelf.cells.items():
            found[cell] += bits.bit_count()
    for candidate, numbers in shelves[0].people.items() if shelves else ():
        found["candidate", candidate] = len(numbers)
    return found


def _cells(assessor: str, entries: list[Entry]) -> dict[Cell, int]:
    """Each cell but the candidates' with the records that cover it; the same as `cells.cells` of each record."""
    size = len(entries)
    whose: dict[tuple[str, ...], list[int]] = defaultdict(list)
    what: dict[tuple[tuple[str, tuple[str, ...]], ...], list[int]] = defaultdict(list)
    where: dict[tuple[str, Stage], list[int]] = defaultdict(list)
    for at, (_identity, _candidate, _assessor, site, used, elements, _day, stage) in enumerate(entries):
        whose[used].append(at)
        what[elements].append(at)
        where[site, stage].append(at)
    methods, standards, sites = Counter[str](), Counter[str](), Counter[str]()
    found: dict[Cell, int] = {("assessor", assessor): (1 << size) - 1}
    for (site, at_stage), ats in where.items():
        bits = number(ats, size)
        sites[site] |= bits
        found["record", at_stage] = found.get(("record", at_stage), 0) | bits
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
