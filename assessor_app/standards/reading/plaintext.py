"""From the bytes of a plain-text file to numbered lines, or a refusal. Other kinds have modules of their own."""

from __future__ import annotations

import codecs
import re
import unicodedata

from assessor_app.errors import Refusal
from assessor_app.standards.reading import furniture, headings, limits
from assessor_app.standards.reading.lines import Line, Opened
from assessor_app.standards.wording import collapse

_NEWLINE = re.compile(r"\r\n|\r|\n")
_NEWLINE_BYTES = re.compile(rb"\r\n|\r|\n")
_WIDE = re.compile(r"\t+[ \t]*| {3,}\t*")
_UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff"))
"""Soft hyphens, joiners and byte order marks, which nobody sees in print."""
_ALLOWED_CONTROLS = "\t\x0b\x0c\x85"


def decoded(data: bytes) -> str:
    """The text of a plain-text file.

    Raises:
        Refusal: `source-empty`, `source-too-large`, `source-not-utf8` or `source-not-text`, each with the line of
            the first trouble.
    """
    if len(data) > limits.MOST_TEXT_BYTES:
        raise Refusal("source-too-large", line=0, bytes=len(data), most=limits.MOST_TEXT_BYTES)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = len(_NEWLINE_BYTES.split(data[: problem.start]))
        raise Refusal("source-not-utf8", line=line, byte=f"{data[problem.start]:02X}") from problem
    for number, line_text in enumerate(_NEWLINE.split(text), 1):
        if any(unicodedata.category(letter) == "Cc" and letter not in _ALLOWED_CONTROLS for letter in line_text):
            raise Refusal("source-not-text", line=number)
    if not text.strip():
        raise Refusal("source-empty", line=1)
    return text


def opened(data: bytes) -> Opened:
    """Read a plain-text file; raises what `decoded` raises, and Refusal `source-too-many-lines`."""
    told = lines(decoded(data))
    if len(told) > limits.MOST_LINES:
        raise Refusal("source-too-many-lines", line=0, lines=len(told), most=limits.MOST_LINES)
    return Opened(*furniture.left_out(told))


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order; form feeds part pages where there are any.

    A heading or label that has its text beside it, parted by a tab or several blanks, gives a line of its own.
    """
    told: list[Line] = []
    gap = True
    page = 1 if "\f" in text else 0
    for number, raw in enumerate(_NEWLINE.split(text), 1):
        page += raw.count("\f") if page else 0
        said = collapse(raw.translate(_UNSEEN))
        indent = len(raw) - len(raw.lstrip())
        for place, piece in enumerate(_beside(raw, said)):
            if piece:
                told.append(Line(number, piece, indent, gap or place > 0, page))
        gap = not said
    return tuple(told)


def _beside(raw: str, said: str) -> tuple[str, ...]:
    first, _, rest = (collapse(piece) for piece in _WIDE.sub("\n", raw.strip(), count=1).partition("\n"))
    known = headings.heading(first) if rest else None
    if known is None:
        return (said,)
    return (f"{first.rstrip(' :')}: {rest}",) if known.key in headings.METADATA else (first, rest)
