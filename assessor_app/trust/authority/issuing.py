"""A centre's root, its issuing authority, the certificates of its people and its lists of revoked ones. Keeps nothing.

The root signs the issuing authority once and is then locked away; all else is signed by the issuing authority, which
may certify nobody outside its centre (a critical name constraint) and no further authority.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from assessor_app.errors import Refusal
from assessor_app.trust.authority.roles import OIDS
from assessor_app.trust.certificates import DOCUMENT_SIGNING, comparable
from assessor_app.trust.identity import SET_BACK, WHOLE_NAME, certificate_name, private_key
from assessor_app.trust.model import Identity, tidy_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.trust.authority.roles import Role

COUNTRY: Final = "GB"
ROOT_DAYS: Final = 3653
ISSUING_DAYS: Final = 1826
PERSON_DAYS: Final = 730
LIST_DAYS: Final = 90  # how long a list of revoked certificates may be relied on
Reason = Literal["left", "key-lost", "replaced", "role-changed", "other"]
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)
_FLAGS: Final[dict[Reason, x509.ReasonFlags]] = {
    "left": x509.ReasonFlags.cessation_of_operation,
    "key-lost": x509.ReasonFlags.key_compromise,
    "replaced": x509.ReasonFlags.superseded,
    "role-changed": x509.ReasonFlags.privilege_withdrawn,
    "other": x509.ReasonFlags.affiliation_changed,
}


@dataclass(frozen=True, slots=True)
class Authority:
    """A new centre's certificates with their keys, and the root's own (empty) list of revoked authorities (DER)."""

    root: Identity
    issuing: Identity
    root_list: bytes


@dataclass(frozen=True, slots=True)
class Revoked:
    """One revoked certificate: its serial number, since when (aware), and why."""

    serial: int
    at: dt.datetime
    reason: Reason


def found(centre: str, now: dt.datetime) -> Authority:
    """Make the authority of a centre: a root for ten years, and an issuing authority under it for five.

    Raises:
        Refusal: `identity-name-missing`, when the centre has no name; `identity-name-letters`, when its name holds
            letters that certificates may not hold.
    """
    name = certificate_name(centre)
    if not name:
        raise Refusal("identity-name-missing")
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root_name, issuing_name = _name(name, "Root"), _name(name, "Issuing")
    root = _authority(root_key, root_name, (root_key, root_name), now, 1, None)
    issuing = _authority(key, issuing_name, (root_key, root_name), now, 0, name)
    if not comparable(root):
        raise Refusal("identity-name-letters")
    made = Authority(_identity(root_key, root), _identity(key, issuing), b"")
    return Authority(made.root, made.issuing, revocations(made.root, (), 1, now, days=ROOT_DAYS))


def another(root: Identity, centre: str, generation: int, now: dt.datetime) -> Identity:
    """The `generation`th issuing authority of a centre, under its root, for five years or as long as the root.

    Raises:
        Refusal: `authority-expired`, when the root has.
    """
    ours = x509.load_der_x509_certificate(root.certificate)
    if now >= ours.not_valid_after_utc:
        raise Refusal("authority-expired")
    key, held = ec.generate_private_key(ec.SECP256R1()), private_key(root)
    if not isinstance(held, ec.EllipticCurvePrivateKey):
        raise Refusal("certificate-key-weak")
    name = certificate_name(centre)
    made = _authority(
        key, _name(name, f"Issuing {generation}"), (held, ours.subject), now, 0, name, ours.not_valid_after_utc
    )
    return _identity(key, made)


def issue(
    issuing: Identity, key: bytes, *, name: str, person_id: str, role: Role, now: dt.datetime, days: int = PERSON_DAYS
) -> bytes:
    """A certificate (DER) for a person's public key (SubjectPublicKeyInfo, DER), valid from a day before `now`.

    It never outlives the authority that issues it.

    Raises:
        Refusal: `identity-name-missing`, `identity-name-letters`; `authority-expired`.
    """
    ours = x509.load_der_x509_certificate(issuing.certificate)
    if now >= ours.not_valid_after_utc:
        raise Refusal("authority-expired")
    whole = tidy_name(name)
    if not whole:
        raise Refusal("identity-name-missing")
    public = forms.load_der_public_key(key)
    until = min(now - SET_BACK + dt.timedelta(days=days), ours.not_valid_after_utc)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_person(whole, person_id, role, ours.subject))
        .issuer_name(ours.subject)
        .public_key(public)  # type: ignore[arg-type]  # requests are read with their key checked
        .serial_number(x509.random_serial_number())
        .not_valid_before(max(now - SET_BACK, ours.not_valid_before_utc))
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(person=True), critical=True)
        .add_extension(_purposes(), critical=False)
        .add_extension(_policies(role), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)  # type: ignore[arg-type]
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ours.public_key()), critical=False)  # type: ignore[arg-type]
    )
    certificate = builder.sign(private_key(issuing), hashes.SHA256()).public_bytes(forms.Encoding.DER)
    if not comparable(certificate):
        raise Refusal("identity-name-letters")
    return certificate


def _person(name: str, person_id: str, role: Role, authority: x509.Name) -> x509.Name:
    """A person's name in their certificate: in the authority's organisation, as the constraint on names demands."""
    organisation = str(authority.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value)
    parts = [
        (NameOID.COUNTRY_NAME, COUNTRY), (NameOID.ORGANIZATION_NAME, organisation),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, role), (NameOID.COMMON_NAME, certificate_name(name)),
        (NameOID.SERIAL_NUMBER, person_id),
    ]  # fmt: skip
    if certificate_name(name) != name:
        parts.append((WHOLE_NAME, name))
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts if value])


def revocations(
    issuing: Identity, revoked: Iterable[Revoked], number: int, now: dt.datetime, *, days: int = LIST_DAYS
) -> bytes:
    """The list (CRL, DER) of what an authority has revoked, good for so many days; numbers only ever grow."""
    ours = x509.load_der_x509_certificate(issuing.certificate)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(ours.subject)
        .last_update(now)
        .next_update(now + dt.timedelta(days=days))
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ours.public_key()), critical=False)  # type: ignore[arg-type]
    )
    for one in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(one.serial).revocation_date(one.at)
        entry = entry.add_extension(x509.CRLReason(_FLAGS[one.reason]), critical=False)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(private_key(issuing), hashes.SHA256()).public_bytes(forms.Encoding.DER)


def listed(revocations: bytes) -> tuple[int, tuple[Revoked, ...]]:
    """The number of a list (CRL, DER) that `revocations` made, and what stands in it."""
    read = x509.load_der_x509_crl(revocations)
    number = read.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
    return number, tuple(
        Revoked(
            one.serial_number,
            one.revocation_date_utc,
            reason_of(one.extensions.get_extension_for_class(x509.CRLReason).value.reason),
        )
        for one in read
    )


def reason_of(flag: x509.ReasonFlags) -> Reason:
    """The reason that a list gives, in this program's word."""
    return next((reason for reason in REASONS if _FLAGS[reason] == flag), "other")


