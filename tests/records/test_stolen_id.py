"""A file that bears another record's id and comes first: it gives way once the true one is known, and both are kept."""

from __future__ import annotations

import contextlib
import copy
import functools
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records import templates
from assessor_app.records.retention.model import Asked
from assessor_app.trust import identity as identities
from assessor_app.trust import signing
from tests.records.archived import at_one
from tests.records.chained import HOUR, chain, people
from tests.records.sealed import NOW, Signed, signed, somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.trust.model import Identity
    from tests.observing.furnished import Place

AT = "2026-11-22T13:00:00+00:00"


@functools.cache
def thief() -> Identity:
    return somebody("Dai Bevan")


@functools.cache
def forged(candidate: str = "") -> bytes:
    """The same record with another text, by somebody else: whole, well signed, under the true one's id."""
    payload = copy.deepcopy(signed().sealed.payload)
    payload["candidate"]["id"] = candidate or payload["candidate"]["id"]
    payload["feedback"] = "Popeth wedi'i gyflawni."
    payload["assessor"] |= {"name": "Dai Bevan", "certificate": thief().fingerprint}
    return signing.sign(templates.render(payload), thief(), NOW)


@pytest.fixture
def place() -> Iterator[Place]:
    made = at_one()
    yield made
    made.rooms.close()


def vouched(place: Place, *who: Identity) -> None:
    for one in who:
        place.rooms.vouched.vouch(one.certificate, how="dros y ffôn", by="Mair", at=AT)


class _Undo(Exception):  # noqa: N818 - it tells of no error
    """Takes back what was tried."""


DRAWN = (
    "INSERT INTO sampling_plan VALUES ('c', '', '{}', '', '')",
    "INSERT INTO sampling_draw VALUES ('c', 1, '', '', '', 1, '', '', '{}', '')",
)


@pytest.fixture(scope="module")
def stolen() -> Iterator[Place]:
    """A place with the forged record, that believes the true one's signer; each test takes back what it tried."""
    made = at_one()
    vouched(made, signed().identity)
    made.rooms.archive.take_in("ffug.pdf", forged())
    yield made
    made.rooms.close()


def counts(place: Place, made: Signed) -> None:
    """The true record counts, the forged one stands beside it, and the journal has it all."""
    archive = place.rooms.archive
    (held,) = archive.records()
    assert (held.identity, held.verdict, held.counts, held.disputed) == (made.sealed.identity, "accepted", True, False)
    assert archive.file(held.identity) == made.sealed.file
    (came,) = archive.beside(held)
    assert (came.came_as, came.verdict, came.signer) == ("other-base", "unknown-signer", thief().fingerprint)
    assert archive.beside_file(came) == forged()
    deeds = [line.deed for line in archive.journal.about(came.identity)]
    assert deeds == ["taken-in", "displaced"]
    assert archive.journal.about(held.identity)[-1].deed == "taken-in"
    assert list(archive.examine_journal()) == []
    assert place.rooms.store.damage() == []


def test_the_true_record_takes_its_place_when_it_comes(place: Place) -> None:
    made, archive = signed(), place.rooms.archive
    vouched(place, made.identity)
    assert archive.take_in("ffug.pdf", forged())[0].opening.verdict == "unknown-signer"
    taken, changes = archive.take_in("gwir.pdf", made.sealed.file)
    assert (taken.outcome, taken.opening.verdict) == ("kept", "accepted")
    assert changes.touched == {("record", made.sealed.identity)}
    counts(place, made)
    again, changes = archive.take_in("ffug.pdf", forged())
    assert (again.outcome, changes.touched) == ("at-odds", frozenset())
    counts(place, made)


def test_it_takes_its_place_when_its_signer_is_vouched_for_later(place: Place) -> None:
    made, archive = signed(), place.rooms.archive
    archive.take_in("ffug.pdf", forged())
    assert archive.take_in("gwir.pdf", made.sealed.file)[0].outcome == "at-odds"
    vouched(place, made.identity)
    changes = archive.judge_again(made.identity.fingerprint)
    assert ("record", made.sealed.identity) in changes.touched
    counts(place, made)


def test_of_two_whose_signers_are_both_known_the_first_stays_and_they_are_at_odds(place: Place) -> None:
    made, archive = signed(), place.rooms.archive
    vouched(place, made.identity, thief())
    archive.take_in("ffug.pdf", forged())
    taken, _ = archive.take_in("gwir.pdf", made.sealed.file)
    assert (taken.outcome, taken.opening.row("bytes").code) == ("at-odds", "record-id-taken")
    (held,) = archive.records()
    assert (held.signer, held.disputed) == (thief().fingerprint, True)


def test_a_file_is_at_odds_as_long_as_its_signer_is_believed(place: Place) -> None:
    made, archive = signed(), place.rooms.archive
    vouched(place, made.identity)
    archive.take_in("gwir.pdf", made.sealed.file)
    archive.take_in("ffug.pdf", forged())
    assert not archive.find(made.sealed.identity).disputed
    vouched(place, thief())
    assert ("record", made.sealed.identity) in archive.judge_again(thief().fingerprint).touched
    (held,) = archive.records()
    assert (held.identity, held.disputed, archive.beside(held)[0].verdict) == (made.sealed.identity, True, "accepted")
    archive.withdraw(thief().fingerprint, "Nid Dai Bevan oedd hwn.", "Mair")
    (held,) = archive.records()
    assert (held.disputed, archive.beside(held)[0].verdict) == (False, "unknown-signer")


