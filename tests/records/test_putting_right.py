"""Putting a record right: the same visit again with its times, sealed as the record that takes the old one's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.standards.model import CriterionKey
from tests.records.archived import AT, at_one, begun, marked, observed, seal
from tests.records.sealed import somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.trust.model import Identity
    from tests.observing.furnished import Place


@pytest.fixture
def place() -> Iterator[Place]:
    made = at_one()
    yield made
    made.rooms.close()


@pytest.fixture
def me() -> Identity:
    return somebody()


def test_the_draft_holds_all_that_was_said_with_its_times_under_new_ids_and_without_the_mark(
    place: Place, me: Identity
) -> None:
    name = observed(place)
    before = place.rooms.desk.observation(name)
    held = seal(place, name, me)
    place.clock.run(86_400)
    draft = place.rooms.desk.observation(begun(place, held))
    assert [(e.text, e.at, e.monotonic_ms, e.links, bool(e.strikes)) for e in draft.entries] == [
        (e.text, e.at, e.monotonic_ms, e.links, bool(e.strikes)) for e in before.entries
    ]
    assert draft.entries[1].strikes == draft.entries[0].id
    assert not {e.id for e in draft.entries} & {e.id for e in before.entries}
    assert (draft.judgements, draft.event, draft.feedback) == (before.judgements, before.event, before.feedback)
    assert [(a.text, a.due) for a in draft.actions] == [("Darllen", "2026-12-01")]
    assert [(one.what, one.criteria) for one in draft.locators] == [(one.what, one.criteria) for one in before.locators]
    assert (draft.mark, draft.record) == (None, "")
    assert draft.reference != before.reference


def test_sealing_it_supersedes_the_record_and_both_stay(place: Place, me: Identity) -> None:
    first = seal(place, observed(place), me)
    name = begun(place, first)
    place.rooms.desk.set_text(name, "feedback", "Da iawn wir.")
    second = seal(place, marked(place, name), me)
    archive = place.rooms.archive
    assert archive.payload(second.identity)["record"]["supersedes"] == first.record
    old, new = archive.find(first.identity), archive.find(second.identity)
    assert (old.superseded_by, old.counts) == (new.reference, False)
    assert (new.superseded_by, new.counts) == ("", True)
    row = archive.open("r.pdf", archive.file(first.identity)).row("superseded")
    assert (row.state, row.code, dict(row.facts)) == ("noted", "superseded-by", {"reference": new.reference})
    assert {one.identity for one in archive.records()} == {first.identity, second.identity}


def test_a_superseded_record_counts_for_nothing_in_what_the_candidate_has_shown(place: Place, me: Identity) -> None:
    rooms = place.rooms
    name = observed(place)
    first = seal(place, name, me)
    again = begun(place, first)
    rooms.desk.judge(again, CriterionKey(place.calls.key, "performance", 1), "not_yet_met")
    person = rooms.people.candidate(place.candidate)
    seen = [rooms.desk.observation(one) for one in (name, again)]
    assert rooms.coverage(person, seen).coverage[0].met == 1
    seal(place, marked(place, again), me)
    seen = [rooms.desk.observation(one) for one in (name, again)]
    assert rooms.coverage(person, seen).coverage[0].met == 0
    assert rooms.archive.void() == {first.record}


def test_what_cannot_be_put_right_says_why(place: Place, me: Identity) -> None:
    rooms = place.rooms
    first = seal(place, observed(place), me)
    for reason, code in (("  ", "record-reason-missing"), ("m" * 2001, "record-reason-long")):
        with pytest.raises(Refusal) as refused:
            begun(place, first, reason)
        assert refused.value.code == code
    name = begun(place, first)
    with pytest.raises(Refusal) as refused:
        begun(place, first)
    assert refused.value.code == "put-right-already"
    rooms.desk.discard(name)
    second = seal(place, marked(place, begun(place, first)), me)
    with pytest.raises(Refusal) as refused:
        begun(place, first)
    assert (refused.value.code, refused.value.facts["by"]) == ("record-superseded", second.reference)
    rooms.desk.restore(name)
    with pytest.raises(Refusal) as refused:
        seal(place, marked(place, name), me)
    assert refused.value.code == "record-superseded"


def test_an_open_visit_is_changed_and_not_begun_again(place: Place) -> None:
    with pytest.raises(Refusal) as refused:
        place.rooms.desk.begin_again(observed(place))
    assert refused.value.code == "observation-open"


def test_a_chain_of_two_leaves_only_the_last_current(place: Place, me: Identity) -> None:
    first = seal(place, observed(place), me)
    second = seal(place, marked(place, begun(place, first)), me)
    third = seal(place, marked(place, begun(place, second)), me)
    assert [one.reference for one in place.rooms.archive.records() if one.counts] == [third.reference]
    assert place.rooms.archive.void() == {first.record, second.record}


def test_nobody_else_can_take_a_records_place(place: Place, me: Identity) -> None:
    """A record of another trusted person that names mine as superseded changes nothing about mine."""
    first = seal(place, observed(place), me)
    mine = place.rooms.archive.payload(first.identity)
    for person, name, takes in (
        ("p-9", "Rhys Wyn Jones", False),
        ("a-1", "Mair Pugh", False),
        ("a-1", "Rhys Wyn Jones", True),
    ):
        claim = {**mine, "assessor": {**mine["assessor"], "id": person, "name": name, "certificate": "0" * 64}}
        claim["record"] = {
            **mine["record"],
            "id": f"00000000-0000-4000-8000-{person}{takes:09}",
            "supersedes": first.record,
        }
        place.rooms.store.run("SAVEPOINT one")
        _put(place, claim, name, f"{int(takes)}{person:>063}")
        assert bool(place.rooms.archive.find(first.identity).superseded_by) is takes
        place.rooms.store.run("ROLLBACK TO one")


def _put(place: Place, payload: dict, name: str, identity: str) -> None:  # type: ignore[type-arg]
    from assessor_app.records import store as rows  # noqa: PLC0415
    from assessor_app.records.model import Held  # noqa: PLC0415

    said = payload["record"]
    held = Held(identity, said["id"], "X-1", "Siân", name, "0" * 64, AT, AT, "imported", "accepted")
    rows.insert(place.rooms.store, held, certificate=b"c", payload=payload, file=b"f")
