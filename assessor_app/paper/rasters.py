"""Pictures made of pixels: a plain PNG goes into the file as it is, so that no decoder's version changes its bytes."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.paper.blocks import Solid
from assessor_app.paper.objects import Name, Thing
from assessor_app.paper.objects import number as n
from assessor_app.paper.pictures import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.paper.sheet import Sheet
    from assessor_app.paper.structure import Elem

_SIGN: Final = b"\x89PNG\r\n\x1a\n"
_COLOURS: Final = {0: 1, 2: 3}  # PNG's colour types (ISO 15948, 11.2.2) that PDF reads as they are: grey, RGB
_MOST: Final = 4096  # pixels of a side


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture: its size in pixels, one or three colours, and its rows packed as PNG packs them."""

    width: int
    height: int
    colours: int
    data: bytes

    def thing(self) -> Thing:
        """The image as an object of a document (ISO 32000-1, 8.9.5), its predictor that of PNG (7.4.4.4)."""
        parms = {"Predictor": 15, "Colors": self.colours, "BitsPerComponent": 8, "Columns": self.width}
        entries = {
            "Type": Name("XObject"), "Subtype": Name("Image"), "Width": self.width, "Height": self.height,
            "ColorSpace": Name("DeviceRGB" if self.colours == _COLOURS[2] else "DeviceGray"), "BitsPerComponent": 8,
            "Filter": Name("FlateDecode"), "DecodeParms": parms,
        }  # fmt: skip
        return Thing(entries, self.data, deflated=False)


def whole(png: bytes) -> bool:
    """Whether a picture is one that `read` reads."""
    try:
        read(png)
    except ValueError:
        return False
    return True


def read(png: bytes) -> Raster:
    """Read a PNG of eight bits a colour, grey or RGB, not interlaced, that holds nothing else.

    Raises:
        ValueError: for any other, and where the rows are not all there or more than that.
    """
    chunks = list(_chunks(png))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or set(kinds[1:-1]) != {b"IDAT"}:
        raise ValueError("holds other parts than a head, its rows and an end")
    width, height, depth, colour, packing, filtering, interlace = struct.unpack(">IIBBBBB", chunks[0][1])
    if (depth, packing, filtering, interlace) != (8, 0, 0, 0) or colour not in _COLOURS:
        raise ValueError("is not of eight bits, grey or RGB, row by row")
    if not (0 < width <= _MOST and 0 < height <= _MOST):
        raise ValueError("is too large")
    data = b"".join(held for _, held in chunks[1:-1])
    _demand_rows(data, height, 1 + width * _COLOURS[colour])
    return Raster(width, height, _COLOURS[colour], data)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not png.startswith(_SIGN):
        raise ValueError("is no PNG")
    at = len(_SIGN)
    while at < len(png):
        if len(png) < at + 12:
            raise ValueError("is cut off")
        (long,) = struct.unpack_from(">I", png, at)
        kind, held, end = png[at + 4 : at + 8], png[at + 8 : at + 8 + long], at + 12 + long
        if len(png) < end or struct.unpack_from(">I", png, end - 4)[0] != zlib.crc32(kind + held):
            raise ValueError("is damaged")
        yield kind, held
        at = end


def _demand_rows(data: bytes, height: int, stride: int) -> None:
    unpacking, wanted = zlib.decompressobj(), height * stride
    try:
        rows = unpacking.decompress(data, wanted + 1)
    except zlib.error as fault:
        raise ValueError("cannot be unpacked") from fault
    if len(rows) != wanted or not unpacking.eof or unpacking.unused_data:
        raise ValueError("has other rows than its head says")
    if max(rows[::stride]) > 4:  # noqa: PLR2004 - PNG knows five filters
        raise ValueError("is filtered in an unknown way")


class RasterPicture(Solid):
    """A picture in a box of `size` points, as large as it fits without distortion, at the box's right edge."""

    def __init__(self, raster: Raster, size: tuple[float, float], elem: Elem) -> None:
        self.raster = raster
        self.elem = elem
        scale = min(size[0] / raster.width, size[1] / raster.height)
        self._size = (raster.width * scale, raster.height * scale)

    def height(self, _width: float) -> float:
        """The height it is drawn at."""
        return self._size[1]

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Place the picture."""
        wide, tall = self._size
        left = x + width - wide
        standing(self.elem, (left, top - tall, left + wide, top))
        with sheet.tagged(self.elem):
            name = sheet.image(self.raster)
            sheet.op(f"q {n(wide)} 0 0 {n(tall)} {n(left)} {n(top - tall)} cm /{name} Do Q")
