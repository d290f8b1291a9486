"""What a centre demands is kept, holds for what is judged and sealed, and cannot be less than what must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.observing.model import Composer, Rules
from assessor_app.standards.model import CriterionKey
from assessor_app.ui.planning.known import coverage as known_coverage

if TYPE_CHECKING:
    from assessor_app.rooms import Rooms
    from tests.observing.furnished import Place


def test_rules_are_kept_and_what_is_the_default_anyway_is_not(place: Place) -> None:
    desk = place.rooms.demands
    assert desk.rules() == Rules()
    said = Rules(
        judging=False, signature="required", countersign=False,
        levels=(("gap-no-place", "off"), ("gap-no-feedback", "blocks"), ("gap-no-plan", "warns")),
    )  # fmt: skip
    assert desk.set_rules(said).touched == {("rules", "centre")}
    kept = Rules(
        judging=False, signature="required", countersign=False,
        levels=(("gap-no-feedback", "blocks"), ("gap-no-place", "off")),
    )  # fmt: skip
    assert desk.rules() == kept
    assert not desk.set_rules(said).touched
    desk.set_rules(Rules())
    assert desk.rules() == Rules()


@pytest.mark.parametrize(
    ("code", "level"),
    [("gap-no-entries", "warns"), ("gap-knowledge-needs-questioning", "off"), ("gap-review-passed", "blocks"),
     ("gap-nobody-knows", "warns")],
)  # fmt: skip
def test_a_check_keeps_to_the_levels_it_may_have(place: Place, code: str, level: str) -> None:
    with pytest.raises(Refusal, match="level-not-allowed"):
        place.rooms.demands.set_rules(Rules(levels=((code, level),)))  # type: ignore[arg-type]
    assert place.rooms.demands.rules() == Rules()


def met_by(rooms: Rooms, place: Place) -> int:
    person = rooms.people.candidate(place.candidate)
    (coverage,) = rooms.coverage(person, [rooms.counted(head.id) for head in rooms.desk.latest(person.id)]).coverage
    (known,) = known_coverage(rooms, person.id, [str(place.calls.key)])
    assert coverage.met == known.met
    return coverage.met


def test_where_records_carry_no_decisions_none_is_taken_and_none_is_told(place: Place) -> None:
    rooms, key = place.rooms, CriterionKey(place.calls.key, "performance", 2)
    made, _ = rooms.desk.start(place.candidate, [place.calls.key])
    rooms.desk.add_entry(made.id, Composer("behaviour", "Gwrandawodd.", links=(key,)), "cy")
    rooms.desk.judge(made.id, key, "met")
    assert [one.state for one in rooms.visit(made.id).observation.judgements] == ["met"]
    rooms.demands.set_rules(Rules(judging=False))
    with pytest.raises(Refusal, match="judging-off"):
        rooms.desk.judge(made.id, key, "not_yet_met")
    visit = rooms.visit(made.id)
    assert (visit.rules, visit.observation.judgements) == (Rules(judging=False), ())
    assert met_by(rooms, place) == 0
    rooms.demands.set_rules(Rules())
    assert met_by(rooms, place) == 1
    assert [one.state for one in rooms.visit(made.id).observation.judgements] == ["met"]
