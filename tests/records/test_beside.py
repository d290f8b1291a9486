"""Later states, roll-backs and forks: each kept as it came, only a later state is shown, and conflicts are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.records import archive as archives
from assessor_app.records.beside.placing import placed
from assessor_app.records.opening import open_record
from assessor_app.records.report import Signer
from assessor_app.vault.model import Changes
from tests.records.archived import at_one
from tests.records.sealed import signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.records.report import Opening
    from tests.observing.furnished import Place

FILE = signed().sealed.file
CONFIRMED = FILE + b"a verifier confirms\n%%EOF\n"
NOT_CONFIRMED = FILE + b"a verifier does not confirm\n%%EOF\n"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A place that believes what is signed after a record, as if the verifier's signature had been judged."""
    made = at_one()

    def believing(source: str, data: bytes, *rest: object, **named: object) -> Opening:
        opening = open_record(source, FILE, *rest, **named)  # type: ignore[arg-type]
        more = data[len(FILE) :].count(b"%%EOF\n")
        return replace(opening, signers=opening.signers + more * (Signer("Mair", "iqa", "0" * 64, "", "device"),))

    monkeypatch.setattr(archives, "open_record", believing)
    yield made
    made.rooms.close()


@pytest.mark.parametrize(
    ("data", "kept", "came"),
    [(b"ab", b"ab", "same"), (b"abc", b"ab", "newer"), (b"a", b"ab", "roll-back"), (b"ac", b"ab", "fork")],
)
def test_of_two_states_the_earlier_is_how_the_later_begins(data: bytes, kept: bytes, came: str) -> None:
    assert placed(data, kept) == came


def test_a_later_state_is_shown_and_the_first_bytes_stay(place: Place) -> None:
    archive = place.rooms.archive
    archive.take_in("r.pdf", FILE)
    taken, changes = archive.take_in("c.pdf", CONFIRMED)
    (held,) = archive.records()
    assert taken.outcome == "newer"
    assert changes == Changes.of(("record", held.identity))
    assert archive.file(held.identity) == CONFIRMED
    (came,) = archive.beside(held)
    assert (came.came_as, came.signatures, came.source) == ("newer", 2, "c.pdf")
    assert not held.disputed
    assert archive.first_file(held.identity) == FILE
    assert archive.take_in("c.pdf", CONFIRMED)[0].outcome == "duplicate"
    assert [line.deed for line in archive.journal.about(held.identity)] == ["taken-in", "newer"]


def test_a_roll_back_is_told_and_does_not_take_the_later_states_place(place: Place) -> None:
    archive = place.rooms.archive
    archive.take_in("r.pdf", FILE)
    archive.take_in("c.pdf", CONFIRMED)
    assert archive.open("again.pdf", FILE).row("superseded").code == "later-state-kept"
    taken, _ = archive.take_in("again.pdf", FILE)
    (held,) = archive.records()
    assert taken.outcome == "older"
    assert archive.file(held.identity) == CONFIRMED
    assert [came.came_as for came in archive.beside(held)] == ["newer", "roll-back"]
    assert archive.take_in("again.pdf", FILE)[1].touched == frozenset()
    assert len(archive.beside(held)) == 2


def test_two_decisions_on_one_record_are_both_kept_and_the_first_stays_shown(place: Place) -> None:
    archive = place.rooms.archive
    archive.take_in("r.pdf", FILE)
    archive.take_in("c.pdf", CONFIRMED)
    taken, _ = archive.take_in("n.pdf", NOT_CONFIRMED)
    (held,) = archive.records()
    assert (taken.outcome, taken.opening.row("superseded").code) == ("at-odds", "other-state-kept")
    assert (held.disputed, archive.file(held.identity)) == (True, CONFIRMED)
    came = archive.beside(held)[-1]
    assert (came.came_as, archive.beside_file(came)) == ("fork", NOT_CONFIRMED)


def test_a_later_state_that_comes_first_is_simply_kept(place: Place) -> None:
    archive = place.rooms.archive
    assert archive.take_in("c.pdf", CONFIRMED)[0].outcome == "kept"
    assert archive.take_in("r.pdf", FILE)[0].outcome == "older"
    (held,) = archive.records()
    assert archive.file(held.identity) == CONFIRMED


@pytest.mark.parametrize("damage", ["UPDATE record_file SET came_as = 'newer'", "DELETE FROM record_file"])
def test_what_came_beside_does_not_change(place: Place, damage: str) -> None:
    place.rooms.archive.take_in("r.pdf", FILE)
    place.rooms.archive.take_in("c.pdf", CONFIRMED)
    with pytest.raises(Refusal) as refused:
        place.rooms.store.run(damage)
    assert refused.value.code == "row-immutable"
