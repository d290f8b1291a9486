"""Walking the elements of data in DER (X.690), as far as a signature's parts have to be found. Reads no values."""

from __future__ import annotations

_SEVERAL, _BYTES = 0x80, 0x7F
Span = tuple[int, int, int]
"""Where an element begins, where its content begins, and where both end."""


def signature_parts(contents: bytes) -> tuple[bytes, bytes]:
    """The first certificate in a signature (CMS, RFC 5652) and the signature's value, as it stands with its one signer.

    Raises ValueError or IndexError where it is none of the make that is written here; zeros behind it do not matter.
    """
    signed = _inside(contents, _inside(contents, _span(contents, 0))[1])[0]
    _version, _digests, _content, certificates, signers = _inside(contents, signed)
    certificate = _inside(contents, certificates)[0]
    value = _inside(contents, _inside(contents, signers)[0])[-1]
    return contents[certificate[0] : certificate[2]], contents[value[1] : value[2]]


def _inside(data: bytes, span: Span) -> list[Span]:
    found, at = list[Span](), span[1]
    while at < span[2]:
        found.append(_span(data, at))
        at = found[-1][2]
    return found


def _span(data: bytes, at: int) -> Span:
    """One element (8.1): its tag is one byte, its length one or several."""
    size, start = data[at + 1], at + 2
    if size & _SEVERAL:
        start += size & _BYTES
        size = int.from_bytes(data[at + 2 : start], "big")
    return at, start, start + size
