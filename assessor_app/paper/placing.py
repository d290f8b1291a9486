"""Where marks stand that are characters of their own: over or under the letter before them, as its outline asks.

The faces know better (their GPOS tables), but nobody here reads those; centring on the letter, above its top or below
its foot, is right for the accents of Latin, Greek and Cyrillic spellings that have no character of their own.
"""

from __future__ import annotations

import functools
import struct
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from assessor_app.paper.fonts import SIGNS, face

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.paper.fonts import Source, Weight

ABOVE: Final = 230
BELOW: Final = 220
"""Unicode's canonical combining classes of marks that stand above and below."""
_SCRIPTS: Final = ("LATIN ", "GREEK ", "CYRILLIC ")
_GAP: Final = 30  # thousandths of the size between two marks


@dataclass(frozen=True, slots=True)
class Box:
    """The outline of a letter, in thousandths of the size, from its own origin."""

    left: int
    low: int
    right: int
    high: int


@dataclass(frozen=True, slots=True)
class Part:
    """Text drawn at once; a mark is moved `across` and `up`, in thousandths, from where the pen stands."""

    text: str
    across: int = 0
    up: int = 0


def marked(text: str) -> bool:
    """Whether there is a mark in a text that must be placed."""
    return not text.isascii() and any(unicodedata.combining(sign) for sign in text)


def placeable(text: str) -> bool:
    """Whether every mark in a text (NFC) follows a letter on which it can be placed."""
    last = ""
    for sign in text:
        if unicodedata.category(sign)[0] == "M":
            if not last or unicodedata.combining(sign) not in {ABOVE, BELOW}:
                return False
        else:
            last = sign if unicodedata.name(sign, "").startswith(_SCRIPTS) else ""
    return True


def parts(text: str, weight: Weight) -> Iterator[Part]:
    """A text in the order it is drawn in, each mark by itself."""
    plain, last, box = "", "", None
    for sign in text:
        kind = unicodedata.combining(sign)
        if kind not in {ABOVE, BELOW} or not last:
            plain, last, box = plain + sign, sign, None
            continue
        box = box or _outline(weight, last)
        own = _outline(weight, sign)
        if box is None or own is None:
            plain += sign
            continue
        if plain:
            yield Part(plain)
            plain = ""
        up = max(box.high + _GAP - own.low, 0) if kind == ABOVE else min(box.low - _GAP - own.high, 0)
        advance = round(face(_source(last, weight)).widths[last])
        yield Part(sign, (box.left + box.right) // 2 - advance - (own.left + own.right) // 2, up)
        box = Box(box.left, min(box.low, own.low + up), box.right, max(box.high, own.high + up))
    if plain:
        yield Part(plain)


def _source(sign: str, weight: Weight) -> Source:
    return next((each for each in (weight, *SIGNS) if sign in face(each).widths), weight)


@functools.cache
def _outlines(source: Source) -> bytes:
    file: Any = face(source).file
    return bytes(file.get_table("glyf"))


@functools.lru_cache(maxsize=512)
def _outline(weight: Weight, sign: str) -> Box | None:
    """A glyph's box from its table `glyf`; nothing for one without an outline."""
    source = _source(sign, weight)
    file = face(source).file
    glyph = file.charToGlyph.get(ord(sign))
    if glyph is None or file.glyphPos[glyph] == file.glyphPos[glyph + 1]:
        return None
    left, low, right, high = struct.unpack_from(">4h", _outlines(source), file.glyphPos[glyph] + 2)
    scale = 1000 / file.unitsPerEm
    return Box(*(round(edge * scale) for edge in (left, low, right, high)))
