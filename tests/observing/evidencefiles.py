"""Files made for tests of evidence: pictures and films that say where they were made, and hostile ones."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

if TYPE_CHECKING:
    from pathlib import Path

# A place that nothing else would say: its digits are looked for in whatever is kept.
PLACE = "+52.9876-004.1234"
DEGREES = ((52, 1), (59, 1), (987_653, 100_000))


def photo(size: tuple[int, int] = (400, 300), *, turn: int = 1, name: str = "JPEG") -> bytes:
    """A picture, red at the left and blue at the right, with all that a camera says about it and a thumbnail."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0110] = turn, "Gwneuthurwr", PLACE
    gps = exif.get_ifd(0x8825)
    north, west = ([IFDRational(*part) for part in place] for place in (DEGREES, ((4, 1), (7, 1), (123_457, 10_000))))
    gps[1], gps[2], gps[3], gps[4] = "N", north, "W", west
    made, xmp = io.BytesIO(), f"<x:xmpmeta>{PLACE}</x:xmpmeta>".encode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(made, name, exif=exif, xmp=xmp, icc_profile=profile, quality=92)
    return made.getvalue()


def drawing(size: tuple[int, int] = (300, 200), mode: str = "RGBA") -> bytes:
    """A PNG with words of its own and, where its mode has it, clear pixels."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", PLACE)
    words.add_itxt("XML:com.adobe.xmp", f"<x>{PLACE}</x>", zip=True)
    made = io.BytesIO()
    Image.new(mode, size).save(made, "PNG", pnginfo=words)
    return made.getvalue()


def bomb(side: int = 40_000) -> bytes:
    """A PNG of a few bytes that would be drawn as billions of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        + chunk(b"IEND", b"")
    )


def box(kind: bytes, *inside: bytes) -> bytes:
    """A box of a film."""
    data = b"".join(inside)
    return struct.pack(">I4s", 8 + len(data), kind) + data


def _track(handler: bytes, chunk: int, size: int) -> bytes:
    table = box(
        b"stbl",
        box(b"stsz", bytes(4), struct.pack(">III", 0, 1, size)),
        box(b"stsc", bytes(4), struct.pack(">IIII", 1, 1, 1, 1)),
        box(b"stco", bytes(4), struct.pack(">II", 1, chunk)),
    )
    media = box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12)), box(b"minf", table))
    return box(b"trak", box(b"tkhd", bytes(20)), box(b"udta", box(b"\xa9xyz", PLACE.encode())), media)


def film(brand: bytes = b"isom", picture: bytes = b"PICTURE") -> bytes:
    """A film that says its place in every way known: in words of film and track, and in a track of positions."""
    head = box(b"ftyp", brand, bytes(4))
    place = PLACE.encode()
    at = len(head) + 8
    data = box(b"mdat", picture, place)
    movie = box(
        b"moov",
        box(b"mvhd", bytes(100)),
        _track(b"vide", at, len(picture)),
        _track(b"meta", at + len(picture), len(place)),
        box(b"udta", box(b"\xa9xyz", place), box(b"loci", place)),
        box(b"meta", bytes(4), box(b"keys", place)),
        box(b"free", place),
    )
    return head + data + movie + box(b"uuid", place) + box(b"sefd", place)


def sound() -> bytes:
    """An MP3 with tags before and after a frame."""
    tag = b"TXXX" + struct.pack(">I", 1 + len(PLACE)) + bytes(3) + PLACE.encode()
    head = b"ID3\x04\x00\x00" + bytes((0, 0, len(tag) >> 7, len(tag) & 0x7F)) + tag
    return head + b"\xff\xfb\x90\x00" + bytes(400) + b"TAG" + PLACE.encode().ljust(125, b"\0")


def archive(*names: str) -> bytes:
    """A zip archive with these parts, each with nothing in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        for name in names:
            written.writestr(name, "")
    return made.getvalue()


def spoiled(method: int) -> bytes:
    """A zip archive whose first part says what it is in letters that cannot be unpacked."""
    made, name = io.BytesIO(), "mimetype"
    with zipfile.ZipFile(made, "w", method) as written:
        written.writestr(name, "application/vnd.oasis.opendocument.text")
    data = bytearray(made.getvalue())
    at = data.index(name.encode()) + len(name)
    data[at : at + 20] = b"\xff" * 20
    return bytes(data)


def pageless() -> bytes:
    """A PDF that counts a page which is not there."""
    parts, made = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[9 0 R]/Count 1>>"), bytearray(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(b"%010d 00000 n \n" % len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    at = len(made)
    made += b"xref\n0 3\n0000000000 65535 f \n" + b"".join(places)
    return bytes(made) + b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n%d\n%%%%EOF" % at


def put(folder: Path, name: str, data: bytes) -> Path:
    """Write a file and return it."""
    file = folder / name
    file.write_bytes(data)
    return file
