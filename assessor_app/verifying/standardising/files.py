"""Exercises and answers as files: canonical JSON with its signature and signer; written, and read believing nothing.

Whether the signer is to be believed is `desk`'s to ask.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, Literal

from assessor_app import schemas
from assessor_app.errors import Refusal, Tampered
from assessor_app.records.canonical import canonical, nfc
from assessor_app.verifying import signedjson
from assessor_app.verifying.standardising.model import Answer, Exercise, Judged, Piece, Wanted

if TYPE_CHECKING:
    from assessor_app.trust.model import Identity

Kind = Literal["exercise", "answer"]
ENDING: Final = ".standardisation.json"
MOST_BYTES: Final = 4 * 1024 * 1024
NAME: Final = "standardisation"


def is_one(data: bytes) -> bool:
    """Whether bytes look like a file of standardisation."""
    return signedjson.is_one(NAME, data)


def exercise(made: Exercise, identity: Identity) -> bytes:
    """The file of an exercise, signed by who made it."""
    return signedjson.write(NAME, {"kind": "exercise/1", **asdict(made)}, identity)


def answer(made: Answer, identity: Identity) -> bytes:
    """The file of an answer, signed by who judged."""
    return signedjson.write(NAME, {"kind": "answer/1", **asdict(made)}, identity)


def digest(made: Exercise) -> str:
    """The SHA-256 (hex) of what an exercise says: an answer names it, so that it answers this text and no other."""
    return hashlib.sha256(canonical(nfc({"kind": "exercise/1", **asdict(made)}))).hexdigest()


def read(data: bytes) -> tuple[Exercise | Answer, bytes]:
    """What a file says, and the certificate (DER) of who signed it, trusted or not.

    Raises:
        Refusal: `standardisation-unreadable`, when it is no such file or too large, `standardisation-newer`, when a
            later program made it.
        Tampered: `standardisation-damaged`, when it does not say what was signed.
    """
    if len(data) > MOST_BYTES or not is_one(data):
        raise Refusal("standardisation-unreadable")
    found = signedjson.read(NAME, data)
    if found is None:
        raise Tampered("standardisation-damaged")
    return _read(found[0]), found[1]


def _read(said: dict[str, Any]) -> Exercise | Answer:
    kind = said.get("kind")
    if not isinstance(kind, str) or kind not in {"exercise/1", "answer/1"}:
        raise Refusal("standardisation-newer")
    schemas.check("standardisation-1", said, "standardisation-unreadable")
    held = {name: value for name, value in said.items() if name not in {"kind", "signer"}}
    if kind == "answer/1":
        return Answer(**{**held, "judged": tuple(Judged(**one) for one in held["judged"])})
    return Exercise(
        **{
            **held,
            "titles": tuple(held["titles"]),
            "pieces": tuple(Piece(**one) for one in held["pieces"]),
            "criteria": tuple(Wanted(**{**one, "items": tuple(one["items"])}) for one in held["criteria"]),
        }
    )
