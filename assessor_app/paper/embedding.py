"""Embedding the subsets that a document used: font, descriptor, file and ToUnicode (ISO 32000-1, 9.6-9.10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.paper.fonts import FROZEN, SECOND, Encoder, Face, face, resource
from assessor_app.paper.objects import Name, Thing, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.paper.objects import Ref

_SYMBOLIC = 4  # a (1,0) cmap of our own, hence no standard encoding (9.8.2)
_BLOCK = 100  # entries a bfchar block may hold (Adobe technical note 5014)


def to_unicode(codes: list[int]) -> bytes:
    """The map from codes back to characters; code 0 and unused codes are left out, as PDF/UA (7.21.7) asks."""
    pairs = [(place, code) for place, code in enumerate(codes) if code]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
    ]  # fmt: skip
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for place, code in block]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode()


def _tag(subset: int) -> str:
    """The six capital letters before a subset's name (9.6.4)."""
    letters = ""
    for _ in range(6):
        subset, rest = divmod(subset, 26)
        letters = chr(65 + rest) + letters
    return letters


def _font(used: Face, codes: list[int], subset: int, add: Callable[[Thing], Ref]) -> Thing:
    data = used.subset(tuple(codes))
    name = Name(f"{_tag(subset)}+{used.name}")
    program = add(Thing({"Length1": len(data)}, data, lasting=tuple(codes) in {FROZEN, SECOND}))
    descriptor = add(
        Thing({
            "Type": Name("FontDescriptor"), "FontName": name, "Flags": _SYMBOLIC,
            "FontBBox": list(used.file.bbox), "ItalicAngle": 0, "Ascent": used.file.ascent,
            "Descent": used.file.descent, "CapHeight": used.file.capHeight, "StemV": used.file.stemV,
            "MissingWidth": used.file.defaultWidth, "FontFile2": program,
        })
    )  # fmt: skip
    widths: list[Value] = [used.widths.get(chr(code), used.file.defaultWidth) for code in codes]
    return Thing({
        "Type": Name("Font"), "Subtype": Name("TrueType"), "BaseFont": name,
        "FirstChar": 0, "LastChar": len(codes) - 1, "Widths": [float(width) for width in widths],
        "FontDescriptor": descriptor, "ToUnicode": add(Thing({}, to_unicode(codes))),
    })  # fmt: skip


def embed(encoder: Encoder, add: Callable[[Thing], Ref]) -> dict[str, Value]:
    """Add every subset to the document; returns the font resources, by name."""
    fonts: dict[str, Value] = {}
    for source, subsets in encoder.subsets.items():
        for place, codes in enumerate(subsets):
            fonts[resource(source, place)] = add(_font(face(source), codes, place, add))
    return fonts
