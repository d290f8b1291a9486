"""What of a pool is sampled: assessor × method × standard × site, interim and summative apart. Pure."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.sampling.model import Dimension, Entry


@dataclass(frozen=True, slots=True)
class Spot:
    """One assessor's use of one method for one standard at one site: how many records, how many of them sampled."""

    assessor: str
    method: str
    standard: str
    site: str
    stage: Stage
    pool: int
    sampled: int


@dataclass(frozen=True, slots=True)
class Mark:
    """How many records of the pool are meant by one cell of a picture, and how many of them are sampled."""

    pool: int
    sampled: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Records that have all of this in common, and how many they are."""

    assessor: str
    site: str
    stage: Stage
    methods: tuple[str, ...]
    standards: tuple[str, ...]
    mark: Mark

    def values(self, dimension: Dimension) -> tuple[str, ...]:
        """What they are of one dimension."""
        if dimension == "method":
            return self.methods
        if dimension == "standard":
            return self.standards
        return (self.site if dimension == "site" else self.assessor,)


@dataclass(frozen=True, slots=True)
class Cube:
    """A whole pool, added up: every picture of it can be made from this without looking at a record again."""

    alike: tuple[Alike, ...]

    @property
    def size(self) -> int:
        """How many records there are."""
        return sum(one.mark.pool for one in self.alike)

    def values(self, dimension: Dimension) -> tuple[str, ...]:
        """Every value of one dimension, in order."""
        return tuple(sorted({value for one in self.alike for value in one.values(dimension)}))

    def across(
        self, dimension: Dimension, *, standard: str = "", site: str = "", stage: Stage | None = None
    ) -> dict[tuple[str, str], Mark]:
        """Assessors × one dimension, within a standard, site or stage; a record counts once in each of its cells."""
        counted: dict[tuple[str, str], list[int]] = {}
        for one in self.alike:
            if standard and standard not in one.standards:
                continue
            if (site and site != one.site) or (stage and stage != one.stage):
                continue
            for value in one.values(dimension):
                count = counted.setdefault((one.assessor, value), [0, 0])
                count[0] += one.mark.pool
                count[1] += one.mark.sampled
        return {where: Mark(*count) for where, count in counted.items()}


@dataclass(frozen=True, slots=True)
class Spots:
    """How many cells a pool has a record in, in how many somebody looks at one, and the largest where nobody does."""

    all: int
    sampled: int
    blind: tuple[Spot, ...]


def spots(entries: Sequence[Entry], sampled: Collection[str], most: int) -> Spots:
    """Every cell in which the pool has a record, told as numbers and by the `most` largest that nobody looks at.

    `sampled` are identities. What is as large as another comes in the order of its names.
    """
    pool = Counter(_cells(entries))
    seen = set(_cells(one for one in entries if one.identity in sampled))
    blind = ((-many, where) for where, many in pool.items() if where not in seen)
    largest = tuple(Spot(*where, -many, 0) for many, where in heapq.nsmallest(most, blind))
    return Spots(len(pool), len(seen), largest)


def _cells(entries: Iterable[Entry]) -> Iterator[tuple[str, str, str, str, Stage]]:
    for entry in entries:
        for method in entry.methods or ("",):
            for standard, _kinds in entry.elements or (("", ()),):
                yield entry.assessor, method, standard, entry.site, entry.stage


def across(entries: Sequence[Entry], sampled: Collection[str], dimension: Dimension) -> dict[tuple[str, str], Mark]:
    """The same picture from the records themselves."""
    shared = attrgetter("assessor", _HELD[dimension])
    pool = _apart(Counter(map(shared, entries)))
    seen = _apart(Counter(shared(one) for one in entries if one.identity in sampled))
    return {where: Mark(many, seen[where]) for where, many in pool.items()}


_HELD: Final[dict[Dimension, str]] = {
    "assessor": "assessor",
    "method": "methods",
    "standard": "elements",
    "site": "site",
}


def _apart(counted: Counter[tuple[str, Any]]) -> Counter[tuple[str, str]]:
    """What is counted by all methods or elements of a record, counted by each of them."""
    found: Counter[tuple[str, str]] = Counter()
    for (assessor, held), many in counted.items():
        for value in {held} if isinstance(held, str) else {one if isinstance(one, str) else one[0] for one in held}:
            found[assessor, value] += many
    return found


def alike(entries: Iterable[Entry], sampled: Collection[str]) -> Iterator[Alike]:
    """Each record as one that is like itself alone."""
    for one in entries:
        mark = Mark(1, int(one.identity in sampled))
        yield Alike(one.assessor, one.site, one.stage, one.methods, one.standards, mark)
