"""Visits to come as a calendar file (iCalendar, RFC 5545), which any calendar takes in. Pure; keeps nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.observing.planning.model import PlannedVisit

WIDE: Final = 75  # octets of a line, the end of the line not counted


def calendar(told: Iterable[tuple[PlannedVisit, str, str]], now: dt.datetime) -> bytes:
    """A calendar with these visits, each with its title and what else is said of it; `now` is aware.

    A visit is named by its own id, so that a later file moves it where an earlier one put it.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//assessor-app//visits//EN"]
    for visit, title, said in told:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{visit.id}@assessor-app",
            f"DTSTAMP:{_utc(now)}",
            f"SEQUENCE:{len(visit.moved)}",
            f"DTSTART:{_utc(visit.begins)}",
            f"DTEND:{_utc(visit.ends)}",
            f"SUMMARY:{_text(title)}",
            f"LOCATION:{_text(visit.what.place)}",
            f"DESCRIPTION:{_text(said)}",
            "END:VEVENT",
        ]
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line)).encode()


def _utc(instant: dt.datetime) -> str:
    return instant.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(said: str) -> str:
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        said = said.replace(sign, written)
    return said


def _folded(line: str) -> Iterator[str]:
    """The line in parts of `WIDE` octets at most, no letter cut in two; all but the first begin with a space."""
    part, taken = "", 0
    for letter in line:
        size = len(letter.encode())
        if taken + size > WIDE:
            yield part
            part, taken = " ", 1
        part, taken = part + letter, taken + size
    yield part
