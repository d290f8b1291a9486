"""What the two clocks of a log say of each other: where the one on the wall jumped, where the other began again."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.model import Entry

# The clock on the wall moved against the one that only runs forward by more than this: somebody or something set it.
JUMP_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Jump:
    """Between two neighbouring entries (their ids) the wall clock went `seconds` further than time did, or less."""

    after: str
    before: str
    seconds: int


def compared(entries: Sequence[Entry]) -> tuple[tuple[Jump, ...], int]:
    """The jumps of the wall clock, and how often the other began again with the device, which hides what passed."""
    jumps, restarts = list[Jump](), 0
    for one, following in itertools.pairwise(entries):
        wall = round((_time(following.at) - _time(one.at)).total_seconds())
        ran = following.monotonic_ms - one.monotonic_ms
        if ran < 0 <= wall:
            restarts += 1
        elif abs(wall - ran / 1000) > JUMP_SECONDS:
            jumps.append(Jump(one.id, following.id, wall - ran // 1000))
    return tuple(jumps), restarts


def _time(written: str) -> dt.datetime:
    return dt.datetime.fromisoformat(written)
