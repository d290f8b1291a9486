"""From the bytes of a PDF to numbered lines: wrapped rows joined again to the paragraphs and items they were.

A row goes on in the next where the next row's first word would not have fitted on it; marks, indents, gaps and bold
letters say where a new paragraph begins all the same.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.standards.reading import headings, limits, pdfrows, pdfwords
from assessor_app.standards.reading.lines import Line, Opened
from assessor_app.standards.reading.outline import found, short
from assessor_app.standards.reading.pdfrow import BARE_MARK, Row
from assessor_app.standards.wording import collapse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Finding

_GAP: Final = 1.3
"""So many times the usual distance of rows is a gap between paragraphs."""
_ALIGNED: Final = 3.0
"""Points: edges nearer than this are one."""
_SAME_SIZE: Final = 0.6
_SLACK: Final = 0.5
_FAR: Final = 1.65
_USUAL: Final = 1.4
"""Parts of the letters' size: rows of print are usually so far apart."""
_BLANK: Final = 0.25
"""Parts of the letters' size: a blank is about so wide."""
_INDENT: Final = 0.5
"""Parts of the letters' size that stand for one blank of plain text."""
_DECIMAL = re.compile(r"[0-9]{1,3}\.[0-9]{1,2}")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_ENDS = (".", "!", "?", ":", ";")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while its rows are put together; `text_x` is where its words begin after the mark, if it has one."""

    rows: list[Row]
    gap: bool
    text: str = ""
    doubts: list[Finding] = field(default_factory=list)

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def last(self) -> Row:
        return self.rows[-1]

    @property
    def marked(self) -> bool:
        return _is_marked(self.first)

    @property
    def text_x(self) -> float:
        return self.first.words[1].x0 if self.marked and len(self.first.words) > 1 else self.first.x0


def opened(data: bytes) -> Opened:
    """Read a PDF; raises what `pdfwords.pages` raises, and Refusal `source-too-many-lines`."""
    taken = pdfwords.pages(data)
    told = pdfrows.rows(taken.pages)
    if len(told.rows) > limits.MOST_LINES:
        raise Refusal("source-too-many-lines", line=0, lines=len(told.rows), most=limits.MOST_LINES)
    return _Joiner(told.rows).opened((*taken.findings, *told.findings))


def _same_look(paragraph: _Paragraph, row: Row) -> bool:
    """Whether the letters of a row are like those of a paragraph; one bold word in it makes no difference."""
    like = row.bold in {paragraph.first.bold, paragraph.last.bold}
    return like and abs(paragraph.last.size - row.size) <= _SAME_SIZE


def _is_marked(row: Row) -> bool:
    return BARE_MARK.fullmatch(row.words[0].text) is not None and not row.words[0].text.isdigit()


def _hangs(before: Row, row: Row) -> bool:
    """Whether an item goes on under its text and not under its mark, as then all items of the file do."""
    if not _is_marked(before) or len(before.words) == 1 or _is_marked(row):
        return False
    inside = before.words[1].x0
    return inside - before.x0 > 2 * _ALIGNED and abs(row.x0 - inside) <= _ALIGNED


class _Joiner:
    """Joins the rows of a file to paragraphs."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._right = {side: max((row.x1 for row in rows if row.side is side), default=0.0) for side in (False, True)}
        self._left = min((row.x0 for row in rows if not row.side), default=0.0)
        sizes = Counter[float]()
        for row in rows:
            sizes[round(row.size, 1)] += len(row.text)
        self._size = sizes.most_common(1)[0][0] if sizes else 1.0
        self._pitch = self._usual_pitch()
        self._hangs = any(_hangs(before, row) for before, row in itertools.pairwise(rows))
        self._words = {word.casefold() for row in rows for word in _LETTERS.findall(row.text)}

    def _usual_pitch(self) -> float:
        """The usual distance of a row from the one above it, where the one above runs on to its end."""
        seen = Counter[float]()
        for before, row in itertools.pairwise(self._rows):
            down = before.y - row.y
            usual = max(abs(row.size - self._size), abs(before.size - self._size)) <= _SAME_SIZE
            near = usual and before.page == row.page and before.side is row.side and 0 < down < _FAR * row.size
            if near and self._full(before, row):
                seen[round(2 * down) / 2] += 1
        if not seen:
            return _USUAL * self._size
        return min(pitch for pitch, count in seen.items() if 2 * count >= max(seen.values()))

    def _full(self, before: Row, row: Row) -> bool:
        """Whether the first word of a row would not have fitted on the row before it."""
        first = row.words[0]
        return before.x1 + _BLANK * before.size + (first.x1 - first.x0) > self._right[before.side] - _SLACK

    def opened(self, findings: Sequence[Finding]) -> Opened:
        """The lines, with the findings of the pages put to the lines they belong to."""
        paragraphs: list[_Paragraph] = []
        for row in self._rows:
            last = paragraphs[-1] if paragraphs else None
            if last is not None and self._goes_on(last, row):
                self._join(last, row)
            else:
                paragraphs.append(_Paragraph([row], last is None or self._after_gap(last.last, row), row.text))
        lines: list[Line] = []
        told: list[Finding] = []
        for paragraph in paragraphs:
            for text in self._columns(paragraph):
                lines.append(self._line(paragraph, text, len(lines) + 1))
            told += [found(len(lines), one.level, one.code, **dict(one.facts)) for one in paragraph.doubts]
        return Opened(tuple(lines), (*self._placed(findings, lines), *told))

    @staticmethod
    def _placed(findings: Sequence[Finding], lines: Sequence[Line]) -> list[Finding]:
        """Findings that know only their page, put to its first line or, where none begins there, to one before it."""
        places: dict[int, int] = {}
        for line in reversed(lines):
            places[line.page] = line.number
        last = [max((number for page, number in places.items() if page < one.page), default=1) for one in findings]
        return [
            replace(one, line=places.get(one.page, before) if one.page else 0)
            for one, before in zip(findings, last, strict=True)
        ]

    def _goes_on(self, paragraph: _Paragraph, row: Row) -> bool:
        last = paragraph.last
        if row.side or last.side or not _same_look(paragraph, row) or not self._full(last, row):
            return False
        opens = headings.heading(row.text) or headings.lead_in(row.text) or headings.heading(paragraph.text)
        if opens or self._begins_item(paragraph, row) or (last.page == row.page and self._after_gap(last, row)):
            return False
        lower = row.words[0].text[:1].islower()
        if paragraph.marked:
            return abs(row.x0 - paragraph.text_x) <= _ALIGNED or (
                lower and not self._hangs and row.x0 < paragraph.text_x
            )
        if last.page != row.page and not lower and last.text.endswith(_SENTENCE_ENDS):
            paragraph.doubts.append(found(0, "warning", "page-break-doubtful", text=short(row.text)))
            return False
        return abs(row.x0 - last.x0) <= _ALIGNED or (len(paragraph.rows) == 1 and row.x0 < last.x0)

    @staticmethod
    def _begins_item(paragraph: _Paragraph, row: Row) -> bool:
        if not _is_marked(row) or len(row.words) == 1:
            return False
        decimal = _DECIMAL.fullmatch(row.words[0].text)
        if decimal is None:
            return True
        return row.words[0].text.split(".")[0] in re.findall(r"[0-9]+", paragraph.first.words[0].text)

    def _after_gap(self, last: Row, row: Row) -> bool:
        if last.page != row.page or last.side is not row.side:
            return True
        return not 0 < last.y - row.y <= _GAP * self._pitch * max(row.size / self._size, 1.0)

    def _join(self, paragraph: _Paragraph, row: Row) -> None:
        before, after = paragraph.text.rpartition(" ")[2], row.words[0].text
        glue = " "
        if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
            start = _LETTERS.findall(before[:-1])[-1]
            rest = _LETTERS.match(after)
            whole = start + (rest[0] if rest else "")
            if whole.casefold() in self._words:
                paragraph.text = paragraph.text[:-1]
            elif f"{start}-{rest[0] if rest else ''}".casefold() not in self._words:
                paragraph.doubts.append(found(0, "warning", "hyphen-doubtful", text=f"{before}{after}"))
            glue = ""
        paragraph.text = f"{paragraph.text}{glue}{row.text}"
        paragraph.rows.append(row)

    def _columns(self, paragraph: _Paragraph) -> list[str]:
        """A row with a wide gap in it: a label and its value, a heading and its text, or two columns, which is told."""
        wide = pdfrows.parted_wide(paragraph.first)
        if wide is None:
            return [paragraph.text]
        left = wide[0]
        known = headings.heading(left)
        rest = paragraph.text.removeprefix(f"{left} ")
        if known and known.key in headings.METADATA:
            return [f"{left.rstrip(' :')}: {rest}"]
        if known:
            return [left, rest]
        if not left.endswith(":"):
            paragraph.doubts.append(pdfrows.doubtful(paragraph.first))
        return [paragraph.text]

    def _line(self, paragraph: _Paragraph, text: str, number: int) -> Line:
        first = paragraph.first
        indent = max(round((first.x0 - self._left) / (_INDENT * self._size)), 0)
        heading = first.side or ((first.bold or first.size > self._size + _SAME_SIZE) and not paragraph.marked)
        return Line(number, collapse(text), 0 if first.side else indent, paragraph.gap, first.page, heading)
