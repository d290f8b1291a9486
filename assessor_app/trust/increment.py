"""The one way this program writes a signature after what was there: a pure function of what is signed and claimed.

Signing (`signing`) and rebuilding (`checking`) both come through here, so what one writes the other can demand byte
for byte: nothing in it is random, and the only time in it is the one given. Private keys are not read here.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import x509 as asn1
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp, SignatureObject

from assessor_app.trust import cms
from assessor_app.trust.model import Step

if TYPE_CHECKING:
    import datetime as dt

    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.rw_common import PdfHandler

ASSESSOR_FIELD: Final = "sig_assessor"
COUNTERSIGN_FIELD: Final = "sig_countersign"
VERIFIER_FIELD: Final = "sig_iqa"
DECISION_FIELDS: Final = ("iqa_decision", "iqa_comments")
CERTIFYING: Final = Step(ASSESSOR_FIELD)
# Which further signatures there may be, in the order they are made; each closes the door behind it.
ORDER: Final = (COUNTERSIGN_FIELD, VERIFIER_FIELD)
STAMP_FIELDS: Final = ("ts_1", "ts_2")
# Signature fields a sealed record leaves empty.
PREPARED_FIELDS: Final = frozenset({"sig_countersign", "sig_iqa", "ts_1", "ts_2"})
RESERVED: Final = 8192  # hex digits for the CMS: P-256 takes some 2,500, RSA-4096 with long names some 6,000
RESERVED_STAMP: Final = 16384  # hex digits for a timestamp with one certificate
HEADER: Final = b"%PDF-1.7\n"
END: Final = b"%%EOF\n"
# SEC 2, section 2.4.2: the order of the group of P-256
P256_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


Sign = Callable[[bytes], bytes]
"""Signs data with somebody's key: the value as CMS has it (RFC 5753 for ECDSA, with the lower s)."""


class _Writer(IncrementalPdfFileWriter):
    """pyHanko's writer without what it would add by itself: a new modification date and a random document ID."""

    def _update_meta(self) -> None:
        """Leave the document's metadata as the base has it."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        """Keep the first half of the ID; the second, which marks the revision, is taken from the base's bytes."""
        prev.stream.seek(0)
        revision = generic.ByteStringObject(hashlib.sha256(prev.stream.read()).digest()[:16])
        first = prev.trailer["/ID"][0] if "/ID" in prev.trailer else revision
        original = first.original_bytes if isinstance(first, generic.TextStringObject) else first
        return generic.ArrayObject([generic.ByteStringObject(original), revision])


def signed_by(certificate: bytes, sign: Sign, before: bytes, when: dt.datetime, step: Step = CERTIFYING) -> bytes:
    """Append to `before` the signature (PAdES B-B) that the holder of `certificate` (DER) makes, dated `when`.

    `before` is a whole PDF with an empty signature field of the step's name; `when` is aware and counts in seconds.
    The assessor's certifies (DocMDP P=2: prepared fields may still be filled in and signed); one whose field has a
    lock freezes the fields that it names, and the document (P=1). Raises whatever pyHanko raises on other bytes.
    """
    writer = _Writer(io.BytesIO(before))
    fields = named_fields(writer)
    _fill(writer, fields, step)
    embedding = PdfCMSEmbedder().write_cms(step.field, writer, existing_fields_only=True)
    next(embedding)
    placeholder = SignatureObject(
        timestamp=when.replace(microsecond=0), subfilter=SigSeedSubFilter.PADES, bytes_reserved=RESERVED
    )
    embedding.send(SigObjSetup(sig_placeholder=placeholder, mdp_setup=_frozen_after(fields[step.field], step)))
    prepared, output = embedding.send(SigIOSetup(md_algorithm=cms.DIGEST))
    form = cms.form(certificate)
    value = sign(form.signs(prepared.document_digest))
    embedding.send(form.filled(prepared.document_digest, value))
    written: bytes = output.getvalue()
    return written


def stamped(before: bytes, token: Sign, field: str) -> bytes:
    """Append to `before` a document timestamp (ISO 32000-2, 12.8.5) in an empty field made for one.

    `token` gives the timestamp (CMS, DER) for the SHA-256 of what is stamped. Raises what pyHanko raises.
    """
    placeholder = DocumentTimestamp(bytes_reserved=RESERVED_STAMP)  # type: ignore[no-untyped-call]
    embedding = PdfCMSEmbedder().write_cms(field, _Writer(io.BytesIO(before)), existing_fields_only=True)
    next(embedding)
    embedding.send(SigObjSetup(sig_placeholder=placeholder))
    prepared, output = embedding.send(SigIOSetup(md_algorithm=cms.DIGEST))
    embedding.send(token(prepared.document_digest))
    written: bytes = output.getvalue()
    return written


