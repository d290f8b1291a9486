"""A locked store asks its centre to be let in: the request, the centre's answer, and what the answer opens.

The request holds the centre's slot of `key.json` and the public half of a key drawn for it; its private half stays in
the store's folder under the passphrase that is to be the new one. The answer is the master secret sealed to that key:
whoever has the answer and the laptop still lacks the new passphrase. Nobody's master secret is ever written in clear.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from assessor_app.errors import Refusal, Tampered, Unavailable
from assessor_app.vault import folders, keyfile, sharing
from assessor_app.vault.files import disk_fault, write_whole

if TYPE_CHECKING:
    from assessor_app.vault.keyfile import CentreSlot, Cost, KeyFile
    from assessor_app.vault.model import StorePlace

REQUEST: Final = "assessor-app/store-request/1"
ANSWER: Final = "assessor-app/store-answer/1"
MOST_BYTES: Final = 64 * 1024
LONGEST: Final = 500  # letters of a name or a label
_FILE: Final = "asking.json"


@dataclass(frozen=True, slots=True)
class Request:
    """What a locked store asks: which store, whose, and the public half that the answer is sealed to.

    `at` is RFC 3339; `data` the whole file, whose digest both sides compare.
    """

    store: str
    label: str
    slot: CentreSlot
    to: bytes
    at: str
    data: bytes

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the request, 64 hex digits."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """How a centre let somebody into this store: which centre, who there, when they answered (RFC 3339)."""

    centre: str
    name: str
    by: str
    at: str


def ask(place: StorePlace, passphrase: str, at: str, *, cost: Cost = keyfile.COST) -> Request:
    """Ask for a store that is locked, to be opened with a new passphrase; what was asked before is forgotten.

    Raises:
        Refusal: `no-centre-slot`, when no centre may open it; `passphrase-short`.
        Tampered, Unavailable: as reading its keys; Unavailable `disk-full` and the like.
    """
    keyfile.fit(passphrase)
    keys, private = folders.read_keys(place), sharing.new_key()
    if keys.centre is None:
        raise Refusal("no-centre-slot")
    said = {
        "kind": REQUEST, "store": keys.store, "label": keys.label, "slot": keyfile.centre_told(keys.centre),
        "to": _text(sharing.public_half(private)), "at": at,
    }  # fmt: skip
    data = _dumped(said)
    held = keyfile.KeyFile(hashlib.sha256(data).hexdigest(), keys.label).with_slot(
        keyfile.ASKING, passphrase, private, cost
    )
    write_whole(place.folder / _FILE, keyfile.dump(held))
    return read_request(data)


def asked(place: StorePlace) -> bool:
    """Whether a request waits for its answer."""
    return (place.folder / _FILE).exists()


def read_request(data: bytes) -> Request:
    """Read what `ask` made; Refusal `store-request-unreadable` for anything else."""
    try:
        said = _parsed(data, REQUEST)
        store, label, at = _texts(said, "store", "label", "at").values()
        return Request(store, label, keyfile.centre_slot(said["slot"]), _bytes(said["to"], sharing.KEY), at, data)
    except (ValueError, KeyError, TypeError) as problem:
        raise Refusal("store-request-unreadable") from problem


def answer(request: Request, private: bytes, by: str, at: str) -> bytes:
    """Answer a request with a centre's recovery key (private half): a file that opens only the store that asked.

    Raises:
        Refusal: `sealed-for-another`, when the store let in another key, or what it sent is damaged.
    """
    slot = request.slot
    master = sharing.unseal(slot.sealed, private, keyfile.centre_purpose(request.store, slot.centre, slot.key))
    told = {"kind": ANSWER, "request": request.fingerprint, "by": by, "at": at}
    return _dumped(told | {"sealed": _text(sharing.seal(master, request.to, _purpose(told)))})


def open_answer(place: StorePlace, data: bytes, passphrase: str) -> tuple[bytes, Entry]:
    """What an answer opens a store with (32 bytes), and who gave it, on the passphrase chosen when asking.

    Raises:
        Refusal: `not-asked`, when this store waits for none; `store-answer-unreadable`; `store-answer-of-another`,
            when it answers another request; `passphrase-wrong`; `sealed-for-another`.
        Tampered, Unavailable: as reading the store's keys.
    """
    keys, held = folders.read_keys(place), _held(place)
    told, sealed = _answer(data)
    if told["request"] != held.store:
        raise Refusal("store-answer-of-another")
    if keys.centre is None:
        raise Refusal("no-centre-slot")
    private = held.unwrap(keyfile.ASKING, passphrase)
    master = sharing.unseal(sealed, private, _purpose(told))
    return master, Entry(keys.centre.centre, keys.centre.name, told["by"], told["at"])


def forget(place: StorePlace) -> None:
    """Forget the request: it was answered."""
    try:
        (place.folder / _FILE).unlink(missing_ok=True)
    except OSError as problem:
        raise disk_fault(problem, place.folder) from problem


def _held(place: StorePlace) -> KeyFile:
    try:
        return keyfile.parse((place.folder / _FILE).read_bytes())
    except FileNotFoundError as problem:
        raise Refusal("not-asked") from problem
    except (OSError, Tampered) as problem:
        raise Unavailable("disk-error", folder=str(place.folder)) from problem


def _answer(data: bytes) -> tuple[dict[str, str], bytes]:
    try:
        said = _parsed(data, ANSWER)
        return _texts(said, "kind", "request", "by", "at"), _bytes(said["sealed"], sharing.SEALED)
    except (ValueError, KeyError, TypeError) as problem:
        raise Refusal("store-answer-unreadable") from problem


def _purpose(told: dict[str, str]) -> bytes:
    """What an answer is bound to: the request it answers, and who says so when."""
    return b"assessor-app store answer 1:" + _dumped(told)


def _parsed(data: bytes, kind: str) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise ValueError("too large")
    said = json.loads(data)
    if said["kind"] != kind:
        raise ValueError("of another kind")
    return dict(said)


def _texts(said: dict[str, Any], *names: str) -> dict[str, str]:
    found = {name: said[name] for name in names}
    if not all(isinstance(one, str) and len(one) <= LONGEST for one in found.values()):
        raise ValueError("not texts")
    return found


def _bytes(said: object, size: int) -> bytes:
    found = base64.b64decode(cast("str", said), validate=True)
    if len(found) != size:
        raise ValueError("of another size")
    return found


def _dumped(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
