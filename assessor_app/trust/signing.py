"""Signing a base PDF with an identity. What is written lives in `increment`; judging it lives in `checking`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import Signer

from assessor_app.errors import Refusal
from assessor_app.trust import increment
from assessor_app.trust.certificates import card, unfit, untimely
from assessor_app.trust.identity import private_key

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.trust.model import Identity

_HASH: Final = hashes.SHA256()


class _KeySigner(Signer):
    """Signs with an identity's own key; a software key gives the same bytes the same signature (RFC 6979, low s)."""

    def __init__(self, identity: Identity) -> None:
        super().__init__(signing_cert=asn1.Certificate.load(identity.certificate, strict=True))
        self._key = private_key(identity)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: Any = False) -> bytes:  # noqa: ANN401, ARG002, FBT002 - pyHanko's signature
        """Sign the attributes."""
        if isinstance(self._key, ec.EllipticCurvePrivateKey):
            return increment.low_s(self._key.sign(data, ec.ECDSA(_HASH, deterministic_signing=True)))
        return self._key.sign(data, PKCS1v15(), _HASH)


def sign(base: bytes, identity: Identity, when: dt.datetime) -> bytes:
    """Certify `base` with an identity at an aware time; `base` itself stays as it is, the signature comes after it.

    Certification with DocMDP P=2: only prepared fields may still be filled in and signed. The same base, identity
    and second give the same bytes.

    Raises:
        Refusal: `pages-not-signable`, when the base is not a PDF 1.7 with an empty field `sig_assessor`;
            `certificate-expired` or `certificate-not-yet-valid` at that time; `certificate-…` when it may not sign.
    """
    if when.tzinfo is None:
        raise ValueError("a signature needs a time with its offset")
    codes = unfit(identity.certificate) + untimely(card(identity.certificate), when)
    if codes:
        raise Refusal(codes[0])
    if not (base.startswith(increment.HEADER) and base.endswith(increment.END)):
        raise Refusal("pages-not-signable")
    try:
        signed = increment.signed_by(_KeySigner(identity), base, when)
    except (PdfError, SigningError) as problem:
        raise Refusal("pages-not-signable") from problem
    if not signed.startswith(base):
        raise RuntimeError("signing changed what it signs")
    return signed
