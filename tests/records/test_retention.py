"""How long records are kept, holding them back, and disposing of them so that no byte stays in the store's file."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlcipher3 import dbapi2 as sqlcipher

from assessor_app.errors import Cancelled, Refusal, Tampered, Unavailable
from assessor_app.observing.model import Composer, Event, Mark
from assessor_app.people.model import Assessor, Centre
from assessor_app.progress import Silent
from assessor_app.records.opening import open_record
from assessor_app.records.retention import certificate
from assessor_app.records.retention.model import Asked, Keeping, Rule, later
from assessor_app.rooms import Rooms, furnish
from assessor_app.standards.library import install_bundled
from assessor_app.standards.model import CriterionKey
from assessor_app.tables import MIGRATIONS
from assessor_app.trust import identity as identities
from assessor_app.trust.model import Anchor, fingerprint
from assessor_app.vault import migrations
from assessor_app.vault.connection import connect
from assessor_app.vault.model import StorePlace
from assessor_app.vault.store import Store
from tests.observing.furnished import HandClock
from tests.records.sealed import somebody

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessor_app.trust.model import Identity
    from assessor_app.vault.model import Changes

KEY = bytes(range(32))
MARKER = "GLOYNBYWGWYN"
PAGE, RESERVE, SALT = 4096, 80, 16  # SQLCipher 4: bytes of a page, of its end (IV and HMAC), before the first
DAY = dt.date(2026, 11, 20)
FIRST = Path(__file__).parents[1] / "fixtures/disposals/first.json"
# Tables that say nothing of a candidate, or only that something was disposed of. A new one is asked about here.
STAYS = {
    "assessor", "backup_done", "backup_plan", "branding", "centre", "centre_certificate", "centre_pack",
    "centre_rules", "centre_trust", "journal_key",
    "journal_line", "disposal", "disposed", "hold", "inbox_place", "migration", "outbox", "own_identity",
    "own_request", "own_token", "preferences", "question", "retention_rule", "standards", "vouching",
}  # fmt: skip
# An index of words that holds none has rows all the same; what is left in it is looked for in the bytes of the store.
INDEX = {"pooled_words_data", "pooled_words_config"}


@dataclass(frozen=True)
class Kept:
    """An encrypted store with two candidates: one with a sealed record, drafts and files, one with a draft."""

    rooms: Rooms
    clock: HandClock
    place: StorePlace
    gone: str
    stays: str
    identity: str

    def run_years(self, years: int) -> None:
        """Let years pass."""
        self.clock.run(years * 366 * 86400)

    def dispose(
        self, *candidates: str, reason: str = "Heibio", pages: Literal["cy", "en", "both"] = "both"
    ) -> tuple[bytes, Changes]:
        """Dispose of what is kept of these, with a certificate of one's own that is good by then."""
        asked = Asked(candidates, reason, pages)
        return self.rooms.retention.dispose(asked, self.myself(), self.place, Silent())

    def myself(self, name: str = "Rhys Wyn Jones") -> Identity:
        """Whoever disposes, as they are called, with a certificate made now."""
        return identities.make(name, "Canolfan Asesu Menai", "a-1", self.clock.wall)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    clock, place = HandClock(), StorePlace(tmp_path)
    store = Store(connect(place.database, KEY, create=True), tmp_path)
    migrations.migrate(store, MIGRATIONS)
    rooms = furnish(store, clock)
    rooms.people.set_assessor(Assessor("a-1", "Rhys Wyn Jones", Centre("Canolfan Asesu Menai", "C-0417")))
    install_bundled(rooms.library)
    gone = rooms.people.add_candidate(name=f"Siân {MARKER}", adjustments=MARKER)[0].id
    stays = rooms.people.add_candidate(name="Tomos Huws")[0].id
    rooms.desk.start(stays, [rooms.library.resolve("INSCS025:cy").key])
    identity = sealed(rooms, gone)
    draft = rooms.desk.start(gone, [rooms.library.resolve("INSCS025:cy").key], place=MARKER)[0].id
    rooms.desk.add_entry(draft, Composer("note", f"{MARKER} eto"), "cy")
    yield Kept(rooms, clock, place, gone, stays, identity)
    rooms.close()


