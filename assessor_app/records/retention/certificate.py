"""The certificate of disposal: one JSON file with its signature and signer, to be kept when what it names is gone.

It is no PDF, so that no page has to be laid out to prove what is not there any more; what it says is in `model`.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from assessor_app.errors import Tampered
from assessor_app.records.canonical import canonical, parse

if TYPE_CHECKING:
    from assessor_app.trust.model import Identity


def signed(said: dict[str, Any], identity: Identity) -> bytes:
    """The file: `{"disposal", "certificate" (DER), "signature"}`, canonical, the last two in base64.

    The signature is over the canonical JSON of `disposal`: ECDSA or RSA PKCS #1 v1.5 with SHA-256, by the key.
    """
    from assessor_app.trust.signing import key_of  # noqa: PLC0415 - pyHanko, only where something is signed

    value = key_of(identity)(canonical(said))
    whole = {"disposal": said, "certificate": _text(identity.certificate), "signature": _text(value)}
    return canonical(whole)


def read(data: bytes) -> tuple[dict[str, Any], bytes]:
    """What a certificate of disposal says, and the certificate (DER) of who signed it, trusted or not.

    Raises:
        Tampered: `disposal-damaged`, for anything that is not exactly as it was signed.
    """
    from assessor_app.trust.signing import signed_so  # noqa: PLC0415 - same

    try:
        whole = parse(data)
        said, certificate = whole["disposal"], base64.b64decode(whole["certificate"], validate=True)
        value = base64.b64decode(whole["signature"], validate=True)
        true = said["kind"] == "disposal/1" and signed_so(certificate, canonical(said), value)
    except (Tampered, KeyError, TypeError, ValueError, json.JSONDecodeError) as problem:
        raise Tampered("disposal-damaged") from problem
    if not true:
        raise Tampered("disposal-damaged")
    return said, certificate


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
