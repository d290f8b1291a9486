"""Timestamps as they stand in a file: read from a field of their own or from a signature's room, and written again.

What a stamp itself is, and whom to believe, is `stamps`.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any, Literal

from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader

from assessor_app.errors import Refusal
from assessor_app.trust import increment, stamps, validation
from assessor_app.trust.certificates import card
from assessor_app.trust.proofs import NONE, StampCheck

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyhanko.sign.validation import EmbeddedPdfSignature

    from assessor_app.trust.stamps import Stamp

_DSS = b"/DSS"


def in_field(embedded: EmbeddedPdfSignature) -> Stamp:
    """The timestamp in a field, without the zeros that fill its room up; raises anything when it is none."""
    return stamps.read(bytes(cms.ContentInfo.load(embedded.pkcs7_content).dump()))


def in_signature(embedded: EmbeddedPdfSignature) -> Stamp | None:
    """The timestamp that stands with a signature, if any; raises anything when it is none that can be read.

    Whatever else may stand there is left out: rebuilding then shows that something does.
    """
    unsigned: Any = embedded.signer_info["unsigned_attrs"]
    if not isinstance(unsigned, cms.CMSAttributes):
        return None
    if [one["type"].native for one in unsigned] != ["signature_time_stamp_token"]:
        return None
    (token,) = unsigned[0]["values"]
    return stamps.read(token.dump())


def holds(stamp: Stamp | None, value: bytes) -> bool:
    """Whether a signature's timestamp, where there is one, is one of its value."""
    return stamp is None or stamps.proves(stamp, hashlib.sha256(value).digest())


def field_again(before: bytes, after: bytes, stamp: Stamp, field: str) -> tuple[bytes, bool]:
    """A timestamp's revision written again from what `after` claims, and whether its server stamped just this."""
    asked: list[bytes] = []

    def token(digest: bytes) -> bytes:
        asked.append(digest)
        return stamp.token

    claimed = NONE
    if _DSS in after[len(before) :]:
        claimed = validation.read(PdfFileReader(io.BytesIO(after)))
    written = increment.stamped(before, token, field, claimed)
    return written, stamps.proves(stamp, asked[0])


def checks(found: Iterable[tuple[bool, Stamp | None]]) -> tuple[StampCheck, ...]:
    """The timestamps among a file's signatures, in the order of the file.

    Of each signature it says whether it is a person's, and the timestamp that it is or that stands with it.
    """
    over, told = 0, list[StampCheck]()
    for person, stamp in found:
        over += person
        if stamp is not None:
            place: Literal["signature", "document"] = "signature" if person else "document"
            told.append(StampCheck(stamp.certificate, stamp.at, over, _name(stamp.certificate), place))
    return tuple(told)


def _name(certificate: bytes) -> str:
    try:
        return card(certificate).name
    except Refusal:
        return ""
