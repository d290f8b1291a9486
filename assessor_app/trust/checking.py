"""Judging one file by itself: is it, byte for byte, its base and then signatures as this program writes them.

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

from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from assessor_app.clock import DeviceClock
from assessor_app.errors import Refusal
from assessor_app.trust import increment, quickly, revisions, stamps
from assessor_app.trust.attachments import FILE_BYTES, LIMITS, attachment
from assessor_app.trust.certificates import card, unfit, untimely
from assessor_app.trust.model import Claimed, FurtherCheck, SignatureCheck, StampCheck, Step

if TYPE_CHECKING:
    from pyhanko.sign.validation import EmbeddedPdfSignature

    from assessor_app.trust.model import Drawing

__all__ = ["attachment", "check", "proven"]

SKEW: Final = dt.timedelta(minutes=5)  # how far another laptop's clock may run ahead of this one's
# ISO 32000-1, 7.9.4, in the one spelling that the writer uses
_DATE: Final = re.compile(r"D:(\d{14})(?:Z|([+-])(\d\d)'(\d\d)')")


@dataclass(frozen=True, slots=True)
class _Claims:
    """What a file says about one of its signatures, before any of it is believed."""

    embedded: Any  # pyHanko's, where the file was read by it
    certificate: bytes
    value: bytes
    when: dt.datetime
    field: str
    values: tuple[tuple[str, str], ...]
    sizes: tuple[tuple[str, tuple[float, float]], ...]


def check(
    file: bytes,
    base: bytes | None = None,
    now: dt.datetime | None = None,
    *,
    draw: Drawing | None = None,
    thorough: bool = True,
) -> SignatureCheck:
    """Judge the signatures of `file`; never raises, whatever the bytes are.

    With `base`, the first revision must be exactly that; without, it is taken from the file. `now` (aware; by default
    the device's clock) is what a signing time must not lie after. `draw` draws what further signatures show; without
    it there may be none. Where `thorough` is false and every byte is as this program writes it, pyHanko is not asked:
    the digest, the signed attributes and the value were held against each other while rebuilding.

    Codes in `broken`: `not-a-pdf`, `file-too-large`, `signature-missing`, `signature-unexpected`,
    `signature-unreadable`, `signature-invalid`, `signature-not-whole`, `signature-not-rebuilt`, `pages-differ`; in
    `unfit`: `certificate-unreadable`, `certificate-not-for-signing`, `certificate-key-weak`; in `untimely`:
    `certificate-not-yet-valid`, `certificate-expired`, `future-time`; in `noted`: `certificate-expired-since`.
    """
    if not file.startswith(b"%PDF-"):
        return SignatureCheck(("not-a-pdf",))
    if len(file) > FILE_BYTES:
        return SignatureCheck(("file-too-large",))
    try:
        claims = _claims(file, further=draw is not None)
    except Refusal as problem:
        return SignatureCheck((problem.code,))
    except Exception:  # noqa: BLE001 - a hostile file may break its reader anywhere; broken is all that means
        return SignatureCheck(("signature-unreadable",))
    judged = _bytes_judged(file, base, claims, draw, thorough=thorough)
    return _signers_judged(judged, claims, now or DeviceClock().now().wall)


def proven(file: bytes, base: bytes, now: dt.datetime, *, draw: Drawing | None) -> SignatureCheck | None:
    """The judgement of a file that is just `base` and then signatures as this program writes them, the quick way.

    It is what `check` says of such a file without being `thorough`. None of any other, which must be checked.
    """
    made = quickly.rebuilt(file, base, revisions.ends(file, revisions.MOST), draw, _moment)
    if made is None:
        return None
    claims = [_Claims(None, one.certificate, one.value, one.when, one.field, one.values, ()) for one in made]
    identity, first = hashlib.sha256(base).hexdigest(), claims[0]
    found = SignatureCheck(
        (),
        certificate=first.certificate,
        signed_at=first.when,
        identity=identity,
        valid=True,
        covers_whole=True,
        rebuilt=True,
    )
    return _signers_judged(found, claims, now)


def _claims(file: bytes, *, further: bool) -> list[_Claims]:
    """Find the signatures there may be. One can vanish from a list, so fields are counted by name."""
    reader = PdfFileReader(io.BytesIO(file), decode_limits=LIMITS)
    fields = [(name, value is not None) for name, value, _ref in enumerate_sig_fields(reader)]
    signed = [name for name, filled in fields if filled]
    if not signed:
        raise Refusal("signature-missing")
    others = [name for name, filled in fields if not filled]
    made = list(reader.embedded_signatures)
    names = [one.field_name for one in made]
    if sorted(names) != sorted(signed) or len(set(others)) != len(others) or not _in_order(names, further=further):
        raise Refusal("signature-unexpected")
    if not increment.PREPARED_FIELDS.issuperset(others):
        raise Refusal("signature-unexpected")
    named = increment.named_fields(reader) if len(made) > 1 else {}
    return [_claimed(embedded, named) for embedded in made]


def _in_order(names: list[str], *, further: bool) -> bool:
    """Whether the assessor signed first, then others in their order; timestamps may stand anywhere after the first."""
    timed = [name for name in names if name in increment.STAMP_FIELDS]
    others = [name for name in names if name not in increment.STAMP_FIELDS]
    allowed = [increment.ASSESSOR_FIELD, *(increment.ORDER if further else ())]
    if names[:1] != allowed[:1] or tuple(timed) != increment.STAMP_FIELDS[: len(timed)]:
        return False
    return others == [name for name in allowed if name in others]


def _claimed(embedded: EmbeddedPdfSignature, named: dict[str, Any]) -> _Claims:
    field = embedded.field_name
    if field in increment.STAMP_FIELDS:
        stamp = stamps.read(_token(embedded))
        return _Claims(embedded, stamp.certificate, stamp.token, stamp.at, field, (), ())
    filled = increment.DECISION_FIELDS if field == increment.VERIFIER_FIELD else ()
    drawn = () if field == increment.ASSESSOR_FIELD else (*filled, field)
    return _Claims(
        embedded,
        embedded.signer_cert.dump(),
        embedded.signer_info["signature"].native,
        _moment(str(embedded.sig_object["/M"])),
        field,
        tuple((name, str(named[name]["/V"])) for name in filled),
        tuple((name, increment.size(named[name])) for name in drawn),
    )


def _token(embedded: EmbeddedPdfSignature) -> bytes:
    """The timestamp in a field, without the zeros that fill its room up."""
    return bytes(cms.ContentInfo.load(embedded.pkcs7_content).dump())


def _moment(written: str) -> dt.datetime:
    found = _DATE.fullmatch(written)
    if not found:
        raise Refusal("signature-unreadable")
    offset = dt.timedelta(hours=int(found[3] or 0), minutes=int(found[4] or 0)) * (-1 if found[2] == "-" else 1)
    wall = dt.datetime.strptime(found[1], "%Y%m%d%H%M%S")  # noqa: DTZ007 - the offset follows in the next line
    return wall.replace(tzinfo=dt.timezone(offset))


def _bytes_judged(
    file: bytes, base: bytes | None, claims: list[_Claims], draw: Drawing | None, *, thorough: bool
) -> SignatureCheck:
    """Ask both judges; every doubt adds a code."""
    codes = []
    ends = revisions.ends(file, len(claims))
    first = file[: ends[0]] if len(ends) > 1 else None
    counted = len(ends) == len(claims) + 1 and file.startswith(increment.HEADER)
    same, proven = _replayed(file, ends, claims, draw) if counted else (False, False)
    valid, whole = (True, True) if same and proven and not thorough else _pyhanko(claims, weigh=same)
    if not valid or (same and not proven):
        codes.append("signature-invalid")
    if not whole:
        codes.append("signature-not-whole")
    if base is not None and first != base:
        codes.append("pages-differ")
    if not same:
        codes.append("signature-not-rebuilt")
    return SignatureCheck(
        tuple(codes),
        certificate=claims[0].certificate,
        signed_at=claims[0].when,
        identity=hashlib.sha256(first).hexdigest() if first is not None else "",
        valid=valid and (proven or not same),
        covers_whole=whole,
        rebuilt=same,
    )


def _pyhanko(claims: list[_Claims], *, weigh: bool) -> tuple[bool, bool]:
    """Whether digests and signatures are right, and whether the last of them covers the whole file.

    Each certificate stands as its own anchor here: who is trusted is not asked. Where `weigh`, what was added after
    an earlier signature must be what that one allowed; it takes long, and only counts where all else is right. A
    timestamp allows and forbids nothing of its own.
    """
    valid, whole = True, False
    for claim in claims:
        stamp = claim.field in increment.STAMP_FIELDS
        free = stamp or claim is claims[-1] or not weigh
        judge: Any = validate_pdf_timestamp if stamp else validate_pdf_signature
        try:
            root: Any = claim.embedded.signer_cert
            context = ValidationContext(trust_roots=[root], allow_fetching=False, moment=claim.when)
            status = judge(claim.embedded, context, skip_diff=free)
        except Exception:  # noqa: BLE001 - it raises many kinds on hostile files, each of which means no
            return False, False
        valid = valid and status.intact and status.valid and (free or bool(status.docmdp_ok))
        whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return valid, whole


def _replayed(file: bytes, ends: list[int], claims: list[_Claims], draw: Drawing | None) -> tuple[bool, bool]:
    """Whether every increment is as this program writes it, and whether every value is the signature of its own."""
    proven = True
    try:
        for claim, start, end in zip(claims, ends[:-1], ends[1:], strict=True):
            if claim.field in increment.STAMP_FIELDS:
                written, holds = _stamp_replayed(file[:start], claim)
            else:
                step = _step(claim, draw)
                again = increment.replay(file[:start], claim.certificate, claim.when, claim.value, step)
                written, holds = again.file, again.holds()
            if written != file[:end]:
                return False, False
            proven = proven and holds
    except Exception:  # noqa: BLE001 - same
        return False, False
    return True, proven


def _step(claim: _Claims, draw: Drawing | None) -> Step:
    if draw is None or claim.field == increment.ASSESSOR_FIELD:
        return increment.CERTIFYING
    name = card(claim.certificate).name
    said = Claimed(claim.field, claim.values, claim.sizes, name, claim.when)
    return Step(claim.field, claim.values, draw(said))


def _stamp_replayed(before: bytes, claim: _Claims) -> tuple[bytes, bool]:
    """A timestamp written again, and whether its server stamped just this."""
    asked: list[bytes] = []

    def token(digest: bytes) -> bytes:
        asked.append(digest)
        return claim.value

    written = increment.stamped(before, token, claim.field)
    return written, stamps.proves(stamps.Stamp(claim.value, claim.certificate, claim.when), asked[0])


def _signers_judged(judged: SignatureCheck, claims: list[_Claims], now: dt.datetime) -> SignatureCheck:
    """Add whom the certificates name, and whether they may sign and could at that time."""
    people = [claim for claim in claims if claim.field not in increment.STAMP_FIELDS]
    first, *later = [_signer_judged(claim, now) for claim in people]
    times = tuple(
        StampCheck(claim.certificate, claim.when, sum(one in people for one in claims[:at]), _name(claim.certificate))
        for at, claim in enumerate(claims)
        if claim.field in increment.STAMP_FIELDS
    )
    told = replace(judged, signer=first.signer, unfit=first.unfit, untimely=first.untimely, noted=first.noted)
    return replace(told, further=tuple(later), stamps=times)


def _name(certificate: bytes) -> str:
    try:
        return card(certificate).name
    except Refusal:
        return ""


def _signer_judged(claim: _Claims, now: dt.datetime) -> FurtherCheck:
    found = FurtherCheck(claim.field, claim.certificate, claim.when, values=claim.values)
    try:
        signer, codes = card(claim.certificate), unfit(claim.certificate)
    except Exception:  # noqa: BLE001 - a stranger's certificate may break its reader anywhere
        return replace(found, unfit=("certificate-unreadable",))
    late = ("future-time",) if claim.when > now + SKEW else ()
    outside = untimely(signer, claim.when)
    since = ("certificate-expired-since",) if not outside and now > signer.not_after else ()
    return replace(found, signer=signer, unfit=codes, untimely=outside + late, noted=since)