def test_nothing_but_what_waits_gives_way(place: Place) -> None:
    made, archive = signed(), place.rooms.archive
    vouched(place, made.identity)
    archive.take_in("gwir.pdf", made.sealed.file)
    for damage in (
        "INSERT INTO displaced SELECT identity, record, 'x', '' FROM record", "DELETE FROM record",
    ):  # fmt: skip
        with pytest.raises(Refusal, match="row-immutable"):
            place.rooms.store.run(damage)
    assert archive.take_in("ffug.pdf", forged())[0].outcome == "at-odds"
    assert archive.find(made.sealed.identity).counts


def test_two_that_are_believed_in_turn_give_way_to_each_other_each_time(place: Place) -> None:
    made, archive = signed(), place.rooms.archive
    archive.take_in("ffug.pdf", forged())
    vouched(place, made.identity)
    archive.take_in("gwir.pdf", made.sealed.file)
    for believed, other in ((thief(), made.identity), (made.identity, thief())):
        archive.withdraw(other.fingerprint, "Rhaid holi.", "Mair")
        archive.vouch_for(believed.certificate, "dros y ffôn", "Mair")
        (held,) = archive.records()
        assert (held.signer, held.verdict) == (believed.fingerprint, "accepted")
        (row,) = place.rooms.store.rows("SELECT by_identity FROM displaced")
        assert row["by_identity"] == held.identity
        assert list(archive.examine_journal()) == []


def test_disposing_of_one_takes_none_of_another_candidate_along_and_gives_that_its_place(place: Place) -> None:
    made, archive, retention = signed(), place.rooms.archive, place.rooms.retention
    vouched(place, made.identity, thief())
    archive.take_in("ffug.pdf", forged(candidate="7d1f0a34-1b2c-4c3d-8e4f-5a6b7c8d9e0f"))
    assert archive.take_in("gwir.pdf", made.sealed.file)[0].outcome == "at-odds"
    place.clock.wall = place.clock.wall.replace(year=2036)
    me = identities.make("Rhys Wyn Jones", "Canolfan Asesu Menai", "a-1", place.clock.wall)
    (due,) = retention.due()
    retention.dispose(Asked((due.candidate,), "Heibio", "cy"), me, None, Silent())
    (held,) = archive.records()
    assert (held.identity, held.verdict) == (made.sealed.identity, "accepted")
    assert [one.records[0].identity for one in retention.due()] == [held.identity]
    assert list(archive.examine_journal()) == []


@pytest.mark.parametrize(
    "worked",
    [
        "INSERT INTO exercise VALUES ('e', 'draft', '', '{}', '%s', '{}', NULL, NULL, '')",
        "INSERT INTO external_pack VALUES ('p', 'c', 1, 0, '', ''); INSERT INTO external_sent VALUES ('p', '%s')",
        "INSERT INTO sampling_pool VALUES ('c', 1, '%s', 0, '{}')",
        "INSERT INTO sampling_pick VALUES ('c', 1, '%s', 1, '[]')",
        "INSERT INTO sampling_part SELECT 'c', 1, 0, substr(v, 1, 2), json_object(v, '{}') FROM (SELECT '%s' AS v)",
        "INSERT INTO sample_item VALUES ('i', 'c', '%s', 'by-hand', 1, 'selected', 'interim', '[]', 1)",
        "INSERT INTO review (id, identity, item, reason, started_at, state) VALUES ('r', '%s', '', '', '', 'open')",
        "INSERT INTO concern (id, identity, route, text, at) VALUES ('n', '%s', '', 'Gofyn i Siân.', '')",
    ],
    ids=["exercise", "sent", "pool", "picked", "part", "sampled", "review", "concern"],
)
def test_nothing_that_somebody_did_with_it_goes_since_it_does_not_give_way_then(worked: str, stolen: Place) -> None:
    archive, store = stolen.rooms.archive, stolen.rooms.store
    (held,) = archive.records()
    with contextlib.suppress(_Undo), store.transaction():
        for one in (*DRAWN, *worked.split("; ")):
            store.run(one.replace("%s", held.identity))
        assert archive.take_in("gwir.pdf", signed().sealed.file)[0].outcome == "at-odds"
        assert [one.identity for one in archive.records()] == [held.identity]
        raise _Undo
    assert archive.beside(held) == []


@pytest.mark.slow
def test_one_that_several_signed_has_its_place_again_with_all_of_it_once_the_last_of_them_is_believed(
    place: Place,
) -> None:
    made, archive = chain(), place.rooms.archive
    payload = copy.deepcopy(made.record.payload)
    payload["assessor"] |= {"name": "Dai Bevan", "certificate": thief().fingerprint}
    wrong = signing.sign(templates.render(payload), thief(), NOW)
    place.clock.wall = NOW + 4 * HOUR
    archive.take_in("r.pdf", made.record.file)
    assert archive.take_in("c.pdf", made.countersigned)[0].outcome == "newer"
    vouched(place, thief())
    assert archive.take_in("ffug.pdf", wrong)[0].outcome == "kept"
    (held,) = archive.records()
    assert [came.came_as for came in archive.beside(held)] == ["other-base"]
    assert archive.take_in("eto.pdf", made.countersigned)[0].outcome == "at-odds"
    archive.withdraw(thief().fingerprint, "Nid Dai Bevan oedd hwn.", "Mair")
    for one in (people().assessor, people().qualified):
        archive.vouch_for(one.certificate, "dros y ffôn", "Mair")
    (held,) = archive.records()
    assert (held.signer, held.verdict) == (people().assessor.fingerprint, "accepted")
    assert archive.file(held.identity) == made.countersigned
    assert list(archive.examine_journal()) == []
