"""The two faces that every page is set in, their frozen subsets, two faces of signs, and what none of them can draw.

Each text face has one frozen subset of the letters of Welsh and English, the same in every document, so that later
increments can write into fields with fonts that are already there; other characters go to further subsets.
"""

from __future__ import annotations

import codecs
import copy
import functools
import unicodedata
from typing import Final, Literal

from reportlab.pdfbase.ttfonts import TTFontFace

from assessor_app import paths

Weight = Literal["regular", "bold"]
Source = Literal["regular", "bold", "math", "symbols"]
WEIGHTS: Final[tuple[Weight, ...]] = ("regular", "bold")
SIGNS: Final[tuple[Source, ...]] = ("math", "symbols")
"""Faces that are asked, in this order, for signs such as an arrow or a tick; never for letters."""
FILES: Final[dict[Source, str]] = {
    "regular": "NotoSans-Regular.ttf",
    "bold": "NotoSans-Bold.ttf",
    "math": "NotoSansMath-Regular.ttf",
    "symbols": "NotoSansSymbols2-Regular.ttf",
}

_ASCII = range(0x20, 0x7F)
_LATIN = [*range(0xA0, 0xAD), *range(0xAE, 0x100)]  # without the soft hyphen, which draws nothing
_WELSH = [ord(letter) for letter in "ŴŵŶŷẀẁẂẃẄẅỲỳŸ"]
_MARKS = [ord(mark) for mark in "–—‘’“”‚„…•‹›€†™№′″"]
_FIRST_HIGH = 0x80
_SLOTS = 256
# Code n of the first subset is FROZEN[n]; 0 stands where nothing is drawn. ASCII keeps its own codes.
FROZEN: Final[tuple[int, ...]] = tuple(
    [0] * 0x20 + [*_ASCII, 0] + [*_LATIN, *_WELSH, *_MARKS] + [0] * (_SLOTS - 0x80 - len(_LATIN + _WELSH + _MARKS))
)
# The letters of other Latin and Cyrillic spellings: a second subset, whole wherever a document needs any of it.
_SPELLINGS: Final = [
    *range(0x100, 0x180), *range(0x218, 0x21C), *range(0x400, 0x460), 0x490, 0x491,
    *(ord(letter) for letter in "ẸẹỌọṢṣỊịỤụẼẽ"), *range(0x300, 0x305), *range(0x306, 0x30D), 0x323, 0x324, 0x331,
]  # fmt: skip
SECOND: Final[tuple[int, ...]] = tuple(
    [0, *(code for code in _SPELLINGS if code not in FROZEN)]
    + [0] * (_SLOTS - 1 - sum(code not in FROZEN for code in _SPELLINGS))
)
_SECOND_CODES: Final = {chr(code): place for place, code in enumerate(SECOND) if code}
_FROZEN_CODES: Final = {chr(code): place for place, code in enumerate(FROZEN) if code}
_FROZEN_MAP: Final = {code: place for place, code in enumerate(FROZEN) if code}


class Face:
    """One face, read once: widths in thousandths of the size, and subsets as TrueType files."""

    def __init__(self, source: Source) -> None:
        self.file = TTFontFace(str(paths.resources() / "fonts" / FILES[source]))
        self.name: str = self.file.name.decode("ascii")
        self.widths: dict[str, float] = {
            chr(code): self.file.charWidths.get(code, self.file.defaultWidth)
            for code, glyph in self.file.charToGlyph.items()
            if glyph
        }

    @functools.lru_cache(maxsize=16)  # noqa: B019 - the faces live as long as the process
    def subset(self, codes: tuple[int, ...]) -> bytes:
        """A TrueType file in which byte n draws character `codes[n]`."""
        own = copy.copy(self.file)  # reportlab's parser keeps its place in the file; threads must not share it
        return bytes(own.makeSubset(list(codes)))


@functools.cache
def face(source: Source) -> Face:
    """One of the faces."""
    return Face(source)


@functools.cache
def widths(weight: Weight) -> dict[str, float]:
    """How wide each character that can be drawn is, in thousandths of the size."""
    known: dict[str, float] = {}
    for source in reversed(SIGNS):
        known |= {sign: wide for sign, wide in face(source).widths.items() if unicodedata.category(sign)[0] in "SPN"}
    return known | face(weight).widths


def text_width(text: str, weight: Weight, size: float) -> float:
    """How wide drawable text is, in points."""
    return sum(map(widths(weight).__getitem__, text)) * size / 1000


@functools.lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character in "\n\t":
        return "\n" if character == "\n" else " "
    unseen = unicodedata.category(character)[0] == "C"
    if unseen or any(character not in widths(weight) for weight in WEIGHTS):
        return f"[U+{ord(character):04X}]"
    return character


def drawable(text: str) -> str:
    """The same text with every character that cannot be seen or drawn named instead, as in `[U+4E2D]`.

    Line ends stay (all as one line feed), a tab becomes a space. What is left draws in both weights.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text.replace("\r\n", "\n").replace("\r", "\n")))


def frozen(text: str) -> bytes | None:
    """The codes of a text in the frozen subset of either weight; None where it does not have all of its letters."""
    try:
        return codecs.charmap_encode(text, "strict", _FROZEN_MAP)[0]
    except UnicodeEncodeError:
        return None


Place = tuple[Source, int, int]
"""Where a character is found: its face, the number of a subset, and its code there."""


class Encoder:
    """Turns the text of one document into codes, opening further subsets as other characters turn up.

    `wide`: the second frozen subset comes before any other, and marks are placed on their letters.
    """

    def __init__(self, *, wide: bool = False) -> None:
        self.wide = wide
        self._places: dict[Weight, dict[str, Place]] = {
            weight: {letter: (weight, 0, code) for letter, code in _FROZEN_CODES.items()} for weight in WEIGHTS
        }
        self.subsets: dict[Source, list[list[int]]] = {weight: [list(FROZEN)] for weight in WEIGHTS}

    def _take(self, character: str, weight: Weight) -> Place:
        source = next(each for each in (weight, *SIGNS) if character in face(each).widths)
        subsets = self.subsets.setdefault(source, [])
        if self.wide and source == weight and character in _SECOND_CODES:
            subsets.append(list(SECOND))
            places = self._places[weight]
            places.update({letter: (weight, len(subsets) - 1, code) for letter, code in _SECOND_CODES.items()})
            return places[character]
        frozen = 1 if source in WEIGHTS else 0
        if len(subsets) == frozen or len(subsets[-1]) == _SLOTS:
            subsets.append([0])
        subsets[-1].append(ord(character))
        taken: Place = (source, len(subsets) - 1, len(subsets[-1]) - 1)
        for sharing in WEIGHTS if source in SIGNS else (weight,):
            self._places[sharing][character] = taken
        return taken

    def encode(self, text: str, weight: Weight) -> list[tuple[str, bytes]]:
        """Pairs of a font's resource name and the codes to show with it, in order."""
        known, shown = self._places[weight], list[tuple[str, bytes]]()
        current, codes = "", bytearray()
        for character in text:
            source, subset, code = known.get(character) or self._take(character, weight)
            font = resource(source, subset)
            if font != current:
                if codes:
                    shown.append((current, bytes(codes)))
                current, codes = font, bytearray()
            codes.append(code)
        if codes:
            shown.append((current, bytes(codes)))
        return shown


@functools.cache
def resource(source: Source, subset: int) -> str:
    """The name under which a page's resources hold one subset of a face."""
    return f"{source[0].upper()}{subset}"