def named_fields(document: PdfHandler) -> dict[str, Any]:
    """The fields of a document by name; records have no fields within fields."""
    fields = document.root["/AcroForm"]["/Fields"]
    return {str(fields[at]["/T"]): fields[at] for at in range(len(fields))}  # by index, which follows references


def size(field: Any) -> tuple[float, float]:  # noqa: ANN401 - pyHanko's objects are untyped
    """The width and height of a field, in points."""
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    return round(right - left, 2), round(top - bottom, 2)


def _fill(writer: _Writer, fields: dict[str, Any], step: Step) -> None:
    """Fill text fields in, and draw fields anew with the fonts that they were drawn with."""
    for name, value in step.values:
        fields[name]["/V"] = generic.TextStringObject(value)
    for name, content in step.shows:
        drawn = fields[name]["/AP"]["/N"]
        entries = {key: drawn.raw_get(key) for key in ("/Type", "/Subtype", "/BBox", "/Resources")}
        # never deflated: another build of the library that deflates would write other bytes
        shown = generic.StreamObject({generic.NameObject(key): value for key, value in entries.items()}, content)
        fields[name]["/AP"] = appearance = generic.DictionaryObject()  # type: ignore[no-untyped-call]
        appearance["/N"] = writer.add_object(shown)
    for name in dict.fromkeys(name for name, _said in (*step.values, *step.shows)):
        writer.update_container(fields[name])


def _frozen_after(field: Any, step: Step) -> SigMDPSetup | None:  # noqa: ANN401 - pyHanko's objects are untyped
    """What may still change after a signature, as it says itself; nothing where it leaves that to those before it."""
    if step.field == ASSESSOR_FIELD:
        return SigMDPSetup(md_algorithm=cms.DIGEST, certify=True, docmdp_perms=MDPPerm.FILL_FORMS)
    if "/Lock" not in field:
        return None
    locked = [str(name) for name in field["/Lock"]["/Fields"]]
    spec = FieldMDPSpec(FieldMDPAction.INCLUDE, locked)
    return SigMDPSetup(md_algorithm=cms.DIGEST, field_lock=spec, docmdp_perms=MDPPerm.NO_CHANGES)


@dataclass(frozen=True, slots=True)
class Replay:
    """A step written again from what a file claims: the bytes there should be, and what the value must sign."""

    file: bytes
    certificate: Any
    value: bytes
    signed: bytes

    def holds(self) -> bool:
        """Whether the claimed value is the signature, by the claimed certificate's key, of what a signature signs."""
        return verifies(load_der_public_key(self.certificate.public_key.dump()), self.value, self.signed)


def verifies(key: object, value: bytes, signed: bytes) -> bool:
    """Whether a value is a key's signature of `signed`, as records are signed; no other kind of key makes any."""
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(value, signed, ec.ECDSA(hashes.SHA256()))
        elif isinstance(key, RSAPublicKey):
            key.verify(value, signed, PKCS1v15(), hashes.SHA256())
        else:
            return False
    except InvalidSignature:
        return False
    return True


def replay(before: bytes, certificate: bytes, when: dt.datetime, value: bytes, step: Step = CERTIFYING) -> Replay:
    """Write again what `signed_by` would have written, from what a file claims: certificate (DER), time and value.

    Raises what pyHanko or the value's reader raises when the claims are no such things.
    """
    read: Any = asn1.Certificate.load(certificate, strict=True)
    settled, asked = low_s(value) if read.public_key.algorithm == "ec" else value, list[bytes]()

    def sign(data: bytes) -> bytes:
        asked.append(data)
        return settled

    file = signed_by(certificate, sign, before, when, step)
    return Replay(file, read, settled, asked[0])


def low_s(value: bytes) -> bytes:
    """Of the two values of s that verify equally well, the lower one, in DER: so that a signature has one form."""
    r, s = decode_dss_signature(value)
    return encode_dss_signature(r, min(s, P256_ORDER - s))
