"""Making an identity on this device, and key files in and out. Where an identity is kept is `store`'s business."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Final, cast

from asn1crypto import pkcs12 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from assessor_app.errors import Refusal
from assessor_app.trust.certificates import DOCUMENT_SIGNING, comparable, unfit
from assessor_app.trust.model import Identity, tidy_name

VALID_FOR: Final = dt.timedelta(days=3 * 365 + 1)
SET_BACK: Final = dt.timedelta(days=1)  # another laptop's clock may run behind this one's
NAME_BYTES: Final = 64  # X.520 ub-common-name; the library counts it in bytes of UTF-8
NAME_LETTERS: Final = 120  # so that a certificate surely fits the room a signature has
WHOLE_NAME: Final = x509.ObjectIdentifier("2.5.4.41")  # X.520 `name`, ub-name 32768
SECRET_ROUNDS: Final = 2_000  # a derived secret cannot be guessed, so rounds add nothing
PASSPHRASE_ROUNDS: Final = 600_000  # PBKDF2-HMAC-SHA256 over what a person thought up (OWASP, 2023)
_PRINTABLE: Final = re.compile(r"[A-Za-z0-9 '()+,./:=?-]{1,64}")  # X.520 serialNumber is a PrintableString


def make(
    name: str,
    organisation: str,
    person_id: str,
    now: dt.datetime,
    *,
    role: str = "assessor",
    held: ec.EllipticCurvePrivateKey | None = None,
) -> Identity:
    """Make a key (ECDSA P-256) and a certificate for it, signed by itself, valid three years from a day before `now`.

    The certificate names the person (CN), the centre (O), what they are (OU) and their id (serialNumber). A name
    longer than CN holds is cut there and given whole beside it. With `held`, it is for that key, which a token made.

    Raises:
        Refusal: `identity-name-missing`, when the name is empty; `identity-name-long`; `identity-name-letters`, when
            name or centre holds letters that names in certificates may not hold or mix (RFC 4518, 2.4 and 2.5).
    """
    whole = _whole_name(name)
    if not _PRINTABLE.fullmatch(person_id):
        raise ValueError("a person's id is 1 to 64 plain letters, digits or marks")
    key = held or ec.generate_private_key(ec.SECP256R1())
    subject = _subject(whole, tidy_name(organisation), role, person_id)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SET_BACK)
        .not_valid_after(now - SET_BACK + VALID_FOR)
    )
    for extension, critical in _extensions(key.public_key()):
        builder = builder.add_extension(extension, critical)
    certificate = builder.sign(key, hashes.SHA256()).public_bytes(forms.Encoding.DER)
    if not comparable(certificate):
        raise Refusal("identity-name-letters")
    return Identity(b"" if held else _key_bytes(key), certificate, held)


def _whole_name(name: str) -> str:
    whole = tidy_name(name)
    if not whole:
        raise Refusal("identity-name-missing")
    if len(whole) > NAME_LETTERS:
        raise Refusal("identity-name-long", limit=NAME_LETTERS)
    return whole


def private_key(identity: Identity) -> ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey:
    """The private key of an identity, ready to sign; one in a token may refuse then, or not be there."""
    if identity.held is not None:
        return identity.held
    return cast("ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey", forms.load_der_private_key(identity.key, None))


def certified(identity: Identity, certificate: bytes) -> Identity:
    """The same key under another certificate (DER), which must be for that key."""
    return replace(identity, certificate=certificate)


def certificate_name(name: str) -> str:
    """A person's name as a certificate's CN shows it: at most 64 bytes of UTF-8, ending in … when cut."""
    whole = tidy_name(name)
    if len(whole.encode()) <= NAME_BYTES:
        return whole
    room = NAME_BYTES - len("…".encode())
    return whole.encode()[:room].decode(errors="ignore").rstrip() + "…"


def to_pkcs12(identity: Identity, secret: bytes) -> bytes:
    """Lock an identity as PKCS#12 (PBES2, AES-256) under a derived secret, whose hex digits are its passphrase."""
    return _locked(identity, secret.hex().encode(), SECRET_ROUNDS)


