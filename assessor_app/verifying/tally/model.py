"""What is added up of one assessor: a bit for each record, by day, in a whole number for each thing records share.

So any question about the pool is an `&` of a few numbers and a count of their bits, whatever it combines. Pure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["site", "stage", "method", "standard", "key", "signer", "name"]
"""By what records are told apart. A `standard` is an edition without its language, a `key` the whole `StandardKey`;
`name` is the assessor's as it stands on the record."""


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


@dataclass(frozen=True, slots=True)
class Leaf:
    """All records of one assessor in the pool: the n-th bit of every number is the n-th record by day.

    `days` are ISO 8601 dates in order, one for each record. `counting` are those that are accepted, count still and
    were not sealed here; `known` those from which sampling has drawn. `work` is None where none counts.
    """

    assessor: str
    days: tuple[str, ...]
    counting: int
    known: int
    bits: dict[Kind, dict[str, int]] = field(default_factory=dict)
    work: Work | None = None

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
        first = bisect_left(self.days, since) if since else 0
        behind = bisect_right(self.days, until) if until else len(self.days)
        return ((1 << behind) - 1) & ~((1 << first) - 1) if behind > first else 0

    def months(self) -> dict[str, int]:
        """The records of each month (`2026-11`)."""
        found = {}
        for month in dict.fromkeys(day[:7] for day in self.days):
            found[month] = self.between(month, f"{month}~")  # behind every day of it
        return found
