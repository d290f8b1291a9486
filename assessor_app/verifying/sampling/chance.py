"""What chance would cover: the exact mean over plain random draws of one size, and a draw that cannot fall below it.

A plain random draw takes `size` of `pool` records, each set of that size as likely as any other. A cell that `many`
records cover is missed with probability C(pool − many, size) / C(pool, size). Whole numbers only, so that any
language with large ones comes to the same.
"""

from __future__ import annotations

from collections import Counter
from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor_app.progress import Progress
    from assessor_app.verifying.sampling.cells import Cell


def _mean(pool: int, size: int, many: Mapping[int, int]) -> tuple[int, int]:
    """The mean number of cells covered, as a fraction; `many` says of how many cells so many records cover each."""
    everything = comb(pool, size)
    return sum(count * (everything - comb(pool - each, size)) for each, count in many.items()), everything


def below(gained: int, pool: int, size: int, many: Mapping[int, int]) -> bool:
    """Whether so many cells are fewer than plain random draws of the same size cover on average."""
    over, under = _mean(pool, size, many)
    return gained * under < over


def thousandths(pool: int, size: int, many: Mapping[int, int]) -> int:
    """That mean in thousandths of a cell, rounded up."""
    over, under = _mean(pool, size, many)
    return -(-1000 * over // under)


def steady(cells: Sequence[frozenset[Cell]], size: int, progress: Progress) -> list[int]:
    """Draw by conditional expectation: each time the record after which a plain random rest covers most on average.

    The mean over all ways to go on is the mean of what each next record leads to, so the best of them is never below
    it: what is covered in the end is at least the mean of all plain random draws. Earlier places win among equals.
    """
    left, covered, chosen = set(range(len(cells))), set[tuple[str, ...]](), list[int]()
    many = Counter(cell for one in cells for cell in one)
    for place in range(size):
        progress.step(place, size)
        others, rest = len(left) - 1, size - place - 1
        missed = {each: comb(others - each, rest) if others >= each else 0 for each in set(many.values())}
        best = min(left, key=lambda at: (-sum(missed[many[cell]] for cell in cells[at] - covered), at))
        left.remove(best)
        chosen.append(best)
        covered |= cells[best]
        for cell in cells[best]:
            many[cell] -= 1
    return chosen
