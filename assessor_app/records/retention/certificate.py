"""Certificates of disposal as the first builds signed them: one JSON file with its signature and signer. Only read.

Since then they are sealed PDFs, which `opening` judges as it judges any; the stores of those builds still have these.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from assessor_app.errors import Tampered
from assessor_app.records.canonical import canonical, parse


def read(data: bytes) -> tuple[dict[str, Any], bytes]:
    """What a first certificate of disposal says, and the certificate (DER) of who signed it, trusted or not.

    The file is `{"disposal", "certificate" (DER), "signature"}`, canonical, the last two in base64. The signature is
    over the canonical JSON of `disposal`: ECDSA or RSA PKCS #1 v1.5 with SHA-256.

    Raises:
        Tampered: `disposal-damaged`, for anything that is not exactly as it was signed.
    """
    from assessor_app.trust.signing import signed_so  # noqa: PLC0415 - pyHanko, only where one is read

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
