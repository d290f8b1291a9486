"""`key.json`: one random master secret, wrapped once for each way of unlocking; and what is derived from it.

The same form keeps other secrets of 32 bytes: a centre's recovery key, and that of a store which asks to be let in.

Not here: who may unlock when, or the file's place (`vault`). The file names its store and its label in the open,
so that a person can choose a store before unlocking it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import secrets
import unicodedata
from dataclasses import dataclass, replace
from typing import Any, Final

from assessor_app.errors import Refusal, Tampered
from assessor_app.vault import sharing

PASSPHRASE: Final = "passphrase"  # noqa: S105 - names a slot, is no secret
RECOVERY: Final = "recovery"
ASKING: Final = "asking"
CENTRE_KEY: Final = "centre-key"
FORMAT: Final = 1
_WRONG: Final = {
    PASSPHRASE: "passphrase-wrong",
    RECOVERY: "recovery-code-wrong",
    ASKING: "passphrase-wrong",
    CENTRE_KEY: "centre-key-passphrase-wrong",
}
# NIST SP 800-63B asks for at least 8 and no rules of composition; a stolen laptop can be tried offline, so more here.
LEAST_PASSPHRASE: Final = 12
_NONCE: Final = 12  # bytes, NIST SP 800-38D section 8.2
_MASTER: Final = 32  # bytes
_TAG: Final = 16  # bytes
_MOST_MEMORY: Final = 4 * 1024 * 1024  # KiB
_MOST_TURNS: Final = 64  # passes, or lanes


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id costs: memory in KiB, passes over it, lanes. Kept in the file, so that it can rise."""

    memory: int
    passes: int
    lanes: int

    def bearable(self) -> bool:
        """Whether a file may ask this of us: no less than RFC 9106 allows, and no more than a laptop can bear."""
        if not all(type(number) is int for number in (self.memory, self.passes, self.lanes)):
            return False
        return 8 * self.lanes <= self.memory <= _MOST_MEMORY and all(
            1 <= number <= _MOST_TURNS for number in (self.passes, self.lanes)
        )


# RFC 9106 section 4, the second recommended option: t = 3, p = 4, m = 64 MiB, salt of 128 bits.
COST: Final = Cost(memory=64 * 1024, passes=3, lanes=4)
_SALT: Final = 16  # bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """The master secret, wrapped under one secret text; `kind` says which text."""

    kind: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class CentreSlot:
    """The master secret, sealed to the recovery key of a centre (`sharing`).

    `centre` is the fingerprint of the centre's root, `name` what it is called, `key` the public half.
    """

    centre: str
    name: str
    key: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Whose store it is, in words a person chose, the slots that open it, and the one for a centre if it has one."""

    store: str
    label: str
    slots: tuple[Slot, ...] = ()
    centre: CentreSlot | None = None

    def with_slot(self, kind: str, text: str, master: bytes, cost: Cost = COST) -> KeyFile:
        """The same file with one slot made afresh; other slots stay as they are."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - after the first window

        salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
        wrapped = AESGCM(_stretch(text, salt, cost)).encrypt(nonce, master, self._bound(kind, cost))
        kept = tuple(slot for slot in self.slots if slot.kind != kind)
        return replace(self, slots=(*kept, Slot(kind, cost, salt, nonce, wrapped)))

    def with_centre(self, centre: str, name: str, key: bytes, master: bytes) -> KeyFile:
        """The same file, which a centre's recovery key opens too; ValueError where `key` is no public half."""
        sealed = sharing.seal(master, key, centre_purpose(self.store, centre, key))
        return replace(self, centre=CentreSlot(centre, name, key, sealed))

    def without_centre(self) -> KeyFile:
        """The same file, which no centre opens."""
        return replace(self, centre=None)

    def unwrap(self, kind: str, text: str) -> bytes:
        """The master secret (32 bytes).

        Raises:
            Refusal: `passphrase-wrong` or `recovery-code-wrong`.
            Tampered: `keys-damaged`, when the file has no slot of this kind.
        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - after the first window
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - same

        slot = next((slot for slot in self.slots if slot.kind == kind), None)
        if slot is None:
            raise Tampered("keys-damaged")
        opener = AESGCM(_stretch(text, slot.salt, slot.cost))
        try:
            return opener.decrypt(slot.nonce, slot.wrapped, self._bound(kind, slot.cost))
        except InvalidTag:
            raise Refusal(_WRONG[kind]) from None

    def _bound(self, kind: str, cost: Cost) -> bytes:
        """What a wrapped secret is bound to: moving a slot to another store, label or kind breaks it."""
        tied = [FORMAT, self.store, self.label, kind, cost.memory, cost.passes, cost.lanes]
        return json.dumps(tied, ensure_ascii=True, separators=(",", ":")).encode()


def centre_purpose(store: str, centre: str, key: bytes) -> bytes:
    """What a centre's slot is bound to: moved to another store or centre, it opens nothing."""
    tied = [FORMAT, store, centre, key.hex()]
    return b"assessor-app centre slot 1:" + json.dumps(tied, separators=(",", ":")).encode()


