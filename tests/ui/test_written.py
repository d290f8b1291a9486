"""Days and times in fields: every way of writing one day is that day, and what is shown is read back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.clock import rfc3339
from assessor_app.ui.written import read_day, read_moment, shown_day, shown_moment

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
