"""A timestamp in the room of a file's last signature: putting it there, and the same file without it.

It is the only thing that may change in a file after it was signed, and only until somebody signs after it. That nothing
else has changed is demanded by rebuilding, in `checking`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import cms as reading

from assessor_app.errors import Refusal
from assessor_app.trust import cms

if TYPE_CHECKING:
    from assessor_app.trust.increment import Sign

_RANGE: Final = re.compile(rb"/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\]")
_TOKEN: Final = cms.STAMP.hex().upper().encode()


@dataclass(frozen=True, slots=True)
class _Last:
    """Where the last signature of a file stands, with its brackets, and the signature as read."""

    start: int
    end: int
    signed: Any

    @property
    def certificate(self) -> bytes:
        (one,) = self.signed["certificates"]
        return bytes(one.dump())

    @property
    def value(self) -> bytes:
        (signer,) = self.signed["signer_infos"]
        return bytes(signer["signature"].native)


def timed(file: bytes, token: Sign) -> bytes:
    """Put a timestamp with the last signature of a file, which nothing follows (PAdES B-T: ETSI EN 319 142-1, 6.3).

    `token` gives the timestamp (CMS, DER) for the SHA-256 of the signature's value (RFC 3161, appendix A). The file
    has been found whole; everything else in it stays as it is.

    Raises:
        Refusal: `pages-not-signable`, when it ends in no signature; `timestamp-no-room`, when signature and timestamp
            together are longer than the room for them.
    """
    last = _last(file)
    if last is None:
        raise Refusal("pages-not-signable")
    return _filled(file, last, token(hashlib.sha256(last.value).digest()))


def untimed(file: bytes) -> bytes:
    """The same file as it was before its last signature was timestamped; itself, where that was never done."""
    found = list(_RANGE.finditer(file, max(0, len(file) - cms.MOST_AFTER)))
    at = [found for found in found if int(found[2]) + int(found[3]) == len(file)]
    if not at or file.find(_TOKEN, int(at[-1][1]), int(at[-1][2])) < 0:
        return file  # most files, told without reading a signature
    last = _last(file)
    return _filled(file, last, b"") if last is not None else file


def by_person(file: bytes) -> bool:
    """Whether a file ends in a person's signature: not in a document timestamp, nor in anything else."""
    last = _last(file)
    return last is not None and last.signed["encap_content_info"]["content_type"].native != "tst_info"


def _last(file: bytes) -> _Last | None:
    """The last signature of a file, where it covers all of it; no file is too strange to be asked."""
    for found in reversed(list(_RANGE.finditer(file, max(0, len(file) - cms.MOST_AFTER)))):
        start, end, rest = (int(one) for one in found.groups())
        if end + rest != len(file) or not start < end:
            continue
        try:
            read = reading.ContentInfo.load(bytes.fromhex(file[start + 1 : end - 1].decode("ascii")))
            last = _Last(start, end, read["content"])
            _ = last.certificate, last.value
        except Exception:  # noqa: BLE001 - a stranger wrote it, and whatever it breaks, it is no signature
            return None
        return last
    return None


def _filled(file: bytes, last: _Last, token: bytes) -> bytes:
    digest = hashlib.sha256(file[: last.start] + file[last.end :]).digest()
    filled = cms.form(last.certificate).filled(digest, last.value, token).hex().upper().encode()
    room = last.end - last.start - 2
    if len(filled) > room:
        raise Refusal("timestamp-no-room")
    return file[: last.start + 1] + filled.ljust(room, b"0") + file[last.end - 1 :]
