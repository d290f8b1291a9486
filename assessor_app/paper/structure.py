"""The structure tree of tagged PDF (ISO 32000-1, 14.7-14.8): elements come in reading order, their content later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessor_app.paper.objects import Name, Raw, Ref, Thing, Value, Verbatim, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfbase import pdfdoc

TAGS = {"cy": "cy-GB", "en": "en-GB"}
"""Language tags as PDF wants them (RFC 5646)."""

_LANGUAGES = {language: b" /Lang " + write(tag) for language, tag in TAGS.items()}
_CELLS = frozenset({"TH", "TD"})  # these stay when empty: a table's rows must be regular


@dataclass(eq=False, slots=True)
class Elem:
    """One structure element; `attributes` are owned attribute entries, such as a table cell's scope."""

    tag: str
    parent: Elem | None = None
    language: str = ""
    alt: str = ""
    attributes: dict[str, Value] = field(default_factory=dict)
    kids: list[Elem | tuple[int, int] | Ref] = field(default_factory=list)
    ref: Ref = Ref(0)  # noqa: RUF009 - an int

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.kids.append(self)

    def child(self, tag: str, *, language: str = "", alt: str = "", **attributes: Value) -> Elem:
        """Make the next element inside this one; `language` is `cy`, `en` or empty for the same as here."""
        return Elem(tag, self, language, alt, attributes)


_OWNERS = {
    "Scope": "Table", "ColSpan": "Table", "ListNumbering": "List",
    "BBox": "Layout", "Placement": "Layout", "TextDecorationType": "Layout",
}  # fmt: skip


def _owned(attributes: dict[str, Value]) -> list[Value]:
    owners: dict[str, dict[str, Value]] = {}
    for name, value in attributes.items():
        owners.setdefault(_OWNERS[name], {"O": Name(_OWNERS[name])})[name] = value
    return list(owners.values())


class Tree:
    """Writes the tree under one root element into a document."""

    def __init__(self, add: Callable[[pdfdoc.PDFObject], Ref], pages: Sequence[Ref]) -> None:
        self._add = add
        self._pages = pages
        self._full: dict[int, bool] = {}

    def _emit(self, elem: Elem, parent: Ref) -> Ref:
        """Write one element and all in it; there are so many of them that each is put together as bytes."""
        thing = Verbatim(Raw(b""))
        elem.ref = self._add(thing)
        said = [b"<< /Type /StructElem /S ", write(Name(elem.tag)), b" /P %d 0 R" % parent]
        if elem.language:
            said.append(_LANGUAGES[elem.language])
        if elem.alt:
            said += b" /Alt ", write(elem.alt)
        if elem.attributes:
            said += b" /A ", write(_owned(elem.attributes))
        home, kids = self._kids(elem)
        if home is not None:
            said.append(b" /Pg %d 0 R" % self._pages[home])
        if kids:
            said.append(b" /K %b" % kids[0] if len(kids) == 1 else b" /K [%b]" % b" ".join(kids))
        thing.value = Raw(b"".join((*said, b" >>")))
        return elem.ref

    def _holds(self, elem: Elem) -> bool:
        """Whether anything drawn, or a cell that must stand, is in an element; asked once of each."""
        known = self._full.get(id(elem))
        if known is None:
            known = elem.tag in _CELLS or any(not isinstance(kid, Elem) or self._holds(kid) for kid in elem.kids)
            self._full[id(elem)] = known
        return known

    def _kids(self, elem: Elem) -> tuple[int | None, list[bytes]]:
        """The page of an element's first own content, where it has any, and what is in it."""
        kids: list[bytes] = []
        home: int | None = None
        for kid in elem.kids:
            if isinstance(kid, Elem):
                if self._holds(kid):
                    kids.append(b"%d 0 R" % self._emit(kid, elem.ref))
            elif isinstance(kid, Ref):
                kids.append(b"<< /Type /OBJR /Obj %d 0 R >>" % kid)
            else:
                page, place = kid
                home = page if home is None else home
                if page == home:
                    kids.append(b"%d" % place)
                else:
                    kids.append(b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (self._pages[page], place))
        return home, kids

    def write(self, root: Elem, marked: Sequence[Sequence[Elem]], widgets: Sequence[Elem]) -> Ref:
        """Write the tree.

        `marked` lists, for each page, the element of every marked-content id; `widgets` the element of each form
        field, whose `StructParent` counts on from the number of pages.
        """
        top = Thing({"Type": Name("StructTreeRoot")})
        reference = self._add(top)
        top.entries["K"] = [self._emit(root, reference)]
        numbers: list[Value] = []
        for page, elems in enumerate(marked):
            numbers += [page, self._add(Verbatim([elem.ref for elem in elems]))]
        for place, elem in enumerate(widgets):
            numbers += [len(marked) + place, elem.ref]
        top.entries["ParentTree"] = self._add(Thing({"Nums": numbers}))
        top.entries["ParentTreeNextKey"] = len(marked) + len(widgets)
        return reference
