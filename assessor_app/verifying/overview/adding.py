"""Adding up: records from what is tallied of each assessor; reports and actions one by one, since they are few. Pure.

Every line is of one way of looking and its key; the way None is the sum of all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assessor_app.verifying.overview.model import WAYS, Figure, Overview

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.verifying.overview.model import By, Period
    from assessor_app.verifying.tally.model import Leaf

Line = tuple["By | None", str]


def records(by: By | None, leaves: Iterable[Leaf], period: Period) -> dict[str, Figure]:
    """How many records each line has: accepted ones that count still and were not sealed here."""
    found: dict[str, Figure] = {}
    for leaf in leaves:
        meant = leaf.counting & leaf.between(period.since, period.until)
        for key, name, bits in _keys(by, leaf, meant) if meant else ():
            many = (meant & bits).bit_count()
            if many:
                before = found.get(key)
                found[key] = Figure(key, name, many + (before.records if before else 0))
    return found


def _keys(by: By | None, leaf: Leaf, meant: int) -> Iterator[tuple[str, str, int]]:
    """The keys that records of one assessor have, each with its word and the records."""
    if by is None:
        yield "", "", meant
    elif by == "assessor":
        yield leaf.assessor, max(name for name, bits in leaf.bits["name"].items() if bits & meant), meant
    else:
        named = leaf.months() if by == "month" else leaf.bits.get("site" if by == "site" else "key", {})
        for key, bits in named.items():
            yield key, key, bits


class Adding:
    """What comes to the lines of a period; what belongs to no line of records there is left out."""

    def __init__(self, lines: dict[By | None, dict[str, Figure]]) -> None:
        self._lines = lines
        self._sampled: Counter[Line] = Counter()
        self._found: Counter[tuple[Line, str]] = Counter()
        self._causes: Counter[Any] = Counter()
        self._open: Counter[Line] = Counter()
        self._overdue: Counter[Line] = Counter()

    def sample(self, place: dict[str, Any]) -> None:
        """A record that a report is on."""
        self._sampled.update(_lines(place))

    def find(self, row: dict[str, Any]) -> None:
        """Findings of one outcome and cause; a standard's line counts its own criteria alone."""
        for line in _lines(row | {"standards": row["standard"]}):
            self._found[line, row["outcome"]] += row["many"]
        if row["cause"]:
            self._causes[row["cause"]] += row["many"]

    def wait(self, place: dict[str, Any], *, overdue: bool) -> None:
        """An action that is not closed."""
        self._open.update(_lines(place))
        if overdue:
            self._overdue.update(_lines(place))

    def overview(self) -> Overview:
        """All of it: most records first, months in their order."""
        lines = {by: tuple(sorted(self._whole(by), key=_month if by == "month" else _most)) for by in WAYS}
        causes = sorted(self._causes.items(), key=lambda one: (-one[1], one[0]))
        return Overview(next(self._whole(None), Figure("", "")), lines, tuple(causes))

    def _whole(self, by: By | None) -> Iterator[Figure]:
        for key, line in self._lines[by].items():
            at = (by, key)
            yield replace(
                line,
                sampled=self._sampled[at],
                agreed=self._found[at, "agreed"],
                with_action=self._found[at, "agreed-with-action"],
                not_agreed=self._found[at, "not-agreed"],
                open_actions=self._open[at],
                overdue=self._overdue[at],
            )


def _lines(place: dict[str, Any]) -> list[Line]:
    """The lines that something about one record belongs to."""
    found: list[Line] = [
        (None, ""), ("assessor", place["assessor"]), ("site", place["site"]), ("month", place["month"])
    ]  # fmt: skip
    found += [("standard", standard) for standard in place["standards"].split("\n") if standard]
    return found


def _most(line: Figure) -> tuple[int, str, str]:
    return -line.records, line.name, line.key


def _month(line: Figure) -> tuple[int, str, str]:
    return 0, line.key, ""
