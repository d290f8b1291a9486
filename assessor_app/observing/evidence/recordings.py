"""Taking out of films and sounds what they say of places, without touching a frame. Pure: bytes in, bytes out.

MP4, MOV, 3GP and M4A are boxes in boxes (ISO/IEC 14496-12). Only those are kept that are needed to play; any other
becomes a `free` box full of noughts, so that nothing moves. Tracks that are neither picture nor sound (positions of a
phone, a camera, a drone) are emptied. What is not as the standard says is refused rather than believed.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.observing.evidence.limits import MOST_PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is kept in each box that holds others; b"" is the file.
_KEPT: Final = {
    b"": frozenset({b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"mfra", b"sidx"}),
    b"moov": frozenset({b"mvhd", b"trak", b"mvex", b"iods"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia", b"tapt"}),
    b"moof": frozenset({b"mfhd", b"traf"}),
    b"traf": frozenset({b"tfhd", b"tfdt", b"trun", b"sdtp", b"sbgp", b"sgpd", b"subs"}),
}
_SHOWN: Final = frozenset({b"vide", b"soun"})
# Bytes of the parts of tags around a sound.
_ID3_HEAD: Final = 10
_ID3_TAIL: Final = 128
_APE: Final = 32


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    inside: int
    end: int


def film(data: bytes) -> bytes:
    """An MP4, MOV, 3GP or M4A without anything that says where it was made.

    Raises:
        ValueError: it is not built as it says, so that nothing can be promised of it.
    """
    kept = bytearray(data)
    boxes = list(_boxes(data, 0, len(data)))
    kinds = {box.kind for box in boxes}
    if not kinds >= {b"ftyp", b"moov"}:
        raise ValueError("no film")
    _empty(kept, data, _Box(b"", 0, 0, len(data)))
    other = [
        track
        for holder in boxes
        if holder.kind == b"moov"
        for track in _boxes(data, holder.inside, holder.end)
        if track.kind == b"trak" and _handler(data, track) not in _SHOWN
    ]
    if other and b"moof" in kinds:
        raise ValueError("a track of something else, in fragments")
    for track in other:
        for start, end in _samples(data, track):
            kept[start:end] = bytes(end - start)
        _free(kept, track)
    return bytes(kept)


def sound(data: bytes) -> bytes:
    """An MP3 without its tags.

    Raises:
        ValueError: no sound is left.
    """
    start, end = 0, len(data)
    while data[start : start + 3] == b"ID3" and start + _ID3_HEAD <= end:
        size = data[start + 6 : start + _ID3_HEAD]
        footer = _ID3_HEAD if data[start + 5] & 0x10 else 0
        start += (
            _ID3_HEAD + footer + sum((byte & 0x7F) << shift for byte, shift in zip(size, (21, 14, 7, 0), strict=True))
        )
    if data[end - _ID3_TAIL : end - _ID3_TAIL + 3] == b"TAG":
        end -= _ID3_TAIL
    if data[end - _APE : end - _APE + 8] == b"APETAGEX":
        size, flags = struct.unpack("<I4xI", data[end - _APE + 12 : end - _APE + 24])
        end -= size + (_APE if flags & 0x80000000 else 0)
    kept = data[start:end].lstrip(b"\0")
    # The first bytes of a frame; without a layer it is of another kind (ADTS), which nobody could tell afterwards.
    if len(kept) < 4 or kept[0] != 0xFF or kept[1] & 0xE0 != 0xE0 or not kept[1] & 0x06:  # noqa: PLR2004
        raise ValueError("no sound")
    return kept


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    found = 0
    while start < end:
        found += 1
        if start + 8 > end or found > MOST_PARTS:
            raise ValueError("a box without its head")
        size, kind = struct.unpack(">I4s", data[start : start + 8])
        inside = start + 8
        if size == 1:
            if start + 16 > end:
                raise ValueError("a box without its head")
            (size,) = struct.unpack(">Q", data[inside : inside + 8])
            inside += 8
        box = _Box(kind, start, inside, start + size if size else end)
        if not inside <= box.end <= end:
            raise ValueError("a box larger than what holds it")
        yield box
        start = box.end


def _empty(kept: bytearray, data: bytes, holder: _Box) -> None:
    """Empty what is not kept of one box; only a moov, a moof and their parts are looked into, each in its place."""
    for box in _boxes(data, holder.inside, holder.end):
        if box.kind not in _KEPT[holder.kind]:
            _free(kept, box)
        elif box.kind in _KEPT:
            _empty(kept, data, box)


def _free(kept: bytearray, box: _Box) -> None:
    kept[box.start + 4 : box.start + 8] = b"free"
    kept[box.inside : box.end] = bytes(box.end - box.inside)


def _down(data: bytes, box: _Box, *way: bytes) -> _Box:
    """The one box at the end of a way of boxes."""
    for kind in way:
        found = [inner for inner in _boxes(data, box.inside, box.end) if inner.kind == kind]
        if len(found) != 1:
            raise ValueError(f"not one box {kind!r}")
        box = found[0]
    return box


def _handler(data: bytes, track: _Box) -> bytes:
    box = _down(data, track, b"mdia", b"hdlr")
    return data[box.inside + 8 : box.inside + 12]


def _table(data: bytes, box: _Box, head: int, form: str) -> list[tuple[int, ...]]:
    """The rows of a full box: after `head` bytes their number, and then each as `form` says."""
    at = box.inside + head
    if at + 4 > box.end:
        raise ValueError("a table without its head")
    (count,) = struct.unpack(">I", data[at : at + 4])
    row = struct.Struct(form)
    if at + 4 + count * row.size > box.end:
        raise ValueError("a table larger than its box")
    return list(row.iter_unpack(data[at + 4 : at + 4 + count * row.size]))


def _samples(data: bytes, track: _Box) -> Iterator[tuple[int, int]]:
    """Where what a track holds stands in the file, chunk by chunk."""
    table = _down(data, track, b"mdia", b"minf", b"stbl")
    kinds = {box.kind: box for box in _boxes(data, table.inside, table.end)}
    if not kinds.keys() >= {b"stsz", b"stsc"}:
        raise ValueError("samples of unknown sizes")
    chunks = _table(data, kinds[b"co64"], 4, ">Q") if b"co64" in kinds else _table(data, kinds[b"stco"], 4, ">I")
    runs = _table(data, kinds[b"stsc"], 4, ">III")
    sizes_at = kinds[b"stsz"]
    (size,) = struct.unpack(">I", data[sizes_at.inside + 4 : sizes_at.inside + 8])
    sizes = [] if size else [one for (one,) in _table(data, sizes_at, 8, ">I")]
    run, done = 0, 0
    for number, (start,) in enumerate(chunks, 1):
        while run + 1 < len(runs) and runs[run + 1][0] <= number:
            run += 1
        held = runs[run][1] if runs else 0
        end = start + (size * held if size else sum(sizes[done : done + held]))
        done += held
        if not 0 <= start <= end <= len(data):
            raise ValueError("samples outside the file")
        yield start, end
