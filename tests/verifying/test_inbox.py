"""The inbox: what lies in files, folders and zips comes in once, each where it belongs; what is not believed waits."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Cancelled, Refusal
from assessor_app.language.sentences import SENTENCES
from assessor_app.progress import Silent
from assessor_app.records.retention import store as erasing
from assessor_app.verifying.inbox import zips
from assessor_app.verifying.inbox.sources import Sources
from assessor_app.verifying.inbox.watching import Watch, listing
from tests.centre.founded import HandClock as CentreClock
from tests.centre.founded import centre, certified, desk
from tests.records.chained import chain
from tests.records.sealed import signed
from tests.verifying.boxes import few, flipped, items, stick, take_in, told, verifier, zipped
from tests.verifying.dumped import dump
from tests.verifying.two_stores import two_stores

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor_app.trust.authority.roles import Role
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.inbox.model import Item
    from tests.observing.furnished import Place


@pytest.fixture
def place() -> Iterator[Place]:
    made = verifier()
    yield made
    made.rooms.close()


def kept(place: Place) -> dict[str, list[str]]:
    """All that a store holds but the list of deliveries itself."""
    return dump(
        place.rooms.store, but={"inbox_delivery", "inbox_item", "inbox_count", "inbox_total", "sqlite_sequence"}
    )


def test_a_folder_comes_in_with_each_file_where_it_belongs_and_again_changes_nothing(
    place: Place, tmp_path: Path
) -> None:
    folder, inbox = stick(tmp_path / "cof"), place.rooms.verifying.inbox
    delivery = take_in(place, folder)
    assert told(place, delivery) == {
        "cof/a-cofnod.pdf": ("accepted", ""),
        "cof/b-newidiwyd.pdf": ("quarantined", "signature-invalid"),
        "cof/c-dieithryn.pdf": ("waiting", "signer-same-name"),
        "cof/d-wag.pdf": ("quarantined", "file-empty"),
        "cof/is/e-wedyn.pdf": ("accepted", ""),
    }
    assert delivery.files == 5
    assert (delivery.way, delivery.place, bool(delivery.ended_at)) == ("files", "cof", True)
    assert {one.apart for one in items(place, delivery) if one.state == "quarantined"} == {True, False}
    assert place.rooms.verifying.pool.count() == len(place.rooms.archive.identities()) == 2
    open_ones = [one.source for one in inbox.quarantine()]
    before = kept(place)
    again = take_in(place, folder)
    assert again.of("known") == 4  # the empty one is nothing that could be known
    assert kept(place) == before
    assert [one.source for one in inbox.quarantine()][-len(open_ones) :] == open_ones
    assert [one.number for one in inbox.deliveries()] == [again.number, delivery.number]
    assert [one.number for one in inbox.deliveries(before=again.number)] == [delivery.number]


def test_a_zip_holds_the_same_as_its_folder_and_nothing_is_unpacked(place: Place, tmp_path: Path) -> None:
    folder = stick(tmp_path / "cof")
    file = zipped(folder, tmp_path / "cof Siân.zip")
    with Sources.of([folder]) as there, Sources.of([file]) as packed:
        wanted = {one.source.partition("/")[2]: one.read() for one in there}
        assert {one.source.partition("/")[2]: one.read() for one in packed} == wanted
    small = zipped(few(tmp_path / "ychydig"), tmp_path / "ychydig.zip")
    assert {name: state for name, (state, _) in told(place, take_in(place, small)).items()} == {
        "ychydig.zip/a.pdf": "accepted", "ychydig.zip/b.pdf": "quarantined",
    }  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cof", "cof Siân.zip", "ychydig", "ychydig.zip"]


@pytest.mark.parametrize(
    ("how", "code"),
    [("damaged", "zip-damaged"), ("locked", "zip-encrypted"), ("many", "zip-large"), ("twice", "zip-damaged")],
)
def test_a_zip_beyond_its_bounds_says_so_and_stops_no_other(
    tmp_path: Path, how: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = tmp_path / "a.zip", tmp_path / "b.pdf"
    good.write_bytes(b"%PDF-1.7\n")
    with zipfile.ZipFile(bad, "w") as held:
        for name in ("x.pdf", "y.pdf"):
            held.writestr(name, b"%PDF-1.7\n")
    data = bad.read_bytes()
    if how == "damaged":
        data = data[:-30]
    elif how == "locked":
        at = data.index(b"PK\x01\x02") + 8
        data = data[:at] + bytes([data[at] | 1]) + data[at + 1 :]
    elif how == "twice":
        data = data.replace(b"y.pdf", b"x.pdf")
    else:
        monkeypatch.setattr(zips, "MOST_FILES", 1)
    bad.write_bytes(data)
    with Sources.of([bad, good]) as sources:
        first, second = sources
        with pytest.raises(Refusal) as told_of:
            first.read()
        assert (told_of.value.code, second.read()) == (code, b"%PDF-1.7\n")


def test_what_lies_too_deep_or_is_named_too_long_in_a_zip_is_passed_over(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as held:
        held.writestr("/".join("abcdefghijklmnopq") + "/x.pdf", b"%PDF-1.7\n")
        held.writestr("x" * 500 + ".pdf", b"%PDF-1.7\n")
        held.writestr("../../allan.pdf", b"%PDF-1.7\n")
        held.writestr("Siân/Tŷ Gwyn.pdf", b"%PDF-1.7\n")
    with Sources.of([tmp_path / "a.zip"]) as sources:
        assert [one.source for one in sources] == ["a.zip/Siân/Tŷ Gwyn.pdf"]


def test_what_stands_beside_a_record_in_its_zip_is_kept_only_as_it_was_sealed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as held:
        held.writestr("is/a.pdf", b"%PDF-1.7\n")
        held.writestr("is/evidence-0193a5f2/01-galwad.mp3", b"galwad")
        held.writestr("is/evidence-0193a5f2/02-newid.mp3", b"arall!")
    files = [
        {"beside": True, "attachment": name, "size": 6, "sha256": hashlib.sha256(b"galwad").hexdigest()}
        for name in ("01-galwad.mp3", "02-newid.mp3", "03-coll.mp3")
    ]
    payload = {"template": "observation/3", "record": {"id": "0193a5f2-0000-7d57-8e3a-0123456789ab"}, "files": files}
    with Sources.of([tmp_path / "a.zip"]) as sources:
        (found,) = sources.files
        assert found.beside(payload | {"files": files[:1]}) == {files[0]["sha256"]: b"galwad"}
        assert found.beside(payload | {"files": files[1:]}) == {}


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "cof").mkdir()
    (tmp_path / "arall.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "cof" / "dolen.pdf").symlink_to(tmp_path / "arall.pdf")
    with Sources.of([tmp_path / "cof"]) as sources:
        assert len(sources) == 0


def test_what_is_something_else_is_told_where_it_belongs(place: Place, tmp_path: Path) -> None:
    (tmp_path / "pecyn.json").write_bytes(b'{"pack":{}}')
    (tmp_path / "tyst.pem").write_bytes(b"-----BEGIN CERTIFICATE-----\n")
    found = items(place, take_in(place, tmp_path / "pecyn.json", tmp_path / "tyst.pem"))
    assert [(one.kind, one.code) for one in found] == [
        ("pack", "came-centre-pack"),
        ("certificate", "came-certificate"),
    ]
    assert {one.code for one in found} <= set(SENTENCES)


def test_what_waits_is_accepted_once_somebody_vouches_and_waits_again_when_that_is_withdrawn(
    place: Place, tmp_path: Path
) -> None:
    rooms, inbox = place.rooms, place.rooms.verifying.inbox
    (tmp_path / "c.pdf").write_bytes(signed().sealed.file)
    delivery = take_in(place, tmp_path / "c.pdf")
    (waiting,) = inbox.quarantine()
    assert (waiting.state, waiting.verdict, waiting.apart) == ("waiting", "unknown-signer", False)
    rooms.archive.vouch(waiting.identity, how="@person", by="Mair")
    assert inbox.quarantine() == []
    found = inbox.delivery(delivery.number)
    assert found is not None
    assert found.counts == (("accepted", 1),)
    rooms.archive.withdraw(waiting.signer, reason="Camgymeriad", by="Mair")
    assert [one.number for one in inbox.quarantine()] == [waiting.number]


def test_what_was_refused_is_judged_again_by_itself_once_the_ground_has_changed(place: Place, tmp_path: Path) -> None:
    """The clock of the device was behind: the file was sealed in the future, and no longer is."""
    inbox, clock = place.rooms.verifying.inbox, place.clock
    then, clock.wall = clock.wall, clock.wall - dt.timedelta(days=300)
    (tmp_path / "r.pdf").write_bytes(chain("qualified").record.file)
    take_in(place, tmp_path / "r.pdf")
    (held,) = inbox.quarantine()
    assert (held.state, held.headline, held.apart) == ("quarantined", "clocks-differ", True)
    clock.wall = then
    inbox.catch_up(Silent())  # the first time the ground is noted
    assert inbox.quarantine() == []
    assert inbox.item(held.number).state == "accepted"
    assert place.rooms.store.rows("SELECT * FROM inbox_file") == []
    assert place.rooms.verifying.pool.count() == 1


@pytest.mark.slow
def test_nothing_is_judged_twice_on_the_same_ground(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, judged = place.rooms.verifying.inbox, []
    (tmp_path / "r.pdf").write_bytes(flipped(chain().verified))
    take_in(place, tmp_path / "r.pdf")
    again = inbox.try_again

    def counted(number: int) -> tuple[Item, Changes]:
        judged.append(number)
        return again(number)

    monkeypatch.setattr(inbox, "try_again", counted)
    inbox.catch_up(Silent())
    inbox.catch_up(Silent())
    assert len(judged) == 1
    place.rooms.vouched.vouch(signed().identity.certificate, how="@person", by="Mair", at="2026-11-23T12:00:00Z")
    inbox.catch_up(Silent())
    assert len(judged) == 2


def test_what_is_taken_out_can_be_put_back_until_the_desk_is_entered_again(place: Place, tmp_path: Path) -> None:
    inbox = place.rooms.verifying.inbox
    (tmp_path / "r.pdf").write_bytes(flipped(chain().verified))
    take_in(place, tmp_path / "r.pdf")
    (held,) = inbox.quarantine()
    inbox.remove(held.number)
    assert inbox.quarantine() == []
    inbox.put_back(held.number)
    assert inbox.quarantine() == [held]
    inbox.remove(held.number)
    with pytest.raises(Refusal) as no:
        inbox.remove(held.number)
    assert no.value.code == "inbox-file-kept"
    inbox.catch_up(Silent())
    with pytest.raises(Refusal) as gone:
        inbox.file(held.number)
    assert gone.value.code == "inbox-file-unknown"
    take_in(place, tmp_path / "r.pdf")
    assert [one.state for one in inbox.quarantine()] == ["quarantined"]


def test_who_does_not_verify_keeps_no_bytes_of_what_was_refused(place: Place, tmp_path: Path) -> None:
    place.rooms.verifying.say_verifies(verifies=False)
    (tmp_path / "r.pdf").write_bytes(flipped(chain().verified))
    take_in(place, tmp_path / "r.pdf")
    (held,) = place.rooms.verifying.inbox.quarantine()
    assert not held.apart


@pytest.mark.slow
def test_stopping_a_delivery_keeps_what_came_and_going_on_ends_the_same(place: Place, tmp_path: Path) -> None:
    class Stopped:
        def step(self, done: int, _total: int, _what: str = "") -> None:
            if done == 1:
                raise Cancelled

    folder, inbox = few(tmp_path / "cof"), place.rooms.verifying.inbox
    with pytest.raises(Cancelled):
        inbox.take_in([folder], Stopped(), workers=0)
    (broken,) = inbox.deliveries()
    assert (broken.files, broken.ended_at) == (1, "")
    assert take_in(place, folder).counts == (("known", 1), ("quarantined", 1))
    assert place.rooms.archive.identities() == [chain().record.identity]
    assert [one["sha256"] for one in place.rooms.store.rows("SELECT sha256 FROM inbox_file")] == [
        hashlib.sha256((folder / "b.pdf").read_bytes()).hexdigest()
    ]


def test_nothing_found_is_no_delivery(place: Place, tmp_path: Path) -> None:
    assert place.rooms.verifying.inbox.take_in([tmp_path], Silent()) == (
        None,
        place.rooms.verifying.pool.note_sampled([]),
    )
    assert place.rooms.verifying.inbox.deliveries() == []


def test_what_is_disposed_of_leaves_the_inbox_and_so_does_its_tampered_copy(place: Place, tmp_path: Path) -> None:
    store, made = place.rooms.store, chain()
    (tmp_path / "a.pdf").write_bytes(made.verified)
    (tmp_path / "b.pdf").write_bytes(flipped(made.verified))
    delivery = take_in(place, tmp_path / "a.pdf", tmp_path / "b.pdf")
    assert delivery.files == 2
    take_in(place, tmp_path / "a.pdf")
    inbox = place.rooms.verifying.inbox
    assert inbox.how_many() == {"accepted": 1, "quarantined": 1, "known": 1}
    place.rooms.archive.withdraw(items(place, delivery)[0].signer, reason="Camgymeriad", by="Rhys")
    assert inbox.how_many() == {"waiting": 1, "quarantined": 1, "known": 1}
    with store.transaction():
        erasing.note_disposal(store, "2030-01-01T00:00:00Z", b"-", [("record", made.record.identity)])
        erasing.erase_records(store, [made.record.identity])
    assert items(place, delivery) == []
    assert inbox.how_many() == {}
    assert store.rows("SELECT * FROM inbox_file") == []


def test_a_watched_file_is_taken_once_it_is_whole_and_once_only(place: Place, tmp_path: Path) -> None:
    inbox, file = place.rooms.verifying.inbox, tmp_path / "r.pdf"
    inbox.watch(tmp_path)
    folder, taken = inbox.watched()
    assert folder == tmp_path
    file.write_bytes(chain().verified[:1000])
    watch, whole = Watch(taken).look(listing(tmp_path))
    assert whole == ()
    file.write_bytes(chain().verified)  # still being copied
    watch, whole = watch.look(listing(tmp_path))
    assert whole == ()
    watch, whole = watch.look(listing(tmp_path))
    assert whole == ("r.pdf",)
    delivery, _ = inbox.take_in_watched(tmp_path, {name: watch.last[name] for name in whole}, Silent())
    assert delivery is not None
    assert (delivery.way, delivery.of("accepted")) == ("watched", 1)
    assert watch.look(listing(tmp_path))[1] == ()
    assert "r.pdf" not in str(place.rooms.store.rows("SELECT * FROM inbox_seen"))  # names of files name people
    again = Watch(inbox.watched()[1])  # the program starts anew
    again, _ = again.look(listing(tmp_path))
    assert again.look(listing(tmp_path))[1] == ()
    inbox.watch(None)
    assert inbox.watched() == (None, {})


@pytest.mark.slow
def test_a_verifiers_report_goes_through_the_same_door_to_where_reports_are_kept(tmp_path: Path) -> None:
    two = two_stores()
    inbox, report = two.here.rooms.verifying.inbox, two.verified()
    (tmp_path / "adroddiad.pdf").write_bytes(two.sent(report.identity))
    delivery = take_in(two.here, tmp_path)
    (came,) = items(two.here, delivery)
    assert (came.kind, came.state, came.identity) == ("report", "accepted", report.identity)
    assert (came.record, came.reference) == (two.held.record, two.held.reference)
    assert [one.identity for one in two.here.rooms.verifying.reports.listed()] == [report.identity]
    two.here.rooms.archive.withdraw(came.signer, reason="Camgymeriad", by="Rhys")
    assert [one.number for one in inbox.quarantine()] == [came.number]
    assert take_in(two.here, tmp_path).counts == (("known", 1),)
    two.here.rooms.close()
    two.there.rooms.close()


def test_whoever_verifies_says_so_or_has_a_certificate_that_does(place: Place) -> None:
    room = place.rooms.verifying
    assert room.verifies()
    identity = signed().identity  # made by themselves: it gives no role
    assert room.reports.role(identity) == "verifier"
    room.say_verifies("external-verifier", verifies=True)
    assert (room.verifies_as(), room.reports.role(identity)) == ("external-verifier", "external-verifier")
    assert room.say_verifies(verifies=False).kinds() == {"verifying"}
    assert not room.verifies()
    assert room.verifies_as() == ""


@pytest.mark.parametrize(("role", "verifies"), [("external-verifier", True), ("assessor", False)])
def test_a_certificate_of_a_verifier_turns_the_desk_on(role: Role, verifies: bool) -> None:  # noqa: FBT001
    clock = CentreClock()
    by, mine = centre(clock), desk("Siân Ŵyn Llŷr", clock, "v-1")
    identity, _ = certified(by, "Siân Ŵyn Llŷr", "v-1", role)
    assert not mine.rooms.verifying.verifies()
    mine.rooms.vouched.keep_identity(b"", identity.certificate, "2026-11-22T12:00:00Z")
    assert mine.rooms.verifying.verifies() is verifies
    by.rooms.close()
    mine.rooms.close()
