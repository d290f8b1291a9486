"""Making what the tests of trust need: a small base PDF with prepared fields, and certificates made to measure."""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from assessor_app.trust.model import Identity

if TYPE_CHECKING:
    from assessor_app.trust.requests import Request

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
PAYLOAD = '{"candidate":"Siân Llŷr","place":"Tŷ Gwyn"}'.encode()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def make_base(payload: bytes = PAYLOAD, *, fields: str = "sig_assessor sig_iqa ts_1 ts_2", names: int = 1) -> bytes:
    """A PDF 1.7 of one page with prepared fields and `names` attachments called record.json, as records have it."""
    packed = zlib.compress(payload)
    page = b"BT /F1 12 Tf 50 780 Td (Observation record) Tj ET"
    objects = [
        b"",  # the catalogue, when the fields are known
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"",  # the page, likewise
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Record) /Producer (test) >>",
        b"<< /Type /EmbeddedFile /Subtype /application#2Fjson /Filter /FlateDecode /Length %d"
        b" /Params << /Size %d >> >>\nstream\n%b\nendstream" % (len(packed), len(payload), packed),
        b"<< /Type /Filespec /F (record.json) /UF (record.json) /AFRelationship /Data /EF << /F 7 0 R /UF 7 0 R >> >>",
        b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%b\nendstream" % (len(XMP), XMP),
    ]
    first = len(objects) + 1
    for at, name in enumerate([*fields.split(), "iqa_decision", "iqa_comments"]):
        kind = "Tx /Ff 1" if name.startswith("iqa_") else "Sig"
        box = "0 0 0 0" if name.startswith("ts_") else f"50 {600 - 60 * at} 290 {650 - 60 * at}"
        widget = f"<< /Type /Annot /Subtype /Widget /FT /{kind} /T ({name}) /F 4 /Rect [{box}] /P 3 0 R"
        if name == "sig_iqa":
            widget += (
                " /Lock << /Type /SigFieldLock /Action /Include"
                " /Fields [(sig_assessor)(iqa_decision)(iqa_comments)(sig_iqa)] /P 1 >>"
            )
        objects.append(f"{widget} >>".encode())
    refs = b" ".join(b"%d 0 R" % number for number in range(first, len(objects) + 1))
    attached = b" ".join([b"(record.json) 8 0 R"] * names)
    objects[0] = (
        b"<< /Type /Catalog /Pages 2 0 R /Metadata 9 0 R /AF [8 0 R] /Names << /EmbeddedFiles << /Names [%b] >> >>"
        b" /AcroForm << /Fields [%b] /SigFlags 3 >> >>" % (attached, refs)
    )
    objects[2] = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> /Annots [%b] >>" % refs
    )
    return _file(objects, hashlib.sha256(payload).hexdigest()[:32].encode())


def _file(objects: list[bytes], name: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R /ID [<%b> <%b>] >>\n" % (len(objects) + 1, name, name)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


@dataclass(frozen=True)
class Recipe:
    """How a test wants its certificate; by default what a person's own looks like."""

    name: str = "Siân Llŷr"
    organisation: str = "Canolfan Tŷ Gwyn"
    authority: bool = False
    path_length: int | None = None
    contentCommitment: bool = True  # noqa: N815 - RFC 5280's own word
    documents: bool = True
    usage: bool = True
    start: dt.datetime = NOW - dt.timedelta(days=1)
    days: int = 1000
    only_organisation: str = ""
    critical_stranger: bool = False


def certify(key: Key, recipe: Recipe, issuer: tuple[Key, bytes] | None = None) -> bytes:
    """A certificate (DER) for `key`, signed by itself or by an issuer's key and certificate."""
    subject = _name(recipe.name, recipe.organisation)
    by_key, by_name = key, subject
    if issuer:
        by_key, by_name = issuer[0], x509.load_der_x509_certificate(issuer[1]).subject
    builder = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(by_name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(recipe.start).not_valid_after(recipe.start + dt.timedelta(days=recipe.days))
        .add_extension(x509.BasicConstraints(ca=recipe.authority, path_length=recipe.path_length), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by_key.public_key()), critical=False)
    )  # fmt: skip
    if recipe.usage:
        builder = builder.add_extension(_usage(recipe), critical=True)
    if not recipe.authority:
        purpose = DOCUMENT_SIGNING if recipe.documents else ExtendedKeyUsageOID.CLIENT_AUTH
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    if recipe.only_organisation:
        within = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, recipe.only_organisation)])
        builder = builder.add_extension(x509.NameConstraints([x509.DirectoryName(within)], None), critical=True)
    if recipe.critical_stranger:
        builder = builder.add_extension(
            x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4.5"), b"\x05\x00"), critical=True
        )
    return builder.sign(by_key, hashes.SHA256()).public_bytes(forms.Encoding.DER)


def _name(name: str, organisation: str) -> x509.Name:
    parts = [(NameOID.ORGANIZATION_NAME, organisation), (NameOID.COMMON_NAME, name)]
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts])


def _usage(recipe: Recipe) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not recipe.authority, content_commitment=recipe.contentCommitment and not recipe.authority,
        key_encipherment=False, data_encipherment=False, key_agreement=False, key_cert_sign=recipe.authority,
        crl_sign=recipe.authority, encipher_only=False, decipher_only=False,
    )  # fmt: skip


CENTRE = Recipe(name="Canolfan Tŷ Gwyn", authority=True)


def issued(asked: Request, recipe: Recipe | None = None, *, by: Key | None = None) -> bytes:
    """A centre's certificate (DER) for a request, with its names as they were asked for, or as a recipe says."""
    key = by or new_key()
    centre = certify(key, CENTRE)
    holder = forms.load_der_public_key(asked.key)
    subject = x509.load_der_x509_csr(asked.der).subject
    said = recipe or Recipe()
    builder = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(x509.load_der_x509_certificate(centre).subject)
        .public_key(holder)  # type: ignore[arg-type]
        .serial_number(x509.random_serial_number())
        .not_valid_before(said.start).not_valid_after(said.start + dt.timedelta(days=said.days))
    )  # fmt: skip
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=said.contentCommitment, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False,
        decipher_only=False,
    )  # fmt: skip
    purposes = x509.ExtendedKeyUsage([x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")])
    builder = builder.add_extension(usage, critical=True).add_extension(purposes, critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(forms.Encoding.DER)


def new_key() -> ec.EllipticCurvePrivateKey:
    """A fresh P-256 key."""
    return ec.generate_private_key(ec.SECP256R1())


def holder(key: Key, certificate: bytes) -> Identity:
    """An identity from a key and a certificate."""
    return Identity(key.private_bytes(forms.Encoding.DER, forms.PrivateFormat.PKCS8, forms.NoEncryption()), certificate)


def pyhanko_signer(who: Identity) -> signers.SimpleSigner:
    """The same identity in the hands of pyHanko's own signer."""
    return signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(who.certificate),
        signing_key=keys.PrivateKeyInfo.load(who.key),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
