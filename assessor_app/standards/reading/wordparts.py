"""The parts of a Word file (DOCX): found by their relations, unpacked within limits, parsed without entities.

What stands in them is the business of `worddoc` and `wordlists`. Rules: ECMA-376-2 (packages), ECMA-376-1, 11.3.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal
from assessor_app.standards.reading import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any  # of lxml, which tells no types

_CHUNK: Final = 64 * 1024
_ENCRYPTED: Final = 1
_MOST_PARTS: Final = 4096
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, KeyError)


def name(element: Element) -> str:
    """An element's name without its namespace, since strict and transitional files differ in that alone."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and so on down the path."""
    for step in path:
        if element is None:
            return None
        element = next((one for one in element if name(one) == step), None)
    return element


def every(element: Element, wanted: str) -> Iterator[Element]:
    """All elements of a name inside an element, in order."""
    return (one for one in element.iter() if name(one) == wanted)


def value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute by its name without its namespace."""
    if element is None:
        return None
    return next((said for key, said in element.attrib.items() if key.rpartition("}")[2] == attribute), None)


def is_on(properties: Element | None, what: str) -> bool:
    """Whether a switch is set (ECMA-376-1, 17.17.4)."""
    switch = child(properties, what)
    return switch is not None and value(switch) not in {"0", "false", "off", "none"}


class Package:
    """A Word file, unpacked part by part."""

    def __init__(self, data: bytes) -> None:
        """Open it; raises Refusal `source-damaged` or, for another kind of zip file, `source-container`."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = frozenset(self._archive.namelist())
        except _BROKEN as problem:
            raise _damaged() from problem
        self._left = limits.MOST_UNPACKED
        self.main = next(iter(self.related("", "officeDocument")), "word/document.xml")
        if self.main not in self._names or len(self._names) > _MOST_PARTS:
            raise Refusal("source-container", line=1, kind="ZIP")

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part names as its styles, numbering, header…; the package's own for an empty part."""
        folder, file = posixpath.split(part)
        relations = self.parsed(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, list[str]] = defaultdict(list)
        for one in every(relations, "Relationship") if relations is not None else ():
            target = value(one, "Target") or ""
            place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if value(one, "TargetMode") != "External":
                found[(value(one, "Type") or "").rpartition("/")[2]].append(place)
        return found[kind]

    def first(self, kind: str) -> Element | None:
        """What the main part has of one kind, parsed; None where it has none."""
        return next((self.parsed(part) for part in self.related(self.main, kind)), None)

    def parsed(self, part: str) -> Element | None:
        """A part as a tree of elements, None where there is none.

        Raises:
            Refusal: `source-damaged`, `source-encrypted`, `source-nested` or `source-unpacks-too-large`.
        """
        from lxml import etree  # noqa: PLC0415 - a parser is loaded only when such a file is read

        if part not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self._unpacked(part), parser)
        except etree.LxmlError as problem:
            if "depth" in str(problem).lower():
                raise Refusal("source-nested", line=0, most=limits.MOST_NESTING) from problem
            raise _damaged() from problem
        if root.getroottree().docinfo.doctype:
            # no word processor writes one, and its entities would be words that nobody sees
            raise _damaged()
        return root

    def _unpacked(self, part: str) -> bytes:
        """The bytes of a part; what its header says of its size is not believed."""
        pieces = []
        try:
            if self._archive.getinfo(part).flag_bits & _ENCRYPTED:
                raise Refusal("source-encrypted", line=0)
            with self._archive.open(part) as file:
                while chunk := file.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise Refusal("source-unpacks-too-large", line=0, most=limits.MOST_UNPACKED)
                    pieces.append(chunk)
        except _BROKEN as problem:
            raise _damaged() from problem
        return b"".join(pieces)


def _damaged() -> Refusal:
    return Refusal("source-damaged", line=1, kind="DOCX")
