"""Days and times in fields: every way of writing one day is that day, and what is shown is read back."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.clock import rfc3339, shown_later
from assessor_app.ui.written import (
    read_day,
    read_minutes,
    read_moment,
    read_near_day,
    read_start,
    read_time,
    shown_day,
    shown_minutes,
    shown_moment,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR = "2026-11-20T14:05:33+01:00"


@pytest.mark.parametrize("said", ["3/2/2026", "03/02/2026", "3.2.2026", "3 Chwefror 2026", "3 Feb 2026", "2026-02-03"])
def test_a_day_can_be_written_in_many_ways(said: str) -> None:
    assert read_day(said) == "2026-02-03"


@pytest.mark.parametrize("said", ["", "yfory", "Chwefror 2026", "2026", "31/2/2026", "14:05"])
def test_what_is_no_whole_day_is_none(said: str) -> None:
    assert read_day(said) is None


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("20/11/2026 14:10", "2026-11-20T14:10:00+01:00"),
        ("2026-11-20 14:10", "2026-11-20T14:10:00+01:00"),
        ("20 Tachwedd 2026, 14.10", "2026-11-20T14:10:00+01:00"),
        ("14:10", "2026-11-20T14:10:00+01:00"),
        ("9:05", "2026-11-20T09:05:00+01:00"),
        ("20/11/2026", None),
        ("20/11/2026 25:10", None),
        ("31/11/2026 14:10", None),
        ("yfory 14:10", None),
        ("", None),
    ],
)
def test_a_time_takes_its_day_and_offset_from_the_one_beside_it(said: str, read: str | None) -> None:
    assert read_moment(said, NEAR) == read


@given(st.datetimes(min_value=dt.datetime(1900, 1, 1), max_value=dt.datetime(2199, 12, 31)))  # noqa: DTZ001 - gets one
def test_what_is_shown_is_read_back(when: dt.datetime) -> None:
    written = rfc3339(when.replace(second=0, microsecond=0, tzinfo=dt.UTC))
    assert read_moment(shown_moment(written), NEAR.replace("+01:00", "+00:00")) == written
    assert read_day(shown_day(written[:10])) == written[:10]


@pytest.mark.parametrize("written", ["2026-02", "2026", "", "cyn y Nadolig"])
def test_what_is_no_whole_day_is_shown_as_it_is(written: str) -> None:
    assert shown_day(written) == written


THURSDAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("heddiw", "2026-11-26"), ("Yfory", "2026-11-27"), ("tomorrow", "2026-11-27"),
        ("ddydd Gwener", "2026-11-27"), ("Iau", "2026-12-03"), ("thursday", "2026-12-03"), ("Mawrth", "2026-12-01"),
        ("3/12", "2026-12-03"), ("26/11", "2026-11-26"), ("25.11", "2027-11-25"), ("29/2", None),
        ("3 Rhagfyr 2026", "2026-12-03"), ("2026-12-03", "2026-12-03"), ("rywbryd", None), ("", None),
    ],
)  # fmt: skip
def test_a_day_is_read_as_it_stands_in_a_diary(said: str, read: str | None) -> None:
    assert read_near_day(said, THURSDAY) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [("14:05", (14, 5)), ("9.30", (9, 30)), ("1405", (14, 5)), ("9", (9, 0)), ("2pm", (14, 0)), ("2.30 y.p.", (14, 30)),
     ("12am", (0, 0)), ("12 pm", (12, 0)), ("13pm", None), ("24:00", None), ("9:75", None), ("", None), ("bore", None)],
)  # fmt: skip
def test_a_time_of_day_can_be_written_in_many_ways(said: str, read: tuple[int, int] | None) -> None:
    assert read_time(said) == read


@given(st.integers(1, 24 * 60))
def test_a_length_that_is_shown_is_read_back(minutes: int) -> None:
    assert read_minutes(shown_minutes(minutes)) == minutes
    assert read_minutes(f"{minutes // 60} awr {minutes % 60} mun") == minutes
    for unit in ("munud", "munudau", "min", "minutes"):
        assert read_minutes(f"{minutes} {unit}") == minutes


@pytest.fixture
def london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A device in Wales; time.tzset is there wherever these tests run but on Windows."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this process cannot be set")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/London")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("london")
@pytest.mark.parametrize(
    ("day", "at", "start"),
    [
        ("2026-12-01", (9, 30), "2026-12-01T09:30:00+00:00"),
        ("2027-06-01", (9, 30), "2027-06-01T09:30:00+01:00"),  # planned in winter for summer
        ("2027-03-28", (0, 59), "2027-03-28T00:59:00+00:00"),
        ("2027-03-28", (1, 30), None),  # the clock goes from 01:00 to 02:00
        ("2027-03-28", (2, 0), "2027-03-28T02:00:00+01:00"),
        ("2026-10-25", (1, 30), "2026-10-25T01:30:00+01:00"),  # comes twice: the first
        ("2026-10-25", (2, 0), "2026-10-25T02:00:00+00:00"),
    ],
)
def test_a_start_has_the_offset_that_the_clock_will_have(day: str, at: tuple[int, int], start: str | None) -> None:
    assert read_start(day, at) == start


@pytest.mark.usefixtures("london")
@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-11-30T23:30:00+00:00", 60, "2026-12-01T00:30:00+00:00"),
        ("2026-10-25T00:30:00+01:00", 120, "2026-10-25T01:30:00+00:00"),
        ("2027-03-28T00:30:00+00:00", 60, "2027-03-28T02:30:00+01:00"),
        ("2026-12-01T09:00:00+05:30", 60, "2026-12-01T10:00:00+05:30"),  # planned by the clock of another place
    ],
)
def test_an_end_is_shown_as_the_clock_will_show_it(start: str, minutes: int, end: str) -> None:
    begins = dt.datetime.fromisoformat(start)
    assert shown_later(begins, dt.timedelta(minutes=minutes)).isoformat() == end


SUMMER, WINTER = "2026-10-25T00:30:00+01:00", "2026-10-25T14:00:00+00:00"


@pytest.mark.usefixtures("london")
@pytest.mark.parametrize(
    ("said", "beside", "after", "read"),
    [
        ("25/10/2026 14:00", SUMMER, True, "2026-10-25T14:00:00+00:00"),  # the clock went back since
        ("24/10/2026 14:00", WINTER, False, "2026-10-24T14:00:00+01:00"),
        ("01:30", SUMMER, True, "2026-10-25T01:30:00+01:00"),  # comes twice: on the side of the time beside it
        ("01:30", WINTER, False, "2026-10-25T01:30:00+00:00"),
        ("01:10", "2026-10-25T01:40:00+01:00", True, "2026-10-25T01:10:00+00:00"),  # an end is after its beginning
        ("28/3/2027 03:00", "2027-03-28T00:30:00+00:00", True, "2027-03-28T03:00:00+01:00"),
        ("28/3/2027 01:30", "2027-03-28T00:30:00+00:00", True, None),  # no clock here ever shows it
        ("14:00", "2026-10-25T09:00:00+05:30", False, "2026-10-25T14:00:00+05:30"),  # by the clock of another place
    ],
)
def test_a_time_keeps_to_the_changes_of_the_clock(said: str, beside: str, after: bool, read: str | None) -> None:  # noqa: FBT001 - a column
    assert read_moment(said, beside, after=after) == read
