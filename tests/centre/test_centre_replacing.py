"""Another issuing authority from the root's file: what the old one certified, thieves of its key, a new laptop."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.centre import pack, replacing
from assessor_app.centre import store as rows
from assessor_app.centre.model import Contents
from assessor_app.errors import Refusal, Tampered
from assessor_app.trust import anchors
from assessor_app.trust import identity as identities
from assessor_app.trust.authority import issuing
from assessor_app.trust.certificates import card
from tests.centre.founded import BEGUN, SECRET, Desk, HandClock, certified, desk

if TYPE_CHECKING:
    from assessor_app.centre.model import Issued
    from assessor_app.trust.model import CentreTrust, Identity

DAY = dt.timedelta(days=1)
ROOT = "carreg lefn y nant"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A root's file costs half a second to open on purpose; here nobody guesses at it."""
    monkeypatch.setattr(identities, "PASSPHRASE_ROUNDS", 2_000)


def founded(clock: HandClock) -> tuple[Desk, Identity]:
    """An office, and the root out of its file."""
    office = desk("Mair Gweinydd", clock, "adm-1")
    file, _ = office.rooms.centre.found("Canolfan Tŷ Gwyn", SECRET, ROOT)
    return office, replacing.root_from(file, ROOT)


def replaced(office: Desk, told: replacing.Replacement) -> tuple[Issued, ...]:
    return replacing.replace(office.rooms.store, office.rooms.centre, SECRET, told, office.clock)[0]


def judged(trust: CentreTrust, certificate: bytes, at: float, now: float, kept: float | None = None) -> tuple[str, str]:
    kept_at = None if kept is None else BEGUN + kept * DAY
    found = anchors.standing(certificate, (trust,), BEGUN + at * DAY, now=BEGUN + now * DAY, kept_at=kept_at)
    return found.state, found.code


def test_what_the_old_authority_certified_and_what_the_new_one_does() -> None:
    clock = HandClock()
    office, root = founded(clock)
    own, _ = certified(office, "Siân", "a-1")
    gone, lost = certified(office, "Rhys", "a-2")
    clock.later(5)
    office.rooms.centre.revoke(lost.fingerprint, "key-lost")
    laptop = desk("Dilys", clock, "v-1")
    laptop.rooms.centre.take_in(pack.read(office.pack()), compared=True)
    clock.later(5)
    (again,) = replaced(office, replacing.Replacement(root, "key-lost", BEGUN + 8 * DAY))
    assert (again.person, again.name, again.role) == ("a-1", "Siân", "assessor")  # the revoked one gets none
    assert card(again.certificate).name == "Siân"
    laptop.rooms.centre.take_in(pack.read(office.pack()))
    (trust,) = laptop.rooms.vouched.centres()
    assert (trust.number, len(trust.former), len(trust.register)) == (2, 1, 3)
    assert judged(trust, own.certificate, 3, 11, kept=4) == ("holds", "signer-certified")
    assert judged(trust, own.certificate, 3, 11) == ("unknown", "authority-revoked-since")
    assert judged(trust, own.certificate, 3, 11, kept=9) == ("unknown", "authority-revoked-since")
    assert judged(trust, own.certificate, 9, 11, kept=9) == ("fails", "authority-revoked")
    assert judged(trust, gone.certificate, 3, 11, kept=4) == ("holds", "signer-certified")
    assert judged(trust, gone.certificate, 6, 11, kept=6) == ("fails", "certificate-revoked")
    assert judged(trust, again.certificate, 10.5, 11) == ("holds", "signer-certified")
    clock.later(1)
    newcomer, _ = certified(office, "Newydd", "n-1")
    clock.later(1)
    office.rooms.centre.revoke(again.fingerprint, "left")
    trust = office.rooms.centre.make_pack(SECRET)[1]
    assert judged(trust, newcomer.certificate, 12, 12) == ("holds", "signer-certified")
    assert judged(trust, again.certificate, 12.5, 13) == ("fails", "certificate-revoked")


