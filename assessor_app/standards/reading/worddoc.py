"""From the bytes of a Word file (DOCX) to numbered lines: one for each paragraph and list item, rows of tables.

Unpacking is the business of `wordparts`, marks of lists that of `wordlists`. Rules: ECMA-376-1, 17.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.errors import Refusal
from assessor_app.standards.reading import limits
from assessor_app.standards.reading.blocks import Block, Collected, Left, Piece, Row
from assessor_app.standards.reading.outline import found
from assessor_app.standards.reading.wordlists import Numbering, Styles
from assessor_app.standards.reading.wordparts import Package, child, every, is_on, name
from assessor_app.standards.wording import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.standards.reading.lines import Opened

Element = Any  # of lxml, which tells no types

_AROUND = frozenset({"sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "hyperlink", "fldSimple", "dir"})
_SAID = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "•"}
_NOTES = ("footnotes", "endnotes", "comments")


def opened(data: bytes) -> Opened:
    """Read a Word file.

    Raises:
        Refusal: `source-container` for another kind of zip file; `source-damaged`, `source-encrypted`,
            `source-unpacks-too-large`, `source-nested`, `source-empty` or `source-too-many-lines`.
    """
    package = Package(data)
    document = package.parsed(package.main)
    if _deep(document):
        raise Refusal("source-nested", line=0, most=limits.MOST_NESTING)
    told = Collected()
    for kind in ("header", "footer"):
        for part in package.related(package.main, kind):
            told.leave_out(_words(package.parsed(part)))
    for kind in _NOTES:
        said = _words(package.first(kind))
        if said:
            told.findings.append(found(0, "warning", "notes-left-out", text=said))
    styles = Styles(package.first("styles"))
    _Reader(told, styles, Numbering(package.first("numbering"), styles)).read(document)
    return told.opened()


def _deep(element: Element) -> bool:
    level = [element]
    for _ in range(limits.MOST_NESTING):
        level = [one for above in level for one in above]
        if not level:
            return False
    return True


def _words(element: Element | None) -> str:
    paragraphs = every(element, "p") if element is not None else ()
    return collapse(" ".join("".join(one.text or "" for one in every(said, "t")) for said in paragraphs))


class _Reader:
    """Reads the body of one document, keeping count of its lists."""

    def __init__(self, told: Collected, styles: Styles, numbering: Numbering) -> None:
        self._told, self._styles, self._numbering = told, styles, numbering
        self._doubts: list[str] = []

    def read(self, document: Element) -> None:
        """Take everything in the document's body, in order."""
        body = child(document, "body")
        for piece in self._inside(body if body is not None else document):
            self._told.take(piece)
            for text in self._doubts:
                line = len(self._told.lines)
                self._told.findings.append(found(line, "warning", "list-mark-unknown", text=text))
            self._doubts.clear()

    def _inside(self, element: Element) -> Iterator[Piece]:
        for one in element:
            kind = name(one)
            if kind == "p":
                yield from self._paragraph(one)
            elif kind == "tbl":
                yield from self._table(one)
            elif kind in _AROUND:
                yield from self._inside(one)

    def _table(self, table: Element) -> Iterator[Piece]:
        for line in _direct(table, "tr"):
            cells = []
            for cell in _direct(line, "tc"):
                blocks: list[Block] = []
                for piece in self._inside(cell):
                    if isinstance(piece, Left):
                        yield piece
                    else:
                        blocks += piece.blocks if isinstance(piece, Row) else [piece]
                cells.append(tuple(blocks))
            yield Row(tuple(cells))

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        boxes = [collapse(_words(one)) for one in every(paragraph, "txbxContent")]
        for text in dict.fromkeys(boxes):
            if text:
                self._told.findings.append(found(len(self._told.lines) + 1, "warning", "text-box-left-out", text=text))
        runs = list(_runs(paragraph))
        hidden = "".join(text for text, _, unseen in runs if unseen)
        if hidden.strip():
            yield Left(hidden)
        shown = [(text, strong) for text, strong, unseen in runs if not unseen]
        lines = [line for line in "".join(text for text, _ in shown).split("\n") if line.strip()]
        if not lines:
            return
        style = self._styles.of(paragraph)
        mark, depth, certain = self._numbering.mark(paragraph)
        if not certain:
            self._doubts.append(collapse(lines[0]))
        bold = all(strong or style.bold for text, strong in shown if text.strip())
        heading = style.heading or (bold and not mark)
        for place, line in enumerate(lines):
            yield Block(line, "" if place else mark, depth, gap=not place, heading=heading and not place)


def _direct(element: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, through whatever wraps them, and none of a table inside."""
    for one in element:
        if name(one) == wanted:
            yield one
        elif name(one) in _AROUND:
            yield from _direct(one, wanted)


def _runs(element: Element) -> Iterator[tuple[str, bool, bool]]:
    """The runs of a paragraph: text, whether it is bold, whether it is hidden. Deleted text is no text any more."""
    for one in element:
        kind = name(one)
        if kind in _AROUND:
            yield from _runs(one)
        elif kind == "r":
            properties = child(one, "rPr")
            said = "".join(piece.text or "" if name(piece) == "t" else _SAID.get(name(piece), "") for piece in one)
            if said:
                yield said, is_on(properties, "b"), is_on(properties, "vanish")
