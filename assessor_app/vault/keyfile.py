"""`key.json`: one random master secret, wrapped once for each way of unlocking; and what is derived from it.

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

PASSPHRASE: Final = "passphrase"  # noqa: S105 - names a slot, is no secret
RECOVERY: Final = "recovery"
FORMAT: Final = 1
_WRONG: Final = {PASSPHRASE: "passphrase-wrong", RECOVERY: "recovery-code-wrong"}
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
class KeyFile:
    """Whose store it is, in words a person chose, and the slots that open it."""

    store: str
    label: str
    slots: tuple[Slot, ...] = ()

    def with_slot(self, kind: str, text: str, master: bytes, cost: Cost = COST) -> KeyFile:
        """The same file with one slot made afresh; other slots stay as they are."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - after the first window

        salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
        wrapped = AESGCM(_stretch(text, salt, cost)).encrypt(nonce, master, self._bound(kind, cost))
        kept = tuple(slot for slot in self.slots if slot.kind != kind)
        return replace(self, slots=(*kept, Slot(kind, cost, salt, nonce, wrapped)))

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
    return json.dumps(body | {"sha256": _checksum(body)}, ensure_ascii=False, indent=1).encode() + b"\n"


def parse(content: bytes) -> KeyFile:
    """Read what `dump` wrote.

    Raises:
        Tampered: `keys-damaged`, for anything `dump` could not have written.
        Refusal: `store-newer`, for the format of a later version of this program.
    """
    try:
        body = json.loads(content)
        checksum = body.pop("sha256")
        if checksum != _checksum(body):
            raise Tampered("keys-damaged")
        if body["format"] != FORMAT:
            raise Refusal("store-newer", migration=f"key.json {body['format']}")
        slots = tuple(_slot(slot) for slot in body["slots"])
        return KeyFile(str(body["store"]), str(body["label"]), slots)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Tampered("keys-damaged") from problem


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
