"""Which front end reads a file: its first bytes decide, never its name. Reads nothing itself."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.standards.reading import limits, pdffile, plaintext, webpage, worddoc

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.standards.reading.lines import Opened

_PDF_SEARCH = 1024
"""A PDF's header may stand anywhere in its first 1024 bytes (ISO 32000-1, annex H, 3.4.1)."""

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "DOCX"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"{\\rtf", "RTF"),
    (b"{", "JSON"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
    (b"<?xml", "XML"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|h1|p|title)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind(data: bytes) -> str:
    """The kind of a file as people call it (`PDF`, `HTML`…), empty for what can only be plain text."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"%PDF-" in data[:_PDF_SEARCH]:
        return "PDF"
    if _HTML.match(data[:_PDF_SEARCH]):
        return "HTML"
    start = data.lstrip()[:16].lower()
    return next((name for mark, name in _STARTS if start.startswith(mark.lower())), "")


def opened(data: bytes) -> Opened:
    """Turn the bytes of a file into lines.

    Raises:
        Refusal: `source-too-large`, `source-container`, or what the front end of the file's kind refuses.
    """
    if len(data) > limits.MOST_BYTES:
        raise Refusal("source-too-large", line=0, bytes=len(data), most=limits.MOST_BYTES)
    name = kind(data)
    front_end = _FRONT_ENDS.get(name)
    if front_end is None:
        raise Refusal("source-container", line=1, kind=name)
    read = front_end(data)
    if not read.lines:
        raise Refusal("source-empty", line=1)
    if len(read.lines) > limits.MOST_LINES:
        raise Refusal("source-too-many-lines", line=0, lines=len(read.lines), most=limits.MOST_LINES)
    return read


_FRONT_ENDS: dict[str, Callable[[bytes], Opened]] = {
    "": plaintext.opened,
    "HTML": webpage.opened,
    "DOCX": worddoc.opened,
    "PDF": pdffile.opened,
}
"""Kind of file → what reads it; kinds that are known and not here are refused by their name."""
