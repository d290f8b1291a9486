"""How a run of criteria is written short: P1, P3–6, P9. Pure text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.standards.model import KIND_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.standards.model import Criterion, CriterionKey, Kind, Language


def spans(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs of (first, last)."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def written(criteria: Iterable[Criterion | CriterionKey], kind: Kind, reader: Language) -> str:
    """The criteria of one kind as `P1, P3–6`; nothing where there is none. Two in a row are written one by one."""
    letter = KIND_LETTERS[kind, reader]
    parts: list[str] = []
    for first, last in spans(one.number for one in criteria if one.kind == kind):
        if last - first > 1:
            parts.append(f"{letter}{first}–{last}")
        else:
            parts += [f"{letter}{number}" for number in range(first, last + 1)]
    return ", ".join(parts)
