"""A centre lets somebody into a store: its slot in `key.json`, the request, the answer, and what neither gives away."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal, Tampered
from assessor_app.vault import asking, keyfile, sharing
from assessor_app.vault.keyfile import PASSPHRASE, CentreSlot, Cost, KeyFile
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.vault.conftest import STEPS

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.vault.store import Store

CHEAP = Cost(memory=32, passes=1, lanes=1)
MASTER, PRIVATE = bytes(range(32)), bytes(range(1, 33))
PUBLIC = sharing.public_half(PRIVATE)
OLD, NEW = "cyfrinair hir iawn ŵ", "un newydd sbon hir"
AT = "2026-11-22T09:00:00+00:00"


@pytest.fixture
def keys() -> KeyFile:
    made = KeyFile("5eed", "Siân").with_slot(PASSPHRASE, OLD, MASTER, CHEAP)
    return made.with_centre("ab" * 32, "Canolfan Tŷ Gwyn", PUBLIC, MASTER)


@pytest.fixture
def place(tmp_path: Path, keys: KeyFile) -> StorePlace:
    found = StorePlace(tmp_path)
    found.keys.write_bytes(keyfile.dump(keys))
    return found


def test_the_slot_is_kept_beside_the_others_and_goes_again(keys: KeyFile) -> None:
    again = keyfile.parse(keyfile.dump(keys))
    assert again == keys
    assert again.unwrap(PASSPHRASE, OLD) == MASTER
    assert keyfile.parse(keyfile.dump(again.without_centre())).centre is None
    assert MASTER.hex() not in keyfile.dump(keys).decode()
    assert again.with_slot(PASSPHRASE, NEW, MASTER, CHEAP).centre == keys.centre


def test_a_damaged_slot_does_not_stop_the_passphrase(keys: KeyFile) -> None:
    whole = json.loads(keyfile.dump(keys))
    for wrong in (None, 7, "x", {}, {**whole["centre"], "key": "AA=="}, {**whole["centre"], "sealed": "*"}, [1]):
        held = keyfile.parse(json.dumps(whole | {"centre": wrong}).encode())
        assert (held.centre, held.unwrap(PASSPHRASE, OLD)) == (None, MASTER)
    with pytest.raises(Tampered, match="keys-damaged"):
        keyfile.parse(json.dumps(whole | {"label": "Rhys"}).encode())


def test_a_slot_opens_for_its_own_store_and_centre_only(keys: KeyFile) -> None:
    slot = keys.centre
    assert slot is not None
    good = keyfile.centre_purpose("5eed", slot.centre, PUBLIC)
    assert sharing.unseal(slot.sealed, PRIVATE, good) == MASTER
    others = (
        keyfile.centre_purpose("5eee", slot.centre, PUBLIC), keyfile.centre_purpose("5eed", "cd" * 32, PUBLIC), b"",
    )  # fmt: skip
    for purpose in others:
        with pytest.raises(Refusal, match="sealed-for-another"):
            sharing.unseal(slot.sealed, PRIVATE, purpose)
    with pytest.raises(Refusal, match="sealed-for-another"):
        sharing.unseal(slot.sealed, sharing.new_key(), good)


def test_asking_and_answering(place: StorePlace) -> None:
    assert not asking.asked(place)
    request = asking.ask(place, NEW, AT, cost=CHEAP)
    assert asking.asked(place)
    answer = asking.answer(asking.read_request(request.data), PRIVATE, "Mair Gweinydd", AT)
    master, entry = asking.open_answer(place, answer, NEW)
    assert (master, entry.by, entry.at, entry.name) == (MASTER, "Mair Gweinydd", AT, "Canolfan Tŷ Gwyn")
    for held in (request.data, answer, (place.folder / "asking.json").read_bytes()):
        assert b"AAECAwQFBgcICQoL" not in held  # the beginning of the master secret, as Base64 has it
    with pytest.raises(Refusal, match="passphrase-wrong"):
        asking.open_answer(place, answer, OLD)


def test_an_answer_opens_nothing_but_the_request_it_answers(place: StorePlace) -> None:
    first = asking.ask(place, NEW, AT, cost=CHEAP)
    early = asking.answer(first, PRIVATE, "Mair", AT)
    asking.ask(place, NEW, "2026-11-23T09:00:00+00:00", cost=CHEAP)
    with pytest.raises(Refusal, match="store-answer-of-another"):
        asking.open_answer(place, early, NEW)
    asking.forget(place)
    with pytest.raises(Refusal, match="not-asked"):
        asking.open_answer(place, early, NEW)


def test_nobody_can_say_that_somebody_else_answered(place: StorePlace) -> None:
    answer = json.loads(asking.answer(asking.ask(place, NEW, AT, cost=CHEAP), PRIVATE, "Mair", AT))
    for name, value in (("by", "Dilys"), ("at", "2020-01-01T00:00:00+00:00")):
        with pytest.raises(Refusal, match="sealed-for-another"):
            asking.open_answer(place, json.dumps(answer | {name: value}).encode(), NEW)


def test_no_byte_of_an_answer_can_be_changed(place: StorePlace) -> None:
    request = asking.ask(place, NEW, AT, cost=CHEAP)
    good = json.loads(asking.answer(request, PRIVATE, "Mair", AT))
    keys = keyfile.parse((place.folder / "asking.json").read_bytes())
    private = keys.unwrap(keyfile.ASKING, NEW)
    raw = base64.b64decode(good["sealed"])
    purpose = asking._purpose({name: good[name] for name in ("kind", "request", "by", "at")})
    assert sharing.unseal(raw, private, purpose) == MASTER
    for at in range(len(raw)):
        with pytest.raises(Refusal, match="sealed-for-another"):
            sharing.unseal(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :], private, purpose)


def test_strangers_files_are_told_from_requests_and_answers(place: StorePlace) -> None:
    request = asking.ask(place, NEW, AT, cost=CHEAP)
    for data in (b"", b"[]", b"{}", b"\xff", b"x" * 70_000, asking.answer(request, PRIVATE, "Mair", AT)):
        with pytest.raises(Refusal, match="store-request-unreadable"):
            asking.read_request(data)
    for data in (b"", b"[]", b"{}", b"\xff", request.data):
        with pytest.raises(Refusal, match="store-answer-unreadable"):
            asking.open_answer(place, data, NEW)
    other = replace(request, slot=CentreSlot("ab" * 32, "x", PUBLIC, bytes(80)))
    with pytest.raises(Refusal, match="sealed-for-another"):
        asking.answer(other, PRIVATE, "Mair", AT)
    place.keys.write_bytes(keyfile.dump(keyfile.parse(place.keys.read_bytes()).without_centre()))
    with pytest.raises(Refusal, match="no-centre-slot"):
        asking.ask(place, NEW, AT, cost=CHEAP)
    with pytest.raises(Refusal, match="passphrase-short"):
        asking.ask(place, "byr", AT)


@pytest.mark.slow
def test_let_in_gives_the_store_a_new_passphrase_and_notes_who(tmp_path: Path) -> None:
    place = StorePlace(tmp_path / "store")
    made, _code = Vault.create(place, label="Siân", passphrase=OLD, migrations=STEPS)
    made.let_centre_in(OLD, "ab" * 32, "Canolfan Tŷ Gwyn", PUBLIC)
    made.close()
    answer = asking.answer(asking.ask(place, NEW, AT, cost=CHEAP), PRIVATE, "Mair", AT)
    noted: list[str] = []

    def fails(_store: Store, _entry: asking.Entry) -> None:
        raise Refusal("x")

    with pytest.raises(Refusal, match="x"):  # what cannot be noted lets nobody in
        Vault.let_in(place, answer, NEW, migrations=STEPS, note=fails)
    with pytest.raises(Refusal, match="passphrase-wrong"):
        Vault.open(place, passphrase=NEW, migrations=STEPS)
    Vault.let_in(place, answer, NEW, migrations=STEPS, note=lambda _store, one: noted.append(one.by)).close()
    assert (noted, asking.asked(place)) == (["Mair"], False)
    with Vault.open(place, passphrase=NEW, migrations=STEPS) as vault:
        assert vault.centre is not None
        vault.keep_centre_out()
        vault.keep_centre_out()
        assert vault.centre is None
