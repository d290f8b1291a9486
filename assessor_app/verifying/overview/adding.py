"""Adding up: of each assessor what comes to which line, from what is tallied of them, and then all of it. Pure.

Every line is of one way of looking and its key; the way None is the sum of all.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from assessor_app.verifying.overview.model import WAYS, Figure, Overview
from assessor_app.verifying.tally.model import summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.verifying.overview.model import By, Period
    from assessor_app.verifying.tally.model import Leaf, Sum

Line = tuple["By | None", str]
OUTCOMES: Final = ("agreed", "agreed-with-action", "not-agreed")


class Part(NamedTuple):
    """What one assessor's records come to: numbers of each line, in the order of `Figure`; causes; their name."""

    lines: dict[Line, tuple[int, ...]]
    causes: dict[str, int]
    name: str


def part(leaf: Leaf, period: Period) -> Part:
    """What one assessor's records of a period come to."""
    within = leaf.between(period.since, period.until)
    counting = leaf.counting & within
    lines = {line: counts for line, counts in _lines(leaf, within, counting) if any(counts)}
    causes = {cause: summed(planes, within) for cause, planes in leaf.sums.get("cause", {}).items()}
    name = max((name for name, bits in leaf.bits.get("name", {}).items() if bits & counting), default="")
    return Part(lines, {cause: many for cause, many in causes.items() if many}, name)


def _lines(leaf: Leaf, within: int, counting: int) -> Iterator[tuple[Line, tuple[int, ...]]]:
    reported, waiting = leaf.of("is", "reported") & within, _some(leaf, "open") & within
    places: list[tuple[By | None, dict[str, int]]] = [
        (None, {"": within}), ("assessor", {leaf.assessor: within}),
        ("site", leaf.bits.get("site", {})), ("month", leaf.months),
    ]  # fmt: skip
    for by, keys in places:
        for key, bits in keys.items():
            decided, asked = reported & bits, waiting & bits
            yield (by, key), (
                (counting & bits).bit_count(), decided.bit_count(),
                *(leaf.sum("found", one, decided) if decided else 0 for one in OUTCOMES),
                *(leaf.sum(what, "", asked) if asked else 0 for what in _WAITING),
            )  # fmt: skip
    standards = leaf.bits.get("key", {})
    told = {of.partition("\n")[2] for of in leaf.sums.get("found", {})}
    for key in {*standards, *told, *leaf.sums.get("open", {})} - {""}:
        bits = standards.get(key, 0)
        yield ("standard", key), (
            (counting & bits).bit_count(), (reported & bits).bit_count(),
            *(leaf.sum("found", f"{one}\n{key}", reported) for one in OUTCOMES),
            *(leaf.sum(what, key, waiting) for what in _WAITING),
        )  # fmt: skip


_WAITING: Final[tuple[Sum, ...]] = ("open", "late")


def _some(leaf: Leaf, what: Sum) -> int:
    """The records that have any of what can be summed."""
    found = 0
    for plane in leaf.sums.get(what, {}).get("", ()):
        found |= plane
    return found


def overview(parts: Iterable[tuple[str, Part]]) -> Overview:
    """All of it, from the part of each assessor (by id): most records first, months in their order.

    What belongs to no line of records there is left out.
    """
    numbers: dict[Line, tuple[int, ...]] = {}
    causes, names = Counter[str](), dict[Line, str]()
    for assessor, one in parts:
        names["assessor", assessor] = one.name
        causes.update(one.causes)
        for line, counts in one.lines.items():
            before = numbers.get(line)
            numbers[line] = counts if before is None else tuple(map(sum, zip(before, counts, strict=True)))
    figures: dict[By | None, list[Figure]] = {by: [] for by in (None, *WAYS)}
    for line, counts in numbers.items():
        if counts[0]:
            figures[line[0]].append(Figure(line[1], names.get(line, line[1]), *counts))
    lines = {by: tuple(sorted(figures[by], key=_month if by == "month" else _most)) for by in WAYS}
    most = sorted(causes.items(), key=lambda one: (-one[1], one[0]))
    return Overview(next(iter(figures[None]), Figure("", "")), lines, tuple(most))  # type: ignore[arg-type]


def _most(line: Figure) -> tuple[int, str, str]:
    return -line.records, line.name, line.key


def _month(line: Figure) -> tuple[int, str, str]:
    return 0, line.key, ""
