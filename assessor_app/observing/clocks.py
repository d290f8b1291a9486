"""What the two clocks of a log say of each other: where the one on the wall jumped, where the other began again."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.model import Entry, Observation

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


def behind(observation: Observation, now: dt.datetime) -> int:
    """How many seconds `now` (aware) is before the last entry or the candidate's mark; 0 where it is none to speak of.

    The log was written before the record is sealed, so more than `JUMP_SECONDS` shows that the clock was set back.
    """
    said = [entry.at for entry in observation.entries] + ([observation.mark.at] if observation.mark else [])
    seconds = max((round((_time(at) - now).total_seconds()) for at in said), default=0)
    return seconds if seconds > JUMP_SECONDS else 0


def _time(written: str) -> dt.datetime:
    return dt.datetime.fromisoformat(written)
