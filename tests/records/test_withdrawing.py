"""Withdrawing: a signed page of its own, kept beside the record here and wherever it travels; nothing is unlocked."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

import page
import pytest

from assessor_app.errors import Refusal
from assessor_app.progress import Silent
from assessor_app.records import schema, templates
from assessor_app.trust import signing
from assessor_app.vault import outbox
from tests.records.archived import at_one, begun, observed, seal
from tests.records.drawn import file_of, tagged_text_of, text_of
from tests.records.sealed import somebody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor_app.records.model import Held
    from assessor_app.records.withdrawing.model import Withdrawal
    from assessor_app.trust.model import Identity
    from tests.observing.furnished import Place

WHY = "Yr ymgeisydd anghywir: cymysgais ddau enw."


@pytest.fixture
def place() -> Iterator[Place]:
    made = at_one()
    yield made
    made.rooms.close()


@pytest.fixture
def elsewhere() -> Iterator[Place]:
    made = at_one()
    yield made
    made.rooms.close()


@pytest.fixture
def me() -> Identity:
    return somebody()


def strictly(file: Path) -> None:
    """The independent judge of PDF/A-3a and PDF/UA-1 finds nothing."""
    for profile in ("3a", "ua1"):
        assert list(page.validate_pdf(str(file), profile=profile).failures) == []


def withdrawn(place: Place, held: Held, me: Identity) -> Withdrawal:
    """Withdraw a record."""
    return place.rooms.withdrawing.withdraw(held.identity, WHY, me, Silent())[0]


def test_it_is_kept_beside_the_record_which_counts_no_longer(place: Place, me: Identity) -> None:
    held = seal(place, observed(place), me)
    before = place.rooms.archive.file(held.identity)
    made = withdrawn(place, held, me)
    archive = place.rooms.archive
    now = archive.find(held.identity)
    assert (now.withdrawn, now.counts) == (made.sealed_at, False)
    assert archive.withdrawals.of_record(held.identity) == [made]
    assert archive.file(held.identity) == before
    row = archive.open("r.pdf", before).row("superseded")
    assert (row.state, row.code, dict(row.facts)) == ("noted", "withdrawn-on", {"at": made.sealed_at, "reason": WHY})
    assert archive.void() == {held.record}
    assert ("withdrawal", made.identity) in [(one.kind, one.thing) for one in outbox.unsent(place.rooms.store)]


def test_its_page_says_which_record_by_whom_and_why_in_both_languages(
    place: Place, me: Identity, tmp_path: Path
) -> None:
    held = seal(place, observed(place), me)
    made = withdrawn(place, held, me)
    file = tmp_path / "w.pdf"
    file.write_bytes(place.rooms.archive.withdrawals.file(made.identity))
    said = text_of(file)
    for text in (WHY, held.reference, held.record, "Siân Llywelyn", "Tynnu cofnod yn ôl", "Withdrawal of a record"):
        assert text in said
    assert "".join(said.split()).count(held.identity[:32]) == 1
    assert "The reason" in tagged_text_of(file)


@pytest.mark.parametrize("pages", ["cy", "en", "both"])
def test_its_pages_pass_strict_judges(place: Place, me: Identity, tmp_path: Path, pages: str) -> None:
    held = seal(place, observed(place), me)
    made = withdrawn(place, held, me)
    payload = place.rooms.archive.open("w", place.rooms.archive.withdrawals.file(made.identity)).payload
    assert payload is not None
    payload = copy.deepcopy(payload)
    payload["record"]["pages"] = pages
    schema.check(payload)
    strictly(file_of(payload, tmp_path))
    signed = tmp_path / "signed.pdf"
    signed.write_bytes(place.rooms.archive.withdrawals.file(made.identity))
    strictly(signed)


def test_it_travels_as_a_file_and_marks_the_record_elsewhere_once_its_signer_is_vouched_for(
    place: Place, elsewhere: Place, me: Identity
) -> None:
    held = seal(place, observed(place), me)
    made = withdrawn(place, held, me)
    record, statement = place.rooms.archive.file(held.identity), place.rooms.archive.withdrawals.file(made.identity)
    there = elsewhere.rooms.archive
    taken, _ = there.take_in("w.pdf", statement)
    assert (taken.outcome, taken.opening.verdict) == ("kept", "unknown-signer")
    there.take_in("r.pdf", record)
    assert there.find(held.identity).withdrawn == ""
    there.vouch(held.identity, how="dros y ffôn", by="Mair")
    found = there.find(held.identity)
    assert (found.verdict, found.withdrawn, found.counts) == ("accepted", made.sealed_at, False)
    assert there.take_in("w.pdf", statement)[0].outcome == "duplicate"
    assert [one.identity for one in there.records()] == [held.identity]
    there.withdraw(me.fingerprint, reason="allwedd ar goll", by="Mair")
    assert there.find(held.identity).withdrawn == ""


def test_somebody_elses_withdrawal_takes_nothing_away(place: Place, elsewhere: Place, me: Identity) -> None:
    held = seal(place, observed(place), me)
    made = withdrawn(place, held, me)
    payload = place.rooms.archive.open("w", place.rooms.archive.withdrawals.file(made.identity)).payload
    assert payload is not None
    other = somebody("Dai Bevan")
    forged = copy.deepcopy(payload)
    forged["assessor"] |= {"name": "Dai Bevan", "certificate": other.fingerprint}
    file = signing.sign(templates.render(forged), other, place.clock.wall)
    there = elsewhere.rooms.archive
    there.take_in("r.pdf", place.rooms.archive.file(held.identity))
    there.vouch(held.identity, how="dros y ffôn", by="Mair")
    elsewhere.rooms.vouched.vouch(other.certificate, how="dros y ffôn", by="Mair", at=made.sealed_at)
    taken, _ = there.take_in("w.pdf", file)
    assert (taken.outcome, taken.opening.verdict) == ("kept", "accepted")
    assert there.find(held.identity).counts


def test_an_altered_withdrawal_is_refused(place: Place, elsewhere: Place, me: Identity) -> None:
    made = withdrawn(place, seal(place, observed(place), me), me)
    data = bytearray(place.rooms.archive.withdrawals.file(made.identity))
    data[len(data) // 2] ^= 1
    taken, changes = elsewhere.rooms.archive.take_in("w.pdf", bytes(data))
    assert (taken.outcome, changes.touched) == ("turned-away", frozenset())


def test_what_cannot_be_withdrawn_says_why(place: Place, elsewhere: Place, me: Identity) -> None:
    held = seal(place, observed(place), me)

    def refused(where: Place, reason: str, key: Identity) -> str:
        with pytest.raises(Refusal) as problem:
            where.rooms.withdrawing.withdraw(held.identity, reason, key, Silent())
        return problem.value.code

    assert refused(place, " ", me) == "record-reason-missing"
    assert refused(place, WHY, somebody("Mair Pugh")) == "key-of-another"
    elsewhere.rooms.archive.take_in("r.pdf", place.rooms.archive.file(held.identity))
    assert refused(elsewhere, WHY, somebody("Mair Pugh")) == "record-not-yours"
    withdrawn(place, held, me)
    assert refused(place, WHY, me) == "record-withdrawn"
    with pytest.raises(Refusal) as problem:
        begun(place, held)
    assert problem.value.code == "record-withdrawn"


def test_whoever_was_renamed_can_still_withdraw_what_they_sealed(place: Place, me: Identity) -> None:
    held = seal(place, observed(place), me)
    owner = place.rooms.people.assessor()
    assert owner is not None
    place.rooms.people.set_assessor(replace(owner, name="Rhys Wyn Pugh"))
    made = withdrawn(place, held, somebody("Rhys Wyn Pugh"))
    assert (made.assessor, place.rooms.archive.find(held.identity).counts) == ("Rhys Wyn Pugh", False)


@pytest.mark.parametrize(
    "damage", ["UPDATE withdrawal SET reason = 'x'", "DELETE FROM withdrawal", "UPDATE withdrawal SET file = x'00'"]
)
def test_withdrawals_do_not_change(place: Place, me: Identity, damage: str) -> None:
    withdrawn(place, seal(place, observed(place), me), me)
    with pytest.raises(Refusal) as refused:
        place.rooms.store.run(damage)
    assert refused.value.code == "row-immutable"