def sealed(rooms: Rooms, candidate: str) -> str:
    desk, calls, at = rooms.desk, rooms.library.resolve("INSCS025:cy"), "2026-11-20T13:00:00+00:00"
    name, key = desk.start(candidate, [calls.key], place="Tŷ Gwyn")[0].id, CriterionKey(calls.key, "performance", 1)
    desk.set_event(name, Event(at, at, f"{MARKER} cynt"))  # written over next: that too lies in the file
    desk.set_event(name, Event(at, at, "Tŷ Gwyn"))
    desk.add_entry(name, Composer("behaviour", f"Cyfarchodd {MARKER}", links=(key,)), "cy")
    desk.judge(name, key, "met")
    desk.set_mark(name, Mark("typed", f"Siân {MARKER}", at))
    return rooms.archive.seal(rooms.visit(name), somebody(), desk, Silent())[0].identity


def decrypted(file: Path) -> bytes:
    """Every page of a store's file, those in use and those that are not, as whoever has the key can read them."""
    data, pages = file.read_bytes(), []
    for at in range(0, len(data), PAGE):
        page = data[at + (SALT if at == 0 else 0) : at + PAGE]
        body, vector = page[:-RESERVE], page[-RESERVE : -RESERVE + 16]
        unlock = Cipher(algorithms.AES(KEY), modes.CBC(vector)).decryptor()
        pages.append(unlock.update(body) + unlock.finalize())
    return b"".join(pages)


def test_disposing_leaves_no_byte_in_the_file_and_a_certificate_without_content(kept: Kept) -> None:
    rooms, marker = kept.rooms, MARKER.encode()
    (kept.place.folder / "before-x-20260101T000000Z.db").write_bytes(b"an older store")
    rooms.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    assert decrypted(kept.place.database).count(marker) > 4
    kept.run_years(3)
    (due, other) = rooms.retention.due()
    assert {due.candidate, other.candidate} == {kept.gone, kept.stays}
    assert rooms.retention.kept() == rooms.retention.due()
    me = kept.myself()
    made, changes = rooms.retention.dispose(Asked((kept.gone,), "Tair blynedd heibio"), me, kept.place, Silent())
    assert changes.kinds() == {"record", "candidate", "retention"}
    files = [file for file in kept.place.folder.iterdir() if file.is_file()]
    assert {file.name for file in files} <= {"store.db", "store.db-wal", "store.db-shm"}
    assert not any(marker in file.read_bytes() for file in files)
    assert marker not in decrypted(kept.place.database)
    assert b"INSCS025" in decrypted(kept.place.database)  # it was read rightly
    opening = open_record("d.pdf", made, (Anchor(me.certificate),), kept.clock.wall)
    assert (opening.verdict, opening.row("statement").code) == ("accepted", "says-disposal")
    said = (opening.payload or {})["disposal"]
    assert (said["reason"], said["people"], said["rule"]) == ("Tair blynedd heibio", 1, {"years": 3, "after": "last"})
    assert [one["identity"] for one in said["records"]] == [kept.identity]
    assert len(said["drafts"]) == 1
    assert MARKER not in json.dumps(opening.payload)
    (disposal,) = rooms.retention.disposals()
    assert (disposal.reference, disposal.records, disposal.sealed) == ("D-2029-1", 1, True)
    assert rooms.retention.certificate(disposal.number) == made
    assert rooms.archive.records() == []
    assert [line.deed for line in rooms.archive.journal.about(kept.identity)] == ["sealed", "disposed"]
    assert list(rooms.archive.examine_journal()) == []
    assert [one.id for one in rooms.people.candidates()] == [kept.stays]
    assert rooms.store.damage() == []


