"""Planned visits: which steps may follow which, that nothing of them is erased, and what the clock says of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.errors import Refusal
from assessor_app.observing.model import Plan
from assessor_app.observing.planning import schedule
from assessor_app.observing.planning.model import PlannedVisit, Proposal
from assessor_app.standards.model import CriterionKey
from tests.observing.furnished import furnished

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.observing.planning.desk import PlanningDesk
    from tests.observing.furnished import Place

START = "2026-12-01T09:30:00+00:00"
LATER = "2026-12-03T14:00:00+00:00"


def proposal(place: Place, /, **parts: Any) -> Proposal:  # noqa: ANN401 - any part of one
    hoped = CriterionKey(place.calls.key, "performance", 14)
    return replace(
        Proposal(
            place.candidate, (place.calls.key, place.complex.key), START, 90, (hoped,), ("observation", "questioning"),
            "Tŷ Gwyn, Llŷn", adjustments="print bras", language="en", note="ffonio gyntaf",
        ),
        **parts,
    )  # fmt: skip


@pytest.fixture
def planned(place: Place) -> str:
    made, _ = place.rooms.planning.propose(proposal(place))
    return made.id


def refused(deed: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as problem:
        deed()
    return problem.value.code


def test_a_plan_is_kept_as_it_was_made(place: Place) -> None:
    what = proposal(place)
    made, changes = place.rooms.planning.propose(what, agreed="2026-11-19", how="ar y ffôn")
    kept = place.rooms.planning.visit(made.id)
    assert kept == made == PlannedVisit(made.id, what, "agreed", "2026-11-19", "ar y ffôn")
    assert changes.kinds() == {"plan", "candidate"}
    assert [taken.step for taken in place.rooms.planning.steps(made.id)] == ["proposed", "agreed"]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"candidate": "neb"}, "candidate-unknown"),
        ({"standards": (), "hoped": ()}, "standards-missing"),
        ({"standards": ("complex",)}, "criterion-not-assessed"),
        ({"minutes": 4}, "plan-length"),
        ({"minutes": 1441}, "plan-length"),
        ({"start": ""}, "plan-time-malformed"),
        ({"start": "2026-12-01T09:30:00"}, "plan-time-malformed"),
    ],
)
def test_what_cannot_be_planned_is_refused(place: Place, parts: dict[str, object], code: str) -> None:
    if parts.get("standards") == ("complex",):
        parts = {"standards": (place.complex.key,)}
    assert refused(lambda: place.rooms.planning.propose(proposal(place, **parts))) == code
    assert place.rooms.planning.to_come() == []


def test_a_visit_is_moved_as_often_as_need_be_and_every_time_is_told(place: Place, planned: str) -> None:
    desk = place.rooms.planning
    desk.agree(planned, "2026-11-19", "ar y ffôn")
    desk.move(planned, LATER, "  salwch ")
    desk.move(planned, START, "gwell")
    held = desk.visit(planned)
    assert [(move.was, move.now, move.reason) for move in held.moved] == [
        (START, LATER, "salwch"),
        (LATER, START, "gwell"),
    ]
    assert (held.stage, held.what.start, held.agreed) == ("agreed", START, "2026-11-19")
    assert not desk.move(planned, "2026-12-01T10:30:00+01:00", "yr un awr").touched
    assert refused(lambda: desk.move(planned, LATER, " ")) == "reason-missing"
    desk.undo_move(planned)
    assert (desk.visit(planned).what.start, len(desk.visit(planned).moved)) == (LATER, 1)
    assert [taken.step for taken in desk.steps(planned)][-3:] == ["moved", "moved", "move_undone"]


def test_a_changed_plan_is_to_be_agreed_again_but_for_its_place_and_note(place: Place, planned: str) -> None:
    desk = place.rooms.planning
    desk.agree(planned, "2026-11-19")
    desk.change(planned, proposal(place, place="Caernarfon", start=LATER), agreed="2026-11-19")
    held = desk.visit(planned)
    assert (held.stage, held.what.place, held.what.start) == ("agreed", "Caernarfon", START)
    desk.change(planned, proposal(place, hoped=()))
    assert (desk.visit(planned).stage, desk.visit(planned).agreed) == ("proposed", "")
    assert not desk.change(planned, proposal(place, hoped=())).touched


def test_a_cancelled_visit_says_why_and_comes_back_as_agreed_as_it_was(place: Place, planned: str) -> None:
    desk = place.rooms.planning
    desk.agree(planned, "2026-11-19")
    assert refused(lambda: desk.cancel(planned, "")) == "reason-missing"
    desk.cancel(planned, "y gweithle ar gau")
    assert desk.to_come() == []
    assert [(one.id, one.reason) for one in desk.cancelled()] == [(planned, "y gweithle ar gau")]
    for deed in (
        lambda: desk.begin(planned),
        lambda: desk.move(planned, LATER, "x"),
        lambda: desk.agree(planned, "2026-11-19"),
        lambda: desk.cancel(planned, "eto"),
        lambda: desk.change(planned, proposal(place)),
    ):
        assert refused(deed) == "plan-cancelled"
    desk.revive(planned)
    assert (desk.visit(planned).stage, desk.visit(planned).reason) == ("agreed", "")
    assert refused(lambda: desk.revive(planned)) == "plan-not-cancelled"


def test_an_observation_begun_from_a_plan_has_everything_of_it(place: Place, planned: str) -> None:
    desk = place.rooms.planning
    desk.agree(planned, "2026-11-19", "ar y ffôn")
    desk.move(planned, LATER, "salwch")
    before = desk.visit(planned)
    made, changes = desk.begin(planned, "cy")
    held, what = place.rooms.desk.observation(made.id), before.what
    assert held == made
    assert (held.candidate, held.standards, held.event.place, held.pages) == (
        what.candidate, what.standards, "Tŷ Gwyn, Llŷn", "cy",
    )  # fmt: skip
    assert held.plan == Plan(
        "2026-11-19", ("observation", "questioning"), planned, LATER, what.hoped, "print bras", "en", before.moved
    )
    assert changes.kinds() == {"plan", "candidate", "observation"}
    assert (desk.visit(planned).stage, desk.visit(planned).observation) == ("done", made.id)
    assert refused(lambda: desk.begin(planned)) == "plan-begun"
    assert len(place.rooms.desk.latest()) == 1


def test_a_visit_whose_draft_was_discarded_is_still_to_be_done(place: Place, planned: str) -> None:
    desk = place.rooms.planning
    made, _ = desk.begin(planned)
    assert desk.to_come() == []
    place.rooms.desk.discard(made.id)
    assert [(one.id, one.stage, one.observation) for one in desk.to_come()] == [(planned, "proposed", made.id)]
    place.rooms.desk.restore(made.id)
    assert (desk.to_come(), desk.visit(planned).stage) == ([], "done")


@pytest.mark.parametrize("step", ["move", "agree", "change", "cancel"])
def test_what_is_planned_anew_while_its_draft_is_discarded_does_not_lose_the_draft(
    place: Place, planned: str, step: str
) -> None:
    desk = place.rooms.planning
    made, _ = desk.begin(planned)
    place.rooms.desk.discard(made.id)
    {
        "move": lambda: desk.move(planned, LATER, "salwch"),
        "agree": lambda: desk.agree(planned, "2026-11-19"),
        "change": lambda: desk.change(planned, replace(desk.visit(planned).what, place="Y Bala")),
        "cancel": lambda: desk.cancel(planned, "salwch"),
    }[step]()
    assert len(desk.to_come()) + len(desk.cancelled()) == 1
    place.rooms.desk.restore(made.id)
    assert (desk.to_come(), desk.cancelled()) == ([], [])
    assert (desk.visit(planned).stage, desk.visit(planned).observation) == ("done", made.id)
    assert refused(lambda: desk.begin(planned)) == "plan-begun"
    place.rooms.desk.discard(made.id)
    if step != "cancel":
        again, _ = desk.begin(planned)
        assert (desk.visit(planned).observation, desk.visit(planned).stage) == (again.id, "done")


STEPS = ("agree", "move", "undo_move", "cancel", "revive", "change", "begin")


@pytest.mark.slow
@given(st.lists(st.sampled_from(STEPS), max_size=14))
def test_whatever_is_tried_a_visit_takes_only_steps_that_may_follow_and_keeps_all(tried: list[str]) -> None:
    place = furnished()
    try:
        desk = place.rooms.planning
        planned = desk.propose(proposal(place))[0].id
        taken, stage = 1, "proposed"
        for at, step in enumerate(tried):
            held = desk.visit(planned)
            allowed = {
                "revive": stage == "cancelled",
                "undo_move": held.open and bool(held.moved) and held.moved[-1].now == held.what.start,
            }.get(step, stage in {"proposed", "agreed"})
            changed = attempt(desk, place, planned, step, at)
            assert (changed is not None) is allowed, (step, stage)
            now = desk.visit(planned)
            if changed is None:
                assert now == held
            taken += bool(changed)
            stage = now.stage
            steps = desk.steps(planned)
            assert len(steps) == taken
            assert steps[-1].after == now
            assert (now.stage == "done") is bool(now.observation)
            assert (now.stage == "cancelled") is bool(now.reason)
            assert now.stage != "agreed" or now.agreed
    finally:
        place.rooms.close()


def attempt(desk: PlanningDesk, place: Place, name: str, step: str, at: int) -> bool | None:
    """Try one step; None when it is refused, else whether it changed anything."""
    deeds = {
        "agree": lambda: desk.agree(name, f"2026-11-{1 + at:02}"),
        "move": lambda: desk.move(name, f"2026-12-{10 + at}T09:00:00+00:00", "rheswm"),
        "undo_move": lambda: desk.undo_move(name),
        "cancel": lambda: desk.cancel(name, "rheswm"),
        "revive": lambda: desk.revive(name),
        "change": lambda: desk.change(name, proposal(place, minutes=30 + at)),
        "begin": lambda: desk.begin(name)[1],
    }
    try:
        return bool(deeds[step]().touched)
    except Refusal:
        return None


def at(start: str, minutes: int = 60) -> PlannedVisit:
    return PlannedVisit("v", Proposal("c", (), start, minutes))


@pytest.mark.parametrize(
    ("start", "now", "said"),
    [
        ("2026-11-20T14:00:00+00:00", "2026-11-20T09:00:00+00:00", "today"),
        ("2026-11-20T14:00:00+00:00", "2026-11-20T13:30:00+00:00", "now"),
        ("2026-11-20T14:00:00+00:00", "2026-11-20T14:10:00+00:00", "now"),
        ("2026-11-20T14:00:00+00:00", "2026-11-20T14:11:00+00:00", "late"),
        ("2026-11-20T14:00:00+00:00", "2026-11-20T23:00:00+00:00", "late"),
        ("2026-11-20T14:00:00+00:00", "2026-11-21T00:00:00+00:00", "missed"),
        ("2026-11-20T14:00:00+00:00", "2026-11-19T23:59:00+00:00", "coming"),
        # across midnight: it is on until it was to end
        ("2026-11-20T23:30:00+00:00", "2026-11-21T00:20:00+00:00", "late"),
        ("2026-11-20T23:30:00+00:00", "2026-11-21T00:30:00+00:00", "missed"),
        ("2026-11-21T00:10:00+00:00", "2026-11-20T23:50:00+00:00", "now"),
        # planned in winter for summer: the day is that of the calendar there
        ("2026-03-29T00:30:00+00:00", "2026-03-29T12:00:00+01:00", "late"),
        ("2026-10-25T23:30:00+00:00", "2026-10-25T00:30:00+01:00", "today"),
        ("2026-06-01T00:15:00+01:00", "2026-05-31T22:00:00+01:00", "coming"),
    ],
)
def test_the_clock_says_which_visits_are_late_and_which_are_to_come(start: str, now: str, said: str) -> None:
    assert schedule.when(at(start), dt.datetime.fromisoformat(now)) == said


@pytest.mark.parametrize(
    ("start", "minutes", "clash"),
    [
        ("2026-12-01T09:30:00+00:00", 60, True),
        ("2026-12-01T08:30:00+00:00", 60, False),  # ends as it begins
        ("2026-12-01T08:30:00+00:00", 61, True),
        ("2026-12-01T11:00:00+00:00", 60, False),
        ("2026-12-01T11:59:00+01:00", 60, True),  # the same instant with another offset
        ("2026-11-30T23:00:00+00:00", 24 * 60, True),
    ],
)
def test_visits_at_the_same_time_are_found(
    place: Place, planned: str, start: str, minutes: int, *, clash: bool
) -> None:
    desk = place.rooms.planning
    found = desk.clashes(proposal(place, start=start, minutes=minutes))
    assert [one.id for one in found] == ([planned] if clash else [])
    assert desk.clashes(proposal(place), planned) == ()
    desk.cancel(planned, "rheswm")
    assert desk.clashes(proposal(place, start=start, minutes=minutes)) == ()
