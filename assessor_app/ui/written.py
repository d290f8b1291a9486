"""Days and times in fields: how they are shown there, and how they may be written. Sentences use `language.dates`.

Read is what `standards.dates` reads, so `3/2/2026`, `3 Chwefror 2026` and `2026-02-03` are the same day everywhere.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from assessor_app.clock import local, rfc3339, shown_beside
from assessor_app.standards.dates import iso
from assessor_app.standards.wording import unaccented

_WHOLE_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MOMENT: Final = re.compile(r"(?:(?P<day>.*?)[\s,T]+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})")
_TIME: Final = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?\s*(?P<half>am|pm|yb|yh|yp)?")
_LENGTH: Final = re.compile(
    r"(?:(?P<hours>\d{1,2})(?:\s*(?:h|hours?|awr|oriau|:)\s*))?"
    r"(?P<minutes>\d{1,4})?\s*(?:m|mins?|minutes?|mun|munud|munudau)?\.?"
)
_NEAR: Final = re.compile(r"(\d{1,2})\s*[/.]\s*(\d{1,2})")
_DAY_OF: Final = re.compile(r"^dd?ydd ")  # also as it stands after *neu*
HALF_DAY, HOUR = 12, 60
NAMED_DAYS: Final = {"heddiw": 0, "today": 0, "yfory": 1, "tomorrow": 1}
# The days of the week, Monday first; in Welsh `dydd` may stand before them.
WEEK: Final = (
    ("llun", "monday", "mon"), ("mawrth", "tuesday", "tues", "tue"), ("mercher", "wednesday", "wed"),
    ("iau", "thursday", "thurs", "thu"), ("gwener", "friday", "fri"), ("sadwrn", "saturday", "sat"),
    ("sul", "sunday", "sun"),
)  # fmt: skip


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


def read_moment(said: str, beside: str, *, after: bool = False) -> str | None:
    """The day and time that somebody wrote, in RFC 3339; None when it is none, or the clock goes forward over it.

    `beside` is an RFC 3339 time by the same clock; it lends its day where a time of day stands alone. With `after` it
    is the beginning of what ends then, which matters in the hour that comes twice.
    """
    found = _MOMENT.fullmatch(" ".join(said.split()))
    if not found:
        return None
    near = dt.datetime.fromisoformat(beside)
    day = read_day(found["day"]) if found["day"] else near.date().isoformat()
    try:
        shown = dt.datetime.fromisoformat(f"{day}T{int(found['hour']):02}:{found['minute']}")
        instant = shown_beside(shown, near, after=after)
    except (ValueError, OverflowError, OSError):
        return None
    return rfc3339(instant) if instant else None


def read_near_day(said: str, today: dt.date) -> str | None:
    """A day as it is written in a diary: as `read_day`, or `yfory`, `dydd Iau` (the next), `3/12` (the next)."""
    plain = _DAY_OF.sub("", unaccented(said)).strip(" .")
    if plain in NAMED_DAYS:
        return (today + dt.timedelta(days=NAMED_DAYS[plain])).isoformat()
    for number, names in enumerate(WEEK):
        if plain in names:
            return (today + dt.timedelta(days=(number - today.weekday() - 1) % 7 + 1)).isoformat()
    near = _NEAR.fullmatch(plain)
    if near:
        for year in (today.year, today.year + 1):
            found = read_day(f"{near[1]}/{near[2]}/{year}")
            if found and found >= today.isoformat():
                return found
        return None
    return read_day(said)


def read_time(said: str) -> tuple[int, int] | None:
    """A time of day: `14:05`, `14.05`, `1405`, `9`, `2pm`, `2.30yp`; hour and minute, or None when it is none."""
    found = _TIME.fullmatch(
        said.strip().lower().replace("y.", "y").replace("a.m.", "am").replace("p.m.", "pm").strip(".")
    )
    if not found:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half:
        if not 1 <= hour <= HALF_DAY:
            return None
        hour = hour % HALF_DAY + (0 if half in {"am", "yb"} else HALF_DAY)
    return (hour, minute) if hour < 2 * HALF_DAY and minute < HOUR else None


def read_start(day: str, time: tuple[int, int]) -> str | None:
    """A day (ISO 8601) and a time on this device's clock, as RFC 3339; None when the clock skips that time."""
    instant = local(dt.datetime.combine(dt.date.fromisoformat(day), dt.time(*time)))
    return rfc3339(instant) if instant else None


def read_minutes(said: str) -> int | None:
    """How long something takes: `90`, `1:30`, `1 h 30`, `2 awr`; None when it is no length."""
    found = _LENGTH.fullmatch(said.strip().lower())
    if not found or not (found["hours"] or found["minutes"]):
        return None
    return int(found["hours"] or 0) * HOUR + int(found["minutes"] or 0)


def shown_minutes(minutes: int) -> str:
    """`1:30` for 90; `45` for less than an hour."""
    return f"{minutes // HOUR}:{minutes % HOUR:02}" if minutes >= HOUR else str(minutes)
