"""The two faces that every page is set in, their frozen subsets, and what they cannot draw.

Each face has one frozen subset of the letters of Welsh and English, the same in every document, so that later
increments can write into fields with fonts that are already there; other characters go to further subsets.
"""

from __future__ import annotations

import functools
import threading
import unicodedata
from typing import Final, Literal

from reportlab.pdfbase.ttfonts import TTFontFace

from assessor_app import paths

Weight = Literal["regular", "bold"]
FILES: Final[dict[Weight, str]] = {"regular": "NotoSans-Regular.ttf", "bold": "NotoSans-Bold.ttf"}

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
_FROZEN_CODES: Final = {chr(code): place for place, code in enumerate(FROZEN) if code}

_subsetting = threading.Lock()  # reportlab's parser keeps its place in the file in the face itself


class Face:
    """One face, read once: widths in thousandths of the size, and subsets as TrueType files."""

    def __init__(self, weight: Weight) -> None:
        self.file = TTFontFace(str(paths.resources() / "fonts" / FILES[weight]))
        self.name: str = self.file.name.decode("ascii")
        self.widths: dict[str, float] = {
            chr(code): self.file.charWidths.get(code, self.file.defaultWidth)
            for code, glyph in self.file.charToGlyph.items()
            if glyph
        }

    def width(self, text: str, size: float) -> float:
        """How wide drawable text is, in points."""
        return sum(map(self.widths.__getitem__, text)) * size / 1000

    @functools.lru_cache(maxsize=16)  # noqa: B019 - the two faces live as long as the process
    def subset(self, codes: tuple[int, ...]) -> bytes:
        """A TrueType file in which byte n draws character `codes[n]`."""
        with _subsetting:
            return bytes(self.file.makeSubset(list(codes)))


@functools.cache
def face(weight: Weight) -> Face:
    """One of the two faces."""
    return Face(weight)


@functools.lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character in "\n\t":
        return "\n" if character == "\n" else " "
    unseen = unicodedata.category(character)[0] == "C"
    if unseen or any(character not in face(weight).widths for weight in FILES):
        return f"[U+{ord(character):04X}]"
    return character


def drawable(text: str) -> str:
    """The same text with every character that cannot be seen or drawn named instead, as in `[U+4E2D]`.

    Line ends stay (all as one line feed), a tab becomes a space. What is left draws in both faces.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text.replace("\r\n", "\n").replace("\r", "\n")))


class Encoder:
    """Turns the text of one document into codes, opening further subsets as other characters turn up."""

    def __init__(self) -> None:
        self._codes: dict[Weight, dict[str, tuple[int, int]]] = {
            weight: {letter: (0, code) for letter, code in _FROZEN_CODES.items()} for weight in FILES
        }
        self.subsets: dict[Weight, list[list[int]]] = {weight: [list(FROZEN)] for weight in FILES}

    def _take(self, character: str, weight: Weight) -> tuple[int, int]:
        subsets = self.subsets[weight]
        if len(subsets) == 1 or len(subsets[-1]) == _SLOTS:
            subsets.append([0])
        subsets[-1].append(ord(character))
        taken = self._codes[weight][character] = (len(subsets) - 1, len(subsets[-1]) - 1)
        return taken

    def encode(self, text: str, weight: Weight) -> list[tuple[str, bytes]]:
        """Pairs of a font's resource name and the codes to show with it, in order."""
        known, shown = self._codes[weight], []
        current, codes = -1, bytearray()
        for character in text:
            subset, code = known.get(character) or self._take(character, weight)
            if subset != current:
                if codes:
                    shown.append((resource(weight, current), bytes(codes)))
                current, codes = subset, bytearray()
            codes.append(code)
        if codes:
            shown.append((resource(weight, current), bytes(codes)))
        return shown


def resource(weight: Weight, subset: int) -> str:
    """The name under which a page's resources hold one subset of a face."""
    return f"{'R' if weight == 'regular' else 'B'}{subset}"
