"""Reading certificates: whom they name, and whether they may sign records. Making them lives in `identity`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from assessor_app.errors import Refusal
from assessor_app.trust.model import SignerCard, fingerprint

if TYPE_CHECKING:
    import datetime as dt

DOCUMENT_SIGNING: Final = "1.3.6.1.5.5.7.3.36"  # RFC 9336, section 3.1
KNOWN: Final = 256
"""Certificates of which it is remembered what they say: many records are signed by few people."""
RSA_BITS: Final = range(3072, 4097)
_KNOWN_CRITICAL: Final = frozenset({"key_usage", "basic_constraints", "extended_key_usage", "certificate_policies"})


def load(certificate: bytes) -> Any:  # noqa: ANN401 - asn1crypto has no types
    """Read one DER certificate whole.

    Raises:
        Refusal: `certificate-unreadable`.
    """
    try:
        x509.load_der_x509_certificate(certificate)  # the stricter reader of the two
        read = asn1.Certificate.load(certificate, strict=True)
        _ = read.native  # asn1crypto reads lazily; a damaged part must show here and nowhere later
    except Exception as problem:
        raise Refusal("certificate-unreadable") from problem
    return read


@functools.lru_cache(maxsize=KNOWN)
def card(certificate: bytes) -> SignerCard:
    """Say whom a certificate (DER) names.

    Raises:
        Refusal: `certificate-unreadable`.
    """
    read = load(certificate)
    subject = read.subject.native
    return SignerCard(
        name=name_part(subject, "name") or name_part(subject, "common_name"),
        organisation=name_part(subject, "organization_name"),
        role=name_part(subject, "organizational_unit_name"),
        person_id=name_part(subject, "serial_number"),
        fingerprint=fingerprint(certificate),
        not_before=read.not_valid_before,
        not_after=read.not_valid_after,
        self_made=_self_made(certificate),
    )


def issuer(certificate: bytes) -> str:
    """Who issued a certificate (DER), as it says: their organisation, or else their name."""
    told = load(certificate).issuer.native
    return name_part(told, "organization_name") or name_part(told, "common_name")


@functools.lru_cache(maxsize=KNOWN)
def unfit(certificate: bytes) -> tuple[str, ...]:
    """Codes that say why a certificate (DER) may not sign records; none when it may.

    It may when it is an end entity's, its key usage holds contentCommitment (RFC 5280, 4.2.1.3), its extended key
    usage documentSigning (RFC 9336), and its key is P-256 or RSA of 3072 to 4096 bits. An issuer that claims to be
    the subject must have signed it.

    Raises:
        Refusal: `certificate-unreadable`.
    """
    read = load(certificate)
    codes = []
    pretends = read.issuer.dump() == read.subject.dump() and not _self_made(certificate)
    if _authority(read) or not _for_documents(read) or pretends:
        codes.append("certificate-not-for-signing")
    if not strong(read.public_key):
        codes.append("certificate-key-weak")
    return tuple(codes)


def strong(key: Any) -> bool:  # noqa: ANN401 - asn1crypto has no types
    """Whether records may be signed with a key (asn1crypto's PublicKeyInfo): P-256, or RSA of 3072 to 4096 bits."""
    if key.algorithm == "ec":
        return bool(key.curve == ("named", "secp256r1"))
    return key.algorithm == "rsa" and key.bit_size in RSA_BITS


def comparable(certificate: bytes) -> bool:
    """Whether the names in a certificate (DER) can be prepared for comparison, as every check of a chain must do."""
    read = asn1.Certificate.load(certificate, strict=True)
    return comparable_name(read.subject) and comparable_name(read.issuer)


def comparable_name(name: Any) -> bool:  # noqa: ANN401 - asn1crypto has no types
    """Whether one name (asn1crypto's Name) can be prepared for comparison (RFC 4518)."""
    try:
        _ = name.hashable
    except ValueError:
        return False
    return True


def untimely(signer: SignerCard, at: dt.datetime) -> tuple[str, ...]:
    """The code that says on which side of a certificate's validity an aware time lies; none when inside."""
    if at < signer.not_before:
        return ("certificate-not-yet-valid",)
    if at > signer.not_after:
        return ("certificate-expired",)
    return ()


def is_authority(certificate: bytes) -> bool:
    """Whether a certificate (DER) may issue others: an authority with keyCertSign (RFC 5280, 4.2.1.9 and 4.2.1.3)."""
    read = load(certificate)
    return _authority(read) and read.key_usage_value is not None and "key_cert_sign" in read.key_usage_value.native


def _authority(read: Any) -> bool:  # noqa: ANN401 - asn1crypto has no types
    return bool(read.basic_constraints_value and read.basic_constraints_value["ca"].native)


def _for_documents(read: Any) -> bool:  # noqa: ANN401 - asn1crypto has no types
    usage, extended = read.key_usage_value, read.extended_key_usage_value
    if usage is None or extended is None or not read.critical_extensions <= _KNOWN_CRITICAL:
        return False
    return "non_repudiation" in usage.native and DOCUMENT_SIGNING in {purpose.dotted for purpose in extended}


def _self_made(certificate: bytes) -> bool:
    read = x509.load_der_x509_certificate(certificate)
    try:
        read.verify_directly_issued_by(read)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def name_part(subject: dict[str, Any], part: str) -> str:
    """One part of a name as it may be shown, or nothing: the first value, what steers text or breaks lines replaced."""
    value = subject.get(part, "")
    shown = str(value[0] if isinstance(value, list) else value)
    return "".join(letter if letter.isprintable() else "�" for letter in shown)
