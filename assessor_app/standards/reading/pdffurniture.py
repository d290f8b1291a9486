"""Running heads, running feet and page numbers of a PDF, known by their places; rows of the text stay as they are."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from assessor_app.standards.model import Finding
from assessor_app.standards.reading import headings
from assessor_app.standards.reading.pdfrow import BARE_MARK, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.standards.reading.pdfwords import Page

_TOP, _FOOT = 0.8, 0.15
"""Parts of the page's height: running heads stand above the first, running feet below the second."""
_SAME_PLACE: Final = 3.0
_DIGITS = re.compile(r"[0-9]+")
_IN_WORDS = re.compile(r"(?:page|tudalen)\s*[0-9]{1,3}(?:\s*(?:of|o|/)\s*[0-9]{1,3})?", re.IGNORECASE)
_CLEAR: Final = 2.5
"""Parts of the letters' size: a page's number stands so far below its text."""


def without(pages: Sequence[Page], by_page: list[list[Row]], findings: list[Finding]) -> list[list[Row]]:
    """Leave out running heads, running feet and page numbers: rows at the edges that pages repeat in one place."""
    known = _at_edges(pages, by_page)
    kept: list[list[Row]] = []
    for page, rows_ in zip(pages, by_page, strict=True):
        heads = _edge([row for row in rows_ if row.y > _TOP * page.height], known)
        feet = _edge([row for row in reversed(rows_) if row.y < _FOOT * page.height], known)
        if not feet and len(rows_) > 1 and _own_number(rows_[-2], rows_[-1], page):
            feet = [rows_[-1]]
        out = heads + feet
        if not kept and heads and _untitled(rows_, out):
            # the running head of the first page is the only place where the title stands
            out = [row for row in out if row not in heads or _IN_WORDS.fullmatch(row.text)]
        findings += [Finding(0, "note", "furniture-left-out", (("text", row.text),), page.number) for row in out]
        kept.append([row for row in rows_ if row not in out])
    return kept


def _own_number(before: Row, last: Row, page: Page) -> bool:
    """Whether the last row of a page is the page's own number, clear of the text and no value of a label."""
    clear = before.y - last.y > _CLEAR * last.size and last.y < _FOOT * page.height
    return clear and last.text == str(page.number) and headings.opening(before.text) is None


def _untitled(rows_: Sequence[Row], out: Sequence[Row]) -> bool:
    first = next((row for row in rows_ if row not in out), None)
    return first is None or headings.opening(first.text) is not None or _side_opens(first)


def _side_opens(row: Row) -> bool:
    return any(headings.opening(" ".join(word.text for word in row.words[:end])) for end in range(1, len(row.words)))


def _edge(rows_: Iterable[Row], known: dict[str, list[Row]]) -> list[Row]:
    """The rows at an edge that are furniture, up to the first that is not."""
    out: list[Row] = []
    for row in rows_:
        repeated = any(_same_furniture(row, other) for other in known.get(_shape(row), ()))
        if not (repeated or _IN_WORDS.fullmatch(row.text)):
            break
        out.append(row)
    return out


def _same_furniture(row: Row, other: Row) -> bool:
    """Whether another page has the same row in the same place, its numbers the same or counting the pages."""
    if other.page == row.page or abs(other.y - row.y) >= _SAME_PLACE:
        return False
    pairs = zip(_DIGITS.findall(row.text), _DIGITS.findall(other.text), strict=False)
    pages = row.page - other.page
    allowed = {pages} if row.text.isdigit() else {0, pages}
    return all(int(one) - int(two) in allowed for one, two in pairs)


def _shape(row: Row) -> str:
    return _DIGITS.sub("#", row.text)


def _at_edges(pages: Sequence[Page], by_page: Sequence[Sequence[Row]]) -> dict[str, list[Row]]:
    """Rows near the edges of pages that are no headings and no items, by what they say apart from numbers."""
    told: dict[str, list[Row]] = defaultdict(list)
    for page, rows_ in zip(pages, by_page, strict=True):
        for row in rows_:
            at_edge = row.y > _TOP * page.height or row.y < _FOOT * page.height
            item = len(row.words) > 1 and BARE_MARK.fullmatch(row.words[0].text) and not row.words[0].text.isdigit()
            if at_edge and not item and not headings.opening(row.text) and not headings.lead_in(row.text):
                told[_shape(row)].append(row)
    return told
