"""Taking many files in: what becomes of each is as if it came alone, whoever judged it and whatever died meanwhile."""

from __future__ import annotations

import datetime as dt
import os
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Cancelled, Refusal, Unavailable
from assessor_app.progress import Silent
from assessor_app.records import crew, many, opening, templates
from assessor_app.records.crew import Crew, Errand
from assessor_app.records.intake import Intake
from assessor_app.records.many import FEW, Arrival
from assessor_app.trust.attachments import FILE_BYTES
from assessor_app.vault.model import Changes
from tests.observing.furnished import Place, furnished
from tests.records.chained import HOUR, chain, decided, people
from tests.records.drawn_once import Drawn
from tests.records.sealed import NOW, example, sealed, signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from assessor_app.records.intake import Import


@pytest.fixture
def place() -> Iterator[Place]:
    made = ready()
    yield made
    made.rooms.close()


def ready() -> Place:
    """A store that believes the people of the chain."""
    made = furnished()
    made.clock.wall = NOW + 9 * HOUR
    for anchor in people().anchors:
        made.rooms.vouched.vouch(anchor.certificate, how="@telephone", by="Siân", at="2026-11-22T12:00:00Z")
    return made


def arrival(name: str, data: bytes) -> Arrival:
    return Arrival(name, lambda: data, len(data))


