"""What is kept added up is always what adding up from the records gives, whatever became of them in which order."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.errors import AssessorError
from assessor_app.progress import Silent
from assessor_app.records.retention import store as erasing
from assessor_app.verifying.overview.model import Period
from assessor_app.verifying.sampling import covering
from assessor_app.verifying.sampling import store as pool_rows
from assessor_app.verifying.sampling.model import DIMENSIONS, PoolFilter
from assessor_app.verifying.tally import store as tallied
from assessor_app.verifying.tally.growing import grown
from tests.observing.furnished import HandClock
from tests.verifying import told
from tests.verifying.pools import SITES, entries, entry
from tests.verifying.stocked import stock
from tests.verifying.test_sampling_desk import desk, undone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.rooms import Rooms
    from assessor_app.verifying.interests.model import Concern
    from assessor_app.verifying.sampling.model import Entry, SamplingPlan

DAYS = ("2026-09-30", "2026-10-01", "2026-11-20", "2026-12-31")
FILTERS = (
    PoolFilter(),
    PoolFilter(since="2026-10-01", until="2026-11-20"),
    PoolFilter(until="2026-10-01"),
    PoolFilter(assessors=("a1", "a2"), sites=("Bangor", "")),
    PoolFilter(standards=("NOS1@2021", "NOS2@2021")),
)
PERIODS = (Period(), Period("2026-10-01"), Period("2026-10-01", "2026-11-20"), Period("", "2026-09-30"))
WHATS = (
    "change", "stage", "gone", "sample", "remove", "declare", "lift", "more", "report", "verdict", "action", "day",
    "disposed",
)  # fmt: skip
STATES = ("open", "reopened", "answered", "closed")
VERDICTS = ("accepted", "unknown-signer")
DUE = ("2026-11-23", "2026-11-24", "2026-12-01")
CHANGES = (
    ("verdict", ("accepted", "unknown-signer", "refused")),
    ("fate", ("", "superseded", "withdrawn")),
    ("own", (0, 1)),
    ("signer", ("f-a0", "f-a1")),
    ("assessor", ("Rhys  Wyn JONES", "Nia Fôn")),
    ("assessor_id", ("a0", "a1", "me-1")),
    ("site", SITES),
    ("observed_on", DAYS),
    ("status", ("trainee", "qualified")),
    ("met", (0, 9)),
)


CLOCK = HandClock()
"""Whoever sets it says again what it shows first: it is one for all tests, as the store is."""


@pytest.fixture(scope="module")
def shared() -> Iterator[Rooms]:
    made = desk(CLOCK)
    yield made
    made.close()


def by_hand(rooms: Rooms, plan: SamplingPlan) -> list[Entry]:
    """The records of a plan, gone through one by one."""
    names = {row["assessor"] for row in rooms.store.rows("SELECT assessor FROM pooled")}
    free = pool_rows.free(rooms.store, rooms.verifying.sampling.verifier(), names)
    return pool_rows.entries(rooms.store, pool_rows.within(free, plan.filter))


def agrees(rooms: Rooms, plan: SamplingPlan) -> None:
    """Hold every picture of a plan against what its records give."""
    sampling = rooms.verifying.sampling
    pool, sampled = by_hand(rooms, plan), {one.identity for one in sampling.items(plan.id)}
    summed = sampling.summed(plan)
    assert summed.size == len(pool)
    for dimension in DIMENSIONS:
        assert summed.across(dimension) == covering.across(pool, sampled, dimension)
        assert summed.values(dimension) == tuple(sorted({value for _, value in summed.across(dimension)}))
        for site, standard, stage in (("Bangor", "NOS1@2021", "summative"), ("Llŷn", "NOS2@2021", "interim")):
            here = [one for one in pool if one.site == site and standard in one.standards and one.stage == stage]
            shown = summed.across(dimension, site=site, standard=standard, stage=stage)  # type: ignore[arg-type]
            assert shown == covering.across(here, sampled, dimension)


def risky(rooms: Rooms, plan: SamplingPlan) -> None:
    """Hold what the risks are reckoned from against the rows."""
    there = {one.assessor for one in by_hand(rooms, plan)}
    rows = rooms.store.rows(
        "SELECT p.*, e.methods, e.elements FROM pooled p JOIN sampling_entry e ON e.identity = p.identity"
        " WHERE p.verdict = 'accepted' AND p.fate = ''"
    )
    known = {one.assessor: one.facts for one in rooms.verifying.sampling.risks(plan)}
    assert known.keys() == there
    for who, facts in known.items():
        mine = [row for row in rows if row["assessor_id"] == who]
        assert facts is not None
        assert (facts.records, facts.met) == (len(mine), sum(row["met"] for row in mine))
        assert facts.methods == len({method for row in mine for method in row["methods"].split()})


def whole(rooms: Rooms) -> None:
    """Hold what grew record by record against all records of each assessor added up at once."""
    for leaf in rooms.verifying.tally.leaves():
        made = grown(leaf.assessor, tallied.everything(rooms.store, leaf.assessor, CLOCK.wall.date().isoformat()))
        assert made.leaf(tallied.latest(rooms.store, leaf.assessor, made.last_day())) == leaf


def more(rooms: Rooms, new: Entry) -> None:
    """Let a record come, unless it was here before."""
    if rooms.store.one("SELECT 1 FROM record WHERE identity = ?", (new.identity,)) is None:
        stock(rooms, [new])


def happen(rooms: Rooms, plan: str, data: st.DataObject, pool: list[Entry]) -> None:
    """Let one thing happen, as rooms and triggers would have it."""
    one = data.draw(st.sampled_from(pool))
    what = data.draw(st.sampled_from(WHATS))
    if what in {"report", "verdict", "action"}:
        say(rooms, what, one, data)
    elif what in {"declare", "lift"}:
        concern, subject, name = data.draw(st.sampled_from(near(one)))
        interests = rooms.verifying.interests
        interests.declare(concern, subject, name, "") if what == "declare" else interests.lift(concern, subject)
    elif what in {"sample", "remove"}:
        with contextlib.suppress(AssessorError):
            sample(rooms, plan, what, one)
    elif what == "day":
        CLOCK.wall = dt.datetime.fromisoformat(f"{data.draw(st.sampled_from(DUE))}T12:00:00+00:00")
    else:
        become(rooms, what, one, data)


def near(one: Entry) -> tuple[tuple[Concern, str, str], ...]:
    """Interests that have to do with one record."""
    return (
        ("candidate", one.candidate, "Siân"),
        ("candidate", "c-99", f"YMGEISYDD  {one.candidate}"),
        ("assessor", "a-99", "nia fôn"),
    )


def sample(rooms: Rooms, plan: str, what: str, one: Entry) -> None:
    """Take a record into the sample, or the first one out of it."""
    sampling = rooms.verifying.sampling
    if what == "sample":
        sampling.add(plan, one.identity, "Oherwydd")
    elif there := sampling.items(plan):
        sampling.remove(there[0].id)


def become(rooms: Rooms, what: str, one: Entry, data: st.DataObject) -> None:
    """Let something become of a record, or another one come."""
    if what == "change":
        column, values = data.draw(st.sampled_from(CHANGES))
        value: Any = data.draw(st.sampled_from(values))
        rooms.store.run(f"UPDATE pooled SET {column} = ? WHERE identity = ?", (value, one.identity))  # noqa: S608 - ours
    elif what == "stage":
        rooms.store.run("UPDATE sampling_entry SET stage = 'summative' WHERE identity = ?", (one.identity,))
    elif what == "gone":
        rooms.store.run("DELETE FROM pooled WHERE identity = ?", (one.identity,))
    elif what == "disposed":
        dispose(rooms, one)
    else:
        number, day = 1000 + data.draw(st.integers(0, 10**6)), data.draw(st.sampled_from(DAYS))
        more(rooms, entry(number, assessor=one.assessor, site="Bangor", observed_on=day))


def say(rooms: Rooms, what: str, of: Entry, data: st.DataObject) -> None:
    """Let something happen to what was said of a record."""
    number = data.draw(st.integers(0, 2))
    if what == "report":
        told.report(rooms, number, of, data.draw(st.integers(0, 2)), data.draw(st.sampled_from(VERDICTS)))
    elif what == "verdict":
        verdict = data.draw(st.sampled_from(VERDICTS))
        rooms.store.run("UPDATE statement_standing SET verdict = ? WHERE identity = ?", (verdict, f"{number:064x}"))
    else:
        told.act(rooms, number, of, data.draw(st.sampled_from(STATES)), data.draw(st.sampled_from(DUE)))


def dispose(rooms: Rooms, of: Entry) -> None:
    """Dispose of a record, unless it is gone; its reports go with it."""
    if rooms.store.one("SELECT 1 FROM record WHERE identity = ?", (of.identity,)):
        erasing.note_disposal(rooms.store, told.AT, b"-", [("record", of.identity)])
        rooms.store.run("PRAGMA defer_foreign_keys = ON")
        erasing.erase_records(rooms.store, [of.identity])


def hold(rooms: Rooms, pool: list[Entry], data: st.DataObject, times: int) -> None:
    CLOCK.wall = HandClock().wall
    stock(rooms, [one._replace(observed_on=data.draw(st.sampled_from(DAYS))) for one in pool])
    plan, _ = rooms.verifying.sampling.new_plan("Hydref 2026")
    for _ in range(data.draw(st.integers(1, times))):
        happen(rooms, plan.id, data, pool)
        if data.draw(st.booleans()):
            rooms.verifying.tally.keep_up(Silent())
    for wanted in FILTERS:
        agrees(rooms, replace(plan, filter=wanted))
    risky(rooms, plan)
    whole(rooms)
    for period in PERIODS:
        told.same(rooms, period, CLOCK.wall.date().isoformat())


SAID = st.lists(
    st.tuples(st.sampled_from(("report", "report", "verdict", "action", "action", "day", "kept")), st.integers(0, 2)),
    min_size=4, max_size=14,
)  # fmt: skip


def hold_said(rooms: Rooms, deeds: list[tuple[str, int]], data: st.DataObject) -> None:
    """Let only what is said of three records change, and hold the figures against counting anew."""
    CLOCK.wall = HandClock().wall
    pool = [entry(number, assessor="a1", observed_on=DAYS[number]) for number in range(3)]
    stock(rooms, pool)
    for what, of in deeds:
        if what == "kept":
            rooms.verifying.tally.keep_up(Silent())
        elif what == "day":
            CLOCK.wall = dt.datetime.fromisoformat(f"{DUE[of]}T12:00:00+00:00")
        else:
            say(rooms, what, pool[of], data)
    told.same(rooms, Period(), CLOCK.wall.date().isoformat())
    whole(rooms)


@settings(max_examples=25)
@given(SAID, st.data())
def test_whatever_is_said_of_records_the_overview_is_what_counting_anew_gives(
    shared: Rooms, deeds: list[tuple[str, int]], data: st.DataObject
) -> None:
    with undone(shared) as rooms:
        hold_said(rooms, deeds, data)


@pytest.mark.slow
@settings(max_examples=200)
@given(SAID, st.data())
def test_the_same_of_much_more_that_is_said(shared: Rooms, deeds: list[tuple[str, int]], data: st.DataObject) -> None:
    with undone(shared) as rooms:
        hold_said(rooms, deeds, data)


def test_figures_follow_a_verdict_the_latest_report_and_the_day(shared: Rooms) -> None:
    with undone(shared) as rooms:
        CLOCK.wall = HandClock().wall
        one, read = entry(1), rooms.verifying.overview.read
        stock(rooms, [one])
        told.report(rooms, 1, one, 0)
        told.report(rooms, 2, one, 1)
        told.act(rooms, 2, one, "open", "2026-11-23")
        total = read().total
        assert (total.sampled, total.agreed, total.not_agreed, total.overdue) == (1, 0, 2, 0)
        rooms.store.run("UPDATE statement_standing SET verdict = 'refused' WHERE identity = ?", (f"{2:064x}",))
        assert (read().total.agreed, read().total.not_agreed) == (3, 0)
        CLOCK.wall += dt.timedelta(days=9)
        assert (read().total.open_actions, read().total.overdue) == (1, 1)
        CLOCK.wall -= dt.timedelta(days=6)
        assert read().total.overdue == 0, "on its very day"
        CLOCK.wall += dt.timedelta(days=1)
        assert read().total.overdue == 1


@settings(max_examples=10)
@given(entries(most=8), st.data())
def test_whatever_happens_what_is_kept_added_up_is_what_the_records_give(
    shared: Rooms, pool: list[Entry], data: st.DataObject
) -> None:
    with undone(shared) as rooms:
        hold(rooms, pool, data, 6)


@pytest.mark.slow
@settings(max_examples=150)
@given(entries(most=16), st.data())
def test_the_same_after_much_more(shared: Rooms, pool: list[Entry], data: st.DataObject) -> None:
    with undone(shared) as rooms:
        hold(rooms, pool, data, 25)


def test_only_those_are_added_up_again_about_whom_something_changed(shared: Rooms) -> None:
    with undone(shared) as rooms:
        stock(rooms, [entry(number, assessor=f"a{number % 3}") for number in range(9)])
        tally = rooms.verifying.tally
        assert tally.keep_up(Silent()) == 3
        before = {one.assessor: one for one in tally.leaves()}
        rooms.verifying.sampling.new_plan("Hydref 2026")
        assert tally.keep_up(Silent()) == 0
        rooms.store.run("UPDATE pooled SET fate = 'withdrawn' WHERE identity = ?", (entry(4).identity,))
        known = {one.assessor: one for one in tally.leaves(as_known=True)}
        assert all(known[name] is before[name] for name in before)
        after = {one.assessor: one for one in tally.leaves()}
        assert {name for name in before if after[name] is not before[name]} == {"a1"}
        assert after["a1"].counting.bit_count() == 2


def test_what_was_added_up_of_somebody_goes_with_their_record_at_once(shared: Rooms) -> None:
    with undone(shared) as rooms:
        stock(rooms, [entry(1), entry(2, assessor="a2")])
        rooms.verifying.tally.keep_up(Silent())
        rooms.store.run("DELETE FROM pooled WHERE identity = ?", (entry(1).identity,))
        assert [row["assessor"] for row in rooms.store.rows("SELECT assessor FROM tally_leaf")] == ["a2"]
        rooms.verifying.tally.keep_up(Silent())
        assert [one.assessor for one in rooms.verifying.tally.leaves()] == ["a2"]
