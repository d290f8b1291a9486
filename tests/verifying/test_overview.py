"""The overview adds up what is in reports and actions: by assessor, standard, site and month, in a period."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest

from assessor_app.language import speak
from assessor_app.progress import Silent
from assessor_app.verifying.model import Finding
from assessor_app.verifying.overview.model import Figure, Overview, Period
from assessor_app.verifying.overview.sheets import sheets
from assessor_app.verifying.sheets import Sheet, as_csv
from tests.verifying.reported import keys
from tests.verifying.two_stores import Two, two_stores

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def two() -> Iterator[Two]:
    made = two_stores()
    yield made
    made.here.rooms.close()
    made.there.rooms.close()


def read(two: Two, period: Period | None = None) -> Overview:
    desk = two.there.rooms.verifying.overview
    desk.keep_up(Silent())
    return desk.read(period or Period())


def test_a_record_that_nobody_verified_is_counted_and_not_sampled(two: Two) -> None:
    total = read(two).total
    assert (total.records, total.sampled, total.decided, total.share_agreed) == (1, 0, 0, None)


def test_what_a_report_decides_is_added_up_everywhere(two: Two) -> None:
    two.verified()
    found = read(two)
    total = found.total
    assert (total.records, total.sampled, total.share_sampled) == (1, 1, 1.0)
    assert (total.agreed, total.with_action, total.not_agreed) == (5, 1, 1)
    assert (total.open_actions, total.overdue) == (2, 0)
    assert dict(found.causes) == {"sufficient": 1, "mapping": 1}
    for by in ("assessor", "site", "month"):
        (line,) = found.lines[by]
        assert (line.agreed, line.with_action, line.not_agreed, line.open_actions) == (5, 1, 1, 2), by
    assert sum(line.decided for line in found.lines["standard"]) == total.decided
    assert {line.name for line in found.lines["assessor"]} == {"Rhys Wyn Jones"}


def test_of_two_reports_on_one_record_the_later_counts(two: Two) -> None:
    clock, summer = two.there.clock, dt.timezone(dt.timedelta(hours=1))
    clock.wall = clock.wall.astimezone(summer)
    two.verified()
    clock.wall = (clock.wall + dt.timedelta(minutes=30)).astimezone(dt.UTC)  # later, though its hour is an earlier one
    of = keys(two.there.rooms.archive.payload(two.held.identity))[:2]
    two.verified(id="r-2", findings=tuple(Finding(key, "agreed") for key in of), overall="confirmed", actions=())
    total = read(two).total
    assert (total.sampled, total.agreed, total.with_action, total.not_agreed) == (1, 2, 0, 0)


def test_actions_that_are_late_are_overdue(two: Two) -> None:
    two.verified()
    two.there.clock.wall = dt.datetime(2026, 12, 18, 9, 0, tzinfo=dt.UTC)
    total = read(two).total
    assert (total.open_actions, total.overdue) == (2, 1)


def test_a_period_leaves_out_what_was_observed_before_or_after(two: Two) -> None:
    two.verified()
    day = read(two).lines["month"][0].key
    assert read(two, Period(since=f"{day}-01")).total.sampled == 1
    for outside in (Period(since="2027-01-01"), Period(until="2020-01-01")):
        found = read(two, outside)
        assert found.total == Figure("", "")
        assert found.lines["assessor"] == ()
        assert found.causes == ()


def test_ones_own_records_and_those_withdrawn_are_no_ones_to_verify(two: Two) -> None:
    two.here.rooms.archive.take_in("report.pdf", two.sent(two.verified().identity))
    own = two.here.rooms.verifying.overview
    own.keep_up(Silent())
    total = own.read().total
    assert (total.records, total.open_actions) == (0, 0)


def test_the_tables_say_what_the_figures_say(two: Two) -> None:
    two.verified()
    found = read(two)
    made = sheets(found, speak("cy"))
    assert [sheet.name for sheet in made] == ["Aseswyr", "Safonau", "Safleoedd", "Misoedd", "Achosion"]
    assert made[0].rows == (("Rhys Wyn Jones", 1, 1, 5, 1, 1, 2, 0),)
    told = list(csv.reader(io.StringIO(as_csv(made[0]).decode("utf-8-sig"))))
    assert told[1] == ["Rhys Wyn Jones", "1", "1", "5", "1", "1", "2", "0"]


@pytest.mark.parametrize("said", ["=1+1", "+44 7700", "-2", "@SUM(A1)", "\t=1"])
def test_no_spreadsheet_takes_a_text_for_a_formula(said: str) -> None:
    told = list(csv.reader(io.StringIO(as_csv(Sheet("x", ("a",), ((said,),))).decode("utf-8-sig"), newline="")))
    assert told[1] == [f"'{said}"]
