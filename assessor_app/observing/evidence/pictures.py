"""Pictures drawn again: upright, of a sensible size, in sRGB, and with nothing but their pixels. The room of Pillow.

A picture as cameras write it says where, when and with which device it was made, and may hold a second picture. None of
that is copied: a new picture is begun and only colours are put into it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageCms

from assessor_app.errors import Refusal
from assessor_app.observing.evidence.limits import LONG_EDGE, MIB, MOST_PIXELS

FORMATS: Final = ("JPEG", "PNG", "WEBP")
# Drawings and pictures of screens stay without loss where that costs no more than this.
MOST_LOSSLESS: Final = 1 * MIB
QUALITY: Final = 90
_DIRECT: Final = frozenset({"RGB", "RGBA", "L", "LA", "CMYK"})  # modes that can be made smaller as they are


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept; `smaller` where it has fewer pixels than it came with."""

    data: bytes
    kind: str
    smaller: bool


def drawn_again(name: str, data: bytes) -> Picture:
    """Draw a picture again.

    Raises:
        Refusal: `evidence-picture-large` for more pixels than are taken, which is known before any is drawn;
            `evidence-damaged` for what is no whole picture.
    """
    upright, lossless, smaller = _opened(name, data)
    clean = Image.new("RGB", upright.size, "white")
    clean.paste(upright, mask=upright.getchannel("A") if "A" in upright.getbands() else None)
    if lossless:
        kept = io.BytesIO()
        clean.save(kept, "PNG", optimize=True)
        if kept.tell() <= MOST_LOSSLESS:
            return Picture(kept.getvalue(), "png", smaller)
    kept = io.BytesIO()
    clean.save(kept, "JPEG", quality=QUALITY, optimize=True, subsampling="4:4:4" if lossless else "4:2:0")
    return Picture(kept.getvalue(), "jpeg", smaller)


def small(data: bytes, edge: int) -> bytes:
    """A picture that is kept, small enough for a card: `edge` pixels at most at its longer side, as JPEG."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        image.thumbnail((edge, edge))
        made = io.BytesIO()
        image.convert("RGB").save(made, "JPEG", quality=85)
    return made.getvalue()


def _opened(name: str, data: bytes) -> tuple[Image.Image, bool, bool]:
    """The picture's pixels in sRGB, whether they came without loss, and whether there are fewer of them now."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _demand_pixels(name, image)
            smaller = max(image.size) > LONG_EDGE
            lossless = image.format == "PNG"
            image.load()
            made = image if image.mode in _DIRECT else _plain(image)
            made.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
            return _turned(_in_srgb(made, image.info.get("icc_profile")), image), lossless, smaller
    except Refusal:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise Refusal("evidence-picture-large", file=name, most=MOST_PIXELS // 1_000_000) from problem
    except Exception as problem:  # decoders of strangers' files raise whatever they met
        raise Refusal("evidence-damaged", file=name) from problem


def _demand_pixels(name: str, image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise Refusal("evidence-picture-large", file=name, most=MOST_PIXELS // 1_000_000)


def _plain(image: Image.Image) -> Image.Image:
    """Palettes, single bits and deep greys as colours of eight bits."""
    if image.mode.startswith(("I", "F")):
        deep = image.convert("I")
        return deep.point(lambda grey: grey * (1 / 256)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as they are meant to look, in the one space that every screen takes for granted."""
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    colours = image.convert(image.mode.removesuffix("A")) if alpha else image
    drawn = colours.convert("RGB")
    try:
        held = ImageCms.ImageCmsProfile(io.BytesIO(profile or b""))
        made = ImageCms.profileToProfile(colours, held, ImageCms.createProfile("sRGB"), outputMode="RGB")
        drawn = made or drawn
    except (ValueError, OSError, ImageCms.PyCMSError):
        pass  # no profile, or one that fits other pixels: then they mean what they say
    if alpha is not None:
        drawn.putalpha(alpha)
    return drawn


def _turned(image: Image.Image, said: Image.Image) -> Image.Image:
    """The picture upright, by what its camera said of how it was held."""
    turns: dict[int, Image.Transpose] = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    try:
        turn = turns.get(said.getexif().get(0x0112, 1))
    except Exception:  # noqa: BLE001 - what a camera said wrong does not make its picture wrong
        turn = None
    return image.transpose(turn) if turn is not None else image
