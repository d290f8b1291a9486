"""From words with places to rows in reading order: page furniture out, side headings beside what they head.

Rows are put together to lines in `pdflines`. No library's objects come here, so that a test can draw pages by hand.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.standards.reading import headings, pdffurniture
from assessor_app.standards.reading.outline import found, short
from assessor_app.standards.reading.pdfrow import BARE_MARK, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor_app.standards.model import Finding
    from assessor_app.standards.reading.pdfwords import Page, Word

_SAME_LINE: Final = 0.35
"""Parts of the letters' size: baselines nearer than this are one row."""
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
    kept = pdffurniture.without(pages, by_page, findings)
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
