"""What to look for next time: each open criterion once, together where it comes together, and what was agreed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.observing.coverage import covered
from assessor_app.observing.model import STATES, Action, Event, Judgement, Observation
from assessor_app.observing.nexttime import hopes
from assessor_app.standards.bundle import bundled
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor_app.observing.model import State
    from assessor_app.observing.nexttime import Hope
    from assessor_app.standards.model import Standard

ALL = {standard.urn: standard for standard in bundled()}
CALLS, COMPLEX, SOCIAL = ALL["INSCS025"], ALL["INSCC007"], ALL["INSCS006"]


def visit(
    day: int, judged: Mapping[CriterionKey, State], actions: Sequence[str] = (), standard: Standard = CALLS
) -> Observation:
    return Observation(
        f"o{day}", f"R{day}", "candidate", (standard.key,), Event(f"2026-11-{day:02}T14:00:00+00:00"),
        judgements=tuple(Judgement(key, state, "") for key, state in judged.items()),
        actions=tuple(Action(str(at), text) for at, text in enumerate(actions)),
    )  # fmt: skip


def key(number: int, standard: Standard = CALLS) -> CriterionKey:
    return CriterionKey(standard.key, "performance", number)


def found(standards: Sequence[Standard], *visits: Observation) -> tuple[Hope, ...]:
    return hopes([covered(standard, visits) for standard in standards], visits)


def test_what_was_not_yet_met_comes_first_with_the_actions_agreed_last() -> None:
    early = visit(1, {key(14): "not_yet_met", key(2): "not_yet_met"}, ["hen gam"])
    late = visit(8, {key(14): "not_yet_met", key(2): "met"}, ["Ymarfer cadarnhau"])
    other = visit(9, {}, ["cam arall"])
    first, *others = found([CALLS], early, other, late)
    assert (first.reason, first.again, first.criteria, first.method) == ("again", True, (key(14),), "observation")
    assert [action.text for action in first.actions] == ["Ymarfer cadarnhau"]
    assert {one.reason for one in others} == {"unseen"}
    assert not any(one.actions for one in others)


def test_near_copies_in_two_standards_come_together_and_only_once() -> None:
    found_together = [one for one in found([CALLS, SOCIAL]) if one.reason == "together"]
    known = (CriterionKey(CALLS.key, "knowledge", 19), CriterionKey(SOCIAL.key, "knowledge", 18))
    assert [(one.kind, one.method, one.criteria) for one in found_together] == [
        ("performance", "observation", (key(21), key(19, SOCIAL))),
        ("knowledge", "questioning", known),
    ]
    assert not [one for one in found([CALLS]) if one.reason == "together"]
    met = found([CALLS, SOCIAL], visit(1, {key(21): "met"}))
    assert not [one for one in met if one.reason == "together" and one.kind == "performance"]


def test_a_near_copy_of_what_was_not_yet_met_is_looked_for_with_it() -> None:
    first = found([CALLS, SOCIAL], visit(1, {key(21): "not_yet_met"}, ["Gwirio"]))[0]
    assert (first.reason, first.again, first.criteria) == ("together", True, (key(21), key(19, SOCIAL)))
    assert [action.text for action in first.actions] == ["Gwirio"]


def test_two_editions_and_two_languages_of_one_standard_are_not_compared() -> None:
    newer, english = replace(CALLS, edition="2030"), replace(SOCIAL, language="en")
    assert not [one for one in found([CALLS, newer]) if one.reason == "together"]
    assert not [one for one in found([CALLS, english]) if one.reason == "together"]


def test_headings_of_a_standard_gather_what_was_never_seen() -> None:
    unseen = [one for one in found([COMPLEX]) if one.kind == "performance"]
    assert len(unseen) == 5
    for one in unseen:
        groups = {COMPLEX.performance[found_key.number - 1].group for found_key in one.criteria}
        assert groups == {one.heading}


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_every_open_criterion_is_hoped_for_exactly_once(data: st.DataObject) -> None:
    standards = data.draw(st.lists(st.sampled_from(list(bundled())), unique_by=lambda one: one.key, max_size=2))
    states = st.sampled_from(STATES)
    visits = [
        visit(day, {one.criterion_key(each): data.draw(states) for each in one.criteria[::3]}, (), one)
        for day, one in enumerate(standards, 1)
    ]
    coverage = [covered(standard, visits) for standard in standards]
    hoped = [each for one in hopes(coverage, visits) for each in one.criteria]
    left = [one.standard.criterion_key(each) for one in coverage for each in one.left()]
    assert sorted(map(str, hoped)) == sorted(map(str, left))
    again = [one.again for one in hopes(coverage, visits)]
    assert again == sorted(again, reverse=True)


def test_nothing_is_hoped_for_where_all_is_met() -> None:
    assert found([CALLS], visit(1, {CALLS.criterion_key(one): "met" for one in CALLS.criteria})) == ()
