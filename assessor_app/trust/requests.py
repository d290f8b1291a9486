"""Asking a centre for a certificate: the request (PKCS #10) as bytes and as text, and reading what comes back.

Here lies nothing that is kept: this store's keys and its requests live in `vouching`, issuing lives with the centre.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import csr as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as forms

from assessor_app.errors import Refusal
from assessor_app.trust.certificates import card, comparable_name, name_part, strong, unfit
from assessor_app.trust.identity import private_key
from assessor_app.trust.model import grouped, tidy_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from assessor_app.trust.model import Identity

MOST_BYTES: Final = 256 * 1024  # a request is under 2 kB; this leaves room for the e-mail it was pasted into
MOST_BLOCKS: Final = 32  # an answer is one certificate, perhaps with those that stand behind it
_BLOCK: Final = re.compile(r"-----BEGIN ([A-Z ]{1,40})-----(.{1,65536}?)-----END \1-----", re.DOTALL)
_QUOTING: Final = re.compile(r"[\s>|\u200b\ufeff]+")  # what e-mail programs put between and before lines
_ASKING: Final = ("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")  # RFC 7468, section 7, and what older tools write


@dataclass(frozen=True, slots=True)
class Request:
    """What a request says and proves: the person as they call themselves, and a key that whoever wrote it holds.

    `key` is the public key (SubjectPublicKeyInfo, DER), `der` the whole request. Who it really came from is for the
    centre to find out: by comparing `grouped` with the person through another channel.
    """

    name: str
    organisation: str
    role: str
    person_id: str
    key: bytes
    der: bytes

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the public key, 64 hex digits; a certificate issued for it has another fingerprint."""
        return hashlib.sha256(self.key).hexdigest()

    @property
    def grouped(self) -> str:
        """The key's fingerprint as two people compare it."""
        return grouped(self.fingerprint)

    @property
    def text(self) -> str:
        """The request as text, for a file or an e-mail."""
        return text(self.der)


def make(identity: Identity) -> bytes:
    """The request (PKCS #10, DER) of an identity: who its certificate names, signed with its key (RFC 2986).

    It asks for no rights: what the holder may sign is the centre's to say.
    """
    subject = x509.load_der_x509_certificate(identity.certificate).subject
    request = x509.CertificateSigningRequestBuilder().subject_name(subject)
    return request.sign(private_key(identity), hashes.SHA256()).public_bytes(forms.Encoding.DER)


def text(request: bytes) -> str:
    """A request (DER) as text that can be pasted into an e-mail (RFC 7468)."""
    body = "\n".join(textwrap.wrap(base64.b64encode(request).decode(), 64))
    return f"-----BEGIN {_ASKING[0]}-----\n{body}\n-----END {_ASKING[0]}-----\n"


def read(data: bytes) -> Request:
    """Read a request from a file in DER or PEM, or from an e-mail that holds one, quoted or not.

    Raises:
        Refusal: `request-unreadable`; `request-several`, where a text holds more than one; `request-not-proven`, when
            it was not signed with the key it names; `request-key-weak`; `request-name-missing`;
            `identity-name-letters`, when a name holds letters that no certificate may hold.
    """
    try:
        found = set(_blocks(data, _ASKING))
    except ValueError as problem:
        raise Refusal("request-unreadable") from problem
    if len(found) > 1:
        raise Refusal("request-several")
    (der,) = found
    try:
        asked = x509.load_der_x509_csr(der)
        told = asn1.CertificationRequest.load(der, strict=True)
        subject = told["certification_request_info"]["subject"]
        named: dict[str, Any] = subject.native
        proven = asked.is_signature_valid
        key = asked.public_key()
    except Exception as problem:
        raise Refusal("request-unreadable") from problem
    if (
        not proven or told["signature"].contents[:1] != b"\x00"
    ):  # a signature is whole bytes; readers pass over the rest
        raise Refusal("request-not-proven")
    plain = key.public_bytes(forms.Encoding.DER, forms.PublicFormat.SubjectPublicKeyInfo)
    if not strong(told["certification_request_info"]["subject_pk_info"]):
        raise Refusal("request-key-weak")
    name = name_part(named, "name") or name_part(named, "common_name")
    if not name.strip():
        raise Refusal("request-name-missing")
    if not comparable_name(subject):
        raise Refusal("identity-name-letters")
    organisation, role = name_part(named, "organization_name"), name_part(named, "organizational_unit_name")
    return Request(name, organisation, role, name_part(named, "serial_number"), plain, der)


def answers(data: bytes) -> tuple[bytes, ...]:
    """The certificates (DER) in what a centre sent back: a file in DER or PEM, or an e-mail that holds them.

    Raises:
        Refusal: `answer-no-certificate`; `answer-holds-key`, when it holds a key, which nobody should send.
    """
    if b"PRIVATE KEY-----" in data[:MOST_BYTES]:
        raise Refusal("answer-holds-key")
    try:
        found = tuple(dict.fromkeys(_blocks(data, ("CERTIFICATE",))))
        for certificate in found:
            card(certificate)
    except Exception as problem:
        raise Refusal("answer-no-certificate") from problem
    return found


def public_key(certificate: bytes) -> bytes:
    """The public key (SubjectPublicKeyInfo, DER) that a certificate (DER) is for."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    return key.public_bytes(forms.Encoding.DER, forms.PublicFormat.SubjectPublicKeyInfo)


def fitting(found: Collection[bytes], keys: Collection[bytes], name: str, person_id: str, now: dt.datetime) -> bytes:
    """The certificate among `found` that may become the identity of a person here, whose public keys are `keys`.

    Raises:
        Refusal: `answer-of-another-key`, when it was not issued for a key that is here; `answer-self-made`, when
            nobody else issued it; `answer-of-another` when it names somebody else, by name or by id;
            `answer-expired`; `answer-not-yet-valid`; `certificate-…` when it may not sign records.
    """
    mine = [certificate for certificate in found if public_key(certificate) in keys]
    if not mine:
        raise Refusal("answer-of-another-key")
    issued = [certificate for certificate in mine if not card(certificate).self_made]
    if not issued:
        raise Refusal("answer-self-made")
    certificate = max(issued, key=lambda one: card(one).not_after)
    told = card(certificate)
    if told.name != tidy_name(name) or told.person_id != person_id:
        raise Refusal("answer-of-another", name=told.name, here=tidy_name(name))
    codes = unfit(certificate)
    if codes:
        raise Refusal(codes[0])
    if now > told.not_after:
        raise Refusal("answer-expired")
    if now < told.not_before:
        raise Refusal("answer-not-yet-valid")
    return certificate


def _blocks(data: bytes, labels: Collection[str]) -> list[bytes]:
    """What stands between the marks of PEM, or the whole where there are none; ValueError when there is too much."""
    if len(data) > MOST_BYTES:
        raise ValueError("too large to be a request or a certificate")
    if b"-----BEGIN" not in data:
        return [data]
    found = []
    for block in _BLOCK.finditer(data.decode("utf-8", errors="replace")):
        if block[1] in labels:
            try:
                found.append(base64.b64decode(_QUOTING.sub("", block[2]), validate=True))
            except binascii.Error as problem:
                raise ValueError("damaged on its way") from problem
    if not 0 < len(found) <= MOST_BLOCKS:
        raise ValueError("nothing of the kind, or too many")
    return found
