"""From words with places to rows in reading order: page furniture out, side headings beside what they head.

Rows are put together to lines in `pdflines`. No library's objects come here, so that a test can draw pages by hand.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.standards import headings
from assessor_app.standards.model import Finding
from assessor_app.standards.outline import found, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assessor_app.standards.pdfwords import Page, Word

BARE_MARK = re.compile(r"(?:[A-Z]{0,4}[0-9]{1,3}(?:[./][0-9]{1,2})?[.):]?|[-–—•·▪◦‣●*\uf0b7]|\(?[a-z][.)])")
_SAME_LINE: Final = 0.35
"""Parts of the letters' size: baselines nearer than this are one row."""
_TOP, _FOOT = 0.8, 0.15
"""Parts of the page's height: running heads stand above the first, running feet below the second."""
_SAME_PLACE: Final = 3.0
_DIGITS = re.compile(r"[0-9]+")
_IN_WORDS = re.compile(r"(?:page|tudalen)\s*[0-9]{1,3}(?:\s*(?:of|o|/)\s*[0-9]{1,3})?", re.IGNORECASE)
_CLEAR: Final = 2.5
"""Parts of the letters' size: a page's number stands so far below its text."""
_WIDE_GAP: Final = 1.2
"""Parts of the letters' size: a gap this wide may part a side heading from its text."""
_STEP: Final = 40.0
"""Points: side headings are at least so far to the left of what they head."""
_ALIGNED: Final = 3.0
_FEWEST: Final = 4
_SPACING: Final = 1.9
"""Parts of the letters' size: rows of one side heading stand no further apart."""
_LONGEST_SIDE: Final = 6
_COLUMN_GAP: Final = 2.5


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one baseline, from left to right; `side` tells that they stand in the column of side headings."""

    page: int
    y: float
    words: tuple[Word, ...]
    side: bool = False

    @property
    def text(self) -> str:
        """Its words with one blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def size(self) -> float:
        """The size of its letters, in points."""
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a whole file in reading order, the left edge of its text, and what was left out or doubted.

    Findings here name pages; their lines are not known yet.
    """

    rows: tuple[Row, ...]
    column: float | None
    findings: tuple[Finding, ...]


def rows(pages: Sequence[Page]) -> Rows:
    """Put the words of all pages into rows, and the rows into the order in which people read them."""
    by_page = [_rows(page) for page in pages]
    findings: list[Finding] = []
    kept = _without_furniture(pages, by_page, findings)
    column = _column([row for page in kept for row in page])
    told: list[Row] = []
    for page in kept:
        if column is None:
            told += page
        else:
            told += _beside(page, column)
    return Rows(tuple(told), column, tuple(findings))


def _rows(page: Page) -> list[Row]:
    gathered: list[list[Word]] = []
    for word in sorted(page.words, key=lambda one: (-one.y, one.x0)):
        last = gathered[-1][0] if gathered else None
        if last is not None and last.y - word.y < _SAME_LINE * max(min(last.size, word.size), 1.0):
            if not any(_twice(one, word) for one in gathered[-1]):
                gathered[-1].append(word)
        else:
            gathered.append([word])
    return [Row(page.number, words[0].y, tuple(sorted(words, key=lambda one: one.x0))) for words in gathered]


def _twice(one: Word, other: Word) -> bool:
    """Whether a word was drawn twice in nearly the same place, to look bold."""
    return one.text == other.text and abs(one.x0 - other.x0) < 1.0 and abs(one.y - other.y) < 1.0


def _without_furniture(pages: Sequence[Page], by_page: list[list[Row]], findings: list[Finding]) -> list[list[Row]]:
    """Leave out running heads, running feet and page numbers: rows at the edges that pages repeat in one place."""
    known = _repeated(pages, by_page)
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


def _edge(rows_: Iterable[Row], known: dict[str, list[float]]) -> list[Row]:
    """The rows at an edge that are furniture, up to the first that is not."""
    out: list[Row] = []
    for row in rows_:
        places = known.get(_shape(row), [])
        repeated = sum(abs(y - row.y) < _SAME_PLACE for y in places) > 1
        if not (repeated or _IN_WORDS.fullmatch(row.text)):
            break
        out.append(row)
    return out


def _shape(row: Row) -> str:
    return _DIGITS.sub("#", row.text)


def _repeated(pages: Sequence[Page], by_page: Sequence[Sequence[Row]]) -> dict[str, list[float]]:
    places: dict[str, list[float]] = defaultdict(list)
    for page, rows_ in zip(pages, by_page, strict=True):
        for row in rows_:
            at_edge = row.y > _TOP * page.height or row.y < _FOOT * page.height
            if at_edge and not headings.opening(row.text) and not headings.lead_in(row.text):
                places[_shape(row)].append(row.y)
    return places


def _column(rows_: Sequence[Row]) -> float | None:
    """Where the text begins to the right of a column of side headings; None where there is no such column."""
    if not rows_:
        return None
    left = min(row.x0 for row in rows_)
    begins: Counter[int] = Counter()
    for row in rows_:
        for before, word in zip((None, *row.words), row.words, strict=False):
            if before is None or word.x0 - before.x1 > _WIDE_GAP * word.size:
                begins[round(word.x0)] += 1
    candidates = [x for x, _ in begins.most_common() if x > left + _STEP]
    for x in candidates[:_LONGEST_SIDE]:
        aligned = sum(count for at, count in begins.items() if abs(at - x) <= _ALIGNED)
        edge = min((word.x0 for row in rows_ for word in row.words if abs(word.x0 - x) <= _ALIGNED), default=float(x))
        if aligned >= _FEWEST and _heads(rows_, edge - 0.5):
            return edge - 0.5
    return None


def _heads(rows_: Sequence[Row], edge: float) -> bool:
    """Whether known headings, and no marks of items, stand to the left of an edge beside text to its right."""
    beside, alone, marks = 0, 0, 0
    for heading, _, right in _sides(rows_, edge):
        known = headings.heading(heading) is not None
        beside += known and right
        alone += not known
        marks += BARE_MARK.fullmatch(heading) is not None
    return beside > 0 and marks == 0 and beside >= alone


def _split(row: Row, edge: float) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    """The words of a row on both sides of an edge; None where one crosses it, so that the row spans both."""
    left = tuple(word for word in row.words if word.x0 < edge)
    right = tuple(word for word in row.words if word.x0 >= edge)
    if left and (left[-1].x1 > edge or (right and right[0].x0 - left[-1].x1 < _WIDE_GAP * left[-1].size / 2)):
        return None
    return left, right


def _sides(rows_: Sequence[Row], edge: float) -> Iterator[tuple[str, list[Row], bool]]:
    """Every side heading: its words, the rows it stands on, whether text stands beside one of them."""
    group: list[tuple[Row, bool]] = []
    for row in rows_:
        parts = _split(row, edge)
        if parts is None or not parts[0]:
            if parts is None:
                yield from _parted(group)
                group = []
            continue
        side = Row(row.page, row.y, parts[0], side=True)
        if group and (group[-1][0].y - side.y > _SPACING * side.size or group[-1][0].page != side.page):
            yield from _parted(group)
            group = []
        group.append((side, bool(parts[1])))
    yield from _parted(group)


def _parted(group: Sequence[tuple[Row, bool]]) -> Iterator[tuple[str, list[Row], bool]]:
    """Part rows that stand close together into the longest known headings; what is left is one heading."""
    place = 0
    unknown: list[tuple[Row, bool]] = []
    while place < len(group):
        for end in range(min(len(group), place + _LONGEST_SIDE), place, -1):
            taken = group[place:end]
            text = " ".join(row.text for row, _ in taken)
            if headings.heading(text):
                if unknown:
                    yield _one(unknown)
                    unknown = []
                yield text, [row for row, _ in taken], any(right for _, right in taken)
                place = end
                break
        else:
            unknown.append(group[place])
            place += 1
    if unknown:
        yield _one(unknown)


def _one(group: Sequence[tuple[Row, bool]]) -> tuple[str, list[Row], bool]:
    return " ".join(row.text for row, _ in group), [row for row, _ in group], any(right for _, right in group)


def _beside(rows_: Sequence[Row], edge: float) -> list[Row]:
    """The rows of one page with every side heading before what stands beside it."""
    told: list[Row] = []
    for row in rows_:
        parts = _split(row, edge)
        if parts is None:
            told.append(row)
        elif parts[1]:
            told.append(Row(row.page, row.y, parts[1]))
    for _, sides, _ in _sides(rows_, edge):
        first = sides[0]
        words = tuple(word for row in sides for word in row.words)
        # a side heading may stand a little lower than the text that it heads
        places = (at for at, row in enumerate(told) if not row.side and row.y <= first.y + 0.9 * first.size)
        told.insert(next(places, len(told)), Row(first.page, first.y, words, side=True))
    return told


def parted_wide(row: Row) -> tuple[str, str] | None:
    """A row with one wide gap in it, in two texts; the first is no mark of an item. None for any other row."""
    for place in range(1, len(row.words)):
        if row.words[place].x0 - row.words[place - 1].x1 > _COLUMN_GAP * row.size:
            left, right = (" ".join(word.text for word in part) for part in (row.words[:place], row.words[place:]))
            return None if BARE_MARK.fullmatch(left) else (left, right)
    return None


def doubtful(row: Row) -> Finding:
    """What is told of a row that may be two columns read as one."""
    return found(0, "warning", "columns-doubtful", text=short(row.text))
