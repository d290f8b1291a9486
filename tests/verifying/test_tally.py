"""What is kept added up is always what adding up from the records gives, whatever became of them in which order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.errors import AssessorError
from assessor_app.progress import Silent
from assessor_app.verifying.overview.model import Period
from assessor_app.verifying.sampling import covering
from assessor_app.verifying.sampling import store as pool_rows
from assessor_app.verifying.sampling.model import DIMENSIONS, PoolFilter
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


@pytest.fixture(scope="module")
def shared() -> Iterator[Rooms]:
    made = desk()
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
        for site, standard, stage in (("Bangor", "NOS1@2021", "summative"), ("Llŷn", "NOS2@2021", "interim")):
            here = [one for one in pool if one.site == site and standard in one.standards and one.stage == stage]
            told = summed.across(dimension, site=site, standard=standard, stage=stage)  # type: ignore[arg-type]
            assert told == covering.across(here, sampled, dimension)


def risky(rooms: Rooms, plan: SamplingPlan) -> None:
    """Hold what the risks are reckoned from against the rows."""
    there = {one.assessor for one in by_hand(rooms, plan)}
    rows = rooms.store.rows(
        "SELECT p.*, e.methods, e.elements FROM pooled p JOIN sampling_entry e ON e.identity = p.identity"
        " WHERE p.verdict = 'accepted' AND p.fate = ''"
    )
    told = {one.assessor: one.facts for one in rooms.verifying.sampling.risks(plan)}
    assert told.keys() == there
    for who, facts in told.items():
        mine = [row for row in rows if row["assessor_id"] == who]
        assert facts is not None
        assert (facts.records, facts.met) == (len(mine), sum(row["met"] for row in mine))
        assert facts.methods == len({method for row in mine for method in row["methods"].split()})


def figures(rooms: Rooms) -> None:
    """Hold the overview's records against the rows."""
    where = "verdict = 'accepted' AND fate = '' AND own = 0 AND observed_on >= '2026-10-01'"
    rows = rooms.store.rows(f"SELECT * FROM pooled WHERE {where}")  # noqa: S608 - from the line above
    found = rooms.verifying.overview.read(Period("2026-10-01"))
    assert found.total.records == len(rows)
    for by, column in (("assessor", "assessor_id"), ("site", "site")):
        assert {one.key: one.records for one in found.lines[by]} == Counter(row[column] for row in rows)  # type: ignore[index]
    assert {one.key: one.records for one in found.lines["month"]} == Counter(row["observed_on"][:7] for row in rows)


def more(rooms: Rooms, new: Entry) -> None:
    """Let a record come, unless it was here before."""
    if rooms.store.one("SELECT 1 FROM record WHERE identity = ?", (new.identity,)) is None:
        stock(rooms, [new])


def happen(rooms: Rooms, plan: str, data: st.DataObject, pool: list[Entry]) -> None:
    """Let one thing happen, as rooms and triggers would have it."""
    sampling, store = rooms.verifying.sampling, rooms.store
    one = data.draw(st.sampled_from(pool))
    what = data.draw(st.sampled_from(("change", "stage", "gone", "sample", "remove", "declare", "lift", "more")))
    near: tuple[tuple[Concern, str, str], ...] = (
        ("candidate", one.candidate, "Siân"),
        ("candidate", "c-99", f"YMGEISYDD  {one.candidate}"),
        ("assessor", "a-99", "nia fôn"),
    )
    if what == "change":
        column, values = data.draw(st.sampled_from(CHANGES))
        value: Any = data.draw(st.sampled_from(values))
        store.run(f"UPDATE pooled SET {column} = ? WHERE identity = ?", (value, one.identity))  # noqa: S608 - ours
    elif what == "stage":
        store.run("UPDATE sampling_entry SET stage = 'summative' WHERE identity = ?", (one.identity,))
    elif what == "gone":
        store.run("DELETE FROM pooled WHERE identity = ?", (one.identity,))
    elif what == "more":
        more(rooms, entry(1000 + data.draw(st.integers(0, 10**6)), assessor=one.assessor, site="Bangor"))
    elif what == "declare":
        rooms.verifying.interests.declare(*data.draw(st.sampled_from(near)), "")
    elif what == "lift":
        concern, subject, _name = data.draw(st.sampled_from(near))
        rooms.verifying.interests.lift(concern, subject)
    try:
        if what == "sample":
            sampling.add(plan, one.identity, "Oherwydd")
        elif what == "remove" and (there := sampling.items(plan)):
            sampling.remove(there[0].id)
    except AssessorError:
        return


def hold(rooms: Rooms, pool: list[Entry], data: st.DataObject, times: int) -> None:
    stock(rooms, [replace(one, observed_on=data.draw(st.sampled_from(DAYS))) for one in pool])
    plan, _ = rooms.verifying.sampling.new_plan("Hydref 2026")
    for _ in range(data.draw(st.integers(1, times))):
        happen(rooms, plan.id, data, pool)
        if data.draw(st.booleans()):
            rooms.verifying.tally.keep_up(Silent())
    for wanted in FILTERS:
        agrees(rooms, replace(plan, filter=wanted))
    risky(rooms, plan)
    figures(rooms)


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