def is_from(certificate: bytes, authority: bytes) -> bool:
    """Whether an authority (DER) issued a certificate (DER), by the names of both: each authority has its own."""
    issuer = x509.load_der_x509_certificate(certificate).issuer
    return issuer == x509.load_der_x509_certificate(authority).subject


def serial_of(certificate: bytes) -> int:
    """The serial number of a certificate (DER)."""
    return x509.load_der_x509_certificate(certificate).serial_number


def _identity(key: ec.EllipticCurvePrivateKey, certificate: bytes) -> Identity:
    plain = key.private_bytes(forms.Encoding.DER, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    return Identity(plain, certificate)


def _name(centre: str, what: str) -> x509.Name:
    return x509.Name(
        [*_within(centre), x509.NameAttribute(NameOID.COMMON_NAME, certificate_name(f"{what} · {centre}"))]
    )


def _within(centre: str) -> list[x509.NameAttribute[str]]:
    return [
        x509.NameAttribute(NameOID.COUNTRY_NAME, COUNTRY),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, centre),
    ]


def _authority(  # noqa: PLR0917 - what a certificate of an authority says
    key: ec.EllipticCurvePrivateKey,
    subject: x509.Name,
    by: tuple[ec.EllipticCurvePrivateKey, x509.Name],
    now: dt.datetime,
    length: int,
    only: str | None,
    last: dt.datetime | None = None,
) -> bytes:
    until = now - SET_BACK + dt.timedelta(days=ROOT_DAYS if only is None else ISSUING_DAYS)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by[1])
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SET_BACK)
        .not_valid_after(until if last is None else min(until, last))
        .add_extension(x509.BasicConstraints(ca=True, path_length=length), critical=True)
        .add_extension(_usage(person=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by[0].public_key()), critical=False)
    )
    if only is not None:
        allowed = x509.NameConstraints([x509.DirectoryName(x509.Name(_within(only)))], None)
        builder = builder.add_extension(allowed, critical=True).add_extension(_purposes(), critical=False)
        builder = builder.add_extension(_policies(), critical=False)
    return builder.sign(by[0], hashes.SHA256()).public_bytes(forms.Encoding.DER)


def _usage(*, person: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True, content_commitment=person, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=not person, crl_sign=not person, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _purposes() -> x509.ExtendedKeyUsage:
    return x509.ExtendedKeyUsage([x509.ObjectIdentifier(DOCUMENT_SIGNING), ExtendedKeyUsageOID.EMAIL_PROTECTION])


def _policies(role: Role | None = None) -> x509.CertificatePolicies:
    """The role of a person; for an authority, any (RFC 5280, 4.2.1.4), so that roles hold along the chain."""
    said = OIDS[role] if role else "2.5.29.32.0"
    return x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier(said), None)])
