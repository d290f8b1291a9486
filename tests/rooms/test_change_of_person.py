"""Putting right what was typed at first run: new records say it, and what was sealed before stays accepted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app import rooms as building
from assessor_app.clock import DeviceClock
from assessor_app.errors import Refusal
from assessor_app.people.model import Centre
from assessor_app.tables import MIGRATIONS
from assessor_app.trust.certificates import card
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.cli.stores import PASSPHRASE, founded
from tests.records.sealed import example, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor_app.people.model import Assessor
    from assessor_app.rooms import Rooms

CLOCK = DeviceClock()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Vault, Rooms]]:
    vault = Vault.open(StorePlace(founded(tmp_path).folder), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    rooms = building.open_rooms(vault, CLOCK)
    yield vault, rooms
    rooms.close()
    vault.close()


def who(rooms: Rooms) -> Assessor:
    found = rooms.people.assessor()
    assert found is not None
    return found


def test_a_new_name_gets_a_new_certificate_and_old_records_stay_accepted(opened: tuple[Vault, Rooms]) -> None:
    vault, rooms = opened
    old = sealed(example(), building.own_identity(rooms, vault, PASSPHRASE), CLOCK.now().wall)
    assert rooms.archive.open("old.pdf", old.file).verdict == "accepted"
    renamed = replace(who(rooms), name="Rhys Wyn Llŷr", centre=Centre("Coleg Tŷ Gwyn", "C-1"))
    changes = building.change_assessor(rooms, vault, renamed, PASSPHRASE, CLOCK)
    assert changes.kinds() == {"assessor"}
    assert who(rooms) == renamed
    identity = building.own_identity(rooms, vault, PASSPHRASE)
    assert card(identity.certificate).name == "Rhys Wyn Llŷr"
    assert rooms.archive.open("old.pdf", old.file).verdict == "accepted"
    said = example()
    said["assessor"]["name"] = "Rhys Wyn Llŷr"
    new = sealed(said, identity, CLOCK.now().wall)
    assert rooms.archive.open("new.pdf", new.file).verdict == "accepted"
    with pytest.raises(Refusal, match="key-of-another"):
        sealed(example(), identity, CLOCK.now().wall)


def test_what_the_certificate_does_not_carry_changes_without_a_new_one(opened: tuple[Vault, Rooms]) -> None:
    vault, rooms = opened
    before = rooms.vouched.own_certificate()
    told = replace(who(rooms), status="trainee", centre=Centre(who(rooms).centre.name, "C-9"))
    building.change_assessor(rooms, vault, told, PASSPHRASE, CLOCK)
    assert (who(rooms).status, who(rooms).centre.number) == ("trainee", "C-9")
    assert rooms.vouched.own_certificates() == (before,)


@pytest.mark.parametrize(
    ("name", "passphrase", "code"),
    [
        ("Mair", "nid hwn yw ef", "passphrase-wrong"),
        (" ", PASSPHRASE, "name-missing"),
        ("Mair \u05d0 Pugh", PASSPHRASE, "identity"),
    ],
)
def test_what_is_refused_changes_nothing(opened: tuple[Vault, Rooms], name: str, passphrase: str, code: str) -> None:
    vault, rooms = opened
    before, certificates = who(rooms), rooms.vouched.own_certificates()
    with pytest.raises(Refusal, match=code):
        building.change_assessor(rooms, vault, replace(before, name=name), passphrase, CLOCK)
    assert (who(rooms), rooms.vouched.own_certificates()) == (before, certificates)
