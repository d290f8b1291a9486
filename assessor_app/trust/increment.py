"""The one way this program writes a signature after a base, as bytes: a pure function of what is signed and claimed.

Signing (`signing`) and rebuilding (`checking`) both come through here, so what one writes the other can demand byte
for byte: nothing in it is random, and the only time in it is the one given. Keys are not read here.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import ExternalSigner, PdfCMSSignedAttributes, Signer

if TYPE_CHECKING:
    import datetime as dt

    from pyhanko.pdf_utils.reader import PdfFileReader

ASSESSOR_FIELD: Final = "sig_assessor"
# Signature fields a sealed record leaves empty.
PREPARED_FIELDS: Final = frozenset({"sig_countersign", "sig_iqa", "ts_1", "ts_2"})
DIGEST: Final = "sha256"
RESERVED: Final = 8192  # hex digits for the CMS: P-256 takes some 2,500, RSA-4096 with long names some 6,000
HEADER: Final = b"%PDF-1.7\n"
END: Final = b"%%EOF\n"
# SEC 2, section 2.4.2: the order of the group of P-256
P256_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


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


def signed_by(signer: Signer, base: bytes, when: dt.datetime) -> bytes:
    """Append to `base` the certification signature (PAdES B-B, DocMDP P=2) that `signer` makes, dated `when`.

    `base` is a whole PDF with an empty signature field `sig_assessor`; `when` is aware and counts in seconds. Raises
    whatever pyHanko raises on a base that is not so.
    """
    embedding = PdfCMSEmbedder().write_cms(ASSESSOR_FIELD, _Writer(io.BytesIO(base)), existing_fields_only=True)
    next(embedding)
    placeholder = SignatureObject(
        timestamp=when.replace(microsecond=0), subfilter=SigSeedSubFilter.PADES, bytes_reserved=RESERVED
    )
    certifying = SigMDPSetup(md_algorithm=DIGEST, certify=True, docmdp_perms=MDPPerm.FILL_FORMS)
    embedding.send(SigObjSetup(sig_placeholder=placeholder, mdp_setup=certifying))
    prepared, output = embedding.send(SigIOSetup(md_algorithm=DIGEST))
    # PAdES keeps the time in /M, outside the CMS (ETSI EN 319 142-1, 6.3), so the attributes stay at their defaults.
    cms = asyncio.run(
        signer.async_sign(
            prepared.document_digest, DIGEST, use_pades=True, signed_attr_settings=PdfCMSSignedAttributes()
        )
    )
    embedding.send(cms)
    written: bytes = output.getvalue()
    return written


def rebuilt(base: bytes, certificate: bytes, when: dt.datetime, value: bytes) -> bytes:
    """Write again what `signed_by` would have written, from what a file claims: certificate (DER), time and value.

    Raises what pyHanko or the value's reader raises when the claims are no such things.
    """
    read: Any = asn1.Certificate.load(certificate, strict=True)
    settled = low_s(value) if read.public_key.algorithm == "ec" else value
    return signed_by(ExternalSigner(signing_cert=read, cert_registry=None, signature_value=settled), base, when)


def low_s(value: bytes) -> bytes:
    """Of the two values of s that verify equally well, the lower one, in DER: so that a signature has one form."""
    r, s = decode_dss_signature(value)
    return encode_dss_signature(r, min(s, P256_ORDER - s))
