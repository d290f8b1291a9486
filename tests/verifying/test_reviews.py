"""Reviews: begun, said step by step and taken back, put aside, finished; what is kept and what is refused."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.language import speak
from assessor_app.progress import Silent
from assessor_app.standards.model import CriterionKey
from assessor_app.verifying.model import Interest, Process
from assessor_app.verifying.reviews import criteria, saying, store
from assessor_app.verifying.reviews.model import TEXTS, Said
from tests.verifying.reviewing import NONE, Desk, action, all_agreed, desk, people, wanted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessor_app.vault.model import Changes
    from assessor_app.verifying.reviews.desk import Told
    from assessor_app.verifying.reviews.finishing import Finishing


def finishing(at: Desk) -> Finishing:
    return at.rooms.verifying.finishing


def code(deed: object, *given: object, **named: object) -> str:
    with pytest.raises(Refusal) as told:
        deed(*given, **named)  # type: ignore[operator]
    return told.value.code


def test_what_is_judged_is_decided_and_what_was_struck_is_not_shown() -> None:
    at = desk()
    looking = at.looking
    judged = {one["criterion"] for one in looking.payload["judgements"] if one["state"] != "not_observed"}
    shown = criteria.to_decide(looking.criteria)
    assert {one.key for one in shown} == judged
    assert len(looking.criteria) > len(shown)
    struck = {entry["strikes"] for entry in looking.payload["log"] if entry["strikes"]}
    texts = {line.text for one in looking.criteria for line in one.lines}
    for entry in looking.payload["log"]:
        assert (entry["text"] in texts) == bool(entry["links"] and entry["id"] not in struck), entry
    assert any(one.evidence for one in shown)
    beyond = next(one for one in looking.criteria if not one.judged)
    assert beyond in criteria.to_decide(looking.criteria, {beyond.key})


def test_a_record_without_decisions_is_reviewed_by_what_is_linked() -> None:
    payload = desk().looking.payload | {"judgements": []}
    shown = criteria.to_decide(criteria.every(payload))
    linked = {key for entry in payload["log"] for key in entry["links"]}
    assert shown
    assert {one.key for one in shown if one.lines} <= linked
    assert not any(one.judged for one in shown)


def test_all_that_is_said_is_read_again_and_each_step_can_be_taken_back() -> None:
    at = desk()
    name, reviews, key = at.begun().review.id, at.reviews, wanted(at)[0]
    beyond = next(one.key for one in at.looking.criteria if not one.judged)
    reviews.decide(name, key, "agreed")
    steps: list[Callable[[], tuple[Told, Changes]]] = [
        lambda: reviews.decide(name, key, "not-agreed", cause="sufficient", note="Un enghraifft yn unig"),
        lambda: reviews.answer(name, Process("planned", "no", "Heb gynllun")),
        lambda: reviews.put_action(name, action(key)),
        lambda: reviews.conclude(name, "not-confirmed"),
        lambda: reviews.set_stage(name, "summative"),
        lambda: reviews.look_at(name, beyond),
        lambda: reviews.say(name, saying.of_interest(Interest("none", "wedi gofyn"))),
        lambda: reviews.decide(name, beyond, "agreed"),
        lambda: reviews.look_at(name, beyond, on=False),
        lambda: reviews.look_at(name, beyond),
        *[functools.partial(reviews.write, name, part, f"Testun {part}") for part in TEXTS],
    ]
    for step in steps:
        before = reviews.find(name)
        told, changes = step()
        assert changes.kinds() == {"review"}
        assert told.kept == reviews.find(name) != before
        after = reviews.find(name)
        back, _ = reviews.say(name, *told.back)
        assert reviews.find(name) == before
        reviews.say(name, *back.back)
        assert reviews.find(name) == after
    review = reviews.find(name).review
    assert [(one.outcome, one.cause, one.note) for one in review.findings] == [
        ("not-agreed", "sufficient", "Un enghraifft yn unig")
    ]
    assert (review.stage, review.overall, review.point) == ("summative", "not-confirmed", "Testun point")
    assert review.reason == "Aseswr newydd"


def test_what_is_agreed_with_keeps_its_note_and_has_no_cause() -> None:
    at = desk()
    name, key = at.begun().review.id, wanted(at)[0]
    told, _ = at.reviews.decide(name, key, "agreed", cause="valid", note="Da iawn")
    assert (told.kept.review.findings[0].cause, told.kept.review.findings[0].note) == ("", "Da iawn")


def test_saying_the_same_again_touches_nothing() -> None:
    at = desk()
    name = at.begun().review.id
    at.reviews.conclude(name, "confirmed")
    told, changes = at.reviews.conclude(name, "confirmed")
    assert (told.back, changes.touched) == ((), frozenset())


def test_nothing_is_said_before_an_interest_is_denied() -> None:
    at = desk()
    assert code(at.reviews.begin, at.looking, Interest("some", "Fy chwaer yw hi")) == "interest-some"
    name = at.begun().review.id
    at.reviews.say(name, Said("interest"))
    assert code(at.reviews.write, name, "feedback", "x") == "interest-first"


def test_a_review_begun_twice_is_one_and_one_put_aside_is_gone_on_with() -> None:
    at = desk()
    first = at.begun()
    assert at.begun().review.id == first.review.id
    at.reviews.write(first.review.id, "feedback", "Hanner brawddeg")
    at.reviews.put_aside(first.review.id)
    assert at.reviews.begun() == []
    again, _ = at.reviews.begin(at.look(), NONE, reason="Eto")
    assert (again.review.id, again.state, again.review.feedback) == (first.review.id, "open", "Hanner brawddeg")
    assert again.review.reason == "Eto"
    at.reviews.put_aside(first.review.id, away=False)  # what takes putting aside back comes too late, and harms nothing
    assert [one.review.id for one in at.reviews.begun()] == [first.review.id]


@pytest.mark.slow
def test_finishing_signs_the_record_and_closes_the_review() -> None:
    at = desk()
    kept = at.begun()
    name, keys = kept.review.id, wanted(at)
    all_agreed(at, kept)
    at.reviews.decide(name, keys[3], "agreed-with-action", cause="sufficient", note="Un alwad yn unig")
    assert code(finishing(at).finish, name, people()["verifier"], "both", Silent()) == "review-not-ready"
    at.reviews.put_action(name, action(keys[3]))
    at.reviews.conclude(name, "confirmed-with-action")
    at.reviews.write(name, "feedback", "Da iawn, ond un cam.")
    done, changes = finishing(at).finish(name, people()["verifier"], "both", Silent())
    assert done.signed
    assert changes.kinds() >= {"review", "record"}
    opening = at.look().opening
    assert opening.verdict == "accepted"
    assert opening.row("verified").code == "decision-confirmed-with-action"
    assert opening.decision is not None
    assert opening.decision.comments == "Da iawn, ond un cam."
    assert at.reviews.find(name).state == "finished"
    assert at.reviews.find(name).finished_at
    assert code(at.reviews.write, name, "feedback", "x") == "review-finished"
    assert code(at.reviews.put_aside, name) == "review-finished"
    assert code(finishing(at).finish, name, people()["verifier"], "both", Silent()) == "review-finished"
    with pytest.raises(Exception, match="row-immutable"):
        store.say(at.rooms.store, name, "feedback", "", "x")
    with pytest.raises(Exception, match="row-immutable"):
        store.set_state(at.rooms.store, name, "open")


@pytest.mark.slow
def test_a_record_verified_before_is_reviewed_and_nothing_is_added_to_it() -> None:
    at = desk()
    kept = at.begun()
    all_agreed(at, kept)
    finishing(at).finish(kept.review.id, people()["verifier"], "both", Silent())
    before = at.rooms.archive.file(at.held.identity)
    assert [bar.code for bar in at.look().bars] == ["review-verified-already"]
    again = at.begun()
    assert again.review.id != kept.review.id
    all_agreed(at, again)
    done, _ = finishing(at).finish(again.review.id, people()["verifier"], "both", Silent())
    assert (done.signed, done.kept.unsigned) == (False, "review-verified-already")
    assert at.rooms.archive.file(at.held.identity) == before
    assert len(at.look().before) == 2


@pytest.mark.slow
def test_a_feedback_too_long_for_its_place_is_pointed_to() -> None:
    at = desk()
    kept = at.begun()
    all_agreed(at, kept)
    at.reviews.write(kept.review.id, "feedback", "Da iawn chi, a diolch. " * 400)
    finishing(at).finish(kept.review.id, people()["verifier"], "both", Silent())
    decision = at.look().opening.decision
    assert decision is not None
    assert decision.comments == (
        f"{speak('cy')('The feedback is in the verification report.')} / The feedback is in the verification report."
    )


@pytest.mark.slow
def test_findings_are_handed_on_in_the_order_of_the_record() -> None:
    at = desk()
    kept = at.begun()
    keys = wanted(at)
    for key in reversed(keys):
        at.reviews.decide(kept.review.id, key, "agreed")
    assert keys == [str(CriterionKey.parse(key)) for key in keys]
    at.reviews.conclude(kept.review.id, "confirmed")
    done, _ = finishing(at).finish(kept.review.id, people()["verifier"], "both", Silent())
    assert [one.criterion for one in done.review.findings] == keys


def test_a_concern_is_kept_apart_and_written_out_for_the_head(tmp_path: Path) -> None:
    at = desk()
    kept = at.begun()
    said = "Yr un frawddeg air am air ym mhob cofnod."
    assert code(at.reviews.concerns.raise_one, at.held.identity, "malpractice", " ") == "concern-missing"
    concern, _ = at.reviews.concerns.raise_one(at.held.identity, "malpractice", said)
    assert at.reviews.concerns.about(at.held.identity) == [concern]
    assert said not in repr(at.reviews.find(kept.review.id))
    file, _ = at.reviews.concerns.hand_over(concern.id, tmp_path, "Siân Ŵyn Llŷr", speak("cy"))
    written = file.read_text(encoding="utf-8")
    assert said in written
    assert at.held.reference in written
    assert code(at.reviews.concerns.take_back, concern.id) == "concern-handed-over"
    other, _ = at.reviews.concerns.raise_one(at.held.identity, "safeguarding", "Arall")
    at.reviews.concerns.take_back(other.id)
    assert [one.id for one in at.reviews.concerns.about(at.held.identity)] == [concern.id]


def test_what_is_kept_of_a_record_goes_with_it() -> None:
    at = desk()
    kept, rooms = at.begun(), at.rooms
    at.reviews.write(kept.review.id, "feedback", "Da iawn")
    store.finish(rooms.store, kept.review.id, kept.review.started_at, "", "")
    at.reviews.concerns.raise_one(at.held.identity, "malpractice", "x")
    for trigger in rooms.store.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'record'"):
        rooms.store.run(f"DROP TRIGGER {trigger['name']}")
    rooms.store.run("DELETE FROM record_standing WHERE identity = ?", (at.held.identity,))
    rooms.store.run("DELETE FROM record WHERE identity = ?", (at.held.identity,))
    assert (
        rooms.store.rows("SELECT id FROM review UNION SELECT review FROM review_said UNION SELECT id FROM concern")
        == []
    )


def test_the_clock_of_a_review_is_the_devices() -> None:
    at = desk()
    assert dt.datetime.fromisoformat(at.begun().review.started_at) == at.clock.wall


@pytest.mark.slow
def test_a_review_of_a_sampled_record_takes_its_item_on_and_leaves_a_report_and_actions() -> None:
    at = desk()
    verifying = at.rooms.verifying
    verifying.sampling.keep_up(Silent())
    plan = verifying.sampling.new_plan("Tymor yr hydref")[0]
    item = verifying.sampling.add(plan.id, at.held.identity, "I wirio")[0]
    kept, changes = at.reviews.begin(at.looking, NONE, item=item.id, reason="I wirio")
    assert changes.kinds() > {"review"}
    assert verifying.sampling.item(item.id).state == "under_review"
    at.reviews.put_aside(kept.review.id)
    assert verifying.sampling.item(item.id).state == "selected"
    at.reviews.put_aside(kept.review.id, away=False)
    all_agreed(at, kept)
    name, key = kept.review.id, wanted(at)[0]
    at.reviews.decide(name, key, "agreed-with-action", cause="sufficient", note="Un alwad")
    at.reviews.put_action(name, action(key))
    at.reviews.conclude(name, "confirmed-with-action")
    at.reviews.write(name, "feedback", "Un cam.")
    done, _ = finishing(at).finish(name, people()["verifier"], "cy", Silent())
    assert verifying.sampling.item(item.id).state == "agreed_with_actions"
    (report,) = verifying.reports.of_record(at.held.identity)
    assert report.identity == done.kept.report
    assert at.rooms.archive.open("report", verifying.reports.file(report.identity)).verdict == "accepted"
    (followed,) = verifying.actions.of_record(at.held.identity)
    assert followed.opened.text == "Arsylwi eto"


@pytest.mark.slow
def test_finishing_is_all_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    at = desk()
    kept = at.begun()
    all_agreed(at, kept)
    before = at.rooms.archive.file(at.held.identity)

    def failing(*_given: object) -> None:
        raise Refusal("seal-not-fitting", place="feedback")

    monkeypatch.setattr(at.rooms.verifying.reports, "seal", failing)
    assert code(finishing(at).finish, kept.review.id, people()["verifier"], "cy", Silent()) == "seal-not-fitting"
    assert at.rooms.archive.file(at.held.identity) == before
    assert at.reviews.find(kept.review.id).state == "open"
    monkeypatch.undo()
    finishing(at).finish(kept.review.id, people()["verifier"], "cy", Silent())
    assert at.reviews.find(kept.review.id).state == "finished"
