"""The journal: every deed one signed line; nothing in it changes unnoticed, and it shows since when a file was here."""

from __future__ import annotations

import base64
import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records.journal import checking
from assessor_app.records.journal.keeping import revisions
from assessor_app.records.journal.store import Written
from assessor_app.trust import ledger
from tests.records.archived import at_one, observed, seal
from tests.records.sealed import example, sealed, signed, somebody

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.observing.furnished import Place


@pytest.fixture
def place() -> Iterator[Place]:
    made = at_one()
    yield made
    made.rooms.close()


def found(place: Place) -> list[tuple[str, int]]:
    """What a check of the place's journal finds, as codes and line numbers."""
    return [
        (one.code, int(one.facts.get("number", -1))) for one in checking.check(*place.rooms.archive.journal.written())
    ]


def told(place: Place) -> list[Written]:
    """The place's lines."""
    return list(place.rooms.archive.journal.written()[0])


def test_every_deed_is_a_line_and_a_whole_journal_has_no_fault(place: Place) -> None:
    held = seal(place, observed(place), somebody())
    made = signed()
    place.rooms.archive.take_in("r.pdf", made.sealed.file)
    place.rooms.archive.take_in("r.pdf", made.sealed.file)
    lines = [json.loads(one.line) for one in told(place)]
    assert [(line["deed"], line["identity"], line["verdict"]) for line in lines] == [
        ("sealed", held.identity, "accepted"),
        ("taken-in", made.sealed.identity, "unknown-signer"),
    ]
    assert lines[1]["size"] == len(made.sealed.file)
    assert found(place) == []
    assert place.rooms.archive.journal.head() == (1, told(place)[1].link.digest)


def three(place: Place) -> list[Written]:
    """A journal of three lines."""
    for minute in range(3):
        place.clock.run(60)
        place.rooms.archive.journal.add("taken-in", record=f"r{minute}", identity="", file=b"x", verdict="accepted")
    return told(place)


