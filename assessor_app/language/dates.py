"""Days and times as people read them, in either language, from ISO 8601 and RFC 3339. Reads no clock."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assessor_app.language.catalogue import Tongue, Words

MONTHS: Final[dict[Tongue, tuple[str, ...]]] = {
    "cy": (
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
        "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS: Final[dict[Tongue, tuple[str, ...]]] = {
    "cy": ("Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
WEEKDAYS: Final[dict[Tongue, tuple[str, ...]]] = {
    "cy": ("Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau", "Dydd Gwener", "Dydd Sadwrn", "Dydd Sul"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_WRITTEN: Final = re.compile(r"\d{4}-\d{2}(?P<day>-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?")
_DAY: Final = 10  # how many signs of RFC 3339 are its day


def is_date(written: str) -> bool:
    """Whether this is a month or a day of ISO 8601 or a time of RFC 3339; a year alone may be any number."""
    form = _WRITTEN.fullmatch(written)
    if form is None:
        return False
    try:
        dt.datetime.fromisoformat(f"{written}-01" if form["day"] is None else written)
    except ValueError:
        return False
    return True


def day(words: Words, written: str) -> str:
    """`22 Tachwedd 2026` from a day or a time; a month or a year alone stays as exact as it is."""
    return _said(MONTHS[words.language], written)


def weekday(words: Words, written: str, *, within: bool = False) -> str:
    """`Dydd Iau, 26 Tachwedd 2026` from a whole day or a time; `within` a sentence Welsh begins it small."""
    name = WEEKDAYS[words.language][dt.date.fromisoformat(written[:_DAY]).weekday()]
    small = within and words.language == "cy"
    return f"{name[0].lower() + name[1:] if small else name}, {day(words, written)}"


def short_day(words: Words, written: str) -> str:
    """`22 Tach`, for where the year is plain from what stands around it."""
    return " ".join(_said(SHORT_MONTHS[words.language], written).split()[:2])


def clock_time(written: str) -> str:
    """`15:11` from a time, by the clock it was written down with."""
    return written[_DAY + 1 : _DAY + 6]


def moment(words: Words, written: str) -> str:
    """`22 Tachwedd 2026, 15:11` from a time, by the clock it was written down with."""
    return f"{day(words, written)}, {clock_time(written)}" if clock_time(written) else day(words, written)


def _said(months: tuple[str, ...], written: str) -> str:
    parts = written[:_DAY].split("-")
    if not all(part.isdecimal() for part in parts):
        return written
    year, month, number = [*parts, "", ""][:3]
    name = months[int(month) - 1] if month and 1 <= int(month) <= len(months) else month
    return " ".join(part for part in (number.lstrip("0"), name, year) if part)