def mixed() -> list[Arrival]:
    """Every way a file can come: new, later, the same, earlier, forked, by a stranger, broken, empty, not read."""
    made = chain()
    other = example() | {"reference": "TG-2026-0999"}
    fork = decided(made.countersigned, "not-confirmed", "Na.").file
    flipped = bytearray(made.verified)
    flipped[len(flipped) // 2] ^= 4

    def gone() -> bytes:
        raise FileNotFoundError

    files = [
        made.record.file, made.verified, made.countersigned, made.verified, fork, signed().sealed.file,
        sealed(other, people().assessor).file, bytes(flipped), b"", b"%PDF-1.7\n", made.verified[:-9],
    ]  # fmt: skip
    return [*(arrival(f"{at}.pdf", data) for at, data in enumerate(files)), Arrival("gone.pdf", gone)]


def take_in(place: Place, files: Iterable[Arrival], workers: int) -> list[tuple[Import, Changes]]:
    return list(place.rooms.archive.take_in_many(files, Silent(), workers=workers))


def kept(place: Place) -> list[object]:
    """All that the store holds of records, but for the journal's key and signatures, which are each store's own."""
    store = place.rooms.store
    tables = ("record", "record_standing", "record_file", "record_signer", "withdrawal")
    return [
        *(store.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables),  # noqa: S608 - named above
        store.rows("SELECT line FROM journal_line ORDER BY number"),
    ]


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """No process is started; how many would have been, each time."""
    asked: list[int] = []

    class Watched(Crew):
        def __init__(self, hands: int) -> None:
            asked.append(hands)
            super().__init__(0)

    monkeypatch.setattr(many, "Crew", Watched)
    return asked


@pytest.mark.parametrize("workers", [0, pytest.param(2, marks=pytest.mark.slow)])
def test_many_are_taken_in_as_each_would_be_alone(place: Place, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if not workers:
        monkeypatch.setattr(opening, "templates", Drawn())  # two stores judge the same few records several times
    alone, files = ready(), mixed()
    expected = [alone.rooms.archive.take_in(one.source, one.read()) for one in files if one.source != "gone.pdf"]
    found = take_in(place, files, workers)
    assert found[:-1] == expected
    assert [taken.outcome for taken, _ in found] == [
        "kept", "newer", "older", "duplicate", "at-odds", "kept", "kept", *["turned-away"] * 5,
    ]  # fmt: skip
    assert found[-1][0].opening.row("bytes").code == "file-unreadable"
    assert kept(place) == kept(alone)
    before = kept(place)
    again = take_in(place, files, workers)
    assert all(changes == Changes() for _, changes in again)
    assert {taken.outcome for taken, _ in again} == {"duplicate", "older", "at-odds", "turned-away"}
    assert kept(place) == before
    alone.rooms.close()


def test_what_is_too_large_is_not_read(place: Place) -> None:
    def never() -> bytes:
        raise AssertionError("it was read")

    ((taken, changes),) = take_in(place, [Arrival("large.pdf", never, FILE_BYTES + 1)], 0)
    assert (taken.outcome, taken.opening.row("bytes").code) == ("turned-away", "file-too-large")
    assert changes == Changes()


@pytest.mark.usefixtures("nobody")
def test_files_are_read_when_their_turn_comes_and_only_some_ahead(place: Place) -> None:
    read: list[int] = []

    def one(at: int) -> Arrival:
        def reading() -> bytes:
            read.append(at)
            return b"%PDF-1.7\n"

        return Arrival(f"{at}.pdf", reading)

    for taken, (found, _) in enumerate(place.rooms.archive.take_in_many(map(one, range(60)), Silent(), workers=2)):
        assert found.opening.source == f"{taken}.pdf"
        assert len(read) - taken <= 9
    assert read == list(range(60))


def test_somebody_who_stops_it_loses_nothing_that_was_told(place: Place) -> None:
    class Stopped:
        def step(self, done: int, _total: int, _what: str = "") -> None:
            if done == 2:
                raise Cancelled

    told: list[tuple[Import, Changes]] = []
    with pytest.raises(Cancelled):
        told.extend(place.rooms.archive.take_in_many(mixed(), Stopped(), workers=0))
    made = chain()
    assert place.rooms.archive.file(made.record.identity) == made.verified
    assert [line.deed for line in place.rooms.archive.journal.about(made.record.identity)] == ["taken-in", "newer"]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no kill -9")
def test_processes_do_the_work_and_one_that_dies_takes_nothing_along(monkeypatch: pytest.MonkeyPatch) -> None:
    made, place = chain(), ready()
    ground = place.rooms.archive.ground(made.verified)
    done = [Errand(str(at), made.verified, ground) for at in range(2)]
    lost = [Errand(str(at), made.record.file, ground) for at in range(4)]

    def here(_errand: Errand) -> None:
        raise AssertionError("it was done here")

    with Crew(2) as judges:
        with monkeypatch.context() as patch:
            patch.setattr(Errand, "do", here)
            judge(judges, done)
        for process in judges.processes:
            os.kill(process, signal.SIGKILL)
        judge(judges, lost)
        assert judges.processes == ()
    assert [one.opening.verdict for one in (*done, *lost) if one.opening] == ["accepted"] * 6
    place.rooms.close()


def test_what_is_here_is_not_drawn_again_and_all_else_about_it_is_judged_as_ever(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = chain()
    turned = bytearray(made.verified)
    turned[-3000] ^= 4
    files = [
        arrival(f"{at}.pdf", data)
        for at, data in enumerate((made.countersigned, made.verified, signed().sealed.file, bytes(turned)))
    ]
    take_in(place, files, 0)

    def again() -> list[tuple[Import, Changes]]:
        """As it is said when everything is drawn again, and with nothing drawn."""
        with monkeypatch.context() as patch:
            patch.setattr(Intake, "drawn", lambda _self, _data: None)
            expected = take_in(place, files, 0)
        with monkeypatch.context() as patch:
            patch.setattr(Crew, "_start", lambda _crew: pytest.fail("a process was started"))
            patch.setattr(templates, "render", lambda *_said: pytest.fail("it was drawn again"))
            assert take_in(place, files[:3], 2) == expected[:3]
        assert take_in(place, files, 0) == expected
        return expected

    said = [(taken.outcome, taken.opening.verdict) for taken, _ in again()]
    assert said == [
        ("older", "accepted"), ("duplicate", "accepted"), ("duplicate", "unknown-signer"), ("turned-away", "refused"),
    ]  # fmt: skip
    place.rooms.archive.withdraw(people().assessor.fingerprint, reason="allwedd ar goll", by="Siân")
    assert again()[1][0].opening.verdict == "unknown-signer"


def judge(judges: Crew, errands: list[Errand]) -> None:
    for one in errands:
        judges.give(one)
    while any(one.opening is None for one in errands):
        judges.look(wait=True)


def test_few_files_and_one_processor_start_no_process(
    place: Place, nobody: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [arrival(f"{at}.pdf", b"%PDF-1.7\n") for at in range(FEW)]
    for cores, some in ((2, files), (2, files[1:]), (1, files), (64, files)):
        monkeypatch.setattr(crew, "cores", lambda cores=cores: cores)
        list(place.rooms.archive.take_in_many(some, Silent()))
    assert nobody == [2, 0, 0, crew.MOST]


def test_what_belongs_to_it_is_kept_in_the_same_transaction_or_nothing_is(place: Place) -> None:
    made, seen = chain(), []

    def along(taken: Import, data: bytes) -> Changes:
        seen.append((taken.outcome, len(data)))
        place.rooms.store.run("INSERT INTO setting_of_test VALUES (?)", (taken.outcome,))
        if data == made.verified:
            raise Refusal("record-unknown", name="x")
        return Changes.of(("test", taken.outcome))

    place.rooms.store.run("CREATE TABLE setting_of_test (outcome TEXT)")
    files = [arrival("a.pdf", made.verified), arrival("b.pdf", made.countersigned), arrival("c.pdf", b"")]
    found = list(place.rooms.archive.take_in_many(files, Silent(), along=along))
    assert [taken.outcome for taken, _ in found] == ["turned-away", "kept", "turned-away"]
    assert [taken.opening.row("bytes").code for taken, _ in found] == ["record-unknown", "bytes-intact", "file-empty"]
    assert found[1][1].kinds() == {"record", "test"}
    assert place.rooms.store.rows("SELECT * FROM setting_of_test") == [{"outcome": "kept"}, {"outcome": "turned-away"}]
    assert place.rooms.archive.file(made.record.identity) == made.countersigned


def test_what_the_store_cannot_do_is_no_fault_of_a_file(place: Place) -> None:
    files = place.rooms.archive.take_in_many([arrival("a.pdf", chain().verified)], Silent())
    place.rooms.store.close()
    with pytest.raises(Unavailable) as told:
        next(files)
    assert told.value.code == "store-closed"


@pytest.mark.usefixtures("nobody")
def test_who_is_believed_meanwhile_counts(place: Place) -> None:
    files, later = [arrival("a.pdf", b""), arrival("b.pdf", signed().sealed.file)], []
    for taken, _ in place.rooms.archive.take_in_many(files, Silent(), workers=2):
        if taken.opening.source == "a.pdf":  # the second has been judged, or is being
            place.rooms.vouched.vouch(signed().identity.certificate, how="@video", by="Siân", at="2026-11-22T12:00:00Z")
        later.append(taken.opening.verdict)
    assert later == ["unreadable", "accepted"]


def test_files_beside_come_along(place: Place, tmp_path: Path) -> None:
    made = chain()
    (tmp_path / "one.pdf").write_bytes(made.verified)
    found = list(place.rooms.archive.take_in_many([Arrival.of_file(tmp_path / "one.pdf", "one")], Silent()))
    assert [(taken.opening.source, taken.outcome) for taken, _ in found] == [("one", "kept")]
    assert dt.datetime.fromisoformat(place.rooms.archive.records()[0].kept_at) == NOW + 9 * HOUR
    assert replace(found[0][0], outcome="kept") == found[0][0]