def test_whoever_stole_the_old_key_gets_nowhere() -> None:
    clock = HandClock()
    office, root = founded(clock)
    stolen = rows.authority(office.rooms.store)
    assert stolen is not None
    thief = identities.authority_from_pkcs12(stolen[1], SECRET)
    before = pack.read(office.pack())
    laptop = desk("Dilys", clock, "v-1")
    laptop.rooms.centre.take_in(before, compared=True)
    clock.later(1)
    replaced(office, replacing.Replacement(root, "key-lost"))
    new = pack.read(office.pack())
    laptop.rooms.centre.take_in(new)
    # with the list of before, under a number far ahead
    forged = pack.read(pack.write(replace(before, trust=replace(before.trust, number=1000)), thief))
    with pytest.raises(Refusal, match="centre-pack-root-older"):
        laptop.rooms.centre.take_in(forged)
    # with the list of now, which drops the key that signs it
    trust = replace(new.trust, issuing=thief.certificate, revocations=before.trust.revocations, former=(), number=1000)
    with pytest.raises(Tampered, match="centre-pack-damaged"):
        pack.read(pack.write(replace(new, trust=trust), thief))
    # as a former authority that the root has not dropped, or whose list another signed
    for former in (
        ((new.trust.issuing, new.trust.revocations),),
        ((before.trust.issuing, new.trust.revocations),),
    ):
        now = rows.authority(office.rooms.store)
        assert now is not None
        key = identities.authority_from_pkcs12(now[1], SECRET)
        with pytest.raises(Tampered, match="centre-pack-damaged"):
            pack.read(pack.write(replace(new, trust=replace(new.trust, former=former)), key))
    assert laptop.rooms.centre.trusted(new.trust.fingerprint) == new.trust


def test_a_new_laptop_takes_over_with_the_last_pack_and_the_roots_file() -> None:
    clock = HandClock()
    office, root = founded(clock)
    own, _ = certified(office, "Siân", "a-1")
    office.rooms.centre.choose(Contents(templates=("observation/3",)))
    office.rooms.recovery.make("allwedd adfer y ganolfan")
    office.pack()
    last = office.pack()
    clock.later(3)
    fresh = desk("Gwen Weinydd", clock, "adm-2")
    with pytest.raises(Refusal, match="centre-not-founded"):
        replaced(fresh, replacing.Replacement(root, "key-lost"))
    assert replaced(fresh, replacing.Replacement(root, "key-lost", last_pack=last)) == ()
    file = fresh.pack()
    trust = pack.read(file).trust
    assert (trust.number, trust.name, trust.templates) == (3, "Canolfan Tŷ Gwyn", ("observation/3",))
    assert trust.recovery == office.rooms.recovery.key()
    assert judged(trust, own.certificate, 1, 3, kept=1) == ("holds", "signer-certified")
    other, _ = certified(fresh, "Rhys", "a-2")
    assert judged(fresh.rooms.centre.make_pack(SECRET)[1], other.certificate, 3, 3) == ("holds", "signer-certified")
    laptop = desk("Dilys", clock, "v-1")
    laptop.rooms.centre.take_in(pack.read(last), compared=True)
    laptop.rooms.centre.take_in(pack.read(file))  # the same root: nothing is compared again
    assert [one.number for one in laptop.rooms.vouched.centres()] == [3]
    clock.later(1)
    replaced(fresh, replacing.Replacement(root, "replaced"))
    trust = pack.read(fresh.pack()).trust
    assert len(trust.former) == 2
    assert judged(trust, own.certificate, 1, 4, kept=1) == ("holds", "signer-certified")
    assert judged(trust, other.certificate, 4.5, 5) == ("fails", "authority-revoked")


def test_before_its_end_or_after_it_the_root_puts_another_in_place() -> None:
    clock = HandClock()
    office, root = founded(clock)
    clock.later(issuing.ISSUING_DAYS + 10)
    own = identities.make("Siân", "", "a-1", clock.at)
    with pytest.raises(Refusal, match="authority-expired"):
        certified(office, "Siân", "a-1")
    replaced(office, replacing.Replacement(root, "replaced"))
    made, _ = certified(office, "Siân", "a-1")
    assert made.certificate != own.certificate
    assert pack.read(office.pack()).trust.number == 1
    clock.later(issuing.ROOT_DAYS - issuing.ISSUING_DAYS - 100)
    replaced(office, replacing.Replacement(root, "replaced"))
    kept = office.rooms.centre.authority()
    assert kept is not None
    assert card(kept.issuing).not_after == card(kept.root).not_after  # nothing outlives its root
    clock.later(100)
    with pytest.raises(Refusal, match="authority-expired"):
        replaced(office, replacing.Replacement(root, "replaced"))


def test_what_replacing_refuses_changes_nothing() -> None:
    clock = HandClock()
    office, root = founded(clock)
    _, other = founded(clock)
    before = rows.authority(office.rooms.store)
    for told, code in (
        (replacing.Replacement(other, "replaced"), "root-of-another"),
        (replacing.Replacement(root, "replaced", clock.at + DAY), "replaced-in-future"),
    ):
        with pytest.raises(Refusal, match=code):
            replaced(office, told)
    with pytest.raises(Refusal, match="root-of-another"):
        replaced(desk("x", clock, "x-1"), replacing.Replacement(other, "replaced", last_pack=office.pack()))
    with pytest.raises(Refusal, match="key-passphrase-wrong"):
        replacing.replace(
            office.rooms.store, office.rooms.centre, bytes(32), replacing.Replacement(root, "replaced"), clock
        )
    assert (rows.authority(office.rooms.store), rows.former(office.rooms.store)) == (before, ())
