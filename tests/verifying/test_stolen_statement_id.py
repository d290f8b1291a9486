"""A statement that bears another's id and comes first: it gives way to the one that is believed, and both are kept."""

from __future__ import annotations

import copy
import datetime as dt
import functools
import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records import canonical, templates
from assessor_app.records.retention.model import Asked
from assessor_app.trust import identity as identities
from assessor_app.trust import signing
from tests.records.forging import swap_stream
from tests.records.sealed import somebody
from tests.verifying.reported import MAIR
from tests.verifying.two_stores import Two, desk, two_stores

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor_app.records.model import Payload
    from assessor_app.trust.model import Identity
    from assessor_app.verifying.inbox.model import Item
    from tests.observing.furnished import Place
    from tests.verifying.two_stores import Desk

ELSEWHERE = {"record": "7d1f0a34-1b2c-4c3d-8e4f-5a6b7c8d9e0f", "identity": "c4" * 32}


@functools.cache
def thief() -> Identity:
    return somebody("Dai Bevan")


@pytest.fixture
def two() -> Iterator[Two]:
    made = two_stores()
    yield made
    made.here.rooms.close()
    made.there.rooms.close()


def forged(true: Payload, by: str = "verifier", **changes: Any) -> bytes:  # noqa: ANN401 - parts of a payload
    """The same with another text, by somebody else: whole, well signed, under the true one's id."""
    payload = copy.deepcopy(true)
    for part, said in changes.items():
        payload[part] = {**payload[part], **said} if isinstance(said, dict) else said
    payload[by] |= {"name": "Dai Bevan", "certificate": thief().fingerprint}
    return signing.sign(templates.render(payload), thief(), dt.datetime.fromisoformat(payload["record"]["sealed_at"]))


def came(at: Desk | Place, folder: Path, **files: bytes) -> list[Item]:
    """Take files in, as one delivery; what is listed of them and of all that came before."""
    paths = []
    for name, data in files.items():
        paths.append(folder / f"{name}.pdf")
        paths[-1].write_bytes(data)
    at.rooms.verifying.inbox.take_in(paths, Silent(), workers=0)
    return listed(at)


def listed(at: Desk | Place) -> list[Item]:
    inbox = at.rooms.verifying.inbox
    return [item for one in reversed(inbox.deliveries()) for item in inbox.items(one.number)]


def states(items: list[Item]) -> list[tuple[str, str, str]]:
    return [(one.source, one.state, one.code) for one in items]


def whole(two: Two) -> None:
    """The journal tells of all that is kept, and nothing in the store is damaged."""
    rooms = two.here.rooms
    assert list(rooms.archive.examine_journal()) == []
    assert rooms.store.damage() == []


def test_the_true_report_takes_its_place_when_it_comes(two: Two, tmp_path: Path) -> None:
    rooms, report = two.here.rooms, two.verified()
    wrong = forged(report.payload, feedback="Popeth yn iawn.", overall="confirmed", actions=[])
    true = two.sent(report.identity)
    assert states(came(two.here, tmp_path, ffug=wrong)) == [("ffug.pdf", "waiting", "signer-unknown")]
    items = came(two.here, tmp_path, gwir=true)
    assert states(items) == [("ffug.pdf", "at-odds", "statement-id-taken"), ("gwir.pdf", "accepted", "")]
    assert [item.number for item in rooms.verifying.inbox.quarantine()] == [items[0].number]
    assert [rooms.verifying.inbox.signers.bytes_of(one) for one in items] == [wrong, true]
    (kept,) = rooms.verifying.reports.of_record(two.held.identity)
    assert (kept.identity, kept.statement.verdict) == (report.identity, "accepted")
    assert [one.opened.report for one in rooms.verifying.actions.mine()] == [report.identity] * 2
    assert [one.deed for one in rooms.archive.journal.about(items[0].identity)] == ["statement", "displaced"]
    again = came(two.here, tmp_path, eto=wrong)
    assert states(again)[2:] == [("eto.pdf", "at-odds", "statement-id-taken")]
    assert not rooms.archive.find(two.held.identity).disputed
    whole(two)


