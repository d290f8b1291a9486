"""What is added up of one assessor: a bit for each record, by day, in a whole number for each thing records share.

So any question about the pool is an `&` of a few numbers and a count of their bits, whatever it combines. What records
have several of stands in as many numbers as it takes to write down the most there are: its ones, twos, fours. Pure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["is", "site", "stage", "method", "standard", "key", "signer", "name"]
"""By what records are told apart. A `standard` is an edition without its language, a `key` the whole `StandardKey`;
`name` is the assessor's as it stands on the record.

What a record `is`: `counting`, accepted, of some effect still and not sealed here; `known`, drawn from by sampling;
`worked`, counting or sealed here, and known; `trainee`, by one who was; `reported`, counting and with a report.
"""
Sum = Literal["met", "not_yet", "found", "cause", "open", "late"]
"""What records have several of: decisions of the assessor; those of a report, by outcome and by cause; actions that are
not closed, and those of them that are overdue. `found`, `open` and `late` are kept twice: as they are, and by standard.
"""


@dataclass(frozen=True, slots=True)
class Work:
    """What one assessor's accepted records that still count come to, their own store's included; for their risk.

    `name` and `trainee` are as the latest says; `methods` counts different ones; `standards` are pairs of a standard
    and how many records are about it, in order.
    """

    name: str
    trainee: bool
    records: int
    met: int
    not_yet: int
    methods: int
    standards: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Leaf:
    """All records of one assessor in the pool: the n-th bit of every number is the n-th record by day.

    `days` are those on which there is one (ISO 8601), in order, and `starts` the place of the first record of each.
    `work` is None where none counts.
    """

    assessor: str
    size: int
    days: tuple[str, ...]
    starts: tuple[int, ...]
    bits: dict[Kind, dict[str, int]] = field(default_factory=dict)
    sums: dict[Sum, dict[str, tuple[int, ...]]] = field(default_factory=dict)
    work: Work | None = None

    @property
    def counting(self) -> int:
        """The records that are accepted, count still and were not sealed here."""
        return self.of("is", "counting")

    @property
    def known(self) -> int:
        """The records from which sampling has drawn."""
        return self.of("is", "known")

    def of(self, kind: Kind, value: str) -> int:
        """The records that have one value."""
        return self.bits.get(kind, {}).get(value, 0)

    def any_of(self, kind: Kind, values: Iterable[str]) -> int:
        """The records that have one of some values."""
        found = 0
        for value in values:
            found |= self.of(kind, value)
        return found

    def between(self, since: str, until: str) -> int:
        """The records from one day to another, both included; an empty one sets no bound."""
        first = self._start(bisect_left(self.days, since)) if since else 0
        behind = self._start(bisect_right(self.days, until)) if until else self.size
        return ((1 << behind) - 1) & ~((1 << first) - 1) if behind > first else 0

    def _start(self, day: int) -> int:
        return self.starts[day] if day < len(self.starts) else self.size

    @cached_property
    def months(self) -> dict[str, int]:
        """The records of each month (`2026-11`)."""
        return {month: self.between(month, f"{month}~") for month in dict.fromkeys(day[:7] for day in self.days)}

    def sum(self, what: Sum, of: str, among: int) -> int:
        """How many of something some of the records have together."""
        return summed(self.sums.get(what, {}).get(of, ()), among)


def summed(planes: Iterable[int], among: int) -> int:
    """What the numbers written down in ones, twos, fours, … come to among some records."""
    return sum((plane & among).bit_count() << power for power, plane in enumerate(planes))
