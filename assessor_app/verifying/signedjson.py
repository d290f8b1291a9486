"""A JSON document with its signature and signer in one file: written, and read believing nothing.

`{"certificate" (DER, Base64), NAME: {…, "signer"}, "signature"}` in canonical form (`records.canonical`); the signature
is by the certificate's key over the canonical form of the document, which names the certificate by its SHA-256. What a
document says, and whether its signer is believed, is its room's business.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal, Tampered
from assessor_app.records.canonical import canonical, nfc, parse
from assessor_app.trust.model import fingerprint

if TYPE_CHECKING:
    from assessor_app.trust.model import Identity

_BEGINS: Final = b'{"certificate":"'


def is_one(name: str, data: bytes) -> bool:
    """Whether bytes look like such a file."""
    return data.startswith(_BEGINS) and f'"{name}":{{'.encode() in data


def write(name: str, document: dict[str, Any], identity: Identity) -> bytes:
    """Sign a document."""
    from assessor_app.trust.signing import key_of  # noqa: PLC0415 - pyHanko, only where something is signed

    said: Any = nfc(document | {"signer": identity.fingerprint})
    value = key_of(identity)(canonical(said))
    return canonical({name: said, "certificate": _text(identity.certificate), "signature": _text(value)})


def read(name: str, data: bytes) -> tuple[dict[str, Any], bytes] | None:
    """What a file says, and the certificate (DER) of who signed it, trusted or not; None when it is not as signed."""
    from assessor_app.trust.signing import signed_so  # noqa: PLC0415 - same

    try:
        whole = parse(data)
        said, certificate = whole[name], _bytes(whole["certificate"])
        true = signed_so(certificate, canonical(said), _bytes(whole["signature"]))
        true = true and said["signer"] == fingerprint(certificate) and len(whole) == len((name, "", ""))
    except (Tampered, Refusal, KeyError, TypeError, ValueError, json.JSONDecodeError):
        return None
    return (dict(said), certificate) if true else None


def _bytes(text: str) -> bytes:
    """What Base64 holds; it must be written in the one way in which `_text` writes it."""
    data = base64.b64decode(text, validate=True)
    if _text(data) != text:
        raise ValueError(text)
    return data


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