def changed(one: Written, **facts: object) -> Written:
    """A line that says something else, its digest and signature as before."""
    said = json.dumps(json.loads(one.line) | facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Written(one.number, said, one.link)


TAMPERED: dict[str, tuple[Callable[[list[Written]], list[Written]], tuple[str, int]]] = {
    "a time moved": (
        lambda kept: [kept[0], changed(kept[1], at="2026-11-01T00:00:00+00:00"), kept[2]],
        ("journal-line-changed", 1),
    ),
    "a verdict changed": (
        lambda kept: [kept[0], changed(kept[1], verdict="refused"), kept[2]],
        ("journal-line-changed", 1),
    ),
    "a line taken out": (lambda kept: [kept[0], kept[2]], ("journal-line-missing", 1)),
    "the first taken out": (lambda kept: kept[1:], ("journal-line-missing", 0)),
    "two lines swapped": (
        lambda kept: [kept[0], Written(1, kept[2].line, kept[2].link), Written(2, kept[1].line, kept[1].link)],
        ("journal-line-changed", 1),
    ),
    "another's signature": (
        lambda kept: [
            kept[0],
            Written(1, kept[1].line, ledger.Link(kept[1].link.digest, kept[0].link.signature)),
            kept[2],
        ],
        ("journal-line-not-signed", 1),
    ),
    "no line at all": (lambda kept: [kept[0], Written(1, "[]", kept[1].link), kept[2]], ("journal-line-changed", 1)),
    "one field more": (lambda kept: [kept[0], changed(kept[1], more="x"), kept[2]], ("journal-line-changed", 1)),
}


@pytest.mark.parametrize("case", TAMPERED)
def test_what_was_tampered_with_is_named(place: Place, case: str) -> None:
    kept, public = three(place), place.rooms.archive.journal.written()[1]
    assert list(checking.check(kept, public)) == []
    tamper, expected = TAMPERED[case]
    faults = [(one.code, one.facts["number"]) for one in checking.check(tamper(kept), public)]
    assert faults[0] == expected
    assert not any(one.noted for one in checking.check(tamper(kept), public))


def test_a_chain_written_anew_with_another_key_is_not_signed(place: Place) -> None:
    kept = three(place)
    mine = ledger.new_key()
    assert [one.code for one in checking.check(kept, ledger.public_of(mine))] == ["journal-line-not-signed"] * 3


@pytest.mark.parametrize(
    "damage",
    ["UPDATE journal_line SET line = '{}'", "DELETE FROM journal_line", "UPDATE journal_key SET key = x'00'",
     "DELETE FROM journal_key"],
)  # fmt: skip
def test_the_table_takes_no_change(place: Place, damage: str) -> None:
    three(place)
    with pytest.raises(Refusal) as refused:
        place.rooms.store.run(damage)
    assert refused.value.code == "row-immutable"


def test_whoever_takes_the_guard_off_the_table_is_found_out(place: Place) -> None:
    three(place)
    store = place.rooms.store
    store.run("DROP TRIGGER journal_line_stays")
    store.run("UPDATE journal_line SET line = replace(line, 'r1', 'r9') WHERE number = 1")
    assert found(place) == [("journal-line-changed", 1)]


def test_a_clock_set_back_is_noticed_and_such_a_line_proves_no_time(place: Place) -> None:
    three(place)
    place.clock.wall -= dt.timedelta(minutes=45)
    file = signed().sealed.file
    place.rooms.archive.take_in("r.pdf", file)
    assert found(place) == [("journal-clock-back", 3)]
    assert [one.noted for one in checking.check(*place.rooms.archive.journal.written())] == [True]
    assert place.rooms.archive.journal.kept_at(file) is None


def test_a_clock_that_creeps_back_a_little_at_a_time_is_noticed_too(place: Place) -> None:
    journal = place.rooms.archive.journal
    for _ in range(4):
        place.clock.wall -= dt.timedelta(seconds=90)
        journal.add("taken-in", record="r", identity="", file=b"x", verdict="accepted")
    assert [code for code, _ in found(place)] == ["journal-clock-back"] * 2


def test_a_file_is_shown_to_have_been_here_and_so_is_what_it_grew_into(place: Place) -> None:
    archive, file = place.rooms.archive, signed().sealed.file
    assert archive.journal.kept_at(file) is None
    archive.take_in("r.pdf", file)
    came = place.clock.wall
    place.clock.run(86_400)
    assert archive.journal.kept_at(file) == came
    assert archive.journal.kept_at(file + b"7 0 obj\n%%EOF\n") == came
    assert archive.journal.kept_at(file[:-1]) is None
    row = archive.open("r.pdf", file).row("time")
    assert (row.state, row.code) == ("holds", "time-journalled")
    assert dict(row.facts)["kept"] == came.isoformat()


def test_the_states_of_a_file_end_as_pdfs_do() -> None:
    import hashlib  # noqa: PLC0415

    parts = [b"a%%EOF\n", b"b%%EOF\n", b"c"]
    wholes = [b"".join(parts[: at + 1]) for at in range(3)]
    assert revisions(b"".join(parts)) == [hashlib.sha256(one).hexdigest() for one in wholes]
    assert len(revisions(b"%%EOF\n" * 40)) == 16


def test_a_store_older_than_its_journal_begins_it_with_what_is_there(place: Place) -> None:
    held = seal(place, observed(place), somebody())
    store = place.rooms.store
    for trigger in ("journal_line_is_kept", "journal_key_is_kept"):
        store.run(f"DROP TRIGGER {trigger}")
    store.run("DELETE FROM journal_line")
    store.run("DELETE FROM journal_key")
    place.clock.run(60)
    again = sealed(example() | {"reference": "X-2"}, somebody())
    place.rooms.archive.take_in("r.pdf", again.file)
    lines = [json.loads(one.line) for one in told(place)]
    assert [(line["deed"], line["identity"]) for line in lines] == [
        ("found", held.identity),
        ("taken-in", again.identity),
    ]
    assert place.rooms.archive.journal.kept_at(place.rooms.archive.file(held.identity)) == place.clock.wall
    assert found(place) == []


def test_it_is_handed_out_and_checked_without_the_store(place: Place) -> None:
    three(place)
    data = checking.handed_out(*place.rooms.archive.journal.written())
    lines, public = checking.read(data)
    assert list(checking.check(lines, public)) == []
    said = json.loads(data)
    said["lines"][1]["line"] = said["lines"][1]["line"].replace("r1", "r9")
    lines, public = checking.read(json.dumps(said).encode())
    assert [one.code for one in checking.check(lines, public)] == ["journal-line-changed"]


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"format":"x"}', b"\xff", base64.b64encode(b"x"), b"[" * 100_000]
)
def test_what_is_no_journal_is_told_so(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        checking.read(data)
    assert refused.value.code == "journal-unreadable"


def test_nothing_is_written_where_the_deed_fails(place: Place) -> None:
    name = observed(place)
    visit = place.rooms.visit(name)
    place.rooms.desk.set_text(name, "feedback", "Arall.")
    with pytest.raises(Refusal):
        place.rooms.archive.seal(visit, somebody(), place.rooms.desk, Silent())
    assert told(place) == []
