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
