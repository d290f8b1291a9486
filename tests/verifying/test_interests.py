"""An interest declared anywhere bars everywhere: a table of how it is declared and what it keeps out; and one list."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.rooms import furnish
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.store import Store
from assessor_app.verifying.interests.model import CONCERNS, Interest, standing
from assessor_app.verifying.interests.store import MIGRATIONS as TOGETHER
from assessor_app.verifying.reviews import saying
from assessor_app.verifying.sampling.model import Strategy
from tests.observing.furnished import HandClock
from tests.verifying.pools import entry
from tests.verifying.reviewing import NONE, all_agreed, desk, people
from tests.verifying.stocked import stock

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.verifying.reviewing import Desk

WHY = "Fy chwaer yw hi"


def _of_candidate(at: Desk) -> None:
    of = at.looking.payload["candidate"]
    at.rooms.verifying.interests.declare("candidate", of["id"], of["name"], WHY)


def _of_assessor(at: Desk) -> None:
    of = at.looking.payload["assessor"]
    at.rooms.verifying.interests.declare("assessor", of["id"], of["name"], WHY)


def _of_both(at: Desk) -> None:
    declared, _ = at.rooms.verifying.interests.declare_in(at.looking.payload, CONCERNS, WHY)
    assert {one.concern for one in declared} == set(CONCERNS)


def _of_the_same_in_another_store(at: Desk) -> None:
    """The id that another assessor's store gave the same candidate."""
    name = at.looking.payload["candidate"]["name"].upper()
    at.rooms.verifying.interests.declare("candidate", "another-id", f" {name.replace(' ', '  ')}", WHY)


DECLARED: dict[str, Callable[[Desk], None]] = {
    "in the candidate": _of_candidate,
    "in the assessor": _of_assessor,
    "in a review, in both": _of_both,
    "in somebody of that name": _of_the_same_in_another_store,
}


