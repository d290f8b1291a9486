"""How a signer stands with a centre that is trusted through its pack: issued there, for this, not revoked, in time.

Nothing is fetched: what is not in the pack is not known. Whom else to trust lives in `anchors`.
"""

from __future__ import annotations

import asyncio
import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from asn1crypto import x509 as asn1
from cryptography import x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.authority import CertTrustAnchor, derive_quals_from_cert

from assessor_app.errors import Refusal
from assessor_app.trust.authority.issuing import reason_of
from assessor_app.trust.authority.roles import roles_of
from assessor_app.trust.certificates import DOCUMENT_SIGNING, KNOWN, card, untimely
from assessor_app.trust.model import Standing, fingerprint

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from assessor_app.trust.model import CentreTrust, SignerCard

LONGEST_PATH: Final = 8
# What each signature of a record takes: a trainee's own record still waits for a qualified assessor's signature.
MAY: Final[dict[str, frozenset[str]]] = {
    "assessor": frozenset({"assessor", "trainee"}),
    "countersigner": frozenset({"assessor"}),
    "verifier": frozenset({"verifier", "external-verifier"}),
}


def standing(
    certificate: bytes,
    centre: CentreTrust,
    at: dt.datetime,
    *,
    now: dt.datetime,
    kept_at: dt.datetime | None,
    role: str,
) -> Standing | None:
    """How the holder of a certificate (DER) stands with a centre; None when it did not issue it. Times are aware.

    `at` is when the signature says it was made, `kept_at` the earliest time at which something else proves that it
    existed. Codes: `certificate-revoked` (`when`, `reason`) when signed after it; `certificate-revoked-since` when
    signed before, as far as anybody says; `authority-revoked` and `authority-revoked-since` likewise, when the root
    has dropped the authority that certified them; `role-not-allowed`; `certificate-not-in-register`;
    `certificate-expired-unproven`; `pack-out-of-date`; `signer-certified`.
    """
    try:
        told = card(certificate)
    except Refusal:
        return None
    moment = min(max(at, told.not_before), told.not_after)
    by = next((one for one in _authorities(centre) if issued_by(one, certificate, moment)), None)
    if by is None:
        return None
    revoked = _dropped(by, at, kept_at) or _revoked(certificate, by, at, kept_at)
    if revoked is not None:
        return revoked
    roles, asked = roles_of(certificate), MAY.get(role, frozenset({role}))
    if not asked & set(roles):
        return Standing("fails", "role-not-allowed")
    of = fingerprint(certificate)
    if not any(line.fingerprint == of and asked & set(line.roles) for line in centre.register):
        return Standing("unknown", "certificate-not-in-register")
    return _in_time(told, by, now, kept_at)


def _authorities(centre: CentreTrust) -> Iterator[CentreTrust]:
    """The centre as each of its issuing authorities saw it: the present one, and those of before."""
    yield centre
    for issuing, revocations in centre.former:
        yield replace(centre, issuing=issuing, revocations=revocations, former=())


def _dropped(by: CentreTrust, at: dt.datetime, kept_at: dt.datetime | None) -> Standing | None:
    """What the root says of the authority that certified a signer, where it has dropped it."""
    return _gone(by.issuing, list_of(by.root_list, by.certificate), at, kept_at, "authority-revoked")


def issued_by(centre: CentreTrust, certificate: bytes, at: dt.datetime) -> bool:
    """Whether a path leads from a certificate (DER) to the centre's root (RFC 5280, 6.1, for document signing).

    The path is walked once for all times at which none of its certificates had ended or was yet to begin.
    """
    path = (centre.certificate, centre.issuing, certificate)
    try:
        cards = [card(one) for one in path]
    except Refusal:
        return False
    if any(untimely(one, at) for one in cards):
        return _leads(*path, at)
    return _known_to_lead(*path)


@functools.lru_cache(maxsize=KNOWN)
def _known_to_lead(root: bytes, between: bytes, certificate: bytes) -> bool:
    return _leads(root, between, certificate, max(card(one).not_before for one in (root, between, certificate)))


