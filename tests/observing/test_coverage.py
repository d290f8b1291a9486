"""How much of a standard is met over all observations of one candidate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.observing.coverage import covered
from assessor_app.observing.model import STATES, Event, Judgement, Observation, Plan, State
from assessor_app.standards.bundle import bundled
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Standard


def standard() -> Standard:
    return next(one for one in bundled() if one.urn == "CFACSB15")


def observed(states: Sequence[State], at: str = "2026-11-20T14:05:00+00:00", *, record: str = "") -> Observation:
    """One visit that judged the first criteria so."""
    of = standard()
    judged = tuple(Judgement(of.criterion_key(one), state, at) for one, state in zip(of.criteria, states, strict=False))
    return Observation(f"o{at}", f"R{at}", "candidate", (of.key,), Event(at), judgements=judged, record=record)


def test_met_once_is_met_whatever_a_later_visit_saw() -> None:
    first = observed(["met", "not_yet_met", "not_observed"], "2026-10-12T14:00:00+00:00")
    later = observed(["not_yet_met", "met", "not_yet_met"], "2026-11-04T14:00:00+00:00")
    found = covered(standard(), [later, first])
    assert found.so_far[:4] == ("met", "met", "not_yet_met", "not_observed")
    assert found.met == 2
    assert [line.at for line in found.lines] == ["2026-10-12T14:00:00+00:00", "2026-11-04T14:00:00+00:00"]
    left = found.left()
    assert [one.number for one in left if one.kind == "performance"] == [3, 4, 5, 6, 7, 8, 9]
    assert [one.number for one in left if one.kind == "knowledge"] == list(range(1, 11))


def test_lines_tell_drafts_from_records_and_say_the_first_method() -> None:
    draft = replace(observed(["met"]), plan=Plan(methods=("questioning", "observation")))
    found = covered(standard(), [draft, observed(["met"], "2026-11-21T14:00:00+00:00", record="r1")])
    assert [(line.sealed, line.method) for line in found.lines] == [(False, "questioning"), (True, "observation")]


def test_what_assessed_another_standard_does_not_count() -> None:
    other = next(one for one in bundled() if one.urn == "INSCS025")
    elsewhere = replace(
        observed([]),
        standards=(other.key,),
        judgements=(Judgement(CriterionKey(other.key, "performance", 1), "met", ""),),
    )
    found = covered(standard(), [elsewhere])
    assert found.lines == ()
    assert set(found.so_far) == {"not_observed"}
    assert found.met == 0


@given(st.lists(st.lists(st.sampled_from(STATES), max_size=19), max_size=5))
def test_the_sum_is_the_best_of_the_lines(visits: list[list[State]]) -> None:
    seen = [observed(states, f"2026-11-{day:02}T14:00:00+00:00") for day, states in enumerate(visits, start=1)]
    found = covered(standard(), seen)
    assert len(found.lines) == len(visits)
    for at, state in enumerate(found.so_far):
        column = {line.states[at] for line in found.lines}
        best = next((one for one in ("met", "not_yet_met") if one in column), "not_observed")
        assert state == best
    assert len(found.left()) == sum(state != "met" for state in found.so_far)


@pytest.mark.parametrize("state", STATES)
def test_each_state_is_told_in_its_place(state: State) -> None:
    found = covered(standard(), [observed(["not_observed", state])])
    assert found.lines[0].states[:3] == ("not_observed", state, "not_observed")
