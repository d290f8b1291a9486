"""The timer of a professional discussion: what it shows, and what of it is kept. Pure; the time is handed in.

Within one run of the program it goes by the clock that only runs forward, so that a clock that is set changes nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.clock import rfc3339
from assessor_app.observing.model import Composer

if TYPE_CHECKING:
    from assessor_app.clock import Moment

LONGEST_AWAY_SECONDS: Final = 2 * 60 * 60
"""A timer left running longer than this was forgotten: the time away is not counted as discussed."""


@dataclass(frozen=True, slots=True)
class Timer:
    """Stands at `seconds`; where `started` (monotonic milliseconds) is not None it has run on since then."""

    seconds: int = 0
    started: int | None = None

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self.started is not None

    def at(self, now: Moment) -> int:
        """How many seconds it shows."""
        ran = 0 if self.started is None else max(0, now.monotonic_ms - self.started) // 1000
        return self.seconds + ran

    def turned(self, now: Moment) -> Timer:
        """Started, gone on, or paused: whichever it does next."""
        return Timer(self.at(now), None if self.running else now.monotonic_ms)

    def kept(self, now: Moment) -> tuple[str, int]:
        """What a composer keeps of it: `since` (empty where it stands still) and `seconds`."""
        return (rfc3339(now.wall) if self.running else "", self.at(now))


def emptied(written: Composer) -> Composer:
    """The composer once what was written is in the log: a timer runs on, and a question stays, beside another kind."""
    timed, asked = written.kind == "discussion", written.kind == "question"
    return Composer(
        written.kind,
        question="" if asked else written.question,
        since="" if timed else written.since,
        seconds=0 if timed else written.seconds,
    )


def taken_up(since: str, seconds: int, now: Moment) -> Timer:
    """The timer as it goes on in another run of the program, which only the clock on the wall spans.

    It runs on through a crash or a restart; it stands still after a time that nobody can have discussed for, and a
    clock that was set back takes nothing away.
    """
    if not since:
        return Timer(seconds)
    away = round((now.wall - dt.datetime.fromisoformat(since)).total_seconds())
    if away > LONGEST_AWAY_SECONDS:
        return Timer(seconds)
    return Timer(seconds + max(0, away), now.monotonic_ms)
