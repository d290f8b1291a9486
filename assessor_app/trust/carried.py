"""How a signer stands by what the file itself carries: a chain to an authority trusted here, and lists of the revoked.

What a file carries was signed by authorities and proves itself; it never makes anybody trusted who is not known here.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from asn1crypto import x509 as asn1
from cryptography import x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext

from assessor_app.trust import centres, validation
from assessor_app.trust.certificates import DOCUMENT_SIGNING, card, is_authority, untimely
from assessor_app.trust.model import Standing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from assessor_app.trust.proofs import Validation


def standing(
    certificate: bytes,
    trusted: Iterable[bytes],
    at: dt.datetime,
    *,
    needed: dt.datetime,
    kept_at: dt.datetime | None,
    carried: Validation,
) -> Standing | None:
    """How the holder of a certificate (DER) stands with authorities trusted here (DER); None where none is above it.

    `at` is when they say they signed, `kept_at` the earliest time at which something else proves it, `needed` the time
    for which all must be known: that one, or else now. Codes as in `centres.standing`, and `revocations-not-known`
    where the file carries no list that reaches so far: who brings a chain along must bring its lists too.
    """
    if not _leads(certificate, trusted, at, carried):
        return None
    chain = validation.belonging([certificate], carried)
    issuer = x509.load_der_x509_certificate(certificate).issuer
    found = [one for by in chain.certificates for one in centres.lists_by(by, chain.lists)]
    own = [one for one in found if one.issuer == issuer]
    denied = centres.revoked_by(own, certificate, at, kept_at)
    if denied is not None:
        return denied
    if needed > card(certificate).not_after:
        return Standing("unknown", "certificate-expired-unproven")
    until = centres.latest(own)
    if until is None or needed > until:
        return Standing("unknown", "revocations-not-known")
    return Standing("holds", "signer-certified")


def _leads(certificate: bytes, trusted: Iterable[bytes], at: dt.datetime, carried: Validation) -> bool:
    """Whether a path leads to an authority trusted here that was valid then (RFC 5280, 6.1, for document signing)."""
    try:
        roots = [centres.trust_root(one) for one in trusted if is_authority(one) and not untimely(card(one), at)]
        if not roots:
            return False
        context = ValidationContext(
            trust_roots=roots,
            other_certs=[asn1.Certificate.load(one, strict=True) for one in carried.certificates],
            allow_fetching=False,
            moment=at,
            revocation_mode="soft-fail",
        )
        validator = CertificateValidator(asn1.Certificate.load(certificate, strict=True), validation_context=context)
        asyncio.run(validator.async_validate_usage({"non_repudiation"}, {DOCUMENT_SIGNING}))  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001 - a stranger wrote them; whatever they break, no chain leads there
        return False
    return True
