"""The whole loop by files alone: record, report, answer, recheck; whatever is not as it was signed is refused."""

from __future__ import annotations

import copy
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records import templates
from assessor_app.records.opening import Drawn, open_record
from assessor_app.records.retention.model import Asked
from assessor_app.trust import identity as identities
from assessor_app.trust import signing
from assessor_app.trust.model import Anchor
from assessor_app.vault import outbox
from assessor_app.vault.model import Changes
from assessor_app.verifying.actions.model import Answer, Evidence, Second
from assessor_app.verifying.model import Interest
from assessor_app.verifying.reports import desk as reporting
from tests.records.sealed import somebody
from tests.verifying.reported import RHYS, reviewed
from tests.verifying.two_stores import Two, desk, two_stores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def two() -> Iterator[Two]:
    made = two_stores()
    yield made
    made.here.rooms.close()
    made.there.rooms.close()


def refusal(deed: Callable[[], object]) -> str:
    """The code with which something is refused."""
    with pytest.raises(Refusal) as refused:
        deed()
    return refused.value.code


def later(two: Two) -> None:
    """An hour passes in both places."""
    for place in (two.here, two.there):
        place.clock.wall += dt.timedelta(hours=1)


ANSWER = Answer("Arsylwais ail alwad.", (Evidence("Log y galwadau", "Swyddfa Bangor", "Y rheolwr"),))


def test_from_record_to_closed_and_reopened_actions_by_files_alone(two: Two) -> None:
    here, there = two.here.rooms, two.there.rooms
    report = two.verified()
    assert [one.state for one in there.verifying.actions.every()] == ["open", "open"]
    taken, changes = here.archive.take_in("report.pdf", two.sent(report.identity))
    assert (taken.outcome, taken.opening.verdict) == ("kept", "accepted")
    assert ("record", two.held.identity) in changes.touched
    again, changes = here.archive.take_in("again.pdf", two.sent(report.identity))
    assert (again.outcome, changes) == ("duplicate", Changes())
    assert here.archive.ground(two.sent(report.identity)).drawn == Drawn(report.identity, report.payload)
    assert here.archive.find(two.held.identity).counts
    first, second = here.verifying.actions.mine()
    assert (first.opened.text, first.opened.owner, first.opened.due) == (
        "Arsylwi ail alwad a’i chysylltu â P3", "Rhys Wyn Jones", "2026-12-15",
    )  # fmt: skip
    assert (first.overdue("2026-12-15"), first.overdue("2026-12-16")) == (False, True)
    asked = first.opened.name
    for became, why in (("reopened", "Yr un alwad yw hon."), ("closed", "")):
        later(two)
        answer, _ = here.verifying.actions.answer(asked, ANSWER, two.me, "both", Silent())
        assert here.verifying.actions.find(asked).state == "answered"
        assert (
            refusal(lambda: here.verifying.actions.answer(asked, ANSWER, two.me, "cy", Silent())) == "action-answered"
        )
        taken, _ = there.verifying.reports.take_in("answer.pdf", two.answered(answer.identity))
        assert (taken.outcome, taken.opening.verdict) == ("kept", "accepted")
        found = there.verifying.actions.find(asked)
        assert (found.state, found.answer and found.answer.done) == ("answered", "Arsylwais ail alwad.")
        later(two)
        second_look = {asked: Second(became, why)}  # type: ignore[arg-type]
        there.verifying.interests.declare("assessor", found.opened.assessor, found.opened.assessor_name, "Fy mrawd")
        told = refusal(lambda look=second_look: there.verifying.actions.recheck(look, two.verifier, "cy", Silent()))  # type: ignore[misc]
        assert told == "interest-stands"
        there.verifying.interests.lift("assessor", found.opened.assessor)
        recheck, _ = there.verifying.actions.recheck(second_look, two.verifier, "both", Silent())
        here.archive.take_in("recheck.pdf", two.sent(recheck.identity))
        now = here.verifying.actions.find(asked)
        assert (now.state, now.recheck and now.recheck.reason) == (became, why)
        assert now == there.verifying.actions.find(asked)
    assert len(here.verifying.actions.find(asked).steps) == 4
    assert refusal(lambda: here.verifying.actions.answer(asked, ANSWER, two.me, "cy", Silent())) == "action-closed"
    assert [rooms.verifying.actions.find(second.opened.name).state for rooms in (here, there)] == ["open", "open"]


