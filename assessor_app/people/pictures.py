"""A centre's logo made fit for pages: small, on white, without metadata, in the one form that pages can carry."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal, Unavailable

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES: Final = 8 * 1024 * 1024
"""Of the picture as it comes in."""
MOST_KEPT: Final = 256 * 1024
"""Of the logo as it is kept: every record carries it."""
MOST_PIXELS: Final = 64_000_000
"""Of the picture as it comes in: as many as a picture that is evidence may have."""
_SIZES: Final = ((600, 240), (300, 120), (150, 60))


def logo_from(file: Path) -> bytes:
    """A logo out of a file, as `tidy_logo` makes it.

    Raises:
        Refusal: as `tidy_logo`.
        Unavailable: `file-unreadable`.
    """
    try:
        if file.stat().st_size > MOST_BYTES:
            raise Refusal("logo-too-large")
        picture = file.read_bytes()
    except OSError as problem:
        raise Unavailable("file-unreadable", file=file.name) from problem
    if not picture:
        raise Refusal("logo-unreadable")
    return tidy_logo(picture)


def tidy_logo(picture: bytes) -> bytes:
    """The logo as a PNG of eight bits a colour, grey or RGB, without transparency or interlacing; nothing of nothing.

    What is tidy already comes back unchanged.

    Raises:
        Refusal: `logo-unreadable` for what is no picture (PNG, JPEG or WebP); `logo-too-large`, as it comes in or as
            it would be kept.
    """
    if not picture:
        return b""
    from assessor_app.paper import rasters  # noqa: PLC0415 - only when there is a logo

    if len(picture) > MOST_BYTES:
        raise Refusal("logo-too-large")
    if len(picture) <= MOST_KEPT and rasters.whole(picture):
        return picture
    for size in _SIZES:
        made = _drawn(picture, size)
        if len(made) <= MOST_KEPT:
            return made
    raise Refusal("logo-too-large")


def _demand_pixels(count: int) -> None:
    if count > MOST_PIXELS:
        raise Refusal("logo-too-large")


def _drawn(picture: bytes, size: tuple[int, int]) -> bytes:
    from PIL import Image  # noqa: PLC0415 - not before a logo is chosen

    try:
        with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG", "WEBP")) as image:
            _demand_pixels(image.width * image.height)
            image.thumbnail(size, Image.Resampling.LANCZOS)
            seen = image.convert("RGBA")
    except Refusal:
        raise
    except Exception as problem:  # decoders of strangers' files raise whatever they met
        raise Refusal("logo-unreadable") from problem
    clean = Image.new("RGB", seen.size, "white")
    clean.paste(seen, mask=seen.getchannel("A"))
    kept = io.BytesIO()
    clean.save(kept, "PNG", optimize=True)
    return kept.getvalue()
