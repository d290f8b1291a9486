"""Dates as standards print them, in Welsh and English, to ISO 8601 and no more exact than they were printed."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from assessor_app.standards.wording import collapse, unaccented

# As printed (glossary): Ion Chwef Maw Ebr Mai Meh/Mehef Gorff Awst Medi Hyd Tach Rhag; whole names in both languages.
_MONTHS = (
    ("ionawr", "ion", "january", "jan"),
    ("chwefror", "chwef", "chw", "february", "feb"),
    ("mawrth", "maw", "march", "mar"),
    ("ebrill", "ebr", "april", "apr"),
    ("mai", "may"),
    ("mehefin", "mehef", "meh", "june", "jun"),
    ("gorffennaf", "gorff", "gor", "july", "jul"),
    ("awst", "august", "aug"),
    ("medi", "med", "september", "sept", "sep"),
    ("hydref", "hyd", "october", "oct"),
    ("tachwedd", "tach", "november", "nov"),
    ("rhagfyr", "rhag", "december", "dec"),
)
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        _YEAR,
        rf"(?:{_DAY}(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?\s+(?:o\s+)?)?(?P<name>[a-z]+)\.?,?\s+{_YEAR}",
        rf"(?:{_DAY}\s*[/.]\s*)?(?P<month>[0-9]{{1,2}})\s*[/.]\s*{_YEAR}",
        rf"{_YEAR}-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?",
    )
)


def iso(printed: str) -> str | None:
    """Read a printed date: `05 Chwef 2021` gives `2021-02-05`, `Maw 2021` gives `2021-03`, `2021` itself.

    Numbers alone are read the British way, day first. None for anything that is not a date, `31 Chwef 2021` included.
    """
    plain = collapse(unaccented(printed)).rstrip(" .")
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            return _written(found.groupdict())
    return None


def _written(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    if not (parts.get("name") or parts.get("month")):
        return f"{year:04}"
    month = MONTHS.get(parts.get("name") or "") or int(parts.get("month") or 0)
    day = parts.get("day")
    try:
        whole = dt.date(year, month, int(day) if day else 1)
    except ValueError:
        return None
    return whole.isoformat() if day else f"{year:04}-{month:02}"


def last_day(written: str) -> dt.date:
    """The last day that an ISO 8601 date of any exactness covers; raises ValueError for anything else."""
    year, *rest = (int(part) for part in written.split("-"))
    month = rest[0] if rest else 12
    day = rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1]
    return dt.date(year, month, day)


def passed(written: str, today: dt.date) -> bool:
    """Whether a date lies behind `today`; a month or a year alone passes at its end."""
    return last_day(written) < today
