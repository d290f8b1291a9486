"""Signing a record with an identity, first and further. What is written is in `increment`, judging it in `checking`."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError

from assessor_app.errors import Refusal
from assessor_app.trust import increment
from assessor_app.trust.certificates import card, unfit, untimely
from assessor_app.trust.identity import private_key

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.trust.model import Identity, Step

_HASH: Final = hashes.SHA256()


def key_of(identity: Identity) -> increment.Sign:
    """What signs with an identity's key; a software key gives the same bytes the same signature (RFC 6979, low s)."""
    key = private_key(identity)

    def sign_with(data: bytes) -> bytes:
        if isinstance(key, ec.EllipticCurvePrivateKey):
            return increment.low_s(key.sign(data, ec.ECDSA(_HASH, deterministic_signing=True)))
        return key.sign(data, PKCS1v15(), _HASH)

    return sign_with


def signed_so(certificate: bytes, data: bytes, value: bytes) -> bool:
    """Whether the key of a certificate (DER) signed `data`, as `key_of` does; ValueError for no certificate."""
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except (UnsupportedAlgorithm, x509.InvalidVersion) as problem:
        raise ValueError(certificate) from problem
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(value, data, ec.ECDSA(_HASH))
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(value, data, PKCS1v15(), _HASH)
        else:
            return False
    except InvalidSignature:
        return False
    return True


def sign(base: bytes, identity: Identity, when: dt.datetime) -> bytes:
    """Certify `base` with an identity at an aware time; `base` itself stays as it is, the signature comes after it.

    Certification with DocMDP P=2: only prepared fields may still be filled in and signed. The same base, identity
    and second give the same bytes.

    Raises:
        Refusal: `pages-not-signable`, when the base is not a PDF 1.7 with an empty field `sig_assessor`;
            `certificate-expired` or `certificate-not-yet-valid` at that time; `certificate-…` when it may not sign.
    """
    return _signed(base, identity, when, increment.CERTIFYING)


def sign_further(before: bytes, identity: Identity, when: dt.datetime, step: Step) -> bytes:
    """Sign in another prepared field of a file that the assessor has signed, and fill in what goes with it.

    What was there stays as it is; the signature comes after it. Where the field has a lock, nothing that the lock
    names may change afterwards. The same file, identity, second and step give the same bytes.

    Raises:
        Refusal: `pages-not-signable`, when the file has no such empty field; `certificate-…` as `sign` does.
    """
    return _signed(before, identity, when, step)


def _signed(before: bytes, identity: Identity, when: dt.datetime, step: Step) -> bytes:
    if when.tzinfo is None:
        raise ValueError("a signature needs a time with its offset")
    codes = unfit(identity.certificate) + untimely(card(identity.certificate), when)
    if codes:
        raise Refusal(codes[0])
    if not (before.startswith(increment.HEADER) and before.endswith(increment.END)):
        raise Refusal("pages-not-signable")
    try:
        signed = increment.signed_by(identity.certificate, key_of(identity), before, when, step)
    except (PdfError, SigningError, KeyError) as problem:
        raise Refusal("pages-not-signable") from problem
    if not signed.startswith(before):
        raise RuntimeError("signing changed what it signs")
    return signed


def sizes(file: bytes, names: tuple[str, ...]) -> tuple[tuple[str, tuple[float, float]], ...]:
    """The width and height in points of fields of a file that was found whole, in the order asked for.

    Raises:
        Refusal: `pages-not-signable`, when one is not there.
    """
    try:
        named = increment.named_fields(PdfFileReader(io.BytesIO(file)))
        return tuple((name, increment.size(named[name])) for name in names)
    except (PdfError, KeyError) as problem:
        raise Refusal("pages-not-signable") from problem
