"""What the two clocks of a log say of each other: where the one on the wall jumped, where the other began again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.clock import Moment
    from assessor_app.observing.model import Entry, Observation

# The clock on the wall moved against the one that only runs forward by more than this: somebody or something set it.
JUMP_SECONDS = 120
# Somebody who looks every few seconds and did not for so long was asleep, or the device was.
AWAY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Jump:
    """Between two neighbouring entries (their ids) the wall clock went `seconds` further than time did, or less."""

    after: str
    before: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Noticed:
    """Between two looks at the clocks the one on the wall was set by `set_by` seconds, or nothing ran for `away`."""

    set_by: int = 0
    away: int = 0


def noticed(before: Moment, now: Moment) -> Noticed:
    """What happened to the clocks since a look a few seconds ago: set, asleep, or nothing."""
    wall, ran = (now.wall - before.wall).total_seconds(), (now.monotonic_ms - before.monotonic_ms) / 1000
    if ran >= 0 and abs(wall - ran) > JUMP_SECONDS:
        return Noticed(set_by=round(wall - ran))
    return Noticed(away=round(ran)) if ran > AWAY_SECONDS else Noticed()


@dataclass(frozen=True, slots=True)
class Clocks:
    """Of a log: the `jumps` of the wall clock, the `restarts` of the other, and the `latest` time on the wall.

    A restart, with the device, hides how much time passed.
    """

    jumps: tuple[Jump, ...] = ()
    restarts: int = 0
    latest: dt.datetime | None = None

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Clocks:
        """Compare them over a whole log."""
        said = cls()
        for at, entry in enumerate(entries):
            said = said.after(entries[at - 1 : at] if at else (), entry)
        return said

    def after(self, last: Sequence[Entry], entry: Entry) -> Clocks:
        """Compare them once more after one entry; `last` holds the one before it, where there is one."""
        now = _time(entry.at)
        latest = now if self.latest is None or now > self.latest else self.latest
        if not last:
            return Clocks(self.jumps, self.restarts, latest)
        wall = round((now - _time(last[0].at)).total_seconds())
        ran = entry.monotonic_ms - last[0].monotonic_ms
        if ran < 0 <= wall:
            return Clocks(self.jumps, self.restarts + 1, latest)
        if abs(wall - ran / 1000) > JUMP_SECONDS:
            return Clocks((*self.jumps, Jump(last[0].id, entry.id, wall - ran // 1000)), self.restarts, latest)
        return Clocks(self.jumps, self.restarts, latest)


def compared(entries: Sequence[Entry]) -> tuple[tuple[Jump, ...], int]:
    """The jumps of the wall clock, and how often the other began again with the device, which hides what passed."""
    said = Clocks.of(entries)
    return said.jumps, said.restarts


def behind(observation: Observation, now: dt.datetime, clocks: Clocks | None = None) -> int:
    """How many seconds `now` (aware) is before the last entry or the candidate's mark; 0 where it is none to speak of.

    The log was written before the record is sealed, so more than `JUMP_SECONDS` shows that the clock was set back.
    """
    latest = (clocks or Clocks.of(observation.entries)).latest
    said = [one for one in (latest, _time(observation.mark.at) if observation.mark else None) if one is not None]
    seconds = max((round((one - now).total_seconds()) for one in said), default=0)
    return seconds if seconds > JUMP_SECONDS else 0


def _time(written: str) -> dt.datetime:
    return dt.datetime.fromisoformat(written)