def fit(passphrase: str) -> None:
    """See that a new passphrase will do; Refusal `passphrase-short` with the fact `least`."""
    if len(unicodedata.normalize("NFC", passphrase)) < LEAST_PASSPHRASE:
        raise Refusal("passphrase-short", least=LEAST_PASSPHRASE)


def new_master() -> bytes:
    """A fresh master secret."""
    return secrets.token_bytes(_MASTER)


def store_key(master: bytes) -> bytes:
    """The raw key of the database (32 bytes)."""
    return _derive(master, b"assessor-app store key 1")


def identity_secret(master: bytes) -> bytes:
    """The secret that wraps the signing key (32 bytes), independent of the database's key."""
    return _derive(master, b"assessor-app identity secret 1")


def dump(keyfile: KeyFile) -> bytes:
    """The file's bytes: JSON for people to look at, closed by a checksum that tells damage from a wrong passphrase."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "store": keyfile.store,
        "label": keyfile.label,
        "slots": [
            {
                "kind": slot.kind,
                "kdf": {
                    "name": "argon2id",
                    "memory_kib": slot.cost.memory,
                    "passes": slot.cost.passes,
                    "lanes": slot.cost.lanes,
                    "salt": _text(slot.salt),
                },
                "nonce": _text(slot.nonce),
                "wrapped": _text(slot.wrapped),
            }
            for slot in keyfile.slots
        ],
    }
    whole = body | {"sha256": _checksum(body)}
    if keyfile.centre is not None:  # outside the checksum: damaged, it must not keep the passphrase from opening
        whole |= {"centre": centre_told(keyfile.centre)}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def parse(content: bytes) -> KeyFile:
    """Read what `dump` wrote.

    Raises:
        Tampered: `keys-damaged`, for anything `dump` could not have written.
        Refusal: `store-newer`, for the format of a later version of this program.
    """
    try:
        body = json.loads(content)
        checksum, centre = body.pop("sha256"), body.pop("centre", None)
        if checksum != _checksum(body):
            raise Tampered("keys-damaged")
        if body["format"] != FORMAT:
            raise Refusal("store-newer", migration=f"key.json {body['format']}")
        slots = tuple(_slot(slot) for slot in body["slots"])
        return KeyFile(str(body["store"]), str(body["label"]), slots, _centre(centre))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Tampered("keys-damaged") from problem


def centre_told(slot: CentreSlot) -> dict[str, str]:
    """A centre's slot as JSON holds it."""
    return {"centre": slot.centre, "name": slot.name, "key": _text(slot.key), "sealed": _text(slot.sealed)}


def centre_slot(said: Any) -> CentreSlot:  # noqa: ANN401 - whatever a file held
    """And back; ValueError, KeyError or TypeError for what is none."""
    key, sealed = _bytes(said["key"]), _bytes(said["sealed"])
    named = all(isinstance(said[name], str) for name in ("centre", "name"))
    if not named or (len(key), len(sealed)) != (sharing.KEY, sharing.SEALED):
        raise ValueError("not a centre's slot")
    return CentreSlot(said["centre"], said["name"], key, sealed)


def _centre(said: Any) -> CentreSlot | None:  # noqa: ANN401 - whatever a file held
    """A centre's slot, or none where it is damaged: passphrase and recovery code open without it."""
    try:
        return None if said is None else centre_slot(said)
    except (ValueError, KeyError, TypeError):
        return None


def _slot(said: dict[str, Any]) -> Slot:
    kdf = said["kdf"]
    cost = Cost(kdf["memory_kib"], kdf["passes"], kdf["lanes"])
    if kdf["name"] != "argon2id" or not cost.bearable():
        raise ValueError(kdf["name"])
    salt, nonce, wrapped = _bytes(kdf["salt"]), _bytes(said["nonce"]), _bytes(said["wrapped"])
    if (len(salt), len(nonce), len(wrapped)) != (_SALT, _NONCE, _MASTER + _TAG):
        raise ValueError(said["kind"])
    return Slot(str(said["kind"]), cost, salt, nonce, wrapped)


def _stretch(text: str, salt: bytes, cost: Cost) -> bytes:
    """Argon2id (RFC 9106) over the text in NFC: the same words typed on another keyboard are the same passphrase."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - after the first window

    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return kdf.derive(unicodedata.normalize("NFC", text).encode())


def _derive(master: bytes, purpose: bytes) -> bytes:
    """HKDF-SHA-256 (RFC 5869), one label for each use."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - after the first window
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - same

    return HKDF(hashes.SHA256(), length=32, salt=None, info=purpose).derive(master)


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as problem:
        raise ValueError(value) from problem