def _leads(root: bytes, between: bytes, certificate: bytes, at: dt.datetime) -> bool:
    try:
        context = ValidationContext(
            trust_roots=[trust_root(root)],
            other_certs=[asn1.Certificate.load(between, strict=True)],
            allow_fetching=False,
            moment=at,
            revocation_mode="soft-fail",
        )
        validator = CertificateValidator(asn1.Certificate.load(certificate, strict=True), validation_context=context)
        asyncio.run(validator.async_validate_usage({"non_repudiation"}, {DOCUMENT_SIGNING}))  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001 - the certificate is a stranger's; whatever it breaks, it was not issued here
        return False
    return True


def trust_root(certificate: bytes) -> CertTrustAnchor:
    """An authority's certificate (DER) to end paths at, held to its own limits: names, lengths of paths.

    The library counts down a length for attribute authorities too, and fails where a root states none.
    """
    read = asn1.Certificate.load(certificate, strict=True)
    limits = derive_quals_from_cert(read)
    return CertTrustAnchor(read, replace(limits, max_aa_path_length=limits.max_aa_path_length or LONGEST_PATH))


@functools.lru_cache(maxsize=16)
def list_of(revocations: bytes, by: bytes) -> x509.CertificateRevocationList:
    """Read a list of revoked certificates (DER) that an authority (DER) signed.

    Raises:
        Refusal: `centre-pack-damaged`, when it is no such list or another authority's.
    """
    try:
        found = x509.load_der_x509_crl(revocations)
        issuer = x509.load_der_x509_certificate(by)
        good = found.issuer == issuer.subject and found.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]
        good = good and found.next_update_utc is not None
    except Exception as problem:
        raise Refusal("centre-pack-damaged") from problem
    if not good:
        raise Refusal("centre-pack-damaged")
    return found


def good_until(centre: CentreTrust) -> dt.datetime:
    """Until when a centre's list of revoked certificates may be relied on."""
    until = list_of(centre.revocations, centre.issuing).next_update_utc
    if until is None:
        raise Refusal("centre-pack-damaged")
    return until


def revoked(centre: CentreTrust) -> frozenset[int]:
    """The serial numbers of the certificates that a centre has revoked, whichever of its authorities issued them."""
    return frozenset(
        one.serial_number for each in _authorities(centre) for one in list_of(each.revocations, each.issuing)
    )


def _revoked(certificate: bytes, centre: CentreTrust, at: dt.datetime, kept_at: dt.datetime | None) -> Standing | None:
    return _gone(certificate, list_of(centre.revocations, centre.issuing), at, kept_at, "certificate-revoked")


def _gone(
    certificate: bytes,
    revocations: x509.CertificateRevocationList,
    at: dt.datetime,
    kept_at: dt.datetime | None,
    code: str,
) -> Standing | None:
    serial = x509.load_der_x509_certificate(certificate).serial_number
    found = revocations.get_revoked_certificate_by_serial_number(serial)
    if found is None:
        return None
    since = found.revocation_date_utc
    facts = (("when", since.date().isoformat()), ("reason", _reason(found)))
    if at >= since:
        return Standing("fails", code, facts)
    if kept_at is None or kept_at >= since:
        return Standing("unknown", f"{code}-since", facts)
    return None


def _reason(found: x509.RevokedCertificate) -> str:
    try:
        return reason_of(found.extensions.get_extension_for_class(x509.CRLReason).value.reason)
    except x509.ExtensionNotFound:
        return "other"


def _in_time(told: SignerCard, centre: CentreTrust, now: dt.datetime, kept_at: dt.datetime | None) -> Standing:
    """Whether what is known is known for the time it is needed for: now, or when the record is proven to have been."""
    needed = kept_at or now
    if needed > told.not_after:
        return Standing("unknown", "certificate-expired-unproven")
    until = good_until(centre)
    if needed > until:
        return Standing("unknown", "pack-out-of-date", (("until", until.date().isoformat()),))
    return Standing("holds", "signer-certified")
