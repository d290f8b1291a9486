"""The signature itself as it stands in a file (CMS, RFC 5652): a form for each certificate, filled in for each record.

pyHanko writes the form once; what differs from record to record, the digest and the value, is put in here. The bytes
are those that pyHanko would write every time, at a hundredth of the work. Where in a file they stand is `increment`.
"""

from __future__ import annotations

import asyncio
import functools
from dataclasses import dataclass
from typing import Any, Final

from asn1crypto import x509 as asn1
from pyhanko.sign.signers.pdf_cms import ExternalSigner, PdfCMSSignedAttributes

DIGEST: Final = "sha256"
MOST_AFTER: Final = 256 * 1024  # bytes from where a signature says what it covers to the end of its revision
_BLANK: Final = bytes(range(0x60, 0x80))  # stands for a digest in the form; 32 bytes that nothing else in it is
_SEQUENCE, _SET, _OCTETS, _FIRST = 0x30, 0x31, 0x04, 0xA0
_UNSIGNED: Final = 0xA1  # RFC 5652, 5.3: unsignedAttrs [1] IMPLICIT
STAMP: Final = bytes.fromhex("060b2a864886f70d010910020e")  # RFC 3161, appendix A: id-aa-timeStampToken
_SHORT: Final = 0x80  # a length below this is one byte (X.690, 8.1.3.4)


@dataclass(frozen=True, slots=True)
class Form:
    """One certificate's signatures, with the digest left blank and the value left out.

    `attributes` is the content of the signed attributes; `outer`, `data` and `signer` are what stands before the
    nested part in the whole, in the signed data and in the signer's own part.
    """

    outer: bytes
    data: bytes
    signer: bytes
    attributes: bytes

    def signs(self, digest: bytes) -> bytes:
        """What the key signs for a document's digest: the attributes as a set (RFC 5652, 5.4)."""
        return _part(_SET, self.attributes.replace(_BLANK, digest))

    def filled(self, digest: bytes, value: bytes, token: bytes = b"") -> bytes:
        """The whole, for a document's digest, the value of its signature, and a timestamp (DER) of that value if any.

        The timestamp is the only unsigned attribute there may be (PAdES B-T: ETSI EN 319 142-1, 6.3).
        """
        timed = _part(_UNSIGNED, _part(_SEQUENCE, STAMP + _part(_SET, token))) if token else b""
        signer = _part(_SEQUENCE, self.signer.replace(_BLANK, digest) + _part(_OCTETS, value) + timed)
        data = _part(_SEQUENCE, self.data + _part(_SET, signer))
        return _part(_SEQUENCE, self.outer + _part(_FIRST, data))


@functools.lru_cache(maxsize=64)
def form(certificate: bytes) -> Form:
    """The form of a certificate's (DER) signatures (PAdES B-B). Raises what pyHanko raises for one that is none."""
    read: Any = asn1.Certificate.load(certificate, strict=True)
    signer = ExternalSigner(signing_cert=read, cert_registry=None, signature_value=b"\0")
    # PAdES keeps the time in /M, outside the CMS (ETSI EN 319 142-1, 6.3), so the attributes stay at their defaults.
    made: Any = asyncio.run(
        signer.async_sign(_BLANK, DIGEST, use_pades=True, signed_attr_settings=PdfCMSSignedAttributes())
    )
    (one,) = made["content"]["signer_infos"]
    last = _part(_OCTETS, b"\0")
    whole = made["content"]
    alone = Form(
        made["content_type"].dump(),
        whole.contents[: -len(_part(_SET, one.dump()))],
        one.contents[: -len(last)],
        one["signed_attrs"].contents,
    )
    if alone.filled(_BLANK, b"\0") != made.dump() or alone.signer.count(_BLANK) != 1:
        raise ValueError("a signature of another make than this program's")
    return alone


def _part(tag: int, content: bytes) -> bytes:
    """One element in DER: its tag, its length in the shortest form, its content."""
    size = len(content)
    if size < _SHORT:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, _SHORT | len(length))) + length + content
