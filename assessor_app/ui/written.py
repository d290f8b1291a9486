"""Days and times in fields: how they are shown there, and how they may be written. Sentences use `language.dates`.

Read is what `standards.dates` reads, so `3/2/2026`, `3 Chwefror 2026` and `2026-02-03` are the same day everywhere.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from assessor_app.clock import rfc3339
from assessor_app.standards.dates import iso

_WHOLE_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MOMENT: Final = re.compile(r"(?:(?P<day>.*?)[\s,T]+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})")


def shown_day(written: str) -> str:
    """`20/11/2026` for an ISO 8601 day; what is no whole day is shown as it is."""
    found = _WHOLE_DAY.fullmatch(written)
    return "/".join(reversed(found.groups())) if found else written


def shown_moment(written: str) -> str:
    """`20/11/2026 14:05` for an RFC 3339 time, as the clock showed it that it was written down with."""
    return f"{shown_day(written[:10])} {written[11:16]}"


def read_day(said: str) -> str | None:
    """The day that somebody wrote, in ISO 8601; None when it is no day or only a month."""
    found = iso(said)
    return found if found and _WHOLE_DAY.fullmatch(found) else None


def read_moment(said: str, beside: str) -> str | None:
    """The day and time that somebody wrote, in RFC 3339; None when it is none.

    `beside` is an RFC 3339 time that lends its offset from UTC, and its day where a time of day stands alone.
    """
    found = _MOMENT.fullmatch(" ".join(said.split()))
    if not found:
        return None
    near = dt.datetime.fromisoformat(beside)
    day = read_day(found["day"]) if found["day"] else near.date().isoformat()
    try:
        return rfc3339(
            dt.datetime.fromisoformat(f"{day}T{int(found['hour']):02}:{found['minute']}").replace(tzinfo=near.tzinfo)
        )
    except ValueError:
        return None