def code(deed: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as told:
        deed()
    return told.value.code


def test_however_it_is_declared_it_keeps_the_record_from_every_deed_until_it_is_lifted() -> None:
    at = desk()
    verifying = at.rooms.verifying
    verifying.sampling.keep_up(Silent())
    plan = verifying.sampling.new_plan("Hydref 2026")[0].id
    item = verifying.sampling.add(plan, at.held.identity, "I wirio")[0]
    begun = at.reviews.begin(at.looking, NONE, item=item.id)[0]
    all_agreed(at, begun)
    name = begun.review.id
    for how, declare in DECLARED.items():
        declare(at)
        assert at.reviews.find(name).state == "aside", how  # what was begun is put aside, with what was said in it
        assert verifying.sampling.items(plan) == [], how
        for deed, (told, do) in _deeds(at, plan, name).items():
            assert code(do) == told, (how, deed)
        for one in verifying.interests.standing():
            verifying.interests.lift(one.concern, one.subject)
        assert verifying.interests.standing() == ()
        at.reviews.put_aside(name, away=False)
        at.reviews.write(name, "feedback", f"Da iawn: {how}")
        assert verifying.sampling.item(item.id).state == "under_review"


def _deeds(at: Desk, plan: str, name: str) -> dict[str, tuple[str, Callable[[], object]]]:
    """What one would do about a record, and how it is refused where an interest stands in its people."""
    verifying, identity = at.rooms.verifying, at.held.identity
    finish = verifying.finishing.finish
    return {
        "draw": ("sample-pool-empty", lambda: verifying.sampling.draw(plan, Silent(), "a-seed")),
        "add by hand": ("sample-interest", lambda: verifying.sampling.add(plan, identity, "Rhaid")),
        "begin": ("interest-stands", lambda: at.reviews.begin(at.look(), NONE)),
        "take up again": ("interest-stands", lambda: at.reviews.put_aside(name, away=False)),
        "go on": ("interest-stands", lambda: at.reviews.write(name, "feedback", "x")),
        "say there is none": ("interest-stands", lambda: at.reviews.say(name, saying.of_interest(NONE))),
        "finish": ("interest-stands", lambda: finish(name, people()["verifier"], "cy", Silent())),
    }


def test_widening_does_not_get_past_it() -> None:
    rooms = furnish(Store.in_memory(MIGRATIONS), HandClock())
    sampling = rooms.verifying.sampling
    stock(rooms, [entry(number, assessor="a1") for number in range(4)])
    plan, _ = sampling.new_plan("Hydref 2026")
    sampling.change(replace(plan, strategy=replace(Strategy(), widen_by=9, most=1)))
    sampling.draw(plan.id, Silent(), "a-seed")
    (bad,) = sampling.items(plan.id)
    near = next(number for number in range(4) if entry(number).identity != bad.identity)
    rooms.verifying.interests.declare("candidate", f"c{near}", "", WHY)
    sampling.begun(bad.id)
    sampling.reviewed(bad.id, "not-confirmed")
    widened = {one.identity for one in sampling.items(plan.id) if one.origin == "widened"}
    assert widened == {entry(number).identity for number in range(4)} - {bad.identity, entry(near).identity}
    gone = next(one for one in sampling.items(plan.id) if one.origin == "widened")
    sampling.remove(gone.id)
    rooms.verifying.interests.declare("candidate", gone.candidate_id, "", WHY)
    assert code(lambda: sampling.put_back(gone.id)) == "sample-interest"
    rooms.close()


@pytest.mark.parametrize(
    ("interest", "stands"),
    [
        (Interest("candidate", "c1", "Siân", WHY), True),
        (Interest("candidate", "c9", "siân  LLYWELYN", WHY), True),
        (Interest("candidate", "c9", "Siân", WHY), False),
        (Interest("candidate", "a1", "Rhys", WHY), False),  # the assessor is no candidate
        (Interest("assessor", "a1", "", WHY), True),
        (Interest("assessor", "", "", WHY), False),
        (Interest("assessor", "", "Rhys Wyn Jones", WHY), True),
    ],
)
def test_in_whom_one_stands(interest: Interest, *, stands: bool) -> None:
    found = standing((interest,), candidate=("c1", "Siân Llywelyn"), assessor=("a1", "Rhys Wyn Jones"))
    assert found == ((interest,) if stands else ())


def test_what_it_is_must_be_said() -> None:
    rooms = furnish(Store.in_memory(MIGRATIONS), HandClock())
    payload = {"candidate": {"id": "c", "name": "S"}, "assessor": {"id": "a", "name": "R"}}
    assert code(lambda: rooms.verifying.interests.declare_in(payload, CONCERNS, "  ")) == "interest-unsaid"
    assert rooms.verifying.interests.standing() == ()
    rooms.close()


def test_what_was_declared_before_in_either_place_comes_together() -> None:
    before = MIGRATIONS[: MIGRATIONS.index(TOGETHER[0])]
    store = Store.in_memory(before)
    store.run(
        "INSERT INTO record (identity, record, reference, candidate, assessor, signer, certificate, sealed_at, kept_at,"
        " origin, supersedes, payload, file) VALUES ('i', 'r', 'R-1', 'Siân', 'Rhys', '', x'', '', '', 'imported', '',"
        " ?, x'')",
        (json.dumps({"candidate": {"id": "c1"}, "assessor": {"id": "a1"}}),),
    )
    for concern, subject, lifted in (("assessor", "a1", ""), ("candidate", "c2", ""), ("candidate", "c3", "2026")):
        store.run(
            "INSERT INTO sampling_interest (concern, subject, name, text, at, lifted_at)"
            " VALUES (?, ?, 'N', 'o sampl', '2026-11-01', ?)",
            (concern, subject, lifted),
        )
    store.run("INSERT INTO review (id, identity, item, reason, started_at, state) VALUES ('v','i','','','2026','open')")
    store.run(
        "INSERT INTO review_said (review, part, about, said) VALUES ('v', 'interest', '', ?)",
        (json.dumps({"declared": "some", "text": "o adolygiad"}),),
    )
    for statement in "".join(one.sql for one in TOGETHER).split(";"):
        if statement.strip():
            store.run(statement)
    found = store.rows("SELECT concern, subject, name, text, lifted_at FROM interest ORDER BY number")
    assert [tuple(one.values()) for one in found] == [
        ("assessor", "a1", "N", "o sampl", ""),
        ("candidate", "c2", "N", "o sampl", ""),
        ("candidate", "c3", "N", "o sampl", "2026"),
        ("candidate", "c1", "Siân", "o adolygiad", ""),
    ]
    assert store.rows("SELECT state FROM review") == [{"state": "aside"}]
    store.close()


def test_what_is_said_of_an_interest_that_stands_is_added_to_it() -> None:
    at = desk()
    interests, payload = at.rooms.verifying.interests, at.looking.payload
    interests.declare_in(payload, ("candidate",), WHY)
    for more in ("Rydym yn byw gyda'n gilydd", WHY):
        new, changes = interests.declare_in(payload, CONCERNS[:1], more)
        assert new == ()
        assert ("interest", "") in changes.touched
    assert [one.text for one in interests.standing()] == [f"{WHY} · Rydym yn byw gyda'n gilydd"]
    new, _ = interests.declare_in(payload, CONCERNS, WHY)
    assert [one.concern for one in new] == ["assessor"]  # and only this one is lifted by undoing it
