"""What one entry can show by itself, and adding it together with the judgements that it is the evidence for."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from assessor_app.errors import Refusal
from assessor_app.observing.judging import only_seen, shown_by, shows
from assessor_app.observing.model import Composer, Entry, EntryKind
from assessor_app.observing.readiness import gaps
from assessor_app.observing.steps import Add, Judge
from assessor_app.observing.steps_more import AssessToo, Together
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from tests.observing.furnished import Place


def key(place: Place, number: int, kind: str = "performance") -> CriterionKey:
    return CriterionKey(place.calls.key, kind, number)  # type: ignore[arg-type]


def test_knowledge_is_shown_by_what_was_said_and_a_note_shows_nothing(place: Place) -> None:
    does, knows = key(place, 1), key(place, 2, "knowledge")
    shown = {kind: (shows(kind, does), shows(kind, knows)) for kind in get_args(EntryKind)}
    assert shown == {
        "behaviour": (True, False),
        "question": (True, True),
        "discussion": (True, True),
        "witness": (True, True),
        "product": (True, True),
        "note": (False, False),
    }
    assert shown_by("behaviour", (does, knows, does)) == (does,)


@pytest.mark.parametrize("kind", [kind for kind in get_args(EntryKind) if kind != "note"])  # a note is refused
def test_the_warning_beside_the_judgement_is_the_gaps(place: Place, kind: EntryKind) -> None:
    """One rule, in two places where somebody sees it."""
    knows, desk = key(place, 2, "knowledge"), place.rooms.desk
    made, _ = desk.start(place.candidate, (place.calls.key,))
    desk.add_entry(made.id, Composer(kind, "x", "y", (knows,)), "cy")
    desk.judge(made.id, knows, "met")
    codes = {gap.code for gap in gaps(place.rooms.visit(made.id), "cy", place.clock.now().wall)}
    warned = only_seen(knows, desk.observation(made.id).linked_to(knows))
    assert warned == ("gap-knowledge-needs-questioning" in codes)


def test_only_knowledge_wants_a_question(place: Place) -> None:
    seen = Entry("e", "behaviour", "x", "cy", "", 0, "")
    assert not only_seen(key(place, 1), (seen,))
    assert only_seen(key(place, 1, "knowledge"), (seen,))


def test_an_entry_is_added_and_its_criteria_judged_or_nothing_is(place: Place) -> None:
    desk, linked = place.rooms.desk, (key(place, 1), key(place, 9))
    made, _ = desk.start(place.candidate, (place.calls.key,))
    desk.add_entry(made.id, Composer(text="Oedodd cyn ateb", links=linked[1:]), "cy")
    desk.judge(made.id, linked[1], "not_yet_met")
    before = desk.observation(made.id)
    added = Add(Composer(text="Cyfarchodd y galwr", links=linked), "cy")
    outcome = Together((added, *(Judge(one, "met") for one in linked))).do(desk, made.id)
    held = desk.observation(made.id)
    assert [held.state_of(one) for one in linked] == ["met", "met"]
    assert outcome.part.into(before) == held
    with pytest.raises(Refusal) as refused:
        Together((added, Judge(key(place, 3), "met"))).do(desk, made.id)
    assert refused.value.code == "met-without-entry"
    assert desk.observation(made.id) == held


def test_both_are_taken_back_as_one_and_done_again(place: Place) -> None:
    desk, linked = place.rooms.desk, (key(place, 1), key(place, 9))
    made, _ = desk.start(place.candidate, (place.calls.key,))
    added = Add(Composer(text="Cyfarchodd y galwr", links=linked), "cy")
    back = Together((added, *(Judge(one, "met") for one in linked))).do(desk, made.id).back
    assert back is not None
    again = back.do(desk, made.id).back
    held = desk.observation(made.id)
    assert (held.judgements, [entry.kind for entry in held.standing()]) == ((), ["note"])
    assert again is not None
    again.do(desk, made.id)
    held = desk.observation(made.id)
    assert [(entry.text, entry.links) for entry in held.standing()] == [("Cyfarchodd y galwr", linked)]
    assert {judged.criterion: judged.state for judged in held.judgements} == dict.fromkeys(linked, "met")


def test_a_tick_and_a_standard_are_taken_back(place: Place) -> None:
    desk = place.rooms.desk
    made, _ = desk.start(place.candidate, (place.calls.key,))
    outcome = AssessToo(place.complex.key).do(desk, made.id)
    assert outcome.part.into(desk.observation(made.id)).standards == (place.calls.key, place.complex.key)
    assert AssessToo(place.complex.key).do(desk, made.id).back is None  # it is there already
    assert outcome.back is not None
    outcome.back.do(desk, made.id)
    assert desk.observation(made.id).standards == (place.calls.key,)
