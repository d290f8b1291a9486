"""What of a pool is sampled: assessor × method × standard × site, interim and summative apart. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

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

    @property
    def blind(self) -> bool:
        """Whether nobody looks at it."""
        return not self.sampled


@dataclass(frozen=True, slots=True)
class Mark:
    """How many records of the pool are meant by one cell of a picture, and how many of them are sampled."""

    pool: int
    sampled: int


def spots(entries: Iterable[Entry], sampled: Collection[str]) -> list[Spot]:
    """Every cell in which the pool has a record, in order; `sampled` are identities."""
    counted: dict[tuple[str, str, str, str, Stage], list[int]] = {}
    for entry in entries:
        for method in entry.methods or ("",):
            for standard in entry.standards or ("",):
                count = counted.setdefault((entry.assessor, method, standard, entry.site, entry.stage), [0, 0])
                count[0] += 1
                count[1] += entry.identity in sampled
    return [Spot(*where, *count) for where, count in sorted(counted.items())]


def across(entries: Iterable[Entry], sampled: Collection[str], dimension: Dimension) -> dict[tuple[str, str], Mark]:
    """The picture with assessors down and one dimension across; a record counts once in each of its cells."""
    counted: dict[tuple[str, str], list[int]] = {}
    for entry in entries:
        for value in _values(entry, dimension):
            count = counted.setdefault((entry.assessor, value), [0, 0])
            count[0] += 1
            count[1] += entry.identity in sampled
    return {where: Mark(*count) for where, count in counted.items()}


def _values(entry: Entry, dimension: Dimension) -> Iterator[str]:
    if dimension == "method":
        yield from entry.methods
    elif dimension == "standard":
        yield from entry.standards
    else:
        yield entry.site if dimension == "site" else entry.assessor
