"""Days and times as people read them in Welsh and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.language import Tongue, speak
from assessor_app.language.dates import MONTHS, SHORT_MONTHS, clock_time, day, is_date, moment, short_day
from assessor_app.language.sentences import sentence

if TYPE_CHECKING:
    import datetime as dt


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("cy", "2026-11-22", "22 Tachwedd 2026"),
        ("en", "2026-11-22", "22 November 2026"),
        ("cy", "2026-02-03T09:05:00+00:00", "3 Chwefror 2026"),
        ("en", "2021-02", "February 2021"),
        ("cy", "2021", "2021"),
        ("cy", "fdb1a03b41af", "fdb1a03b41af"),
        ("en", "2021-13-01", "1 13 2021"),
        ("en", "", ""),
        ("en", "2026-²²-01", "2026-²²-01"),
    ],
)
def test_a_day_is_said_as_exactly_as_it_is_written(language: Tongue, written: str, said: str) -> None:
    assert day(speak(language), written) == said


def test_a_short_day_and_a_moment() -> None:
    assert short_day(speak("cy"), "2026-11-22T15:11:09+00:00") == "22 Tach"
    assert short_day(speak("en"), "2026-06-01") == "1 Jun"
    assert moment(speak("cy"), "2026-11-22T15:11:09+00:00") == "22 Tachwedd 2026, 15:11"
    assert moment(speak("en"), "2026-11-22") == "22 November 2026"
    assert clock_time("2026-11-22T15:11:09+01:00") == "15:11"


@given(st.dates())
def test_every_day_names_its_month_in_both_languages(when: dt.date) -> None:
    for language in ("cy", "en"):
        said = day(speak(language), when.isoformat()).split()
        assert said == [str(when.day), MONTHS[language][when.month - 1], f"{when.year:04}"]


def test_no_two_months_have_one_name() -> None:
    for names in (*MONTHS.values(), *SHORT_MONTHS.values()):
        assert len(set(names)) == 12


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("2026-03-01", True),
        ("2026-03", True),
        ("2026-11-26T16:50:55+00:00", True),
        ("2026-11-26T16:50:55.250Z", True),
        ("2021", False),
        ("2026-02-31", False),
        ("2026-13", False),
        ("RWJ-2026-0001", False),
        ("", False),
    ],
)
def test_a_date_is_told_from_what_only_looks_like_one(written: str, is_one: bool) -> None:  # noqa: FBT001 - a table
    assert is_date(written) is is_one


def test_sentences_say_their_dates_as_people_read_them() -> None:
    facts = {"standard": "INSCC007", "date": "2026-03-01"}
    assert sentence(speak("en"), "gap-review-passed", facts) == "INSCC007: review date passed (1 March 2026)"
    assert (
        sentence(speak("cy"), "gap-review-passed", facts)
        == "INSCC007: dyddiad adolygu wedi mynd heibio (1 Mawrth 2026)"
    )
    at = {"at": "2026-11-26T16:50:55+00:00"}
    said = sentence(speak("en"), "time-device-clock", at)
    assert said == "Sealed at 26 November 2026, 16:50, by the clock of the assessor’s device."
