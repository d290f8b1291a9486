"""Dates as printed, in both languages, and the day on which one of any exactness has passed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.standards import dates

WELSH = ("Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag")
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@pytest.mark.parametrize(("printed", "written"), [
    ("05 Chwef 2021", "2021-02-05"),
    ("01 Maw 2026", "2026-03-01"),
    ("22 Chwef 2021", "2021-02-22"),
    ("01 Ion 2013", "2013-01-01"),
    ("30 Mar 2021", "2021-03-30"),
    ("2 Mehef 2020", "2020-06-02"),
    ("1 o Orffennaf 2020", None),
    ("1 o Awst 2020", "2020-08-01"),
    ("Tachwedd 2019", "2019-11"),
    ("January 2019", "2019-01"),
    ("Sept. 2019", "2019-09"),
    ("1st March 2021", "2021-03-01"),
    ("2021", "2021"),
    ("05/02/2021", "2021-02-05"),
    ("02/2021", "2021-02"),
    ("2021-02-05", "2021-02-05"),
    ("2021-02", "2021-02"),
    ("05\xa0CHWEF\xa02021", "2021-02-05"),
    ("31 Chwef 2021", None),
    ("29 Chwef 2021", None),
    ("29 Chwef 2024", "2024-02-29"),
    ("13/13/2021", None),
    ("0/2021", None),
    ("5 Bore 2021", None),
    ("cyn hir", None),
    ("1234", None),
    ("", None),
])  # fmt: skip
def test_as_exact_as_printed(printed: str, written: str | None) -> None:
    assert dates.iso(printed) == written


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.sampled_from([WELSH, ENGLISH]))
def test_every_day_in_both_languages(day: dt.date, months: tuple[str, ...]) -> None:
    name = months[day.month - 1]
    assert dates.iso(f"{day.day:02} {name} {day.year}") == day.isoformat()
    assert dates.iso(f"{name} {day.year}") == day.isoformat()[:7]


@given(st.text(max_size=40))
def test_no_text_makes_it_raise_and_what_it_gives_is_a_date(text: str) -> None:
    written = dates.iso(text)
    assert written is None or dates.last_day(written).isoformat().startswith(written)


@pytest.mark.parametrize(("written", "last"), [
    ("2026", dt.date(2026, 12, 31)),
    ("2026-02", dt.date(2026, 2, 28)),
    ("2024-02", dt.date(2024, 2, 29)),
    ("2026-03-01", dt.date(2026, 3, 1)),
])  # fmt: skip
def test_a_date_passes_at_its_end(written: str, last: dt.date) -> None:
    assert not dates.passed(written, last)
    assert dates.passed(written, last + dt.timedelta(days=1))
