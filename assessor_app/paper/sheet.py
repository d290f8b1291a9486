"""One page's content stream: text and shapes, each either tagged with a structure element or an artifact.

Lengths are points, the origin is the lower left corner of the page.
"""

from __future__ import annotations

import contextlib
import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from assessor_app.paper import fonts, placing
from assessor_app.paper.objects import number as n
from assessor_app.paper.text import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor_app.paper.bookmarks import Bookmark
    from assessor_app.paper.colours import Colour
    from assessor_app.paper.fields import FormField
    from assessor_app.paper.fonts import Encoder, Weight
    from assessor_app.paper.rasters import Raster
    from assessor_app.paper.structure import Elem

_BEND: Final = 0.5523  # how far a Bézier's handles stand off to bend like a quarter circle
_ESCAPES: Final = ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r"), (b"\n", b"\\n"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look, standing on one line."""

    text: str
    weight: Weight
    colour: Colour


def shown(encoder: Encoder, piece: Piece, size: float) -> list[bytes]:
    """The operators that show one piece inside a text object."""
    plain = _frozen(piece.text, piece.weight, size)
    if plain is not None:
        return plain
    if not (encoder.wide and placing.marked(piece.text)):
        return _plain(encoder, piece.text, piece.weight, size)
    said = []
    for part in placing.parts(piece.text, piece.weight):
        drawn = _plain(encoder, part.text, piece.weight, size)
        if part.across or part.up:  # a mark is no wider than nothing, so the pen goes back by as much as it went
            there, back = b"[%d] TJ" % -part.across, b"[%d] TJ" % part.across
            rise = n(part.up * size / 1000).encode()
            font = drawn[0].rpartition(b" Tf ")[0] + b" Tf"
            drawn = [font, there, rise + b" Ts", *drawn, b"0 Ts", back]
        said += drawn
    return said


@functools.lru_cache(maxsize=KNOWN)
def _frozen(text: str, weight: Weight, size: float) -> list[bytes] | None:
    """The same for text that needs nothing but the frozen subset, whose codes are the same in every document."""
    codes = fonts.frozen(text)
    return None if codes is None else [_show(fonts.resource(weight, 0), codes, size)] if codes else []


def _plain(encoder: Encoder, text: str, weight: Weight, size: float) -> list[bytes]:
    said = []
    for font, codes in encoder.encode(text, weight):
        said.append(_show(font, codes, size))
    return said


def _show(font: str, codes: bytes, size: float) -> bytes:
    for code, escaped in _ESCAPES:
        codes = codes.replace(code, escaped)
    return b"/%s %s Tf (%s) Tj" % (font.encode(), n(size).encode(), codes)


@dataclass(slots=True)
class Sheet:
    """A page being drawn; `marked` holds the element of each marked-content id."""

    index: int
    encoder: Encoder
    ops: list[bytes] = field(default_factory=list)
    marked: list[Elem] = field(default_factory=list)
    fields: list[tuple[FormField, tuple[float, float]]] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    muted: bool = False
    images: list[Raster] = field(default_factory=list)

    def op(self, said: str) -> None:
        """Append operators."""
        self.ops.append(said.encode("ascii"))

    @contextlib.contextmanager
    def tagged(self, elem: Elem | None) -> Iterator[None]:
        """What is drawn inside belongs to this element; without one it is an artifact."""
        if self.muted:
            yield
            return
        if elem is None:
            self.op("/Artifact BMC")
        else:
            self.op(f"/{elem.tag} <</MCID {len(self.marked)}>> BDC")
            elem.kids.append((self.index, len(self.marked)))
            self.marked.append(elem)
        yield
        self.op("EMC")

    @contextlib.contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is drawn inside is no content, whatever its elements are: decoration, or said already elsewhere."""
        if self.muted:
            yield
            return
        self.op(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        self.muted = True
        yield
        self.muted = False
        self.op("EMC")

    def text(self, lines: Sequence[tuple[float, float, Sequence[Piece]]], size: float) -> None:
        """Draw lines of text, each at its x and baseline."""
        self.ops.append(b"BT")
        colour = ""
        for x, y, pieces in lines:
            self.op(f"1 0 0 1 {n(x)} {n(y)} Tm")
            for piece in pieces:
                if piece.colour != colour:
                    colour = piece.colour
                    self.op(f"{colour} rg")
                self.ops += shown(self.encoder, piece, size)
        self.ops.append(b"ET")

    def image(self, raster: Raster) -> str:
        """The name under which a picture of this page is drawn."""
        if raster not in self.images:
            self.images.append(raster)
        return f"I{self.index}_{self.images.index(raster)}"

    def line(self, x: float, y: float, to_x: float, colour: Colour, width: float = 0.5) -> None:
        """Draw a level line."""
        self.op(f"{colour} RG {n(width)} w {n(x)} {n(y)} m {n(to_x)} {n(y)} l S")

    def box(
        self,
        at: tuple[float, float, float, float],
        *,
        fill: Colour | None = None,
        edge: Colour | None = None,
        radius: float = 0,
        dash: str = "",
        width: float = 0.7,
    ) -> None:
        """Draw a rounded box; `at` is x, y, width and height, `dash` such as `[2 2] 0`."""
        set_up = "q" + (f" {fill} rg" if fill else "") + (f" {edge} RG {n(width)} w" if edge else "")
        how = "B" if fill and edge else ("f" if fill else "S")
        self.op(f"{set_up}{f' {dash} d' if dash else ''} {_rounded(*at, radius)} {how} Q")

    def path(self, said: str, *, fill: Colour | None = None, edge: Colour | None = None, width: float = 1) -> None:
        """Draw a path given in PDF's own operators, with round joins."""
        set_up = "q 1 J 1 j" + (f" {fill} rg" if fill else "") + (f" {edge} RG {n(width)} w" if edge else "")
        how = "B" if fill and edge else ("f" if fill else "S")
        self.op(f"{set_up} {said} {how} Q")

    def content(self) -> bytes:
        """The finished content stream."""
        return b"\n".join(self.ops)


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    if not radius:
        return f"{n(x)} {n(y)} {n(width)} {n(height)} re"
    r, b = radius, radius * (1 - _BEND)
    right, top = x + width, y + height
    corners = (
        f"{n(right - b)} {n(y)} {n(right)} {n(y + b)} {n(right)} {n(y + r)} c",
        f"{n(right)} {n(top - b)} {n(right - b)} {n(top)} {n(right - r)} {n(top)} c",
        f"{n(x + b)} {n(top)} {n(x)} {n(top - b)} {n(x)} {n(top - r)} c",
        f"{n(x)} {n(y + b)} {n(x + b)} {n(y)} {n(x + r)} {n(y)} c h",
    )
    sides = (f"{n(right - r)} {n(y)} l", f"{n(right)} {n(top - r)} l", f"{n(x + r)} {n(top)} l", f"{n(x)} {n(y + r)} l")
    turns = " ".join(f"{side} {corner}" for side, corner in zip(sides, corners, strict=True))
    return f"{n(x + r)} {n(y)} m {turns}"


def circle(x: float, y: float, radius: float) -> str:
    """The path of a circle."""
    return _rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius) if radius else ""
