"""Writing PDF objects (ISO 32000-1, 7.3) into reportlab's document, which numbers them and keeps the cross-references.

Nothing of reportlab's own is patched: its stream and page classes are not used, because PDF/A wants more of them
(an end of line before `endstream`, `StructParents`, `Tabs`) than they can say.
"""

from __future__ import annotations

import functools
import zlib
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Value = Any  # Name, Ref, Hex, Raw, str, int, float, bool, and lists and dicts of them


class Name(str):
    """A PDF name, written without its slash."""

    __slots__ = ()


class Ref(int):
    """An indirect reference, as the number of its object."""

    __slots__ = ()


class Hex(bytes):
    """A byte string, written in hexadecimal."""

    __slots__ = ()


class Raw(bytes):
    """Text that is PDF syntax already."""

    __slots__ = ()


@functools.lru_cache(maxsize=16384)
def number(value: float) -> str:
    """Write a length with two decimals at most, so that no platform's last digit shows."""
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if said in {"-0", ""} else said


_ORDINARY = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+:*")


@functools.lru_cache(maxsize=512)
def _name(name: str) -> bytes:
    return b"/" + b"".join(bytes([b]) if b in _ORDINARY else b"#%02X" % b for b in name.encode())


def _text(text: str) -> bytes:
    """A text string (7.9.2.2): plain where it is ASCII, else UTF-16BE."""
    if text.isascii() and text.isprintable():
        plain = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + plain.encode() + b")"
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper().encode() + b">"


def _members(value: Mapping[str, Value]) -> bytes:
    return b"<<" + b"".join(b" " + _name(key) + b" " + write(held) for key, held in value.items()) + b" >>"


def _several(value: Sequence[Value]) -> bytes:
    return b"[" + b" ".join(map(write, value)) + b"]"


_WRITERS: dict[type, Callable[[Any], bytes]] = {
    Name: _name,
    Ref: lambda value: b"%d 0 R" % value,
    Hex: lambda value: b"<" + value.hex().upper().encode() + b">",
    Raw: bytes,
    str: _text,
    bool: lambda value: b"true" if value else b"false",
    int: lambda value: b"%d" % value,
    float: lambda value: number(value).encode(),
    dict: _members,
    list: _several,
    tuple: _several,
}


def write(value: Value) -> bytes:
    """Write one value in PDF syntax; TypeError for what has none."""
    writer = _WRITERS.get(type(value))
    if writer is None:
        raise TypeError(type(value))
    return writer(value)


@functools.lru_cache(maxsize=8)
def _lasting(data: bytes) -> bytes:
    """Deflate what every document embeds alike: fonts and the colour profile, never what somebody wrote."""
    return zlib.compress(data, 9)


class Thing(pdfdoc.PDFObject):
    """A dictionary, or a stream where `data` is given; `entries` may still grow until the document is written.

    `lasting` data is the same in many documents, and is deflated only once; other data with an `effort` of 1 to 9.
    """

    __RefOnly__ = 1

    def __init__(
        self,
        entries: Mapping[str, Value],
        data: bytes | None = None,
        *,
        deflated: bool = True,
        lasting: bool = False,
        effort: int = 9,
    ) -> None:
        self.entries = dict(entries)
        self.data = data
        self.deflated = deflated
        self.lasting = lasting
        self.effort = effort

    def format(self, _document: object) -> bytes:
        """Write the object's body; called by reportlab when its turn comes."""
        if self.data is None:
            return write(self.entries)
        data, entries = self.data, dict(self.entries)
        if self.deflated:
            data = _lasting(data) if self.lasting else zlib.compress(data, self.effort)
            entries["Filter"] = Name("FlateDecode")
        entries["Length"] = len(data)
        # CR LF, since before a lone LF a last byte CR of the data would count as part of the line end
        return write(entries) + b"\nstream\n" + data + b"\r\nendstream"


class Verbatim(pdfdoc.PDFObject):
    """An object whose bytes are known beforehand, such as an array of references."""

    __RefOnly__ = 1

    def __init__(self, value: Value) -> None:
        self.value = value

    def format(self, _document: object) -> bytes:
        """Write the object's body."""
        return write(self.value)
