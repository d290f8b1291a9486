"""The time of day and the time that only runs forward; the only place that asks the machine for either."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant: `wall` as the device's clock shows it (aware), `monotonic_ms` since an arbitrary start."""

    wall: dt.datetime
    monotonic_ms: int


class Clock(Protocol):
    """Anything that tells the time; tests bring their own."""

    def now(self) -> Moment:
        """The present instant."""


class DeviceClock:
    """The clock of this device."""

    def now(self) -> Moment:
        """The present instant, to the second, with the local offset."""
        wall = dt.datetime.now(dt.UTC).astimezone().replace(microsecond=0)
        return Moment(wall, time.monotonic_ns() // 1_000_000)


def rfc3339(moment: dt.datetime) -> str:
    """Write an aware time as RFC 3339 with its offset, to the second."""
    return moment.replace(microsecond=0).isoformat()


def local(shown: dt.datetime) -> dt.datetime | None:
    """The instant at which this device's clock will show a day and a time, with the offset of that day.

    None where it never will, since the clock goes forward over it; where it goes back, the first of the two.
    """
    found = shown.replace(tzinfo=None, fold=0).astimezone()
    return found if found.replace(tzinfo=None) == shown.replace(tzinfo=None) else None


def shown_later(start: dt.datetime, later: dt.timedelta) -> dt.datetime:
    """The instant so much later than `start` (aware), with the offset that the clock which showed it has by then."""
    end = start + later
    return end.astimezone() if start.astimezone().utcoffset() == start.utcoffset() else end
