"""A chain of signed lines: each holds the digest of the one before, so that none can be changed, taken out or moved.

Pure: what a line says and where it is kept is its keeper's business. Whoever has the key can write the chain anew from
any place on; against that, its last digest is to be given to somebody else.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric import ec

START: Final = "0" * 64
"""What stands in the place of a digest before the first line."""


@dataclass(frozen=True, slots=True)
class Link:
    """What goes with one line: its digest (hex; over the digest before and the line's bytes), its signature (DER)."""

    digest: str
    signature: bytes


def new_key() -> bytes:
    """A key of its own for one chain (ECDSA P-256, PKCS#8 DER)."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(forms.Encoding.DER, forms.PrivateFormat.PKCS8, forms.NoEncryption())


def public_of(key: bytes) -> bytes:
    """The public half of a chain's key (SubjectPublicKeyInfo DER), by which others check."""
    return _private(key).public_key().public_bytes(forms.Encoding.DER, forms.PublicFormat.SubjectPublicKeyInfo)


def link(key: bytes, before: str, line: bytes) -> Link:
    """Chain a line to the digest before it and sign that."""
    digest = _digest(before, line)
    return Link(digest, _private(key).sign(bytes.fromhex(digest), ec.ECDSA(hashes.SHA256())))


def chained(before: str, line: bytes, digest: str) -> bool:
    """Whether a line's digest follows from the one before and from what it says."""
    return _digest(before, line) == digest


def signed(public: bytes, made: Link) -> bool:
    """Whether the holder of the key signed a digest."""
    try:
        read = cast("ec.EllipticCurvePublicKey", forms.load_der_public_key(public))
        read.verify(made.signature, bytes.fromhex(made.digest), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError, TypeError, AttributeError):
        return False
    return True


def _digest(before: str, line: bytes) -> str:
    return hashlib.sha256(bytes.fromhex(before) + line).hexdigest()


def _private(key: bytes) -> ec.EllipticCurvePrivateKey:
    return cast("ec.EllipticCurvePrivateKey", forms.load_der_private_key(key, None))
