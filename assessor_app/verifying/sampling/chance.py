"""What chance would cover: the exact mean over plain random draws of one size.

A plain random draw takes `size` of `pool` records, each set of that size as likely as any other. A cell that `many`
records cover is missed with probability C(pool − many, size) / C(pool, size). Whole numbers only, so that any
language with large ones comes to the same.
"""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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
