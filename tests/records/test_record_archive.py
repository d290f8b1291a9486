"""The archive: sealing closes the draft, imports wait for their signer, nothing sealed ever changes."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal, Unavailable
from assessor_app.observing.model import Composer, Event, Mark
from assessor_app.observing.rules import MOST_OF_A_DUE_DAY, MOST_OF_A_PLACE, MOST_OF_A_TEXT, MOST_OF_AN_OWNER
from assessor_app.progress import Silent
from assessor_app.records import store as rows
from assessor_app.standards.model import CriterionKey
from assessor_app.vault import outbox
from tests.observing.furnished import Place, furnished
from tests.records.sealed import example, sealed, signed, somebody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def place() -> Iterator[Place]:
    made = furnished()
    made.clock.wall = dt.datetime(2026, 11, 22, 13, 0, tzinfo=dt.UTC)
    yield made
    made.rooms.close()


def observed(place: Place) -> str:
    """An observation that is ready to be sealed."""
    desk = place.rooms.desk
    observation, _ = desk.start(place.candidate, [place.calls.key], place="Tŷ Gwyn")
    key = CriterionKey(place.calls.key, "performance", 1)
    desk.add_entry(observation.id, Composer("behaviour", "Cyfarchodd y galwr", links=(key,)), "cy")
    desk.judge(observation.id, key, "met")
    at = "2026-11-22T13:00:00+00:00"
    desk.set_event(observation.id, Event(at, at, "Tŷ Gwyn"))
    desk.set_mark(observation.id, Mark("typed", "Siân Llywelyn", at))
    return observation.id


def test_sealing_keeps_the_record_closes_the_draft_and_notes_it_unsent(place: Place) -> None:
    name = observed(place)
    held, changes = place.rooms.archive.seal(place.rooms.visit(name), somebody(), place.rooms.desk, Silent())
    assert place.rooms.desk.observation(name).record == held.record
    assert place.rooms.archive.records() == [held]
    assert (held.origin, held.verdict, held.candidate) == ("own", "accepted", "Siân Llywelyn")
    assert {"observation", "record"} <= changes.kinds()
    assert [(row.kind, row.thing) for row in outbox.unsent(place.rooms.store)] == [("record", held.identity)]


def test_what_is_not_ready_is_not_sealed(place: Place) -> None:
    observation, _ = place.rooms.desk.start(place.candidate, [place.calls.key])
    with pytest.raises(Refusal) as refused:
        place.rooms.archive.seal(place.rooms.visit(observation.id), somebody(), place.rooms.desk, Silent())
    assert refused.value.code == "gap-no-entries"
    assert place.rooms.archive.records() == []
    assert place.rooms.desk.observation(observation.id).record == ""


def test_a_text_that_no_record_can_hold_is_told_as_such_and_what_fits_is_sealed(place: Place) -> None:
    name, desk = observed(place), place.rooms.desk
    desk.put_action(name, "Darllen", "o" * MOST_OF_AN_OWNER, "d" * MOST_OF_A_DUE_DAY, action="a")
    event, entry = desk.observation(name).event, Composer("discussion", "t" * MOST_OF_A_TEXT)
    desk.set_event(name, replace(event, place="p" * MOST_OF_A_PLACE, others="p" * MOST_OF_A_PLACE))
    desk.add_entry(name, entry, "cy")
    desk.put_action(name, "Ysgrifennu", "", "d" * (MOST_OF_A_DUE_DAY + 1), action="b")
    desk.set_mark(name, Mark("typed", "n" * 200, event.end))
    with pytest.raises(Refusal) as refused:
        place.rooms.archive.seal(place.rooms.visit(name), somebody(), desk, Silent())
    assert (refused.value.code, refused.value.facts) == ("seal-not-fitting", {"place": "$.actions[1].due"})
    desk.remove_action(name, "b")
    desk.set_mark(name, Mark("typed", "n" * 200, event.end))
    assert place.rooms.archive.seal(place.rooms.visit(name), somebody(), desk, Silent())[0].verdict == "accepted"


def test_another_persons_key_seals_nothing(place: Place) -> None:
    with pytest.raises(Refusal) as refused:
        place.rooms.archive.seal(place.rooms.visit(observed(place)), somebody("Mair Pugh"), place.rooms.desk, Silent())
    assert refused.value.code == "key-of-another"


def test_export_writes_the_same_bytes_and_ticks_the_record_off(place: Place, tmp_path: Path) -> None:
    held, _ = place.rooms.archive.seal(place.rooms.visit(observed(place)), somebody(), place.rooms.desk, Silent())
    file = place.rooms.archive.export(held.identity, tmp_path)
    assert file.read_bytes() == place.rooms.archive.file(held.identity)
    assert file.name == f"{held.reference}-{held.identity[:8]}.pdf"
    assert outbox.unsent(place.rooms.store) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_what_is_exported_is_for_others_as_the_persons_umask_says(
    place: Place, tmp_path: Path, mask: int, mode: int
) -> None:
    held, _ = place.rooms.archive.seal(place.rooms.visit(observed(place)), somebody(), place.rooms.desk, Silent())
    before = os.umask(mask)
    try:
        place.rooms.archive.export(held.identity, tmp_path, certificate=b"mine")
    finally:
        os.umask(before)
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {mode}
    assert len(list(tmp_path.iterdir())) == 2


def test_export_into_nowhere_says_so_and_loses_nothing(place: Place, tmp_path: Path) -> None:
    held, _ = place.rooms.archive.seal(place.rooms.visit(observed(place)), somebody(), place.rooms.desk, Silent())
    with pytest.raises(Unavailable) as unavailable:
        place.rooms.archive.export(held.identity, tmp_path / "missing")
    assert unavailable.value.code == "export-not-written"
    assert len(outbox.unsent(place.rooms.store)) == 1


def test_an_import_waits_is_vouched_for_and_waits_again_when_withdrawn(place: Place) -> None:
    made = signed()
    archive = place.rooms.archive
    taken, _ = archive.take_in("r.pdf", made.sealed.file)
    assert (taken.outcome, taken.opening.verdict) == ("kept", "unknown-signer")
    identity = made.sealed.identity
    archive.vouch(identity, how="dros y ffôn", by="Mair")
    assert archive.find(identity).verdict == "accepted"
    assert archive.take_in("r.pdf", made.sealed.file)[0].outcome == "duplicate"
    archive.withdraw(made.identity.fingerprint, reason="allwedd ar goll", by="Mair")
    assert archive.find(identity).verdict == "unknown-signer"
    assert [line.deed for line in place.rooms.vouched.journal()] == ["vouched", "withdrawn"]


def test_records_inside_a_store_know_their_standards(place: Place) -> None:
    made = signed()
    opening = place.rooms.archive.open("r.pdf", made.sealed.file)
    assert (opening.row("standard").state, opening.row("standard").code) == ("holds", "standard-known")
    assert opening.row("superseded").state == "holds"


def test_a_damaged_file_is_told_and_not_kept(place: Place) -> None:
    made = signed()
    data = bytearray(made.sealed.file)
    data[len(data) // 2] ^= 1
    taken, changes = place.rooms.archive.take_in("r.pdf", bytes(data))
    assert taken.outcome == "turned-away"
    assert taken.opening.verdict in {"refused", "unreadable"}
    assert (changes.touched, place.rooms.archive.records()) == (frozenset(), [])


def test_a_second_record_under_the_same_number_is_refused_and_kept_as_evidence(place: Place) -> None:
    """Two files that claim to be the same record: the first stays, the second is told and kept beside it."""
    from assessor_app.records import templates  # noqa: PLC0415
    from assessor_app.trust import signing  # noqa: PLC0415
    from tests.records.sealed import NOW  # noqa: PLC0415

    identity = somebody()
    first = sealed(example(), identity)
    place.rooms.archive.take_in("a.pdf", first.file)
    fork = json.loads(json.dumps(first.payload))
    fork["feedback"] = "Adborth arall."
    second = signing.sign(templates.render(fork), identity, NOW)
    taken, _ = place.rooms.archive.take_in("b.pdf", second)
    assert (taken.outcome, taken.opening.verdict) == ("at-odds", "refused")
    assert taken.opening.row("bytes").code == "record-id-taken"
    (kept,) = place.rooms.archive.records()
    assert (kept.identity, kept.disputed) == (first.identity, True)
    (beside,) = place.rooms.archive.beside(kept)
    assert (beside.came_as, beside.source) == ("other-base", "b.pdf")
    assert place.rooms.archive.beside_file(beside) == second
    assert place.rooms.archive.file(first.identity) == first.file
    assert place.rooms.archive.take_in("b.pdf", second)[1].touched == frozenset()
    assert len(place.rooms.archive.beside(kept)) == 1


@pytest.mark.parametrize(
    "damage", ["UPDATE record SET file = x'00'", "DELETE FROM record", "UPDATE record SET payload = '{}'"]
)
def test_sealed_rows_do_not_change(place: Place, damage: str) -> None:
    made = signed()
    place.rooms.archive.take_in("r.pdf", made.sealed.file)
    with pytest.raises(Refusal) as refused:
        place.rooms.store.run(damage)
    assert refused.value.code == "row-immutable"
    assert place.rooms.archive.file(made.sealed.identity) == made.sealed.file


def test_records_are_found_by_identity_its_beginning_id_or_reference(place: Place) -> None:
    made = signed()
    place.rooms.archive.take_in("r.pdf", made.sealed.file)
    said = made.sealed.payload["record"]
    for name in (made.sealed.identity, made.sealed.identity[:8], said["id"], said["reference"]):
        assert place.rooms.archive.find(name).identity == made.sealed.identity
    with pytest.raises(Refusal) as refused:
        place.rooms.archive.find(made.sealed.identity[:7])
    assert refused.value.code == "record-unknown"


def test_what_is_written_while_sealing_is_never_left_out_of_the_record(place: Place) -> None:
    name = observed(place)
    visit = place.rooms.visit(name)
    place.rooms.desk.keep_composer(name, Composer("behaviour", "Ac yna"))
    with pytest.raises(Refusal) as refused:
        place.rooms.archive.seal(visit, somebody(), place.rooms.desk, Silent())
    assert refused.value.code == "observation-changed"
    assert place.rooms.archive.records() == []
    kept = place.rooms.desk.observation(name)
    assert (kept.record, kept.composer.text) == ("", "Ac yna")


def test_export_leaves_somebody_elses_certificate_where_it_is(place: Place, tmp_path: Path) -> None:
    held, _ = place.rooms.archive.seal(place.rooms.visit(observed(place)), somebody(), place.rooms.desk, Silent())
    (tmp_path / "identity.pem").write_bytes(b"another's")
    place.rooms.archive.export(held.identity, tmp_path, certificate=b"mine")
    assert (tmp_path / "identity.pem").read_bytes() == b"another's"
    assert (tmp_path / f"identity-{held.signer[:8]}.pem").read_bytes() == b"mine"


def test_what_lists_ask_for_is_found_by_an_index_however_many_records_there_are(place: Place) -> None:
    """The first screenful must cost the same in a store with many: nothing but the records in order is gone through."""
    asked = f"EXPLAIN QUERY PLAN {rows._HEAD}ORDER BY r.sealed_at DESC, r.identity LIMIT 50"
    plan = [str(step["detail"]) for step in place.rooms.store.rows(asked)]
    gone_through = [step for step in plan if step.startswith("SCAN") and "CONSTANT ROW" not in step]
    assert gone_through == ["SCAN r USING INDEX record_by_time"]
