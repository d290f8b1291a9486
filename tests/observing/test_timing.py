"""The timer of a discussion: whatever the clock on the wall does, and through a crash; and where it comes to rest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.clock import Moment
from assessor_app.observing.model import Composer
from assessor_app.observing.timing import LONGEST_AWAY_SECONDS, Timer, taken_up

if TYPE_CHECKING:
    from tests.observing.furnished import Place

START = dt.datetime(2026, 11, 20, 14, 5, tzinfo=dt.UTC)


def moment(ran: int, wall: int | None = None) -> Moment:
    """So many seconds after the start; the clock on the wall says something else where told."""
    return Moment(START + dt.timedelta(seconds=ran if wall is None else wall), 50_000 + ran * 1000)


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(-90_000, 90_000)), max_size=12))
def test_it_counts_what_it_ran_and_nothing_else(presses: list[tuple[int, int]]) -> None:
    timer, ran, counted = Timer(), 0, 0
    for passed, wall in presses:
        ran += passed
        counted += passed if timer.running else 0
        assert timer.at(moment(ran, wall)) == counted
        timer = timer.turned(moment(ran, wall))
    assert timer.at(moment(ran)) == counted


def test_it_runs_on_through_a_crash_and_a_clock_set_back_takes_nothing() -> None:
    running = Timer(60).turned(moment(0))
    since, seconds = running.kept(moment(30))
    assert (since, seconds) == ("2026-11-20T14:05:30+00:00", 90)
    after = Moment(START + dt.timedelta(seconds=50), 7)  # the device began again
    assert taken_up(since, seconds, after).at(after) == 110
    set_back = Moment(START - dt.timedelta(hours=3), 7)
    assert taken_up(since, seconds, set_back) == Timer(90, 7)


def test_one_forgotten_stands_still_where_it_was_last_kept() -> None:
    since, seconds = Timer().turned(moment(0)).kept(moment(600))
    assert taken_up(since, seconds, moment(600 + LONGEST_AWAY_SECONDS)).running
    assert taken_up(since, seconds, moment(601 + LONGEST_AWAY_SECONDS)) == Timer(600)


def test_a_paused_one_stays_paused() -> None:
    paused = Timer().turned(moment(0)).turned(moment(61))
    assert paused.kept(moment(500)) == ("", 61)
    assert taken_up("", 61, moment(9_000)) == Timer(61)


@pytest.mark.parametrize(("kind", "kept"), [("discussion", 754), ("behaviour", 0)])
def test_a_discussion_says_how_long_it_took_and_the_timer_of_another_entry_runs_on(
    place: Place, kind: str, kept: int
) -> None:
    made, _ = place.rooms.desk.start(place.candidate, (place.calls.key,))
    written = Composer(kind, "Trafodwyd cwynion", since="2026-11-20T14:05:00+00:00", seconds=754)  # type: ignore[arg-type]
    entry, _ = place.rooms.desk.add_entry(made.id, written, "cy")
    held = place.rooms.desk.observation(made.id)
    assert (entry.seconds, held.entries[0].seconds) == (kept, kept)
    left = (held.composer.since, held.composer.seconds)
    assert left == (("", 0) if kind == "discussion" else (written.since, 754))