def test_overdue_actions_are_a_risk_and_the_last_one_closed_closes_the_sampled_item(two: Two) -> None:
    here, there = two.here.rooms, two.there.rooms
    sampling = there.verifying.sampling
    sampling.keep_up(Silent())
    plan, _ = sampling.new_plan("Hydref 2026")
    item, _ = sampling.add(plan.id, two.held.identity, "Gofynnwyd amdano")
    report = two.verified()
    sampling.reviewed(item.id, "confirmed-with-action")
    here.archive.take_in("report.pdf", two.sent(report.identity))
    two.there.clock.wall = two.here.clock.wall = two.there.clock.wall.replace(year=2027)
    (risk,) = sampling.risks(plan)
    assert ("sample-risk-overdue", (("count", 2),)) in [(one.code, one.facts) for one in risk.reasons]
    for action in here.verifying.actions.mine():
        assert sampling.item(item.id).state == "agreed_with_actions"
        answer, _ = here.verifying.actions.answer(action.opened.name, ANSWER, two.me, "cy", Silent())
        there.verifying.reports.take_in("answer.pdf", two.answered(answer.identity))
        later(two)
        there.verifying.actions.recheck({action.opened.name: Second("closed")}, two.verifier, "cy", Silent())
    assert sampling.item(item.id).state == "closed"
    (risk,) = sampling.risks(plan)
    assert "sample-risk-overdue" not in {one.code for one in risk.reasons}


def test_a_report_waits_for_its_record_and_for_its_signer(two: Two) -> None:
    report, place = two.verified(), desk(RHYS)
    fresh, place.clock.wall = place.rooms, two.there.clock.wall
    taken, _ = fresh.archive.take_in("report.pdf", two.sent(report.identity))
    assert (taken.outcome, taken.opening.verdict) == ("kept", "unknown-signer")
    assert [one.identity for one in fresh.verifying.statements.waiting()] == [report.identity]
    assert fresh.verifying.statements.about(report.identity) == two.held.identity
    assert fresh.verifying.statements.about(two.held.identity) == ""
    assert fresh.verifying.actions.every() == ()
    fresh.verifying.statements.vouch(report.identity, how="dros y ffôn", by="Rhys")
    assert [one.state for one in fresh.verifying.actions.every()] == ["open", "open"]
    fresh.archive.take_in("r.pdf", two.here.rooms.archive.file(two.held.identity))
    assert fresh.verifying.statements.waiting() == []
    assert [one.identity for one in fresh.verifying.reports.of_record(two.held.identity)] == [report.identity]
    fresh.archive.withdraw(two.verifier.fingerprint, reason="allwedd ar goll", by="Rhys")
    assert fresh.verifying.actions.every() == ()
    fresh.close()


def test_it_is_noted_as_unsent_until_it_is_handed_over_beside_its_record(two: Two, tmp_path: Path) -> None:
    report, rooms = two.verified(), two.there.rooms
    assert ("statement", report.identity) in [(one.kind, one.thing) for one in outbox.unsent(rooms.store)]
    files = rooms.verifying.reports.export([report.identity], tmp_path, certificates={two.verifier.fingerprint: b"PEM"})
    names = sorted(file.name for file in tmp_path.iterdir())
    start = f"{two.held.reference}-{two.held.identity[:8]}"
    assert names == [f"{start}-verified-{report.identity[:8]}.pdf", f"{start}.pdf", "identity.pem"]
    assert {file.name for file in files} == set(names) - {"identity.pem"}
    assert (tmp_path / names[0]).read_bytes() == two.sent(report.identity)
    assert ("statement", report.identity) not in [(one.kind, one.thing) for one in outbox.unsent(rooms.store)]


