"""The key file: what opens it, what it is bound to, and that no damage passes for a wrong passphrase."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest

from assessor_app.errors import Refusal, Tampered
from assessor_app.vault import keyfile
from assessor_app.vault.keyfile import PASSPHRASE, RECOVERY, Cost, KeyFile, Slot

CHEAP = Cost(memory=32, passes=1, lanes=1)
MASTER = bytes(range(32))
WORDS = "Llŷn, Tŷ Gwyn, dŵr"

# Written by the first version of the file's format; every later version must open it.
GOLDEN = b"""
{
 "format": 1,
 "store": "5eed",
 "label": "Si\xc3\xa2n",
 "slots": [
  {
   "kind": "passphrase",
   "kdf": {"name": "argon2id", "memory_kib": 32, "passes": 1, "lanes": 1, "salt": "kVgqO5DGJCwrzkAgSqWKRQ=="},
   "nonce": "UYn0MZM1gLzJIb+Y",
   "wrapped": "YaOOyq5YkfcgNwqKGhINfAIDLWeMXMg34kSTTiTT49oIJKtcwt4i8rEd4S6/ZUnx"
  }
 ],
 "sha256": "1f88d54d5b4a7ee61bea7bf70d5757f13fb859d113062ed8241fa2f01e8b096b"
}
"""


@pytest.fixture
def keys() -> KeyFile:
    made = KeyFile("5eed", "Siân · Tŷ Gwyn").with_slot(PASSPHRASE, WORDS, MASTER, CHEAP)
    return made.with_slot(RECOVERY, "0" * 30, MASTER, CHEAP)


def test_either_secret_gives_the_master_and_the_file_keeps_both(keys: KeyFile) -> None:
    again = keyfile.parse(keyfile.dump(keys))
    assert again == keys
    assert again.unwrap(PASSPHRASE, WORDS) == again.unwrap(RECOVERY, "0" * 30) == MASTER


def test_another_keyboards_accents_are_the_same_passphrase(keys: KeyFile) -> None:
    apart = unicodedata.normalize("NFD", WORDS)
    assert apart != WORDS
    assert keys.unwrap(PASSPHRASE, apart) == MASTER


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (PASSPHRASE, "Llyn, Ty Gwyn, dwr", "passphrase-wrong"),
        (PASSPHRASE, "", "passphrase-wrong"),
        (PASSPHRASE, "0" * 30, "passphrase-wrong"),
        (RECOVERY, WORDS, "recovery-code-wrong"),
    ],
)
def test_another_secret_is_refused(keys: KeyFile, kind: str, text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        keys.unwrap(kind, text)
    assert refused.value.code == code


def test_one_slot_can_be_made_afresh(keys: KeyFile) -> None:
    changed = keys.with_slot(PASSPHRASE, "rhywbeth arall", MASTER, CHEAP)
    assert changed.unwrap(PASSPHRASE, "rhywbeth arall") == changed.unwrap(RECOVERY, "0" * 30) == MASTER
    assert len(changed.slots) == 2
    with pytest.raises(Refusal, match="passphrase-wrong"):
        changed.unwrap(PASSPHRASE, WORDS)


def test_two_wrappings_of_one_secret_have_nothing_in_common(keys: KeyFile) -> None:
    before, after = keys.slots[0], keys.with_slot(PASSPHRASE, WORDS, MASTER, CHEAP).slots[-1]
    assert before.kind == after.kind
    assert not {before.salt, before.nonce, before.wrapped} & {after.salt, after.nonce, after.wrapped}


def moved(keys: KeyFile, **to: object) -> KeyFile:
    slot = next(slot for slot in keys.slots if slot.kind == PASSPHRASE)
    return replace(keys, slots=(replace(slot, **to),))  # type: ignore[arg-type]


def test_a_slot_is_bound_to_its_store_and_label(keys: KeyFile) -> None:
    for elsewhere in (replace(keys, store="another"), replace(keys, label="another")):
        with pytest.raises(Refusal, match="passphrase-wrong"):
            elsewhere.unwrap(PASSPHRASE, WORDS)


def test_a_slot_is_bound_to_its_kind_and_cost(keys: KeyFile) -> None:
    assert moved(keys).unwrap(PASSPHRASE, WORDS) == MASTER
    with pytest.raises(Refusal, match="recovery-code-wrong"):
        moved(keys, kind=RECOVERY).unwrap(RECOVERY, WORDS)
    with pytest.raises(Refusal, match="passphrase-wrong"):
        moved(keys, cost=Cost(64, 1, 1)).unwrap(PASSPHRASE, WORDS)


def test_a_file_without_the_slot_is_damaged(keys: KeyFile) -> None:
    with pytest.raises(Tampered, match="keys-damaged"):
        moved(keys).unwrap(RECOVERY, "0" * 30)


def test_every_flipped_bit_is_damage_and_not_a_wrong_passphrase(keys: KeyFile) -> None:
    content = keyfile.dump(keys)
    read = []
    for at in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[at // 8] ^= 1 << at % 8
        try:
            read.append((at, keyfile.parse(bytes(flipped))))
        except Tampered as damage:
            assert damage.code == "keys-damaged"  # noqa: PT017 - thousands of them
    assert read == []


def test_every_cut_is_damage(keys: KeyFile) -> None:
    content = keyfile.dump(keys).rstrip()
    for length in range(len(content)):
        with pytest.raises(Tampered, match="keys-damaged"):
            keyfile.parse(content[:length])


def resealed(keys: KeyFile, change: dict[str, object], kdf: dict[str, object]) -> bytes:
    body = json.loads(keyfile.dump(keys))
    del body["sha256"]
    body |= change
    body["slots"][0]["kdf"] |= kdf
    return json.dumps(body | {"sha256": keyfile._checksum(body)}).encode()


@pytest.mark.parametrize(
    "kdf",
    [
        {"memory_kib": 2**31},
        {"memory_kib": 7},
        {"memory_kib": "32"},
        {"memory_kib": 32.0},
        {"passes": 0},
        {"passes": 10**9},
        {"lanes": 0},
        {"lanes": True},
        {"name": "scrypt"},
        {"salt": "AA=="},
        {"salt": "é"},
        {"salt": None},
    ],
)
def test_a_file_may_not_ask_for_the_unbearable(keys: KeyFile, kdf: dict[str, object]) -> None:
    assert keyfile.parse(resealed(keys, {}, {})) == keys
    with pytest.raises(Tampered, match="keys-damaged"):
        keyfile.parse(resealed(keys, {}, kdf))


def test_a_later_format_is_refused_as_newer(keys: KeyFile) -> None:
    with pytest.raises(Refusal, match="store-newer"):
        keyfile.parse(resealed(keys, {"format": 2}, {}))


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"sha256": 1}'])
def test_what_is_no_key_file_is_damage(content: bytes) -> None:
    with pytest.raises(Tampered, match="keys-damaged"):
        keyfile.parse(content)


def test_the_two_derived_keys_are_different_and_never_change() -> None:
    assert keyfile.store_key(MASTER).hex() == "164915915d9c5167e012754ef9ad2a33e75a3c7fc5fd9fc20851733dd265d38e"
    assert keyfile.identity_secret(MASTER).hex() == "2b9d3b5efdb4a579f4e4e5068d4940965a0343bc4a026b278dcab9122c1dd604"


def test_masters_are_fresh() -> None:
    assert len({keyfile.new_master() for _ in range(50)}) == 50
    assert {len(keyfile.new_master())} == {32}


def test_the_cost_is_the_second_option_of_rfc_9106() -> None:
    assert Cost(memory=65536, passes=3, lanes=4) == keyfile.COST
    assert keyfile.COST.bearable()


def test_a_file_of_the_first_version_still_opens() -> None:
    first = keyfile.parse(GOLDEN)
    assert first.label == "Siân"
    assert first.unwrap(PASSPHRASE, WORDS) == MASTER
    assert isinstance(first.slots[0], Slot)
