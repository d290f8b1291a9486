"""Sampling in a store: plans, draws that stay, items step by step, rules that nobody gets past, not even by hand."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.errors import AssessorError, Cancelled, Refusal
from assessor_app.people.model import Assessor, Centre
from assessor_app.progress import Silent
from assessor_app.records.retention import store as erasing
from assessor_app.rooms import furnish
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.store import Store
from assessor_app.verifying.sampling import covering
from assessor_app.verifying.sampling import store as pool_rows
from assessor_app.verifying.sampling.model import DIMENSIONS, Entry, PoolFilter, Strategy
from tests.observing.furnished import HandClock
from tests.records.archived import at_one, begun, marked, observed, seal
from tests.records.sealed import somebody
from tests.verifying.pools import entries, entry
from tests.verifying.stocked import NAMES, stock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.rooms import Rooms
    from assessor_app.verifying.sampling.desk import Sampling

SEED = "8d2f00c1a7b3e944"
ME = "Rhys Wyn Jones"


def desk(clock: HandClock | None = None) -> Rooms:
    made = furnish(Store.in_memory(MIGRATIONS), clock or HandClock())
    made.people.set_assessor(Assessor("me-1", ME, Centre("Canolfan Asesu Menai", "C-0417")))
    return made


class _Undone(Exception):  # noqa: N818 - nothing went wrong
    pass


@contextlib.contextmanager
def undone(made: Rooms) -> Iterator[Rooms]:
    """Use a store and leave it as it was: making one costs more than a test does with it."""
    try:
        with made.store.transaction():
            yield made
            raise _Undone  # noqa: TRY301 - the way out of a transaction without keeping it
    except _Undone:
        pass


@pytest.fixture(scope="module")
def shared() -> Iterator[Rooms]:
    made = desk()
    yield made
    made.close()


@pytest.fixture
def rooms(shared: Rooms) -> Iterator[Rooms]:
    with undone(shared):
        yield shared


def some(count: int = 12) -> list[Entry]:
    """Three assessors, two sites, three methods."""
    methods = (("observation",), ("discussion",), ("questioning", "observation"))
    return [
        entry(
            number, candidate=f"c{number % 5}", assessor=f"a{number % 3}", site=("Bangor", "Tŷ Gwyn")[number % 2],
            methods=tuple(sorted(methods[number % 3])), stage=("interim", "summative")[number % 4 == 0],
            observed_on=f"2026-11-{10 + number}",
        )
        for number in range(count)
    ]  # fmt: skip


def drawn(rooms: Rooms, **changed: object) -> tuple[Sampling, str]:
    sampling = rooms.verifying.sampling
    plan, _ = sampling.new_plan("Hydref 2026")
    sampling.change(replace(plan, strategy=replace(Strategy(), **changed)))  # type: ignore[arg-type]
    sampling.draw(plan.id, Silent(), SEED)
    return sampling, plan.id


def test_a_draw_is_numbered_and_stays_whatever_is_drawn_after_it(rooms: Rooms) -> None:
    stock(rooms, some())
    sampling, plan = drawn(rooms)
    first = sampling.draws(plan)[0]
    picked = [one.identity for one in sampling.items(plan)]
    assert picked == [pick.identity for pick in first.drawn.picks]
    assert {one.state for one in sampling.items(plan)} == {"planned"}
    second, _ = sampling.draw(plan, Silent(), "another-seed")
    assert (second.number, sampling.plan(plan).drawn) == (2, 2)
    assert [one.identity for one in sampling.items(plan)] == [pick.identity for pick in second.drawn.picks]
    assert sampling.draws(plan)[0] == first
    sampling.take_back(plan)
    assert [one.identity for one in sampling.items(plan)] == picked
    assert [bool(one.taken_back) for one in sampling.draws(plan)] == [False, True]
    third, _ = sampling.draw(plan, Silent(), SEED)
    assert (third.number, third.drawn, third.digest) == (3, first.drawn, first.digest)


def test_a_plan_is_edited_until_it_is_drawn_and_another_begins_like_it(rooms: Rooms) -> None:
    stock(rooms, some())
    sampling, name = drawn(rooms, per_assessor=2)
    plan = sampling.plan(name)
    with pytest.raises(Refusal, match="sample-plan-drawn"):
        sampling.change(replace(plan, name="Gwanwyn"))
    other, _ = sampling.new_plan("Gwanwyn", like=name)
    assert other.strategy == plan.strategy
    sampling.agree(name, "2026-11-21", "Siân Llywelyn-ap-Gruffudd")
    assert sampling.plan(name).agreed_with == "Siân Llywelyn-ap-Gruffudd"
    sampling.take_back(name)
    sampling.change(replace(plan, name="Gwanwyn"))
    assert [one.name for one in sampling.plans()] == ["Gwanwyn", "Gwanwyn"]
    sampling.put_away(other.id)
    assert [one.id for one in sampling.plans()] == [name]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"strategy": Strategy(per_site=-1)}, "sample-plan-number"),
        ({"strategy": Strategy(interim_percent=60, summative_percent=60)}, "sample-plan-shares"),
        ({"name": "  "}, "sample-plan-name"),
        ({"filter": PoolFilter(since="2026-13-01")}, "date-malformed"),
    ],
)
def test_what_cannot_be_drawn_by_is_not_kept(rooms: Rooms, changed: dict[str, object], code: str) -> None:
    plan, _ = rooms.verifying.sampling.new_plan("Hydref 2026")
    with pytest.raises(Refusal, match=code):
        rooms.verifying.sampling.change(replace(plan, **changed))  # type: ignore[arg-type]


def test_an_item_goes_step_by_step_and_every_step_says_who_and_when(rooms: Rooms) -> None:
    stock(rooms, some())
    sampling, plan = drawn(rooms)
    first, second, third = sampling.items(plan)[:3]
    sampling.select(plan)
    sampling.begun(first.id)
    sampling.reviewed(first.id, "confirmed")
    sampling.reviewed(second.id, "confirmed-with-action")
    assert [one.state for one in sampling.items(plan)][:3] == ["closed", "agreed_with_actions", "selected"]
    states = [one.state for one in sampling.steps(first.id)]
    assert states == ["planned", "selected", "under_review", "agreed", "closed"]
    assert {(one.by, one.at) for one in sampling.steps(first.id)} == {(ME, "2026-11-20T14:05:00+00:00")}
    sampling.close(second.id)
    with pytest.raises(Refusal, match="sample-item-step"):
        sampling.reviewed(second.id, "not-confirmed")
    with pytest.raises(Refusal, match="sample-item-step"):
        sampling.remove(first.id)
    sampling.remove(third.id)
    assert third.identity not in {one.identity for one in sampling.items(plan)}
    for statement in ("UPDATE sample_step SET by = 'x'", "DELETE FROM sample_step", "DELETE FROM sample_item"):
        with pytest.raises(Exception, match="row-immutable"):
            rooms.store.run(statement)


def test_not_agreeing_widens_the_sample_for_that_assessor_alone_and_says_why(rooms: Rooms) -> None:
    stock(rooms, some())
    sampling, plan = drawn(rooms, widen_by=2, more_at_risk=0)
    before = sampling.items(plan)
    bad = before[0]
    sampling.reviewed(bad.id, "not-confirmed")
    more = sampling.items(plan)[len(before) :]
    assert len(more) == 2
    assert {(one.origin, one.assessor_id, one.state) for one in more} == {("widened", bad.assessor_id, "planned")}
    assert [dict(one.reasons[0].facts) for one in more] == [{"reference": bad.reference}] * 2
    risk = next(one for one in sampling.risks(sampling.plan(plan)) if one.assessor == bad.assessor_id)
    assert "sample-risk-disagreed" in {reason.code for reason in risk.reasons}


def test_what_was_decided_is_not_drawn_again_and_counts(rooms: Rooms) -> None:
    stock(rooms, some())
    sampling, plan = drawn(rooms)
    kept = sampling.items(plan)[0]
    sampling.reviewed(kept.id, "confirmed")
    made, _ = sampling.draw(plan, Silent(), "another-seed")
    assert kept.identity not in {pick.identity for pick in made.drawn.picks}
    assert kept.identity in {one.identity for one in sampling.items(plan)}
    assert [one.identity for one in sampling.drawn_from(plan, 2)[1]] == [kept.identity]


def _barred(rooms: Rooms) -> dict[str, Entry]:
    """A record that each of the rules keeps out, beside some that none does."""
    stock(rooms, some())
    own, wait, gone, other, named, near = (entry(number, candidate=f"k{number}") for number in range(100, 106))
    stock(rooms, [own], own=1)
    stock(rooms, [wait], verdict="unknown-signer")
    stock(rooms, [gone], fate="withdrawn")
    stock(rooms, [other], fate="superseded")
    stock(rooms, [named], assessor=f"  {ME.upper()} ", assessor_id="other-id")
    stock(rooms, [near])
    rooms.verifying.interests.declare("candidate", near.candidate, "Siân", "Fy chwaer yw hi")
    return {
        "sample-own": own, "sample-not-accepted": wait, "sample-withdrawn": gone, "sample-superseded": other,
        "sample-interest": near, "sample-own ": named,
    }  # fmt: skip


def test_no_rule_is_got_past_by_drawing_or_by_hand(rooms: Rooms) -> None:
    barred = _barred(rooms)
    sampling, plan = drawn(rooms, per_assessor=100)
    assert {one.identity for one in sampling.items(plan)} == {one.identity for one in some()}
    for code, record in barred.items():
        with pytest.raises(Refusal) as refused:
            sampling.add(plan, record.identity, "Rhaid edrych ar hwn")
        assert refused.value.code == code.strip()
    rooms.verifying.interests.lift("candidate", barred["sample-interest"].candidate)
    added, _ = sampling.add(plan, barred["sample-interest"].identity, "Gofynnodd y dilysydd allanol amdano")
    assert (added.origin, dict(added.reasons[0].facts)["reason"]) == ("by-hand", "Gofynnodd y dilysydd allanol amdano")
    with pytest.raises(Refusal, match="sample-there-already"):
        sampling.add(plan, added.identity, "Eto")
    with pytest.raises(Refusal, match="sample-reason-missing"):
        sampling.add(plan, added.identity, " ")


def test_declaring_an_interest_takes_what_is_planned_of_them_out_of_every_sample(rooms: Rooms) -> None:
    stock(rooms, some())
    sampling, plan = drawn(rooms, per_assessor=3)
    near = sampling.items(plan)[0]
    assert sum(one.assessor_id == near.assessor_id for one in sampling.items(plan)) > 1
    begun = next(one for one in sampling.items(plan)[1:] if one.assessor_id == near.assessor_id)
    sampling.begun(begun.id)
    rooms.verifying.interests.declare("assessor", near.assessor_id, near.assessor, "Fy mrawd yw ef")
    left = [one.id for one in sampling.items(plan) if one.assessor_id == near.assessor_id]
    assert left == [begun.id]  # a review that has begun is for its verifier to lay aside
    assert [one.text for one in rooms.verifying.interests.standing()] == ["Fy mrawd yw ef"]
    made, _ = sampling.draw(plan, Silent(), SEED)
    by_identity = {one.identity: one.assessor for one in some()}
    assert near.assessor_id not in {by_identity[pick.identity] for pick in made.drawn.picks}


@settings(max_examples=12)
@given(entries(most=10), st.data())
def test_whatever_the_pool_the_rules_hold(shared: Rooms, pool: list[Entry], data: st.DataObject) -> None:
    with undone(shared) as rooms:
        _hold(rooms, pool, data)


def _hold(rooms: Rooms, pool: list[Entry], data: st.DataObject) -> None:
    mine = data.draw(st.sampled_from(("a0", "a1", "a2")))
    for one in pool:
        who = "me-1" if one.assessor == mine else one.assessor
        verdict = data.draw(st.sampled_from(("accepted", "accepted", "unknown-signer")))
        stock(rooms, [one], assessor_id=who, verdict=verdict)
    sampling = rooms.verifying.sampling
    near = data.draw(st.sampled_from(("c0", "c1")))
    rooms.verifying.interests.declare("candidate", near, "Siân", "")
    plan, _ = sampling.new_plan("Hydref 2026")
    if sampling.size(plan):
        sampling.draw(plan.id, Silent(), SEED)
    by_identity = {one.identity: one for one in pool}
    for one in pool:
        try:
            sampling.add(plan.id, one.identity, "Oherwydd")
        except AssessorError:
            continue
    for item in sampling.items(plan.id):
        held = by_identity[item.identity]
        assert (held.assessor != mine, held.candidate != near) == (True, True)
        assert rooms.archive.find(item.identity).verdict == "accepted"


@settings(max_examples=12)
@given(entries(most=12))
def test_the_picture_added_up_in_the_store_is_the_pure_one(shared: Rooms, pool: list[Entry]) -> None:
    with undone(shared) as rooms:
        _agree(rooms, pool)


def _agree(rooms: Rooms, pool: list[Entry]) -> None:
    stock(rooms, pool)
    sampling, name = drawn(rooms)
    plan, sampled = sampling.plan(name), {one.identity for one in sampling.items(name)}
    summed = sampling.summed(plan)
    for dimension in DIMENSIONS:
        assert summed.across(dimension) == covering.across(pool, sampled, dimension)
        late = [one for one in pool if one.stage == "summative"]
        assert summed.across(dimension, stage="summative") == covering.across(late, sampled, dimension)
        here = [one for one in pool if one.site == "Bangor" and "NOS1@2021" in one.standards]
        told = summed.across(dimension, site="Bangor", standard="NOS1@2021")
        assert told == covering.across(here, sampled, dimension)
    assert summed.size == sampling.size(plan) == len(pool)
    spots = covering.spots(pool, sampled, 1000)
    cells = {(one.assessor, method, standard, one.site, one.stage)
             for one in pool for method in one.methods or ("",) for standard in one.standards or ("",)}  # fmt: skip
    assert (spots.all, spots.all - spots.sampled) == (len(cells), len(spots.blind))
    assert [one.pool for one in spots.blind] == sorted((one.pool for one in spots.blind), reverse=True)


def test_the_pool_of_a_plan_is_what_its_filter_says(rooms: Rooms) -> None:
    stock(rooms, some())
    sampling = rooms.verifying.sampling
    plan, _ = sampling.new_plan("Hydref 2026")
    for wanted, fits in (
        (
            PoolFilter(since="2026-11-13", until="2026-11-15"),
            lambda one: one.observed_on in {"2026-11-13", "2026-11-14", "2026-11-15"},
        ),
        (PoolFilter(assessors=("a0",), sites=("Bangor",)), lambda one: (one.assessor, one.site) == ("a0", "Bangor")),
        (PoolFilter(standards=("NOS@2021",)), lambda _one: False),
    ):
        sampling.change(replace(plan, filter=wanted))
        assert sampling.size(sampling.plan(plan.id)) == sum(map(fits, some()))
    with pytest.raises(Refusal, match="sample-pool-empty"):
        sampling.draw(plan.id, Silent())


def test_the_risk_of_an_assessor_is_told_with_its_reasons(rooms: Rooms) -> None:
    stock(rooms, [entry(number, assessor="a0", observed_on="2026-01-05") for number in range(40)], met=4, not_yet=0)
    stock(rooms, [entry(number, assessor="a1") for number in range(50, 53)], status="trainee")
    sampling = rooms.verifying.sampling
    plan, _ = sampling.new_plan("Hydref 2026")
    risks = {one.assessor: one for one in sampling.risks(plan)}
    told = {name: {reason.code: dict(reason.facts) for reason in risk.reasons} for name, risk in risks.items()}
    assert told["a1"]["sample-risk-new"] == {"count": 3}
    assert {"sample-risk-trainee", "sample-risk-never", "sample-risk-single-method"} <= told["a1"].keys()
    assert told["a0"]["sample-risk-all-met"] == {"percent": 100, "count": 160}
    assert "sample-risk-new" not in told["a0"]
    assert risks["a1"].points > risks["a0"].points
    assert risks["a1"].name == NAMES["a1"]
    sampling.add(plan.id, entry(1).identity, "Hen gofnod")
    sampling.reviewed(sampling.items(plan.id)[0].id, "confirmed")
    clock = cast("HandClock", sampling._clock)
    before, clock.wall = clock.wall, clock.wall.replace(year=2027)
    after = {reason.code: dict(reason.facts) for reason in sampling.risks(plan)[-1].reasons}
    clock.wall = before
    assert after["sample-risk-long"] == {"day": "2026-11-20"}


def test_a_record_put_right_is_shown_as_such_and_its_successor_is_brought_in() -> None:
    place, me = at_one(), somebody()
    rooms = place.rooms
    first = seal(place, observed(place), me)
    sampling = rooms.verifying.sampling
    sampling.keep_up(Silent())
    rooms.store.run("UPDATE pooled SET own = 0, assessor_id = 'a0', assessor = 'Mair Eleri Pugh'")  # sealed elsewhere
    plan, _ = sampling.new_plan("Hydref 2026")
    item, _ = sampling.add(plan.id, first.identity, "Gofynnwyd amdano")
    second = seal(place, marked(place, begun(place, first)), me)
    sampling.keep_up(Silent())
    rooms.store.run("UPDATE pooled SET own = 0, assessor_id = 'a0', assessor = 'Mair Eleri Pugh'")
    shown = sampling.items(plan.id)[0]
    assert (shown.fate, shown.successor) == ("superseded", second.identity)
    rooms.verifying.interests.declare("assessor", item.assessor_id, item.assessor, "Fy mrawd yw ef")
    with pytest.raises(Refusal, match="sample-interest"):
        sampling.take_successor(item.id)
    rooms.verifying.interests.lift("assessor", item.assessor_id)
    brought, _ = sampling.take_successor(item.id)
    assert (brought.identity, brought.origin) == (second.identity, "successor")
    assert pool_rows.seen(rooms.store, second.identity)["stage"] == "interim"  # type: ignore[index]
    rooms.close()


def test_what_sampling_keeps_of_a_record_goes_when_the_record_is_disposed_of() -> None:
    place, me = at_one(), somebody()
    rooms = place.rooms
    held = seal(place, observed(place), me)
    rooms.verifying.sampling.keep_up(Silent())
    rooms.store.run("UPDATE pooled SET own = 0, assessor_id = 'a0', assessor = 'Mair Eleri Pugh'")
    sampling, plan = drawn(rooms)
    sampling.begun(sampling.items(plan)[0].id)
    with rooms.store.transaction():
        erasing.note_disposal(rooms.store, held.sealed_at, b"-", [("record", held.identity)])
        rooms.store.run("PRAGMA defer_foreign_keys = ON")
        erasing.erase_records(rooms.store, [held.identity])
    for table in ("sample_item", "sample_step", "sampling_pick", "sampling_pool", "sampling_entry", "sampling_element"):
        assert rooms.store.rows(f"SELECT * FROM {table}") == []  # noqa: S608 - from the line above
    assert [row["facts"] for row in rooms.store.rows("SELECT facts FROM sampling_part")] == ["{}"]
    assert sampling.drawn_from(plan, 1) == ([], [])
    assert len(sampling.draws(plan)) == 1
    rooms.close()


def test_of_what_a_draw_was_made_from_one_record_can_go_and_nothing_else_changes(rooms: Rooms) -> None:
    pool = some()
    stock(rooms, pool)
    sampling, plan = drawn(rooms)
    assert [one.identity for one in sampling.drawn_from(plan, 1)[0]] == sorted(one.identity for one in pool)
    for statement in (
        "UPDATE sampling_part SET facts = '{}'",
        "UPDATE sampling_part SET facts = replace(facts, 'Bangor', 'Llŷn')",
        "UPDATE sampling_part SET part = 'zz'",
        "DELETE FROM sampling_part",
    ):
        with pytest.raises(Exception, match="row-immutable"):
            rooms.store.run(statement)
    left = [one for one in pool if one.identity[:2] != pool[5].identity[:2]]
    assert len(left) == len(pool) - 1
    erasing.note_disposal(rooms.store, "2026-11-20T14:05:00Z", b"-", [("record", pool[5].identity)])
    rooms.store.run("PRAGMA defer_foreign_keys = ON")
    erasing.erase_records(rooms.store, [pool[5].identity])
    assert sampling.drawn_from(plan, 1) == (sorted(left), [])


def test_stopping_a_draw_leaves_nothing_of_it(rooms: Rooms) -> None:
    stock(rooms, some())
    sampling = rooms.verifying.sampling
    plan, _ = sampling.new_plan("Hydref 2026")
    with pytest.raises(Cancelled):
        sampling.draw(plan.id, Stopped(), SEED)
    assert (sampling.draws(plan.id), sampling.items(plan.id)) == ([], [])


class Stopped:
    """Somebody who wants it stopped at once."""

    def step(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - as `Progress` has it
        """Stop."""
        raise Cancelled
