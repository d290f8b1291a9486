"""The time of day and the time that only runs forward; the only place that asks the machine for either."""

from __future__ import annotations

import datetime as dt
import sys
import time
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant: `wall` as the device's clock shows it (aware), `monotonic_ms` since an arbitrary start.

    The latter runs on while the device sleeps, so that sleep is not taken for a clock set forward.
    """

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
        return Moment(wall, _forward_ns() // 1_000_000)


def _forward_ns() -> int:
    """Nanoseconds of the clock that only runs forward and does not stand still in sleep, where there is such a one."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC_RAW") if sys.platform != "win32" else ():
        if hasattr(time, name) and (name == "CLOCK_BOOTTIME" or sys.platform == "darwin"):
            return time.clock_gettime_ns(getattr(time, name))
    return time.monotonic_ns()


def rfc3339(moment: dt.datetime) -> str:
    """Write an aware time as RFC 3339 with its offset, to the second."""
    return moment.replace(microsecond=0).isoformat()


def local(shown: dt.datetime) -> dt.datetime | None:
    """The instant at which this device's clock will show a day and a time, with the offset of that day.

    None where it never will, since the clock goes forward over it; where it goes back, the first of the two.
    """
    found = shown.replace(tzinfo=None, fold=0).astimezone()
    return found if found.replace(tzinfo=None) == shown.replace(tzinfo=None) else None


def shown_beside(shown: dt.datetime, beside: dt.datetime, *, after: bool = False) -> dt.datetime | None:
    """The instant at which the clock that showed `beside` (aware) shows another day and time, with its offset then.

    A time that this device's clock shows, or may have shown, keeps to the device's changes of the clock: None where
    the clock never shows it. Of two that look the same it is the one on the same side of the change as `beside`, but
    with `after` never one before it. A time written elsewhere keeps its own offset.
    """
    plain = shown.replace(tzinfo=None)
    if beside.astimezone().utcoffset() != beside.utcoffset():
        return plain.replace(tzinfo=beside.tzinfo)
    twice = [found for fold in (0, 1) if _shows(found := plain.replace(fold=fold).astimezone(), plain)]
    fitting = [one for one in twice if one >= beside] if after else []
    near = fitting or twice
    return min(near, key=lambda one: one.utcoffset() != beside.utcoffset()) if near else None


def _shows(instant: dt.datetime, plain: dt.datetime) -> bool:
    return instant.replace(tzinfo=None, fold=0) == plain.replace(fold=0)


def shown_later(start: dt.datetime, later: dt.timedelta) -> dt.datetime:
    """The instant so much later than `start` (aware), with the offset that the clock which showed it has by then."""
    end = start + later
    return end.astimezone() if start.astimezone().utcoffset() == start.utcoffset() else end
