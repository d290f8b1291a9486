"""Whether a stranger's PDF holds what could run something: scripts, programs to start, other files. Pure; refuses.

A reader's own tree of objects is not asked: a file can hide an object from one reader that another finds. Every byte
is looked at instead, and whatever could be a stream of objects is unpacked; what cannot be looked into is refused.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

from assessor_app.errors import Refusal
from assessor_app.observing.evidence.limits import MOST_UNPACKED

# Names without which nothing of the kind works (ISO 32000-2, 12.6.4 and 7.11.4; 12.7.8 for forms that are programs).
_ACTIVE: Final = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|RichMediaContent|Rendition|OnInstantiate|ImportData"
    rb"|SubmitForm|GoToE|XFA)(?![^\x00\t\n\f\r ()<>\[\]{}/%])"
)
_HIDDEN: Final = re.compile(rb"#([0-9A-Fa-f]{2})")  # how a name may write a letter
_OBJECTS: Final = re.compile(rb"/ObjStm(?![^\x00\t\n\f\r ()<>\[\]{}/%])")
_STREAM: Final = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\n|\r)")
_NUMBERED: Final = re.compile(rb"\s*\d+\s+\d+(?:\s|$)")  # how a stream of objects begins: numbers and places
_PIECE: Final = 1 << 16  # bytes that are unpacked at a time
_HEAD: Final = 64  # bytes by which a stream of objects is told from any other


def demand_passive(name: str, data: bytes) -> None:
    """Demand that nothing in a PDF runs, starts or carries anything.

    Raises:
        Refusal: `evidence-active`; `evidence-unlooked` where that cannot be told.
    """
    plain = _names(data)
    if _ACTIVE.search(plain):
        raise Refusal("evidence-active", file=name)
    left, looked = MOST_UNPACKED, 0
    for found in _STREAM.finditer(data):
        unpacked = _objects(data, found.end(), left)
        if unpacked is None:
            raise Refusal("evidence-unlooked", file=name)
        if not unpacked:
            continue
        left, looked = left - len(unpacked), looked + 1
        if _ACTIVE.search(_names(unpacked)):
            raise Refusal("evidence-active", file=name)
    if looked < len(_OBJECTS.findall(plain)):  # locked, or packed in some other way
        raise Refusal("evidence-unlooked", file=name)


def _names(data: bytes) -> bytes:
    """The bytes with every name written out."""
    return _HIDDEN.sub(lambda found: bytes([int(found[1], 16)]), data)


def _objects(data: bytes, start: int, most: int) -> bytes | None:
    """What a stream unpacks to if it could hold objects; nothing where it cannot, None where that is over `most`."""
    try:
        if not _NUMBERED.match(zlib.decompressobj().decompress(data[start : start + _PIECE], _HEAD)):
            return b""
        reading, unpacked = zlib.decompressobj(), bytearray()
        while not reading.eof and start < len(data):
            packed, start = reading.unconsumed_tail + data[start : start + _PIECE], start + _PIECE
            unpacked += reading.decompress(packed, most - len(unpacked) + 1)
            if len(unpacked) > most:
                return None
    except zlib.error:
        return b""
    return bytes(unpacked)
