"""Whom to trust: certificates that somebody named, read from files, and whether one of them stands behind a signer.

Nothing is fetched and nothing is trusted on first use. Whom this store vouches for lives in `vouching`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko_certvalidator import CertificateValidator, ValidationContext

from assessor_app.errors import Refusal, Unavailable
from assessor_app.trust import centres
from assessor_app.trust.carried import standing as by_carried
from assessor_app.trust.certificates import DOCUMENT_SIGNING, card, is_authority, untimely
from assessor_app.trust.model import Anchor, CentreTrust, Standing
from assessor_app.trust.proofs import NONE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from assessor_app.trust.proofs import Validation

LARGEST: Final = 1024 * 1024  # bytes; a file of certificates is far smaller


def load(path: Path) -> tuple[Anchor, ...]:
    """Read the certificates in a file: PEM, one or several, or a single one in DER.

    Raises:
        Unavailable: `trust-file-not-opened`.
        Refusal: `trust-file-empty`; `trust-file-holds-key`, which nobody should hand out;
            `trust-file-no-certificate`, when it is anything else.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as problem:
        raise Unavailable("trust-file-not-opened", file=str(path)) from problem
    if not data.strip():
        raise Refusal("trust-file-empty", file=str(path))
    if b"PRIVATE KEY" in data:
        raise Refusal("trust-file-holds-key", file=str(path))
    try:
        found = _certificates(data)
    except (ValueError, Refusal) as problem:
        raise Refusal("trust-file-no-certificate", file=str(path)) from problem
    return tuple(Anchor(certificate) for certificate in dict.fromkeys(found))


def standing(
    certificate: bytes,
    anchors: Iterable[Anchor],
    at: dt.datetime,
    *,
    now: dt.datetime | None = None,
    kept_at: dt.datetime | None = None,
    role: str = "assessor",
    carried: Validation = NONE,
) -> Standing:
    """Whether an anchor stands behind a signer's certificate (DER) at an aware time, and the code that says how.

    `signer-vouched`: it is one of the anchors. `signer-certified`: a chain leads from it to an anchor that is an
    authority (RFC 5280, 6.1, for document signing; anchors may stand between), or a centre says so as
    `centres.standing` has it, which knows what was revoked and takes `now` (by default `at`), `kept_at` and `role`; or
    the file brings a chain along, `carried`, as `carried.standing` has it.
    What a centre denies, nobody's vouching mends. `signer-same-name`: none of these, but an anchor names a person of
    the same name with another key. `signer-unknown`: nothing.
    """
    known = tuple(anchors)
    said = [
        told
        for one in known
        if isinstance(one, CentreTrust)
        and (told := centres.standing(certificate, one, at, now=now or at, kept_at=kept_at, role=role, carried=carried))
        is not None
    ]
    denied = next((told for told in said if told.state == "fails"), None)
    if denied is not None:
        return denied
    plain = tuple(one for one in known if not isinstance(one, CentreTrust))
    if any(anchor.certificate == certificate for anchor in plain):
        return Standing("holds", "signer-vouched")
    if said:
        return next((told for told in said if told.state == "holds"), said[0])
    trusted, needed = (one.certificate for one in plain), kept_at or now or at
    by = by_carried(certificate, trusted, at, needed=needed, kept_at=kept_at, carried=carried) if carried else None
    return _alone(certificate, plain, at, by)


def _alone(certificate: bytes, plain: tuple[Anchor, ...], at: dt.datetime, by: Standing | None) -> Standing:
    """How a signer stands whom no centre knows; `by` is what the file itself carries, where that says anything."""
    try:
        signer = card(certificate)
    except Refusal:
        return Standing("unknown", "signer-unknown")
    if (by is None or by.state != "fails") and _certified(certificate, plain, at):
        return Standing("holds", "signer-certified")
    names = {card(anchor.certificate).name.casefold() for anchor in plain}
    return by or Standing("unknown", "signer-same-name" if signer.name.casefold() in names else "signer-unknown")


def _certificates(data: bytes) -> list[bytes]:
    if len(data) > LARGEST:
        raise ValueError("too large for certificates")
    several = b"-----BEGIN" in data
    read = x509.load_pem_x509_certificates(data) if several else [x509.load_der_x509_certificate(data)]
    found = [certificate.public_bytes(Encoding.DER) for certificate in read]
    for certificate in found:
        card(certificate)
    return found


def _certified(certificate: bytes, anchors: tuple[Anchor, ...], at: dt.datetime) -> bool:
    """Whether a chain leads to an authority that was valid then; a person's own certificate can issue nothing.

    What an authority's certificate says about its limits (names, lengths of chains) holds although it is an anchor.
    """
    roots = [
        centres.trust_root(anchor.certificate)
        for anchor in anchors
        if is_authority(anchor.certificate) and not untimely(card(anchor.certificate), at)
    ]
    if not roots:
        return False
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=at, revocation_mode="soft-fail")
    validator = CertificateValidator(asn1.Certificate.load(certificate), validation_context=context)
    try:
        asyncio.run(validator.async_validate_usage({"non_repudiation"}, {DOCUMENT_SIGNING}))  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001 - the certificate is a stranger's; whatever it breaks, it is not certified
        return False
    return True
