"""From the bytes of a PDF to words with their places, by PDFium. What they add up to is the business of `pdfrows`.

Places are in points from the lower left corner of the page (ISO 32000-1, 8.3.2.3).
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
import unicodedata
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal
from assessor_app.standards.reading import limits
from assessor_app.standards.reading.outline import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.standards.model import Finding

Handle = Any  # of PDFium, through ctypes

_STREAM = re.compile(rb"stream\r?\n")
_LAYERS: Final = 3
"""So many times one stream may be packed inside itself; more is done only to hide something."""
_WORD_GAP: Final = 0.16
"""Parts of the letters' size: a wider gap is a blank, whether or not one was drawn."""
_BOLD: Final = 600
_FORCE_BOLD: Final = 1 << 18
_DOUBLE: Final = 0.6
"""Points: the same letter so near itself was drawn twice to look bold."""
_FEW: Final = 20
_UPRIGHT: Final = 0.05
"""Radians."""
_HALF: Final = 0.5
_UNSEEN = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff")
_JOINED = range(0xFB00, 0xFB07)
"""ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ: typesetting (Unicode, Alphabetic Presentation Forms), not spelling."""
_HYPHEN: Final = 2
"""What PDFium gives for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them; `y` is their baseline."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(slots=True)
class Page:
    """The words of one page in the order they were drawn."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Pages:
    """The pages of a PDF, and what was noticed while their words were taken."""

    pages: list[Page]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class _Glyph:
    letter: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    drawn_by: int


@dataclass(frozen=True, slots=True)
class _Look:
    """What all letters of one text object share."""

    size: float
    bold: bool
    unseen: bool
    turned: bool


