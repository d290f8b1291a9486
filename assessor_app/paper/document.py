"""A whole document: blocks flow over A4 pages, then fonts, structure, fields, data and metadata are written.

The bytes depend on what is given and on nothing else: no clock, no machine, no order of hashing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from reportlab.pdfbase import pdfdoc

from assessor_app.paper import bookmarks, embedding, metadata
from assessor_app.paper.attachments import attach
from assessor_app.paper.blocks import Stack
from assessor_app.paper.fonts import Encoder
from assessor_app.paper.objects import Hex, Name, Raw, Ref, Thing, Value, write
from assessor_app.paper.sheet import Sheet
from assessor_app.paper.structure import TAGS, Elem, Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.paper.attachments import Attachment
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.fields import FormField
    from assessor_app.paper.metadata import About

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
MARGIN: Final = 51.02
"""18 mm."""
COLUMN: Final = WIDTH - 2 * MARGIN

_SPARSE: Final = 0.3  # a last page filled less than this is worth saving
_SQUEEZES: Final = (0.85, 0.7, 0.55)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the column stands: its top and bottom on the page, and what draws the head and foot around it.

    `furniture(sheet, page, pages)` draws one page's running head and foot, as artifacts.
    """

    top: float
    bottom: float
    furniture: Callable[[Sheet, int, int], None]


class _Book:
    """reportlab's document, with references as numbers."""

    def __init__(self) -> None:
        self.document: Any = pdfdoc.PDFDocument(invariant=1, compression=1, pdfVersion=(1, 7))

    def add(self, thing: pdfdoc.PDFObject) -> Ref:
        name = self.document.Reference(thing).name
        return Ref(self.document.idToObjectNumberAndVersion[name][0])


def paginate(blocks: Sequence[Block], room: float, squeeze: float = 1) -> list[Stack]:
    """Divide blocks into pages; the space above each is multiplied by `squeeze`."""
    pages: list[Stack] = []
    rest: Stack | None = Stack(list(blocks), squeeze=squeeze)
    while rest is not None:
        here, later = rest.split(COLUMN, room)
        if here is None:  # taller than a page and unable to split: drawn whole rather than never
            here = Stack(rest.blocks[:1])
            later = Stack(rest.blocks[1:], squeeze=squeeze) if rest.blocks[1:] else None
        pages.append(cast("Stack", here))
        rest = cast("Stack | None", later)
    return pages


def _settled(blocks: Sequence[Block], room: float) -> list[Stack]:
    """Divide blocks into pages, closing up a little where that saves a last page with next to nothing on it."""
    pages = paginate(blocks, room)
    if len(pages) > 1 and pages[-1].height(COLUMN) < _SPARSE * room:
        for squeeze in _SQUEEZES:
            tighter = paginate(blocks, room, squeeze)
            if len(tighter) < len(pages):
                return tighter
    return pages


def flow(blocks: Sequence[Block], layout: Layout, encoder: Encoder) -> list[Sheet]:
    """Set blocks on as many pages as they need, with the furniture of each."""
    pages = _settled(blocks, layout.top - layout.bottom)
    sheets = []
    for place, page in enumerate(pages):
        sheet = Sheet(place, encoder)
        page.draw(sheet, MARGIN, layout.top, COLUMN)
        layout.furniture(sheet, place + 1, len(pages))
        sheets.append(sheet)
    return sheets


class Document:
    """Collects what a document is made of; `seed` is what its `/ID` is derived from, `wide` as `Encoder` has it."""

    def __init__(self, about: About, seed: bytes, *, wide: bool = False) -> None:
        self.wide = wide
        self.about = about
        self.seed = seed
        self.root = Elem("Document", language=about.languages[0])
        self.attachments: list[Attachment] = []
        self.unseen: list[FormField] = []

    def render(self, blocks: Sequence[Block], layout: Layout) -> bytes:
        """Flow the blocks and write the file."""
        encoder = Encoder(wide=self.wide)
        sheets = flow(blocks, layout, encoder)
        for field in self.unseen:
            sheets[-1].fields.append((field, (0.0, 0.0)))
        return _Writing(self, sheets, encoder).written()


