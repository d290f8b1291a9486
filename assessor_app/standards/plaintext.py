"""From the bytes of a plain-text file to numbered lines, or a refusal: the first of the reader's front ends.

Other containers (PDF, DOCX, HTML) become further front ends that give the same lines to the same grammar.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from assessor_app.errors import Refusal
from assessor_app.standards.wording import collapse

MOST_BYTES = 512 * 1024
"""A published standard is under 100 kB; what is larger is something else."""

_NEWLINE = re.compile(r"\r\n|\r|\n")
_NEWLINE_BYTES = re.compile(rb"\r\n|\r|\n")
_ALLOWED_CONTROLS = "\t\x0b\x0c\x85"
_PDF_SEARCH = 1024
"""A PDF's header may stand anywhere in its first 1024 bytes (ISO 32000-1, annex H, 3.4.1)."""

_CONTAINERS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "ZIP/DOCX"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"{\\rtf", "RTF"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank. `number` counts from 1, `text` is collapsed, `indent` counts blanks before it.

    `after_gap` tells that a blank line, or nothing, stands before it.
    """

    number: int
    text: str
    indent: int = 0
    after_gap: bool = False


def decoded(data: bytes) -> str:
    """The text of a plain-text file.

    Raises:
        Refusal: `source-empty`, `source-too-large`, `source-container`, `source-not-utf8` or `source-not-text`,
            each with the line of the first trouble.
    """
    if len(data) > MOST_BYTES:
        raise Refusal("source-too-large", line=0, bytes=len(data), most=MOST_BYTES)
    data = data.removeprefix(codecs.BOM_UTF8)
    kind = _container(data)
    if kind:
        raise Refusal("source-container", line=1, kind=kind)
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


def _container(data: bytes) -> str:
    if b"%PDF-" in data[:_PDF_SEARCH]:
        return "PDF"
    start = data.lstrip()[:16].lower()
    return next((kind for mark, kind in _CONTAINERS if start.startswith(mark.lower())), "")


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