def test_of_several_none_is_written_over_another_however_alike_their_ids_begin(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, rooms = two.verified(), two.verified(), two.there.rooms
    names = [first.identity, second.identity, first.identity]
    monkeypatch.setattr(reporting, "statement_name", lambda _one: f"{two.held.reference}-{two.held.identity[:8]}.PDF")
    files = rooms.verifying.reports.export(names, tmp_path)
    record, *reports = [file.read_bytes() for file in files]
    assert record == rooms.archive.file(two.held.identity)
    assert reports == [two.sent(first.identity), two.sent(second.identity)]
    assert [file.parent for file in files] == [tmp_path, tmp_path / "2", tmp_path / "3"]
    for damage in (
        "UPDATE statement SET overall = 'confirmed'", "DELETE FROM statement", "UPDATE statement SET file = x'00'",
    ):  # fmt: skip
        assert refusal(lambda sql=damage: rooms.store.run(sql)) == "row-immutable"  # type: ignore[misc]


@pytest.mark.slow
def test_what_may_not_be_sealed_is_not(two: Two) -> None:
    rooms, changed = two.here.rooms, two.verified
    review = reviewed(rooms.archive.payload(two.held.identity), two.held.identity)
    now = two.here.clock.wall
    seal = rooms.verifying.reports.seal
    assert refusal(lambda: seal(review, two.me, "cy", now, Silent())) == "signer-own-record"
    assert refusal(lambda: changed(interest=None)) == "seal-not-fitting"
    assert refusal(lambda: changed(overall=None)) == "seal-not-fitting"
    assert refusal(lambda: changed(findings=())) == "seal-not-fitting"
    assert refusal(lambda: changed(feedback="x" * 20_001)) == "seal-not-fitting"
    assert refusal(lambda: changed(interest=Interest("some"))) == "seal-not-fitting"
    assert two.there.rooms.verifying.reports.listed() == []


def test_what_an_attacker_makes_of_it_is_refused_for_its_reason(two: Two) -> None:
    report = two.verified()
    file, said = two.sent(report.identity), report.payload
    opening = two.here.rooms.archive.open("r.pdf", file)
    row = opening.row("statement")
    assert (opening.verdict, row.state, row.code) == ("accepted", "noted", "report-confirmed-with-action")
    assert dict(row.facts) == {
        "by": "Mair Pugh", "reference": two.held.reference, "candidate": two.held.candidate,
        "assessor": "Rhys Wyn Jones", "identity": two.held.identity,
    }  # fmt: skip
    assert [(signer.name, signer.role) for signer in opening.signers] == [("Mair Pugh", "verifier")]
    assert (opening.decision and opening.decision.outcome, opening.row("time").code) == (
        "confirmed-with-action", "time-verifier-clock",
    )  # fmt: skip
    thief = somebody("Dai Bevan")
    anchors = (Anchor(two.verifier.certificate), Anchor(thief.certificate), Anchor(two.me.certificate))
    now = two.there.clock.wall

    def judged(data: bytes) -> tuple[str, set[str]]:
        opening = open_record("r.pdf", data, anchors, now)
        return opening.verdict, {row.code for row in opening.rows if row.state == "fails"}

    def forged(change: object, key: object = thief) -> tuple[str, set[str]]:
        made = copy.deepcopy(said)
        change(made)  # type: ignore[operator]
        return judged(signing.sign(templates.render(made), key, now))  # type: ignore[arg-type]

    base = templates.render(said)
    assert judged(file) == ("accepted", set())

    def turned(made: dict[str, object]) -> None:
        made["overall"] = "confirmed"

    changed = copy.deepcopy(said)
    turned(changed)
    graft = templates.render(changed) + file[len(base) :]
    assert judged(graft)[0] in {"refused", "unreadable"}
    assert "pages-differ" in judged(file.replace(b"/Type /Page", b"/Type /Pagf", 1))[1]
    # signed by somebody else, whose name it does not carry
    assert forged(turned) == ("refused", {"signer-not-the-verifier"})

    def of_another(made: dict[str, object]) -> None:
        made["verifies"]["identity"] = "00" * 32  # type: ignore[index]

    assert forged(of_another) == ("refused", {"signer-not-the-verifier"})

    def in_another_name(made: dict[str, object]) -> None:
        made["verifier"]["name"] = "Mair Wyn Pugh"  # type: ignore[index]

    assert forged(in_another_name, two.verifier) == ("refused", {"signer-not-the-verifier"})

    def by_the_assessor(made: dict[str, object]) -> None:
        made["verifier"] = {**made["assessor"], "role": "verifier"}  # type: ignore[dict-item]

    assert forged(by_the_assessor, two.me) == ("refused", {"signer-own-record"})

    def no_cause(made: dict[str, object]) -> None:
        made["decided"][0]["criteria"][2]["cause"] = ""  # type: ignore[index]

    assert forged(no_cause, two.verifier) == ("refused", {"payload-invalid"})

    def of_what_it_does_not_decide(made: dict[str, object]) -> None:
        made["actions"][0]["criteria"] = [f"{made['decided'][0]['key']}#knowledge:99"]  # type: ignore[index]

    assert forged(of_what_it_does_not_decide, two.verifier) == ("refused", {"payload-invalid"})


def test_a_report_whose_record_never_comes_is_kept_no_longer_than_a_record(two: Two) -> None:
    report, place = two.verified(), desk(RHYS)
    fresh, place.clock.wall = place.rooms, two.there.clock.wall
    fresh.archive.take_in("report.pdf", two.sent(report.identity))
    (kept,) = fresh.retention.kept()
    assert (kept.name, [one.identity for one in kept.records]) == (two.held.candidate, [two.held.identity])
    with pytest.raises(Refusal, match="row-immutable"):
        fresh.store.run("DELETE FROM statement")
    place.clock.wall += dt.timedelta(days=4 * 366)
    renewed = identities.make(RHYS.name, "Canolfan Asesu Menai", "p-1", place.clock.wall)
    fresh.retention.dispose(Asked((kept.candidate,), "Tair blynedd heibio"), renewed, None, Silent())
    for table in ("statement", "statement_standing"):
        assert fresh.store.rows(f"SELECT 1 FROM {table}") == [], table  # noqa: S608 - our own names
    assert (fresh.retention.kept(), list(fresh.archive.examine_journal())) == ([], [])
    assert fresh.archive.take_in("report.pdf", two.sent(report.identity))[0].outcome == "turned-away"


def test_the_journal_misses_a_report(two: Two) -> None:
    rooms, report = two.there.rooms, two.verified()
    assert list(rooms.archive.examine_journal()) == []
    rooms.store.run("DROP TRIGGER statement_is_sealed")
    rooms.store.run("UPDATE statement SET file = x'00'")
    assert [one.code for one in rooms.archive.examine_journal()] == ["journal-statement-differs"]
    rooms.store.run("DROP TRIGGER statement_is_kept")
    rooms.store.run("DELETE FROM statement")
    (finding,) = rooms.archive.examine_journal()
    assert (finding.code, finding.facts) == ("journal-statement-gone", {"reference": report.statement.record})


def test_a_report_goes_with_its_record_and_does_not_come_back(two: Two) -> None:
    rooms, data = two.there.rooms, two.sent(two.verified().identity)
    rooms.verifying.actions.keep_draft(rooms.verifying.actions.every()[0].opened.name, "recheck", {"reason": "x"})
    candidate = rooms.archive.payload(two.held.identity)["candidate"]["id"]
    two.there.clock.wall += dt.timedelta(days=4 * 366)
    renewed = identities.make("Mair Pugh", "Canolfan Asesu Menai", "p-1", two.there.clock.wall)
    rooms.retention.dispose(Asked((candidate,), "Tair blynedd heibio"), renewed, None, Silent())
    for table in ("record", "statement", "statement_standing", "action_step", "action_draft"):
        assert rooms.store.rows(f"SELECT 1 FROM {table}") == [], table  # noqa: S608 - our own names
    taken, changes = rooms.archive.take_in("report.pdf", data)
    row = taken.opening.row("statement")
    assert (taken.outcome, row.state, row.code, changes) == (
        "turned-away", "fails", "statement-record-disposed", Changes(),
    )  # fmt: skip