def pages(data: bytes) -> Pages:
    """Take the words of a PDF.

    Raises:
        Refusal: `source-damaged`, `source-encrypted`, `source-unpacks-too-large`, `source-too-many-pages`,
            `source-too-many-letters` or `source-no-text`.
    """
    import pypdfium2  # noqa: PLC0415 - the reader is loaded only when a PDF is read

    _refuse_bombs(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise Refusal("source-encrypted", line=0) from problem
        raise Refusal("source-damaged", line=1, kind="PDF") from problem
    try:
        return _taken(document)
    except pypdfium2.PdfiumError as problem:
        raise Refusal("source-damaged", line=1, kind="PDF") from problem
    finally:
        document.close()


def _refuse_bombs(data: bytes) -> None:
    """Refuse what unpacks to more than a standard can hold, before PDFium unpacks it."""
    left = limits.MOST_UNPACKED
    for start in _STREAM.finditer(data):
        packed = data[start.end() : start.end() + limits.MOST_BYTES]
        for _ in range(_LAYERS):
            unpacked = _unpacked(packed, left)
            left -= len(unpacked)
            if left <= 0:
                raise Refusal("source-unpacks-too-large", line=0, most=limits.MOST_UNPACKED)
            packed = unpacked
            if not packed.startswith(b"\x78"):
                break


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _taken(document: Handle) -> Pages:
    if len(document) > limits.MOST_PAGES:
        raise Refusal("source-too-many-pages", line=0, pages=len(document), most=limits.MOST_PAGES)
    told = Pages([], [])
    letters = 0
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        text = page.get_textpage()
        try:
            count = text.count_chars()
            letters += count
            if letters > limits.MOST_LETTERS:
                raise Refusal("source-too-many-letters", line=0, most=limits.MOST_LETTERS)
            width, height = page.get_size()
            taken = Page(number, width, height)
            glyphs = list(_glyphs(text.raw, count, taken, told))
            taken.words.extend(_words(glyphs))
        finally:
            text.close()
            page.close()
        if not taken.words:
            told.findings.append(found(0, "warning", "page-without-text", number=str(number)))
        told.pages.append(taken)
    if sum(len(word.text) for page in told.pages for word in page.words) < _FEW:
        raise Refusal("source-no-text", line=0)
    return told


def _glyphs(text: Handle, count: int, page: Page, told: Pages) -> Iterator[_Glyph | None]:
    """The letters of a page, None for a blank that was drawn."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - same

    looks: dict[int, _Look] = {}
    turned: list[str] = []
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    unseen = False
    for at in range(count):
        letter = _letter(pdfium.FPDFText_GetUnicode(text, at))
        if letter.isspace():
            yield None
        if letter.isspace() or letter in _UNSEEN:
            continue
        look = _look(text, at, looks)
        unseen |= look.unseen
        if look.turned:
            turned.append(letter)
            continue
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        left = min(x.value, box.left)
        yield _Glyph(letter, left, box.right, y.value, look.size, look.bold, _drawn_by(text, at))
    if turned:
        told.findings.append(found(0, "warning", "turned-text-left-out", text="".join(turned), number=str(page.number)))
    if unseen:
        told.findings.append(found(0, "warning", "text-recognised", number=str(page.number)))


def _letter(code: int) -> str:
    """A code of PDFium as a letter; U+FFFD for none and for halves of pairs; a sign for joined letters as those."""
    if code == _HYPHEN:
        return "-"
    if code in _JOINED:
        return unicodedata.normalize("NFKC", chr(code))
    surrogate = unicodedata.category(chr(code)) == "Cs" if 0 < code <= sys.maxunicode else True
    return "\ufffd" if surrogate else chr(code)


def _drawn_by(text: Handle, at: int) -> int:
    """What tells letters that were drawn in one go from letters that were drawn again."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - same

    thing = pdfium.FPDFText_GetTextObject(text, at)
    return ctypes.addressof(thing.contents) if thing else 0


def _look(text: Handle, at: int, looks: dict[int, _Look]) -> _Look:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - same

    thing = pdfium.FPDFText_GetTextObject(text, at)
    key = ctypes.addressof(thing.contents) if thing else 0
    known = looks.get(key)
    if known is not None and key:
        return known
    matrix = pdfium.FS_MATRIX()
    scale = abs(matrix.d) if pdfium.FPDFText_GetMatrix(text, at, matrix) and matrix.d else 1.0
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, at, name, 128, flags)
    strong = pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD or bool(flags.value & _FORCE_BOLD)
    angle = pdfium.FPDFText_GetCharAngle(text, at)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing) if thing else pdfium.FPDF_TEXTRENDERMODE_FILL
    looks[key] = _Look(
        size=max(pdfium.FPDFText_GetFontSize(text, at) * scale, 1.0),
        bold=strong or b"bold" in name.value.lower(),
        unseen=mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        turned=min(abs(angle), abs(angle - math.tau)) > _UPRIGHT,
    )
    return looks[key]


def _words(glyphs: list[_Glyph | None]) -> Iterator[Word]:
    """Join letters to words: a word ends at a blank, at a gap as wide as one, and where the baseline changes."""
    run: list[_Glyph] = []
    for glyph in glyphs:
        if glyph is not None and run and _doubled(run[-1], glyph):
            continue
        if run and (glyph is None or not _joins(run[-1], glyph)):
            yield _word(run)
            run = []
        if glyph is not None:
            run.append(glyph)
    if run:
        yield _word(run)


def _joins(before: _Glyph, glyph: _Glyph) -> bool:
    gap = glyph.x0 - before.x1
    return abs(glyph.y - before.y) < _HALF * before.size and -before.size < gap < _WORD_GAP * before.size


def _doubled(before: _Glyph, glyph: _Glyph) -> bool:
    """Whether a letter was drawn a second time in nearly the same place, to look bold.

    Letters that one sign stands for (the two of ﬀ) have one place exactly, and were drawn in one go.
    """
    near = abs(glyph.x0 - before.x0) < _DOUBLE and abs(glyph.y - before.y) < _DOUBLE
    one_sign = glyph.drawn_by == before.drawn_by and glyph.x0 == before.x0
    return near and glyph.letter == before.letter and not one_sign


def _word(run: list[_Glyph]) -> Word:
    first = run[0]
    bold = all(glyph.bold for glyph in run)
    return Word("".join(glyph.letter for glyph in run), first.x0, run[-1].x1, first.y, first.size, bold)
