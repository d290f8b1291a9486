"""What the elements of a web page say: paragraphs, headings, list items with their marks, rows. Parses nothing.

Scripts are dropped; what a site puts around its text (navigation, footers, hidden words) is left out and told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assessor_app.standards.reading import headings
from assessor_app.standards.reading.blocks import Block, Left, Piece, Row, marked_itself, ordinal
from assessor_app.standards.wording import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any  # of lxml, which tells no types

_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "object", "input", "img"})
_AROUND = frozenset({"nav", "footer", "aside", "button", "select", "textarea", "dialog"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "alert", "dialog"})
_BLOCKS = frozenset(
    {
        *("address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "form", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    }
)
_BOLD = frozenset({"b", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_MARKS = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,6}")
_NEWLINE = re.compile(r"\r\n|\r|\n")


def pieces(page: Element) -> list[Piece]:
    """Everything a page says, in order."""
    mains = [one for one in page.iter() if one.tag == "main" or one.get("role") == "main"]
    if len(mains) == 1:
        before = [Left(_words(one)) for one in _outside(mains[0], preceding=True)]
        after = [Left(_words(one)) for one in _outside(mains[0], preceding=False)]
        return [*before, *_from_title(_Walker().walked(mains[0])), *after]
    return _from_title(_Walker().walked(page))


def _from_title(told: list[Piece]) -> list[Piece]:
    """Leave out what stands before the one heading of the first rank, if it opens nothing (`Skip to content`)."""
    titles = [place for place, one in enumerate(told) if isinstance(one, Block) and one.title]
    if len(titles) != 1:
        return told
    blocks = [block for one in told[: titles[0]] for block in _blocks(one)]
    if any(headings.opening(collapse(block.text)) for block in blocks):
        return told
    left = [one for one in told[: titles[0]] if isinstance(one, Left)]
    return [*left, *(Left(block.text) for block in blocks), *told[titles[0] :]]


def _blocks(piece: Piece) -> tuple[Block, ...]:
    if isinstance(piece, Left):
        return ()
    return piece.blocks if isinstance(piece, Row) else (piece,)


def _outside(main: Element, *, preceding: bool) -> Iterator[Element]:
    """What stands outside the main part, in order, each element that holds none of it."""
    for ancestor in reversed([main, *main.iterancestors()]) if preceding else [main, *main.iterancestors()]:
        siblings = list(ancestor.itersiblings(preceding=preceding))
        yield from (one for one in (reversed(siblings) if preceding else siblings) if one.tag not in _SILENT)


def _words(element: Element) -> str:
    if element.tag in _SILENT:
        return ""
    said = [element.text or ""]
    for child in element:
        said += [_words(child), child.tail or ""]
    return " ".join(said)


@dataclass(slots=True)
class _Item:
    """The list item that is open: its mark, and the place of its text once that is there."""

    mark: str
    depth: int
    first: bool
    place: int = -1


class _Walker:
    """Walks the elements of one page, or of one cell of a table."""

    def __init__(self) -> None:
        self._told: list[Piece] = []
        self._said: list[tuple[str, bool]] = []
        self._items: list[_Item] = []
        self._depth = 0
        self._bold = 0
        self._heading = ""
        self._gap = True

    def walked(self, element: Element) -> list[Piece]:
        """Everything that stands in an element."""
        self._inside(element)
        self._end()
        return self._told

    def _say(self, text: str | None) -> None:
        if text:
            self._said.append((text, self._bold > 0))

    def _end(self) -> None:
        """End the paragraph that is open."""
        text = "".join(said for said, _ in self._said)
        bold = all(strong for said, strong in self._said if said.strip())
        self._said.clear()
        if not collapse(text):
            return
        item = self._items[-1] if self._items else None
        last = self._told[-1] if self._told else None
        if item is None or (item.place >= 0 and (item.place != len(self._told) - 1 or marked_itself(collapse(text)))):
            heading = bool(self._heading) or bold
            depth = self._depth + (item is not None)
            self._told.append(Block(text, "", depth, self._gap, heading, self._heading == "h1"))
        elif item.place < 0:
            item.place = len(self._told)
            self._told.append(Block(text, item.mark, item.depth, item.first))
        elif isinstance(last, Block):
            self._told[-1] = replace(last, text=f"{last.text} {text}")
        self._gap = True

    def _element(self, element: Element) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT:
            return
        if tag == "br":
            self._end()
            self._gap = False
        elif _is_around(element):
            self._end()
            self._told.append(Left(_words(element)))
        elif tag in _BLOCKS:
            self._end()
            self._block(element)
            self._end()
        else:
            self._bold += tag in _BOLD
            self._inside(element)
            self._bold -= tag in _BOLD

    def _block(self, element: Element) -> None:
        if element.tag in {"ul", "ol", "menu"}:
            self._list(element)
        elif element.tag == "pre":
            self._preformatted(element)
        elif element.tag == "tr":
            self._row(element)
        elif element.tag == "dl":
            self._terms(element)
        else:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        before, self._heading = self._heading, element.tag if element.tag in _HEADINGS else self._heading
        self._say(element.text)
        for child in element:
            self._element(child)
            self._say(child.tail)
        if element.tag in _BLOCKS:
            self._end()
        self._heading = before

    def _list(self, element: Element) -> None:
        items = [child for child in element if child.tag == "li"]
        numbered = element.tag == "ol" and not _NO_MARKS.search(element.get("style") or "")
        number = _number(element.get("start"), len(items) if element.get("reversed") is not None else 1)
        self._depth += 1
        self._say(element.text)
        for child in element:
            if child.tag == "li":
                number = _number(child.get("value"), number)
                mark = ordinal(number, child.get("type") or element.get("type") or "1") if numbered else "-"
                number += -1 if element.get("reversed") is not None else 1
                self._item(child, _Item(mark, self._depth, first=child is items[0]))
            else:
                self._element(child)
            self._say(child.tail)
        self._end()
        self._depth -= 1

    def _item(self, element: Element, item: _Item) -> None:
        self._end()
        self._items.append(item)
        self._inside(element)
        self._end()
        self._items.pop()

    def _preformatted(self, element: Element) -> None:
        for line in _NEWLINE.split("".join(element.itertext())):
            if not line.strip():
                self._gap = True
                continue
            self._say(line)
            self._end()
            self._gap = False

    def _row(self, element: Element) -> None:
        self._pair([child for child in element if child.tag in {"td", "th"}], paired=False)
        self._rest(element, {"td", "th"})

    def _terms(self, element: Element) -> None:
        """Read a list of terms, each with what is said of it; groups of both may stand in a `div`."""
        pair: list[Element] = []
        for child in element:
            if child.tag == "dt" and pair:
                self._pair(pair, paired=True)
                pair = []
            if child.tag in {"dt", "dd"}:
                pair.append(child)
            elif child.tag == "div":
                self._terms(child)
        self._pair(pair, paired=True)
        self._rest(element, {"dt", "dd", "div"})

    def _pair(self, cells: list[Element], *, paired: bool) -> None:
        inside = [[block for piece in _Walker().walked(cell) for block in _blocks(piece)] for cell in cells]
        if any(inside):
            self._told.append(Row(tuple(map(tuple, inside)), paired))

    def _rest(self, element: Element, read: set[str]) -> None:
        """Read what stands in a row or list of terms where it should not, so that no word is lost."""
        self._say(element.text)
        for child in element:
            if child.tag not in read:
                self._element(child)
            self._say(child.tail)


def _is_around(element: Element) -> bool:
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    if hidden or _HIDDEN.search(element.get("style") or "") or element.get("role") in _ROLES or element.tag in _AROUND:
        return True
    return element.tag == "header" and not any(one.tag == "h1" for one in element.iter())


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and _WHOLE.fullmatch(written) else otherwise
