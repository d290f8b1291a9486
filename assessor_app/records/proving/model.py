"""Records that wait for a server's timestamp, as frozen records; and when to ask again. No store."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

FIRST_WAIT: Final = dt.timedelta(minutes=5)
LONGEST_WAIT: Final = dt.timedelta(days=1)
MOST_DOUBLINGS: Final = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """Whether records sealed here are stamped by themselves; those sealed before `since` (RFC 3339) are left alone."""

    automatic: bool = False
    since: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record without a stamp: how often one was asked for in vain, when last (RFC 3339), and the code that said why.

    `wanted`: it is stamped by itself as soon as that is possible.
    """

    identity: str
    reference: str
    tries: int = 0
    tried_at: str = ""
    problem: str = ""
    wanted: bool = False

    def next_at(self) -> dt.datetime | None:
        """When to ask again by itself: twice as long after each failure, at most a day; None for at once."""
        if not self.tries or not self.tried_at:
            return None
        wait = FIRST_WAIT * (1 << min(self.tries - 1, MOST_DOUBLINGS))
        return dt.datetime.fromisoformat(self.tried_at) + min(wait, LONGEST_WAIT)

    def due(self, now: dt.datetime) -> bool:
        """Whether it is time to ask. A clock that was set back since asks at once."""
        at = self.next_at()
        return at is None or now >= at or now < dt.datetime.fromisoformat(self.tried_at)


@dataclass(frozen=True, slots=True)
class Proven:
    """What became of several: the references of those stamped, and of those that were not with the code that says why.

    `left` is how many were not come to, because the server did not answer.
    """

    stamped: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    left: int = 0