def from_pkcs12(data: bytes, secret: bytes) -> Identity:
    """Unlock what `to_pkcs12` locked.

    Raises:
        Refusal: `key-passphrase-wrong`; `key-file-unreadable` when it is no key file; `key-file-incomplete` without
            both key and certificate, or where they do not belong together; `certificate-…` when it may not sign.
    """
    return _unlocked(data, secret.hex().encode())


def authority_from_pkcs12(data: bytes, secret: bytes) -> Identity:
    """Unlock a centre's issuing key, locked by `to_pkcs12`; refuses as `from_pkcs12` does. It may sign no record."""
    key, certificate = _held(data, secret.hex().encode())
    return Identity(_key_bytes(key), certificate)


def authority_from_key_file(data: bytes, passphrase: str) -> Identity:
    """Unlock the file of a centre's root; refuses as `from_pkcs12` does, but may sign no record."""
    key, certificate = _held(data, passphrase.encode())
    return Identity(_key_bytes(key), certificate)


def to_key_file(identity: Identity, passphrase: str) -> bytes:
    """Lock an identity as PKCS#12 (PBES2, AES-256) under a passphrase, to be carried to another machine."""
    return _locked(identity, passphrase.encode(), PASSPHRASE_ROUNDS)


def from_key_file(data: bytes, passphrase: str) -> Identity:
    """Unlock a PKCS#12 file that a person or a centre made; refuses as `from_pkcs12` does."""
    return _unlocked(data, passphrase.encode())


def _subject(name: str, organisation: str, role: str, person_id: str) -> x509.Name:
    parts = [
        (NameOID.ORGANIZATION_NAME, certificate_name(organisation)),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, role),
        (NameOID.COMMON_NAME, certificate_name(name)),
        (NameOID.SERIAL_NUMBER, person_id),
    ]
    if certificate_name(name) != name:
        parts.append((WHOLE_NAME, name))
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts if value])


def _extensions(key: ec.EllipticCurvePublicKey) -> list[tuple[x509.ExtensionType, bool]]:
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    # Without emailProtection, poppler's library (NSS) calls the certificate corrupt.
    purposes = [x509.ObjectIdentifier(DOCUMENT_SIGNING), ExtendedKeyUsageOID.EMAIL_PROTECTION]
    return [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (usage, True),
        (x509.ExtendedKeyUsage(purposes), False),
        (x509.SubjectKeyIdentifier.from_public_key(key), False),
    ]


def _key_bytes(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(forms.Encoding.DER, forms.PrivateFormat.PKCS8, forms.NoEncryption())


def _locked(identity: Identity, passphrase: bytes, rounds: int) -> bytes:
    key = private_key(identity)
    certificate = x509.load_der_x509_certificate(identity.certificate)
    lock = (
        forms.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(rounds)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase)
    )
    return pkcs12.serialize_key_and_certificates(None, key, certificate, None, lock)


def _unlocked(data: bytes, passphrase: bytes) -> Identity:
    key, certificate = _held(data, passphrase)
    codes = unfit(certificate)
    if codes:
        raise Refusal(codes[0])
    return Identity(_key_bytes(key), certificate)


def _held(data: bytes, passphrase: bytes) -> tuple[ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, bytes]:
    """The key in a key file and the certificate (DER) that belongs to it."""
    try:
        _ = asn1.Pfx.load(data, strict=True).native["version"]
    except Exception as problem:
        raise Refusal("key-file-unreadable") from problem
    try:
        key, certificate, _others = pkcs12.load_key_and_certificates(data, passphrase)
    except Exception as problem:
        raise Refusal("key-passphrase-wrong") from problem
    if key is None or certificate is None or key.public_key() != certificate.public_key():
        raise Refusal("key-file-incomplete")
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise Refusal("certificate-key-weak")
    return key, certificate.public_bytes(forms.Encoding.DER)
