"""Adding up one assessor's records: all at once, or one more, or one that changed. Both come to the same. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from assessor_app.verifying.bits import number
from assessor_app.verifying.tally.model import Leaf, Work, summed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.verifying.tally.model import Kind, Sum


@dataclass(frozen=True, slots=True)
class Told:
    """What is added up of one record: its day, what it shares with others, how many it has of what can be summed."""

    day: str
    values: frozenset[tuple[Kind, str]]
    numbers: Counter[tuple[Sum, str]]


Latest = tuple[str, bool]
"""The name of an assessor as their latest record has it, and whether it calls them a trainee."""


def grown(assessor: str, records: Sequence[Told]) -> Growing:
    """All records of one assessor added up; they come by day."""
    size = len(records)
    bits: dict[Kind, dict[str, list[int]]] = defaultdict(dict)
    ones: dict[tuple[Sum, str], list[list[int]]] = {}
    for at, told in enumerate(records):
        for kind, value in told.values:
            bits[kind].setdefault(value, []).append(at)
        for what, many in told.numbers.items():
            planes = ones.setdefault(what, [])
            for power in range(many.bit_length()):
                if power == len(planes):
                    planes.append([])
                if many >> power & 1:
                    planes[power].append(at)
    starts = {day: next(each) for day, each in groupby(range(size), key=lambda at: records[at].day)}
    made = Growing(Leaf(assessor, size, tuple(starts), tuple(starts.values())))
    made.bits = {kind: {value: number(ats, size) for value, ats in named.items()} for kind, named in bits.items()}
    for (which, of), planes in ones.items():
        made.sums.setdefault(which, {})[of] = tuple(number(ats, size) for ats in planes)
    return made


class Growing:
    """A leaf being changed; the one that was stays as it is."""

    def __init__(self, before: Leaf) -> None:
        self._assessor, self.size = before.assessor, before.size
        self._days, self._starts = list(before.days), list(before.starts)
        self.bits = {kind: dict(named) for kind, named in before.bits.items()}
        self.sums = {what: dict(named) for what, named in before.sums.items()}

    def place(self, day: str, rank: int) -> int:
        """The place of the record that has this rank (from 0) among those of its day."""
        at = bisect_left(self._days, day)
        return (self._starts[at] if at < len(self._starts) else self.size) + rank

    def insert(self, at: int, told: Told) -> None:
        """Let a record come in at a place; those from there on move up."""
        below = (1 << at) - 1
        for named in self.bits.values():
            for value, bits in named.items():
                named[value] = (bits & ~below) << 1 | bits & below
        for several in self.sums.values():
            for of, planes in several.items():
                several[of] = tuple((bits & ~below) << 1 | bits & below for bits in planes)
        day = bisect_left(self._days, told.day)
        if day == len(self._days) or self._days[day] != told.day:
            self._days.insert(day, told.day)
            self._starts.insert(day, at)
        for later in range(day + 1, len(self._starts)):
            self._starts[later] += 1
        self.size += 1
        self._set(at, told)

    def change(self, at: int, told: Told) -> None:
        """Tell anew what the record in a place is; its day is as it was."""
        rest = ~(1 << at)
        for named in self.bits.values():
            for value in [value for value, bits in named.items() if bits >> at & 1]:
                named[value] &= rest
        for several in self.sums.values():
            for of, planes in several.items():
                several[of] = tuple(bits & rest for bits in planes)
        self._set(at, told)

    def _set(self, at: int, told: Told) -> None:
        one = 1 << at
        for kind, value in told.values:
            named = self.bits.setdefault(kind, {})
            named[value] = named.get(value, 0) | one
        for (what, of), many in told.numbers.items():
            several = self.sums.setdefault(what, {})
            planes = list(several.get(of, ()))
            planes += [0] * (many.bit_length() - len(planes))
            several[of] = tuple(bits | one if many >> power & 1 else bits for power, bits in enumerate(planes))

    def last_day(self) -> str:
        """The day of the last record that counts for the assessor's risk; empty where none does."""
        worked = self.bits.get("is", {}).get("worked", 0)
        return self._days[bisect_right(self._starts, worked.bit_length() - 1) - 1] if worked else ""

    def leaf(self, latest: Latest | None) -> Leaf:
        """What it has become; nothing is named that no record has."""
        bits = {kind: {value: held for value, held in named.items() if held} for kind, named in self.bits.items()}
        sums = {
            what: {of: _trimmed(planes) for of, planes in several.items() if any(planes)}
            for what, several in self.sums.items()
        }
        held = {kind: named for kind, named in bits.items() if named}
        numbers = {what: several for what, several in sums.items() if several}
        made = Leaf(self._assessor, self.size, tuple(self._days), tuple(self._starts), held, numbers)
        return replace(made, work=_work(made, latest))


def _trimmed(planes: tuple[int, ...]) -> tuple[int, ...]:
    while planes and not planes[-1]:
        planes = planes[:-1]
    return planes


def _work(made: Leaf, latest: Latest | None) -> Work | None:
    worked = made.of("is", "worked")
    if not worked or latest is None:
        return None
    standards = ((name, (bits & worked).bit_count()) for name, bits in made.bits.get("standard", {}).items())
    name, trainee = latest
    return Work(
        name,
        trainee,
        worked.bit_count(),
        summed(made.sums.get("met", {}).get("", ()), worked),
        summed(made.sums.get("not_yet", {}).get("", ()), worked),
        sum(1 for bits in made.bits.get("method", {}).values() if bits & worked),
        tuple(sorted((name, many) for name, many in standards if many)),
    )
