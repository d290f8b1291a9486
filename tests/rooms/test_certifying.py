"""From a self-made certificate to the centre's: asking with the key of now or a new one, taking in, signing with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app import certifying
from assessor_app import rooms as building
from assessor_app.clock import DeviceClock
from assessor_app.errors import Refusal
from assessor_app.tables import MIGRATIONS
from assessor_app.trust import identity as identities
from assessor_app.trust import requests
from assessor_app.trust.certificates import card
from assessor_app.trust.model import fingerprint, pem
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.cli.stores import PASSPHRASE, founded
from tests.records.sealed import example, sealed
from tests.trust.making import Recipe, issued, new_key
from tests.trust.softtoken import PIN, soft_token

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor_app.rooms import Rooms

CLOCK = DeviceClock()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Vault, Rooms]]:
    vault = Vault.open(StorePlace(founded(tmp_path).folder), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    rooms = building.open_rooms(vault, CLOCK)
    yield vault, rooms
    rooms.close()
    vault.close()


def lasting(days: int) -> Recipe:
    """A certificate that is valid now."""
    return Recipe(start=CLOCK.now().wall.replace(hour=0), days=days)


def test_the_centres_certificate_takes_the_place_of_the_self_made_one(opened: tuple[Vault, Rooms]) -> None:
    vault, rooms = opened
    own = building.own_identity(rooms, vault, PASSPHRASE)
    old = sealed(example(), own, CLOCK.now().wall)
    asked, _ = certifying.ask(rooms, vault, PASSPHRASE, CLOCK)
    assert asked.key == requests.public_key(own.certificate)
    assert [kept.request for kept in rooms.keys.requests()] == [asked.der]
    certificate = issued(requests.read(asked.text.encode()), lasting(300))
    changes = certifying.take_in(rooms, vault, PASSPHRASE, pem(certificate).encode(), CLOCK)
    assert changes.kinds() == {"identity"}
    now = building.own_identity(rooms, vault, PASSPHRASE)
    assert (now.certificate, now.key) == (certificate, own.key)
    assert not card(now.certificate).self_made
    new = sealed(example(), now, CLOCK.now().wall)
    assert rooms.archive.open("new.pdf", new.file).verdict == "accepted"
    assert rooms.archive.open("old.pdf", old.file).verdict == "accepted"


@pytest.mark.slow
def test_who_has_no_centre_makes_a_new_certificate_and_what_was_sealed_stays_accepted(
    opened: tuple[Vault, Rooms],
) -> None:
    vault, rooms = opened
    own = building.own_identity(rooms, vault, PASSPHRASE)
    old = sealed(example(), own, CLOCK.now().wall)
    with pytest.raises(Refusal, match="passphrase-wrong"):
        certifying.make_anew(rooms, vault, "nid hon yw hi", CLOCK)
    assert certifying.make_anew(rooms, vault, PASSPHRASE, CLOCK).kinds() == {"identity"}
    now = building.own_identity(rooms, vault, PASSPHRASE)
    assert (card(now.certificate).name, card(now.certificate).self_made) == (card(own.certificate).name, True)
    assert requests.public_key(now.certificate) != requests.public_key(own.certificate)
    assert rooms.archive.open("old.pdf", old.file).verdict == "accepted"
    asked, _ = certifying.ask(rooms, vault, PASSPHRASE, CLOCK)
    certificate = issued(requests.read(asked.text.encode()), lasting(300))
    certifying.take_in(rooms, vault, PASSPHRASE, pem(certificate).encode(), CLOCK)
    with pytest.raises(Refusal, match="certificate-of-centre"):
        certifying.make_anew(rooms, vault, PASSPHRASE, CLOCK)


@pytest.mark.slow
def test_a_new_key_waits_locked_until_its_certificate_comes(opened: tuple[Vault, Rooms]) -> None:
    vault, rooms = opened
    own = building.own_identity(rooms, vault, PASSPHRASE)
    asked, _ = certifying.ask(rooms, vault, PASSPHRASE, CLOCK, fresh=True)
    assert asked.key != requests.public_key(own.certificate)
    assert building.own_identity(rooms, vault, PASSPHRASE).certificate == own.certificate
    certificate = issued(asked, lasting(300))
    certifying.take_in(rooms, vault, PASSPHRASE, certificate, CLOCK)
    now = building.own_identity(rooms, vault, PASSPHRASE)
    assert now.certificate == certificate
    assert now.key != own.key
    assert rooms.vouched.own_certificates() == (own.certificate, certificate)


@pytest.mark.slow
def test_a_renewal_for_the_same_key_and_taking_one_in_twice(opened: tuple[Vault, Rooms]) -> None:
    vault, rooms = opened
    first = issued(certifying.ask(rooms, vault, PASSPHRASE, CLOCK)[0], lasting(100))
    certifying.take_in(rooms, vault, PASSPHRASE, first, CLOCK)
    certifying.take_in(rooms, vault, PASSPHRASE, first, CLOCK)
    again, _ = certifying.ask(rooms, vault, PASSPHRASE, CLOCK)
    second = issued(again, lasting(500))
    certifying.take_in(rooms, vault, PASSPHRASE, second, CLOCK)
    assert fingerprint(second) == building.own_identity(rooms, vault, PASSPHRASE).fingerprint
    assert len(rooms.vouched.own_certificates()) == 3


@pytest.mark.slow
def test_a_new_name_outgrows_the_centres_certificate_until_another_comes(opened: tuple[Vault, Rooms]) -> None:
    vault, rooms = opened

    def outgrown() -> bool:
        own = certifying.own(rooms)
        assert own is not None
        return own.outgrown

    assert not outgrown()
    certifying.take_in(
        rooms, vault, PASSPHRASE, issued(certifying.ask(rooms, vault, PASSPHRASE, CLOCK)[0], lasting(100)), CLOCK
    )
    assert not outgrown()
    who = rooms.people.assessor()
    assert who is not None
    building.change_assessor(rooms, vault, replace(who, name="Rhys Wyn Llŷr"), PASSPHRASE, CLOCK)
    assert outgrown()
    asked, _ = certifying.ask(rooms, vault, PASSPHRASE, CLOCK)
    assert asked.name == "Rhys Wyn Llŷr"
    certifying.take_in(rooms, vault, PASSPHRASE, issued(asked, lasting(100)), CLOCK)
    assert not outgrown()


def test_what_is_refused_changes_nothing(opened: tuple[Vault, Rooms]) -> None:
    vault, rooms = opened
    own = rooms.vouched.own_certificate()
    assert own is not None
    with pytest.raises(Refusal, match="passphrase-wrong"):
        certifying.ask(rooms, vault, "not it at all", CLOCK, fresh=True)
    assert rooms.keys.requests() == ()
    asked, _ = certifying.ask(rooms, vault, PASSPHRASE, CLOCK)
    strange = requests.read(requests.make(identities.make("Rhys Wyn Jones", "C", "x", CLOCK.now().wall)))
    for data, phrase, code in (
        (issued(asked, lasting(9)), "not it at all", "passphrase-wrong"),
        (issued(strange, lasting(9)), PASSPHRASE, "answer-of-another-key"),
        (own, PASSPHRASE, "answer-self-made"),
        (b"hello", PASSPHRASE, "answer-no-certificate"),
        (issued(asked, Recipe(days=1), by=new_key()), PASSPHRASE, "answer-expired"),
    ):
        with pytest.raises(Refusal) as refused:
            certifying.take_in(rooms, vault, phrase, data, CLOCK)
        assert refused.value.code == code
        assert rooms.vouched.own_certificate() == own


@pytest.mark.slow
def test_a_store_signs_with_a_token_and_the_centre_certifies_that_key(
    opened: tuple[Vault, Rooms], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, rooms = opened
    monkeypatch.setenv("SOFTHSM2_CONF", "")
    soft = soft_token(tmp_path / "soft")
    old = building.own_identity(rooms, vault, PASSPHRASE)
    with pytest.raises(Refusal, match="passphrase-wrong"):
        certifying.use_token(rooms, vault, "not it at all", CLOCK, token=soft.token, pin=PIN)
    assert rooms.keys.signing_token() is None
    changes = certifying.use_token(rooms, vault, PASSPHRASE, CLOCK, token=soft.token, pin=PIN)
    assert changes.kinds() == {"identity"}
    place = rooms.keys.signing_token()
    assert place is not None
    assert (place.label, place.serial) == (soft.token.label, soft.token.serial)
    with pytest.raises(Refusal, match="token-pin-wrong"):
        building.own_identity(rooms, vault, PASSPHRASE)
    own = building.own_identity(rooms, vault, PIN)
    assert rooms.archive.open("a.pdf", sealed(example(), own, CLOCK.now().wall).file).verdict == "accepted"
    asked, _ = certifying.ask(rooms, vault, PIN, CLOCK)
    certificate = issued(asked, lasting(300))
    certifying.take_in(rooms, vault, PASSPHRASE, certificate, CLOCK)
    now = building.own_identity(rooms, vault, PIN)
    assert now.certificate == certificate
    record = sealed(example(), now, CLOCK.now().wall).file
    assert rooms.archive.open("b.pdf", record).verdict == "accepted"
    assert rooms.vouched.own_certificates()[0] == old.certificate