class _Writing:
    """One document being written."""

    def __init__(self, source: Document, sheets: Sequence[Sheet], encoder: Encoder) -> None:
        self.source = source
        self.sheets = sheets
        self.encoder = encoder
        self.book = _Book()
        self.fields: list[Ref] = []
        self.widgets: list[Elem] = []

    def written(self) -> bytes:
        book, about = self.book, self.source.about
        resources = Thing({"ProcSet": [Name("PDF"), Name("Text")]})
        resources_ref = book.add(resources)
        pages = Thing({"Type": Name("Pages"), "Count": len(self.sheets)})
        parent = book.add(pages)
        things = [Thing({"Type": Name("Page"), "Parent": parent}) for _ in self.sheets]
        kids = [book.add(thing) for thing in things]
        pages.entries["Kids"] = kids
        for sheet, thing, page in zip(self.sheets, things, kids, strict=True):
            self._page(sheet, thing, page, resources_ref)
        fonts = embedding.embed(self.encoder, book.add)
        resources.entries["Font"] = fonts
        images = {sheet.image(raster): book.add(raster.thing()) for sheet in self.sheets for raster in sheet.images}
        if images:
            resources.entries["XObject"] = images
        catalog = Thing({
            "Type": Name("Catalog"), "Pages": parent, "Lang": TAGS[about.languages[0]],
            "MarkInfo": {"Marked": True}, "ViewerPreferences": {"DisplayDocTitle": True},
            "StructTreeRoot": self._tree(kids), "AcroForm": self._form(fonts),
            "OutputIntents": metadata.output_intent(book.add),
            "Metadata": book.add(Thing({"Type": Name("Metadata"), "Subtype": Name("XML")}, metadata.xmp(about),
                                       deflated=False)),
            **bookmarks.write(
                [(page, mark) for sheet, page in zip(self.sheets, kids, strict=True) for mark in sheet.bookmarks],
                book.add,
            ),
            **attach(self.source.attachments, about.when, book.add),
        })  # fmt: skip
        return self._finish(catalog)

    def _page(self, sheet: Sheet, thing: Thing, page: Ref, resources: Ref) -> None:
        annotations = []
        for field, at in sheet.fields:
            annotations.append(self._widget(field, at, page, resources))
        thing.entries |= {
            "MediaBox": [0, 0, WIDTH, HEIGHT], "Resources": resources,
            "Contents": self.book.add(Thing({}, sheet.content())), "StructParents": sheet.index, "Tabs": Name("S"),
        }  # fmt: skip
        if annotations:
            thing.entries["Annots"] = annotations

    def _widget(self, field: FormField, at: tuple[float, float], page: Ref, resources: Ref) -> Ref:
        entries, appearance = field.entries(at, self.encoder)
        wide, tall = field.size
        if wide and tall:
            box = [0, 0, float(wide), float(tall)]
            form = {"Type": Name("XObject"), "Subtype": Name("Form"), "BBox": box, "Resources": resources}
            entries["AP"] = {"N": self.book.add(Thing(form, appearance))}
        entries |= {"P": page, "StructParent": len(self.sheets) + len(self.widgets)}
        reference = self.book.add(Thing(entries))
        field.elem.kids.append(reference)
        self.fields.append(reference)
        self.widgets.append(field.elem)
        return reference

    def _tree(self, pages: Sequence[Ref]) -> Ref:
        tree = Tree(self.book.add, pages)
        return tree.write(self.source.root, [sheet.marked for sheet in self.sheets], self.widgets)

    def _form(self, fonts: dict[str, Value]) -> dict[str, Value]:
        signatures_and_appends_only = 3
        return {
            "Fields": self.fields, "SigFlags": signatures_and_appends_only, "DA": "/R0 9 Tf 0 g",
            "DR": {"Font": {"R0": fonts["R0"]}},
        }  # fmt: skip

    def _finish(self, catalog: Thing) -> bytes:
        document, about = self.book.document, self.source.about
        document.Catalog = catalog
        info = document.info = Thing({
            "Title": about.title, "Author": about.author, "Subject": about.subject, "Keywords": about.keywords,
            "Creator": about.program, "Producer": metadata.PRODUCER, "CreationDate": metadata.pdf_date(about.when),
            "ModDate": metadata.pdf_date(about.when), "Trapped": Name("False"),
        })  # fmt: skip
        identity = write(Hex(hashlib.sha256(self.source.seed).digest()[:16]))
        document._ID = write([Raw(identity), Raw(identity)])  # noqa: SLF001 - it has no other way to be told
        document.Reference(catalog)
        document.Reference(info)
        return bytes(document.format())