@pytest.mark.slow
def test_it_takes_its_place_when_its_signer_is_vouched_for_later(two: Two, tmp_path: Path) -> None:
    rooms, report = two.here.rooms, two.verified()
    rooms.archive.withdraw(two.verifier.fingerprint, reason="allwedd ar goll", by="Rhys")
    wrong, true = forged(report.payload), two.sent(report.identity)
    items = came(two.here, tmp_path, ffug=wrong, gwir=true)
    assert states(items) == [("ffug.pdf", "waiting", "signer-unknown"), ("gwir.pdf", "at-odds", "statement-id-taken")]
    signers = rooms.verifying.inbox.signers
    assert [getattr(signers.waits_for(one.number), "name", "") for one in items] == ["Dai Bevan", "Mair Pugh"]
    assert signers.vouch(items[1].number, "dros y ffôn", "Rhys", Silent())[0] == 1
    assert states(listed(two.here)) == [("ffug.pdf", "at-odds", "statement-id-taken"), ("gwir.pdf", "accepted", "")]
    assert [one.identity for one in rooms.verifying.reports.listed()] == [report.identity]
    whole(two)


@pytest.mark.slow
def test_what_is_accepted_stays_and_what_is_answered_is_not_lost(two: Two, tmp_path: Path) -> None:
    rooms, report = two.here.rooms, two.verified()
    wrong, true = forged(report.payload), two.sent(report.identity)
    rooms.vouched.vouch(thief().certificate, how="dros y ffôn", by="Rhys", at="2026-11-22T13:00:00+00:00")
    assert states(came(two.here, tmp_path, cyntaf=wrong, ail=true)) == [
        ("cyntaf.pdf", "accepted", ""), ("ail.pdf", "at-odds", "statement-id-taken"),
    ]  # fmt: skip
    (first,) = rooms.verifying.reports.listed()
    for damage in (
        "INSERT INTO displaced SELECT identity, id, 'x', '' FROM statement", "DELETE FROM statement",
        "DELETE FROM record_file", "DELETE FROM record_file_about",
    ):  # fmt: skip
        with pytest.raises(Refusal, match="row-immutable"):
            rooms.store.run(damage)
    action = rooms.verifying.actions.mine()[0].opened
    rooms.verifying.actions.keep_draft(action.name, "answer", {"done": "Ar y gweill."})
    rooms.archive.withdraw(thief().fingerprint, reason="nid hwn oedd ef", by="Rhys")
    rooms.archive.judge_again(two.verifier.fingerprint)
    assert [one.identity for one in rooms.verifying.reports.listed()] == [first.identity]
    assert states(listed(two.here))[1][1] == "at-odds"
    whole(two)


@pytest.mark.slow
def test_a_withdrawal_under_a_stolen_id_gives_way_too(two: Two) -> None:
    here, there = two.here.rooms, two.there.rooms
    made, _ = here.withdrawing.withdraw(two.held.identity, "Yr ymgeisydd anghywir", two.me, Silent())
    true = here.archive.withdrawals.file(made.identity)
    said = here.store.one("SELECT payload FROM withdrawal")
    assert said is not None
    wrong = forged(json.loads(said["payload"]), "assessor")
    assert there.archive.take_in("ffug.pdf", wrong)[0].opening.verdict == "unknown-signer"
    assert not there.archive.find(two.held.identity).withdrawn
    taken, _ = there.archive.take_in("gwir.pdf", true)
    assert (taken.outcome, there.archive.find(two.held.identity).withdrawn) == ("kept", made.sealed_at)
    known = there.archive.ground(true).drawn
    assert (known and known.identity, there.archive.ground(wrong).drawn) == (made.identity, None)
    assert [one.identity for one in there.archive.withdrawals.of_record(two.held.identity)] == [made.identity]
    assert there.archive.take_in("eto.pdf", wrong)[0].outcome == "at-odds"
    assert list(there.archive.examine_journal()) == []


