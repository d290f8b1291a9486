"""From the bytes of a web page (HTML) to numbered lines: decoding, parsing, and the limits of both.

What the elements of the page mean is the business of `weblines`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from assessor_app.errors import Refusal
from assessor_app.standards.reading import limits, weblines
from assessor_app.standards.reading.blocks import Collected
from assessor_app.standards.reading.outline import found

if TYPE_CHECKING:
    from assessor_app.standards.reading.lines import Opened

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_CHARSET_SEARCH = 2048
_WESTERN = frozenset({b"windows-1252", b"iso-8859-1", b"latin1", b"cp1252"})
_SPACES = "\t\n\r\x0b\x0c\x85"


def opened(data: bytes) -> Opened:
    """Read a web page.

    Raises:
        Refusal: `source-too-large`, `source-not-utf8`, `source-not-text`, `source-nested`, `source-empty` or
            `source-too-many-lines`.
    """
    from lxml import etree  # noqa: PLC0415 - a parser is loaded only when a page is read

    if len(data) > limits.MOST_WEB_BYTES:
        raise Refusal("source-too-large", line=0, bytes=len(data), most=limits.MOST_WEB_BYTES)
    text, western = _decoded(data)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.LxmlError, ValueError) as problem:
        raise Refusal("source-empty", line=1) from problem
    if page is None:
        raise Refusal("source-empty", line=1)
    if any("depth" in str(entry.message) for entry in parser.error_log) or _deep(page):
        raise Refusal("source-nested", line=0, most=limits.MOST_NESTING)
    told = Collected()
    if western:
        told.findings.append(found(0, "note", "source-western"))
    for piece in weblines.pieces(page):
        told.take(piece)
    return told.opened()


def _decoded(data: bytes) -> tuple[str, bool]:
    """The page's text; whether it was in the Western encoding that it declares (Windows-1252)."""
    data = data.removeprefix(codecs.BOM_UTF8)
    western = False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        declared = _CHARSET.search(data[:_CHARSET_SEARCH])
        line = data[: problem.start].count(b"\n") + 1
        refusal = Refusal("source-not-utf8", line=line, byte=f"{data[problem.start]:02X}")
        if declared is None or declared[1].lower() not in _WESTERN:
            raise refusal from problem
        try:
            text, western = data.decode("cp1252"), True
        except UnicodeDecodeError:
            raise refusal from problem
    for number, said in enumerate(text.split("\n"), 1):
        if any(unicodedata.category(letter) == "Cc" and letter not in _SPACES for letter in said):
            raise Refusal("source-not-text", line=number)
    return text, western


def _deep(page: Any) -> bool:  # noqa: ANN401 - an element of lxml, which tells no types
    """Whether elements stand so deep in each other that walking them is not safe."""
    level = [page]
    for _ in range(limits.MOST_NESTING):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True
