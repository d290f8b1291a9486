"""Who may not answer an action, nor look at an answer again; and what is no answer and no second look."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records import templates
from assessor_app.trust import identity as identities
from assessor_app.trust import signing
from assessor_app.verifying.actions.model import Answer, Second
from tests.centre.founded import HandClock, centre, certified
from tests.records.sealed import MADE, somebody
from tests.verifying.reported import MAIR
from tests.verifying.two_stores import Two, desk, two_stores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAID = Answer("Arsylwais ail alwad.")


@pytest.fixture
def two() -> Iterator[Two]:
    made = two_stores()
    yield made
    made.here.rooms.close()
    made.there.rooms.close()


def refused(deed: Callable[..., object], *given: object) -> str:
    """The code with which something is refused."""
    with pytest.raises(Refusal) as problem:
        deed(*given)
    return problem.value.code


def test_only_whoever_assessed_answers_and_nothing_is_closed_before_it_is_answered(two: Two) -> None:
    report = two.verified()
    two.here.rooms.archive.take_in("r.pdf", two.sent(report.identity))
    here, there = two.here.rooms.verifying.actions, two.there.rooms.verifying.actions
    first, second = (one.opened.name for one in there.every())

    def looked(became: dict[str, Second]) -> str:
        return refused(there.recheck, became, two.verifier, "cy", Silent())

    assert refused(there.answer, first, SAID, two.verifier, "cy", Silent()) == "action-not-yours"
    assert refused(here.answer, first, SAID, somebody("Dai Bevan"), "cy", Silent()) == "key-of-another"
    assert refused(here.answer, first, Answer(" "), two.me, "cy", Silent()) == "answer-missing"
    assert looked({}) == "recheck-nothing"
    assert looked({first: Second("closed")}) == "action-not-answered"
    answer, _ = here.answer(first, SAID, two.me, "cy", Silent())
    two.there.rooms.archive.take_in("a.pdf", two.answered(answer.identity))
    assert looked({first: Second("reopened", " ")}) == "recheck-reason-missing"
    assert looked({first: Second("closed"), second: Second("closed")}) == "action-not-answered"
    assert refused(there.recheck, {first: Second("closed")}, somebody("Dai Bevan"), "cy", Silent()) == "key-of-another"
    # whoever assessed it, on another machine and under another id, is not who looks at the answer
    person = two.there.rooms.people.assessor()
    assert person is not None
    two.there.rooms.store.run("DELETE FROM assessor")
    two.there.rooms.people.set_assessor(replace(person, id="r-9", name="Rhys Wyn Jones"))
    mine = identities.make("Rhys Wyn Jones", "Canolfan Arall", "r-9", MADE)
    assert refused(there.recheck, {first: Second("closed")}, mine, "cy", Silent()) == "signer-own-record"
    assert {one.state for one in there.every()} == {"answered", "open"}


@pytest.mark.slow
def test_what_an_external_verifier_asked_for_no_internal_one_closes() -> None:
    two = two_stores(certified(centre(HandClock()), "Mair Pugh", "v-1", "external-verifier")[0])
    report = two.verified()
    assert report.payload["verifier"]["role"] == "external-verifier"
    two.here.rooms.archive.take_in("r.pdf", two.sent(report.identity))
    here, there = two.here.rooms.verifying.actions, two.there.rooms.verifying.actions
    asked = there.every()[0].opened.name
    answer, _ = here.answer(asked, SAID, two.me, "cy", Silent())
    two.there.rooms.archive.take_in("a.pdf", two.answered(answer.identity))
    internal = somebody("Mair Pugh")
    assert refused(there.recheck, {asked: Second("closed")}, internal, "cy", Silent()) == "recheck-not-external"
    there.recheck({asked: Second("closed")}, two.verifier, "cy", Silent())
    assert there.find(asked).state == "closed"
    two.here.rooms.close()
    two.there.rooms.close()


@pytest.mark.slow
def test_a_second_look_by_somebody_unknown_closes_what_was_sampled_once_they_are_vouched_for(two: Two) -> None:
    there, sampling = two.there.rooms, two.there.rooms.verifying.sampling
    sampling.keep_up(Silent())
    plan, _ = sampling.new_plan("Hydref 2026")
    item, _ = sampling.add(plan.id, two.held.identity, "Gofynnwyd amdano")
    report = two.sent(two.verified().identity)
    sampling.reviewed(item.id, "confirmed-with-action")
    third, huw = desk(replace(MAIR, id="h-1", name="Huw Parri")), somebody("Huw Parri")
    third.clock.wall = two.there.clock.wall
    for certificate in (two.me.certificate, two.verifier.certificate):
        third.rooms.vouched.vouch(certificate, how="@phone", by="Huw", at="2026-11-22T13:00:00+00:00")
    two.here.rooms.archive.take_in("r.pdf", report)
    files = [two.here.rooms.archive.file(two.held.identity), report]
    names = [one.opened.name for one in two.here.rooms.verifying.actions.mine()]
    for name in names:
        answer, _ = two.here.rooms.verifying.actions.answer(name, SAID, two.me, "cy", Silent())
        files.append(two.answered(answer.identity))
    for file in files:
        third.rooms.archive.take_in("x.pdf", file)
        there.archive.take_in("x.pdf", file)
    closed = dict.fromkeys(names, Second("closed"))
    recheck, _ = third.rooms.verifying.actions.recheck(closed, huw, "cy", Silent())
    there.archive.take_in("y.pdf", third.rooms.verifying.statements.file(recheck.identity))
    assert sampling.item(item.id).state == "agreed_with_actions"
    there.verifying.statements.vouch(recheck.identity, how="dros y ffôn", by="Mair")
    assert sampling.item(item.id).state == "closed"
    third.rooms.close()


@pytest.mark.slow
def test_another_report_under_a_number_that_is_taken_stands_beside_and_changes_nothing(two: Two) -> None:
    report, archive = two.verified(), two.here.rooms.archive
    archive.take_in("r.pdf", two.sent(report.identity))
    said = copy.deepcopy(report.payload)
    said["point"] = "Arall"
    file = signing.sign(templates.render(said), two.verifier, dt.datetime.fromisoformat(said["record"]["sealed_at"]))
    before = two.here.rooms.verifying.actions.mine()
    taken, _ = archive.take_in("arall.pdf", file)
    assert taken.outcome == "at-odds"
    assert [row.code for row in taken.opening.rows if row.state == "fails"] == ["statement-id-taken"]
    assert archive.under_taken_id_file(hashlib.sha256(file).hexdigest()) == file
    assert two.here.rooms.verifying.actions.mine() == before
    assert [one.identity for one in two.here.rooms.verifying.statements.of_record(two.held.identity)] == [
        report.identity
    ]
