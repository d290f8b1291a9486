"""Sealing a few bytes to the public key of somebody who is not here, and opening what was sealed to one's own.

HPKE in base mode (RFC 9180): DHKEM(X25519, HKDF-SHA-256), HKDF-SHA-256, AES-256-GCM, one message for each key drawn.
Every use has a purpose of its own, so that what was sealed for one opens for no other. Whose keys these are: `keyfile`
(a centre's) and `asking` (a locked store's).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

KEY: Final = 32  # bytes of either half (RFC 7748, section 6.1)
SEALED: Final = 32 + 32 + 16  # bytes of a sealed secret: the drawn public half, the secret, the tag


def new_key() -> bytes:
    """The private half of a fresh pair."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey  # noqa: PLC0415 - after the first window

    return X25519PrivateKey.generate().private_bytes_raw()


def public_half(private: bytes) -> bytes:
    """The public half of a pair."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey  # noqa: PLC0415 - after the first window

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(secret: bytes, to: bytes, purpose: bytes) -> bytes:
    """Seal a secret to a public half, bound to a purpose; ValueError for a public half that is none."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey  # noqa: PLC0415 - after the first window

    return _suite().encrypt(secret, X25519PublicKey.from_public_bytes(to), purpose)


def unseal(sealed: bytes, private: bytes, purpose: bytes) -> bytes:
    """Open what was sealed to the public half of this key for this purpose; Refusal `sealed-for-another`."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - after the first window
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey  # noqa: PLC0415 - same

    try:
        return _suite().decrypt(sealed, X25519PrivateKey.from_private_bytes(private), purpose)
    except (InvalidTag, ValueError) as problem:
        raise Refusal("sealed-for-another") from problem


def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite  # noqa: PLC0415 - after the first window

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
