"""From the bytes of a plain-text file to numbered lines, or a refusal. Other kinds have modules of their own."""

from __future__ import annotations

import codecs
import re
import unicodedata

from assessor_app.errors import Refusal
from assessor_app.standards import limits
from assessor_app.standards.lines import Line, Opened
from assessor_app.standards.wording import collapse

_NEWLINE = re.compile(r"\r\n|\r|\n")
_NEWLINE_BYTES = re.compile(rb"\r\n|\r|\n")
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
    """Read a plain-text file; raises what `decoded` raises."""
    return Opened(lines(decoded(data)))


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order."""
    found = []
    gap = True
    for number, raw in enumerate(_NEWLINE.split(text), 1):
        said = collapse(raw)
        if said:
            found.append(Line(number, said, len(raw) - len(raw.lstrip()), gap))
        gap = not said
    return tuple(found)