def test_every_table_is_emptied_of_a_candidate_or_said_to_stay(kept: Kept) -> None:
    def full() -> set[str]:
        names = [row["name"] for row in kept.rooms.store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        ours = [name for name in names if not name.startswith("sqlite_")]
        return {name for name in ours if kept.rooms.store.one(f"SELECT 1 FROM '{name}' LIMIT 1")}  # noqa: S608 - the schema's own names

    for row in (
        (
            "INSERT INTO withdrawal SELECT 'w', 'w', record, identity, '', '', '', x'', '', '', '', 'own', '{}', x''"
            " FROM record"
        ),
        "INSERT INTO withdrawal_standing VALUES ('w', 'accepted', '')",
        "INSERT INTO record_file SELECT 1, identity, record, 'x', 'newer', 1, '', '', '', '', x'' FROM record",
        "INSERT INTO record_file SELECT 2, 'o', record, 'y', 'other-base', 1, '', '', '', '', x'' FROM record",
        "INSERT INTO record_signer SELECT 'f', identity FROM record",
        "INSERT INTO record_time SELECT identity, 1, 1, '', '' FROM record",
        (
            "INSERT INTO putting_right SELECT o.id, r.identity, 'x', '' FROM record r JOIN observation o"
            " ON o.record = r.record"
        ),
    ):
        kept.rooms.store.run(row)
    kept.run_years(3)
    kept.dispose(kept.gone, kept.stays)
    left = {name for name in full() if not name.startswith("standards_")}
    assert left - INDEX <= STAYS


def test_what_is_held_or_not_due_stays_whole(kept: Kept) -> None:
    desk = kept.rooms.retention
    with pytest.raises(Refusal) as refused:
        kept.dispose(kept.gone)
    assert (refused.value.code, refused.value.facts["name"]) == ("not-due", f"Siân {MARKER}")
    kept.run_years(3)
    desk.hold(kept.gone, "Apêl", "Rhys Wyn Jones")
    assert [one.candidate for one in desk.due()] == [kept.stays]
    for reason, code in (("Heibio", "not-due"), ("  ", "disposal-without-reason")):
        with pytest.raises(Refusal) as refused:
            kept.dispose(kept.stays, kept.gone, reason=reason)
        assert refused.value.code == code
    with pytest.raises(Refusal, match="nothing-due"):
        kept.dispose()
    with pytest.raises(Refusal, match="key-of-another"):
        desk.dispose(Asked((kept.stays,), "Heibio"), kept.myself("Mair Pugh"), None, Silent())
    assert len(desk.kept()) == 2
    with pytest.raises(Refusal, match="already-held"):
        desk.hold(kept.gone, "Eto", "Rhys")
    with pytest.raises(Refusal, match="hold-without-reason"):
        desk.hold(kept.stays, " ", "Rhys")
    desk.lift(kept.gone, "Rhys")
    assert len(desk.due()) == 2


def test_the_tables_let_nothing_go_without_a_disposal_and_nothing_that_is_held(kept: Kept) -> None:
    store, desk = kept.rooms.store, kept.rooms.retention
    kept.run_years(3)
    kept.dispose(kept.stays)
    desk.hold(kept.gone, "Apêl", "Rhys")
    for damage in (
        "DELETE FROM record", "DELETE FROM entry", "DELETE FROM observation", "DELETE FROM disposal",
        "UPDATE disposed SET thing = 'x'", "DELETE FROM hold",
        "INSERT INTO disposed (kind, thing, disposal) SELECT 'record', identity, 1 FROM record",
        "INSERT INTO disposed (kind, thing, disposal) SELECT 'observation', id, 1 FROM observation",
    ):  # fmt: skip
        with pytest.raises(Refusal, match="row-immutable"):
            store.run(damage)
    desk.lift(kept.gone, "Rhys")
    with pytest.raises(Refusal, match="row-immutable"):
        store.run("UPDATE hold SET reason = 'x'")


def test_a_fault_in_the_middle_erases_nothing(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.run_years(3)

    def broken(*_: object) -> None:
        raise Unavailable("disk-full", folder="")

    monkeypatch.setattr("assessor_app.records.retention.desk.erase_candidate", broken)
    with pytest.raises(Unavailable):
        kept.dispose(kept.gone)
    assert kept.rooms.archive.file(kept.identity).startswith(b"%PDF")
    assert kept.rooms.retention.disposals() == []
    assert len(kept.rooms.retention.kept()) == 2


def test_a_parts_table_that_erasing_forgets_lets_nothing_go(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.run_years(3)
    monkeypatch.setattr("assessor_app.observing.store_erasing.PARTS", ("entry",))
    with pytest.raises(sqlcipher.IntegrityError):
        kept.dispose(kept.gone)
    assert len(kept.rooms.retention.kept()) == 2


class Stopping:
    """Whoever presses Cancel when it comes to a step."""

    def __init__(self, at: int, meanwhile: Callable[[], object] | None = None) -> None:
        self.seen: list[tuple[int, int]] = []
        self._at = at
        self._meanwhile = meanwhile

    def step(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - as every progress
        """Stop here, or do something else meanwhile."""
        self.seen.append((done, total))
        if done == self._at and self._meanwhile is None:
            raise Cancelled
        if done == self._at and self._meanwhile is not None:
            self._meanwhile()


def test_whoever_cancels_even_while_it_is_erased_has_everything(kept: Kept) -> None:
    kept.run_years(3)
    for at in (0, 2, 4):  # before the pages, while signing, with one of two erased
        with pytest.raises(Cancelled):
            kept.rooms.retention.dispose(
                Asked((kept.gone, kept.stays), "Heibio"), kept.myself(), kept.place, Stopping(at)
            )
        assert len(kept.rooms.retention.kept()) == 2
    assert kept.rooms.retention.disposals() == []
    watched = Stopping(99)
    kept.rooms.retention.dispose(Asked((kept.gone, kept.stays), "Heibio"), kept.myself(), kept.place, watched)
    assert watched.seen == sorted(watched.seen)
    assert {total for _, total in watched.seen} == {5}


def test_what_is_written_while_the_certificate_is_made_is_never_erased_unseen(kept: Kept) -> None:
    kept.run_years(3)
    desk, key = kept.rooms.desk, kept.rooms.library.resolve("INSCS025:cy").key
    meanwhile: dict[str, Callable[[], object]] = {
        "disposal-changed": lambda: kept.rooms.retention.set_rule(Rule(2)),
        "not-due": lambda: desk.start(kept.gone, [key]),
    }
    for code, deed in meanwhile.items():
        with pytest.raises(Refusal, match=code):
            kept.rooms.retention.dispose(Asked((kept.gone,), "Heibio"), kept.myself(), None, Stopping(1, deed))
    assert kept.rooms.archive.file(kept.identity)
    assert kept.rooms.retention.disposals() == []


def test_what_was_disposed_of_is_not_taken_in_again_and_the_certificate_is_named(kept: Kept) -> None:
    rooms, archive = kept.rooms, kept.rooms.archive
    file = archive.file(kept.identity)
    asked = rooms.withdrawing.withdraw(kept.identity, "Yr ymgeisydd anghywir", somebody(), Silent())[0]
    statement = archive.withdrawals.file(asked.identity)
    kept.run_years(3)
    made, _ = kept.dispose(kept.gone)
    for name, data in (("r.pdf", file), ("w.pdf", statement)):
        taken, changes = archive.take_in(name, data)
        row = taken.opening.row("superseded")
        assert (taken.outcome, row.code, changes.touched) == ("disposed", "record-disposed", frozenset())
        assert dict(row.facts)["certificate"] == "D-2029-1"
    assert archive.open("r.pdf", file).row("superseded").code == "record-disposed"
    assert archive.records() == []
    assert archive.take_in("d.pdf", made)[0].outcome == "turned-away"


def test_disposals_are_numbered_on_and_those_of_the_first_builds_are_listed(kept: Kept) -> None:
    first = FIRST.read_bytes()
    kept.rooms.store.run("INSERT INTO disposal (at, certificate) VALUES ('2029-01-02T09:00:00+00:00', ?)", (first,))
    kept.run_years(3)
    kept.dispose(kept.stays)
    new, old = kept.rooms.retention.disposals()
    assert [(one.reference, one.sealed, one.records) for one in (new, old)] == [
        ("D-2029-2", True, 0), ("D-2029-1", False, 0),
    ]  # fmt: skip
    assert kept.rooms.retention.certificate(old.number) == first


def test_a_first_certificate_is_read_for_ever_and_told_when_it_was_changed() -> None:
    made = FIRST.read_bytes()
    said, signer = certificate.read(made)
    assert (said["reason"], said["by"], len(said["records"])) == ("Tair blynedd heibio", "Rhys Wyn Jones", 1)
    assert len(fingerprint(signer)) == 64
    whole = json.loads(made)
    for change in (
        {**whole, "disposal": {**whole["disposal"], "reason": "Arall"}},
        {**whole, "disposal": {**whole["disposal"], "records": []}},
        {**whole, "signature": whole["signature"][:-8] + "AAAAAAA="},
        {**whole, "certificate": ""},
        {"disposal": whole["disposal"]},
    ):
        with pytest.raises(Tampered, match="disposal-damaged"):
            certificate.read(json.dumps(change, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())
    for data in (b"", b"[]", b"{}", b"\xff", made[:-1]):
        with pytest.raises(Tampered, match="disposal-damaged"):
            certificate.read(data)


def keeping(**parts: object) -> Keeping:
    return Keeping("c", "C", (), (), DAY, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "rule", "until"),
    [
        (keeping(), Rule(), dt.date(2029, 11, 20)),
        (keeping(), Rule(6), dt.date(2032, 11, 20)),
        (keeping(), Rule(3, "certified"), None),
        (keeping(certified=dt.date(2027, 2, 1)), Rule(3, "certified"), dt.date(2030, 2, 1)),
        (keeping(certified=dt.date(2026, 2, 1)), Rule(3, "certified"), dt.date(2029, 11, 20)),
        (keeping(certified=dt.date(2027, 2, 1)), Rule(3, "last"), dt.date(2029, 11, 20)),
    ],
)
def test_until_when_it_is_kept(one: Keeping, rule: Rule, until: dt.date | None) -> None:
    assert one.until(rule) == until
    if until:
        assert one.due(rule, until)
        assert not one.due(rule, until - dt.timedelta(days=1))
    assert not keeping(held="Apêl").due(rule, dt.date(2099, 1, 1))


def test_a_leap_day_falls_on_the_day_after() -> None:
    assert later(dt.date(2024, 2, 29), 3) == dt.date(2027, 3, 1)
    assert later(dt.date(2024, 2, 29), 4) == dt.date(2028, 2, 29)


def test_a_centre_says_for_how_long(kept: Kept) -> None:
    desk = kept.rooms.retention
    assert desk.rule() == Rule(3, "last")
    desk.set_rule(Rule(6, "certified"))
    assert desk.rule() == Rule(6, "certified")
    desk.certify(kept.gone, DAY)
    kept.run_years(6)
    assert [one.candidate for one in desk.due()] == [kept.gone]
    desk.certify(kept.gone, None)
    assert desk.due() == []
    for years in (0, 101):
        with pytest.raises(Refusal, match="years-out-of-range"):
            desk.set_rule(Rule(years))
