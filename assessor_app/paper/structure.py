"""The structure tree of tagged PDF (ISO 32000-1, 14.7-14.8): elements come in reading order, their content later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessor_app.paper.objects import Name, Ref, Thing, Value, Verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfbase import pdfdoc

TAGS = {"cy": "cy-GB", "en": "en-GB"}
"""Language tags as PDF wants them (RFC 5646)."""

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

    def holds_content(self) -> bool:
        """Whether anything drawn, or a cell that must stand, is in it."""
        return self.tag in _CELLS or any(not isinstance(kid, Elem) or kid.holds_content() for kid in self.kids)


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

    def _emit(self, elem: Elem, parent: Ref) -> Ref:
        thing = Thing({"Type": Name("StructElem"), "S": Name(elem.tag), "P": parent})
        elem.ref = self._add(thing)
        if elem.language:
            thing.entries["Lang"] = TAGS[elem.language]
        if elem.alt:
            thing.entries["Alt"] = elem.alt
        if elem.attributes:
            thing.entries["A"] = _owned(elem.attributes)
        kids = self._kids(elem, thing)
        if kids:
            thing.entries["K"] = kids[0] if len(kids) == 1 else kids
        return elem.ref

    def _kids(self, elem: Elem, thing: Thing) -> list[Value]:
        kids: list[Value] = []
        home: int | None = None
        for kid in elem.kids:
            if isinstance(kid, Elem):
                if kid.holds_content():
                    kids.append(self._emit(kid, elem.ref))
            elif isinstance(kid, Ref):
                kids.append({"Type": Name("OBJR"), "Obj": kid})
            else:
                page, place = kid
                if home is None:
                    home = page
                    thing.entries["Pg"] = self._pages[page]
                here = page == home
                kids.append(place if here else {"Type": Name("MCR"), "Pg": self._pages[page], "MCID": place})
        return kids

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
