"""Later states, roll-backs and forks: each kept as it came, only a later state is shown, and conflicts are told."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.records.beside.placing import placed
from assessor_app.vault.model import Changes
from tests.records.archived import at_one
from tests.records.chained import HOUR, chain, decided, people
from tests.records.sealed import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.observing.furnished import Place

AT = "2026-11-22T13:00:00+00:00"


@functools.cache
def not_confirmed() -> bytes:
    """The record with another decision than `chain` has."""
    return decided(chain().countersigned, "not-confirmed", "Nid yw'r dystiolaeth yn ddigonol.").file


@pytest.fixture
def place() -> Iterator[Place]:
    """A place that knows nobody yet, after all was signed."""
    made = at_one()
    made.clock.wall = NOW + 4 * HOUR
    yield made
    made.rooms.close()


def trusting(place: Place) -> Place:
    """The place, once somebody there stands for all who signed."""
    for one in (people().assessor, people().qualified, people().verifier):
        place.rooms.vouched.vouch(one.certificate, how="dros y ffôn", by="Mair", at=AT)
    return place


@pytest.mark.parametrize(
    ("data", "kept", "came"),
    [(b"ab", b"ab", "same"), (b"abc", b"ab", "newer"), (b"a", b"ab", "roll-back"), (b"ac", b"ab", "fork")],
)
def test_of_two_states_the_earlier_is_how_the_later_begins(data: bytes, kept: bytes, came: str) -> None:
    assert placed(data, kept) == came


def test_a_later_state_is_shown_and_the_first_bytes_stay(place: Place) -> None:
    archive = trusting(place).rooms.archive
    archive.take_in("r.pdf", chain().record.file)
    taken, changes = archive.take_in("c.pdf", chain().verified)
    (held,) = archive.records()
    assert taken.outcome == "newer"
    assert changes == Changes.of(("record", held.identity))
    assert archive.file(held.identity) == chain().verified
    (came,) = archive.beside(held)
    assert (came.came_as, came.signatures, came.source) == ("newer", 3, "c.pdf")
    assert not held.disputed
    assert archive.first_file(held.identity) == chain().record.file
    assert archive.take_in("c.pdf", chain().verified)[0].outcome == "duplicate"
    assert [line.deed for line in archive.journal.about(held.identity)] == ["taken-in", "newer"]


def test_a_roll_back_is_told_and_does_not_take_the_later_states_place(place: Place) -> None:
    archive = trusting(place).rooms.archive
    archive.take_in("r.pdf", chain().record.file)
    archive.take_in("c.pdf", chain().verified)
    assert archive.open("again.pdf", chain().record.file).row("superseded").code == "later-state-kept"
    taken, _ = archive.take_in("again.pdf", chain().record.file)
    (held,) = archive.records()
    assert taken.outcome == "older"
    assert archive.file(held.identity) == chain().verified
    assert [came.came_as for came in archive.beside(held)] == ["newer"]  # it is here, as what came first
    assert archive.take_in("between.pdf", chain().countersigned)[0].outcome == "older"
    assert [came.came_as for came in archive.beside(held)] == ["newer", "roll-back"]
    assert archive.take_in("again.pdf", chain().record.file)[1].touched == frozenset()
    assert len(archive.beside(held)) == 2


def test_two_decisions_on_one_record_are_both_kept_and_the_first_stays_shown(place: Place) -> None:
    archive = trusting(place).rooms.archive
    archive.take_in("r.pdf", chain().record.file)
    archive.take_in("c.pdf", chain().verified)
    taken, _ = archive.take_in("n.pdf", not_confirmed())
    (held,) = archive.records()
    assert (taken.outcome, taken.opening.row("superseded").code) == ("at-odds", "other-state-kept")
    assert (held.disputed, archive.file(held.identity)) == (True, chain().verified)
    assert taken.opening.decision is not None
    assert taken.opening.decision.outcome == "not-confirmed"
    came = archive.beside(held)[-1]
    assert (came.came_as, archive.beside_file(came)) == ("fork", not_confirmed())


def test_a_later_state_that_comes_first_is_simply_kept(place: Place) -> None:
    archive = trusting(place).rooms.archive
    assert archive.take_in("c.pdf", chain().verified)[0].outcome == "kept"
    assert archive.take_in("r.pdf", chain().record.file)[0].outcome == "older"
    (held,) = archive.records()
    assert archive.file(held.identity) == chain().verified


@pytest.mark.parametrize("damage", ["UPDATE record_file SET came_as = 'newer'", "DELETE FROM record_file"])
def test_what_came_beside_does_not_change(place: Place, damage: str) -> None:
    place.rooms.archive.take_in("r.pdf", chain().record.file)
    place.rooms.archive.take_in("c.pdf", chain().verified)
    with pytest.raises(Refusal) as refused:
        place.rooms.store.run(damage)
    assert refused.value.code == "row-immutable"


@pytest.mark.slow
def test_whoever_signed_later_is_vouched_for_one_after_the_other_and_withdrawn_as_everybody(place: Place) -> None:
    archive = place.rooms.archive
    archive.take_in("c.pdf", chain().verified)
    (held,) = archive.records()
    for one in (people().assessor, people().qualified, people().verifier):
        assert archive.find(held.identity).verdict == "unknown-signer"
        assert archive.waits_for(held.identity) == one.certificate
        archive.vouch(held.identity, how="dros y ffôn", by="Mair")
    assert archive.find(held.identity).verdict == "accepted"
    archive.withdraw(people().verifier.fingerprint, reason="allwedd ar goll", by="Mair")
    assert archive.find(held.identity).verdict == "unknown-signer"


def test_the_journal_shows_each_signature_no_earlier_than_it_came(place: Place) -> None:
    archive = place.rooms.archive
    archive.take_in("r.pdf", chain().record.file)
    first = place.clock.wall
    place.clock.run(86_400)
    archive.take_in("c.pdf", chain().verified)
    assert archive.journal.kept_at(chain().verified) == first
    assert archive.journal.kept_at(chain().verified, whole=True) == place.clock.wall