def test_a_record_gives_way_though_something_was_said_of_it_and_a_later_program_drew_it(
    two: Two, tmp_path: Path
) -> None:
    fresh, true = desk(MAIR), two.here.rooms.archive.file(two.held.identity)
    payload, archive = two.here.rooms.archive.payload(two.held.identity), fresh.rooms.archive
    fresh.rooms.vouched.vouch(two.me.certificate, how="dros y ffôn", by="Mair", at="2026-11-22T13:00:00+00:00")
    fresh.clock.wall = two.there.clock.wall
    later = copy.deepcopy(payload) | {"template": "observation/99", "verifies": {"of": "nobody"}}
    later["assessor"] |= {"name": "Dai Bevan", "certificate": thief().fingerprint}
    base = swap_stream(templates.render(payload), canonical.canonical(payload), canonical.canonical(later))
    wrong = signing.sign(base, thief(), dt.datetime.fromisoformat(payload["record"]["sealed_at"]))
    (item,) = came(fresh, tmp_path, ffug=wrong)
    assert (item.state, item.verdict) == ("waiting", "unchecked")
    about = forged(two.verified().payload, verifies={"identity": item.identity})
    assert states(came(fresh, tmp_path, amdano=about, gwir=true)) == [
        ("ffug.pdf", "at-odds", "record-id-taken"), ("amdano.pdf", "waiting", "signer-unknown"),
        ("gwir.pdf", "accepted", ""),
    ]  # fmt: skip
    assert archive.find(two.held.record).identity == two.held.identity
    assert [one.of_identity for one in fresh.rooms.verifying.statements.waiting()] == [item.identity]
    assert list(archive.examine_journal()) == []
    fresh.rooms.close()


@pytest.mark.slow
def test_what_stands_beside_goes_with_the_record_it_is_about_though_that_never_came(two: Two, tmp_path: Path) -> None:
    rooms, report = two.here.rooms, two.verified()
    wrong = forged(report.payload, verifies=ELSEWHERE, candidate={"name": "Arall"})
    came(two.here, tmp_path, ffug=wrong, gwir=two.sent(report.identity))
    two.here.clock.wall = two.here.clock.wall.replace(year=2036)
    (absent,) = [one for one in rooms.retention.due() if one.candidate.startswith("absent:")]
    assert (absent.name, [one.identity for one in absent.records]) == ("Arall", [ELSEWHERE["identity"]])
    me = identities.make("Rhys Wyn Jones", "Canolfan Asesu Menai", "a-1", two.here.clock.wall)
    rooms.retention.dispose(Asked((absent.candidate,), "Heibio", "cy"), me, None, Silent())
    for table in ("record_file", "record_file_about", "displaced"):
        assert rooms.store.one(f"SELECT 1 FROM {table}") is None  # noqa: S608 - our own names
    assert [one.identity for one in rooms.verifying.reports.listed()] == [report.identity]
    whole(two)


@pytest.mark.slow
def test_what_a_stranger_says_of_a_record_of_long_ago_takes_none_along_whose_number_it_names(two: Two) -> None:
    fresh, true = desk(MAIR), two.here.rooms.archive.file(two.held.identity)
    rooms, fresh.clock.wall = fresh.rooms, two.there.clock.wall
    rooms.archive.take_in("ffug.pdf", forged(two.here.rooms.archive.payload(two.held.identity), "assessor"))
    rooms.archive.take_in("gwir.pdf", true)
    report = two.verified()
    assert rooms.archive.take_in("adroddiad.pdf", two.sent(report.identity))[0].outcome == "kept"
    assert [one for one in rooms.retention.kept() if one.candidate.startswith("absent:")] == []
    rooms.archive.vouch_for(two.me.certificate, "dros y ffôn", "Mair")
    old, said = "2026-11-01T10:00:00+00:00", copy.deepcopy(report.payload)
    said["record"]["id"] = "2b6d7a10-5c3e-4f8a-9d21-0e4b7c9a1f35"
    stranger = identities.make("Dai Bevan", "Arall", "x-9", dt.datetime.fromisoformat(old) - dt.timedelta(days=1))
    said["record"]["sealed_at"], said["verifies"]["identity"] = old, ELSEWHERE["identity"]
    said["verifier"] |= {"name": "Dai Bevan", "certificate": stranger.fingerprint}
    file = signing.sign(templates.render(said), stranger, dt.datetime.fromisoformat(old))
    assert rooms.archive.take_in("hen.pdf", file)[0].outcome == "kept"
    absent = next(one for one in rooms.retention.kept() if one.candidate.startswith("absent:"))
    when = dt.datetime(2036, 11, 22, tzinfo=dt.UTC)
    fresh.clock.wall = when
    mair = identities.make("Mair Pugh", "Canolfan Asesu Menai", "v-1", when)
    rooms.retention.dispose(Asked((absent.candidate,), "Heibio", "cy"), mair, None, Silent())
    assert [(one.identity, one.verdict) for one in rooms.archive.records()] == [(two.held.identity, "accepted")]
    assert rooms.archive.take_in("eto.pdf", true)[0].outcome == "duplicate"
    assert list(rooms.archive.examine_journal()) == []
    rooms.close()
