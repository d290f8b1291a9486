"""Judging one file by itself: is it, byte for byte, its base and one signature as this program writes it.

Two judges must agree: pyHanko on digest and signature, and rebuilding, which leaves a file no freedom at all — no
padding, no second spelling, no hidden object. Whom to trust lives in `anchors`; what the pages say, in `records`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from assessor_app.clock import DeviceClock
from assessor_app.errors import Refusal
from assessor_app.trust import increment
from assessor_app.trust.attachments import FILE_BYTES, LIMITS, attachment
from assessor_app.trust.certificates import card, unfit, untimely
from assessor_app.trust.model import SignatureCheck

if TYPE_CHECKING:
    from pyhanko.sign.validation import EmbeddedPdfSignature

__all__ = ["attachment", "check", "first_revision"]

SKEW: Final = dt.timedelta(minutes=5)  # how far another laptop's clock may run ahead of this one's
_TAIL: Final = re.compile(rb"/Prev (\d{1,10})\n>>\nstartxref\n\d{1,10}\n%%EOF\n\Z")
_TAIL_ROOM: Final = 64
# ISO 32000-1, 7.9.4, in the one spelling that the writer uses
_DATE: Final = re.compile(r"D:(\d{14})(?:Z|([+-])(\d\d)'(\d\d)')")


@dataclass(frozen=True, slots=True)
class _Claims:
    """What a file says about its signature, before any of it is believed."""

    embedded: EmbeddedPdfSignature
    certificate: bytes
    value: bytes
    when: dt.datetime


def check(file: bytes, base: bytes | None = None, now: dt.datetime | None = None) -> SignatureCheck:
    """Judge the signature of `file`; never raises, whatever the bytes are.

    With `base`, the first revision must be exactly that; without, it is taken from the file. `now` (aware; by default
    the device's clock) is what a signing time must not lie after. Codes in `broken`: `not-a-pdf`, `file-too-large`,
    `signature-missing`, `signature-unexpected`, `signature-unreadable`, `signature-invalid`, `signature-not-whole`,
    `signature-not-rebuilt`, `pages-differ`; in `unfit`: `certificate-unreadable`, `certificate-not-for-signing`,
    `certificate-key-weak`; in `untimely`: `certificate-not-yet-valid`, `certificate-expired`, `future-time`;
    in `noted`: `certificate-expired-since`.
    """
    if not file.startswith(b"%PDF-"):
        return SignatureCheck(("not-a-pdf",))
    if len(file) > FILE_BYTES:
        return SignatureCheck(("file-too-large",))
    try:
        claims = _claims(file)
    except Refusal as problem:
        return SignatureCheck((problem.code,))
    except Exception:  # noqa: BLE001 - a hostile file may break its reader anywhere; broken is all that means
        return SignatureCheck(("signature-unreadable",))
    judged = _bytes_judged(file, base, claims)
    return _signer_judged(judged, claims, now or DeviceClock().now().wall)


def first_revision(file: bytes) -> bytes | None:
    """The bytes before the last increment, if the file ends in one as `increment` writes it; nothing is proven."""
    tail = _TAIL.search(file, max(0, len(file) - _TAIL_ROOM))
    if not tail:
        return None
    end = b"startxref\n" + tail[1] + b"\n" + increment.END
    at = file.find(end, int(tail[1]))
    return file[: at + len(end)] if at >= 0 else None


def _claims(file: bytes) -> _Claims:
    """Find the one signature there may be. A signature can vanish from a list, so fields are counted by name."""
    reader = PdfFileReader(io.BytesIO(file), decode_limits=LIMITS)
    fields = [(name, value is not None) for name, value, _ref in enumerate_sig_fields(reader)]
    signed = [name for name, filled in fields if filled]
    if not signed:
        raise Refusal("signature-missing")
    others = [name for name, filled in fields if not filled]
    if signed != [increment.ASSESSOR_FIELD] or not increment.PREPARED_FIELDS.issuperset(others):
        raise Refusal("signature-unexpected")
    if len(set(others)) != len(others) or len(reader.embedded_signatures) != 1:
        raise Refusal("signature-unexpected")
    embedded = reader.embedded_signatures[0]
    return _Claims(
        embedded,
        embedded.signer_cert.dump(),
        embedded.signer_info["signature"].native,
        _moment(str(embedded.sig_object["/M"])),
    )


def _moment(written: str) -> dt.datetime:
    found = _DATE.fullmatch(written)
    if not found:
        raise Refusal("signature-unreadable")
    offset = dt.timedelta(hours=int(found[3] or 0), minutes=int(found[4] or 0)) * (-1 if found[2] == "-" else 1)
    wall = dt.datetime.strptime(found[1], "%Y%m%d%H%M%S")  # noqa: DTZ007 - the offset follows in the next line
    return wall.replace(tzinfo=dt.timezone(offset))


def _bytes_judged(file: bytes, base: bytes | None, claims: _Claims) -> SignatureCheck:
    """Ask both judges; every doubt adds a code."""
    codes = []
    valid, whole = _pyhanko(claims)
    if not valid:
        codes.append("signature-invalid")
    if not whole:
        codes.append("signature-not-whole")
    first = first_revision(file)
    if base is not None and first != base:
        codes.append("pages-differ")
    same = first is not None and first.startswith(increment.HEADER) and _rebuilds(file, first, claims)
    if not same:
        codes.append("signature-not-rebuilt")
    return SignatureCheck(
        tuple(codes),
        certificate=claims.certificate,
        signed_at=claims.when,
        identity=hashlib.sha256(first).hexdigest() if first is not None else "",
        valid=valid,
        covers_whole=whole,
        rebuilt=same,
    )


def _pyhanko(claims: _Claims) -> tuple[bool, bool]:
    """Whether digest and signature are right, and whether they cover the whole file.

    The certificate stands as its own anchor here: who is trusted is not asked. Changes after the signature need no
    weighing, since none are allowed.
    """
    root: Any = claims.embedded.signer_cert
    try:
        context = ValidationContext(trust_roots=[root], allow_fetching=False, moment=claims.when)
        status = validate_pdf_signature(claims.embedded, context, skip_diff=True)
    except Exception:  # noqa: BLE001 - it raises many kinds on hostile files, each of which means no
        return False, False
    return status.intact and status.valid, status.coverage == SignatureCoverageLevel.ENTIRE_FILE


def _rebuilds(file: bytes, first: bytes, claims: _Claims) -> bool:
    try:
        return increment.rebuilt(first, claims.certificate, claims.when, claims.value) == file
    except Exception:  # noqa: BLE001 - same
        return False


def _signer_judged(judged: SignatureCheck, claims: _Claims, now: dt.datetime) -> SignatureCheck:
    """Add whom the certificate names, and whether it may sign and could at that time."""
    try:
        signer, codes = card(claims.certificate), unfit(claims.certificate)
    except Exception:  # noqa: BLE001 - a stranger's certificate may break its reader anywhere
        return replace(judged, unfit=("certificate-unreadable",))
    late = ("future-time",) if claims.when > now + SKEW else ()
    outside = untimely(signer, claims.when)
    since = ("certificate-expired-since",) if not outside and now > signer.not_after else ()
    return replace(judged, signer=signer, unfit=codes, untimely=outside + late, noted=since)
