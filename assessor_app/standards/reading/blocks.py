"""Blocks of a marked-up file (web page, Word file) on their way to lines: list marks, table rows. Parses no file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.standards.reading import headings, limits
from assessor_app.standards.reading.lines import Line, Opened
from assessor_app.standards.reading.outline import found, short
from assessor_app.standards.wording import collapse

if TYPE_CHECKING:
    from assessor_app.standards.model import Finding

_INDENT = 4
_LETTERS = 26
_BARE_MARK = re.compile(r"(?:[A-Z]{0,4}[0-9]{1,3}(?:[./][0-9]{1,2})?[.):]?|[-–—•·▪◦‣●*\uf0b7]|\(?[a-z][.)])")
_OWN_LABEL = re.compile(r"(?:[A-Z]{1,4}[0-9]{1,3}(?:[./][0-9]{1,2})?[.):]?|[0-9]{1,3}[.)])\s")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item; `mark` is the label that its list gives it, `depth` counts lists around it.

    `title` tells that it is the heading of the whole page.
    """

    text: str
    mark: str = ""
    depth: int = 0
    gap: bool = True
    heading: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, cell by cell; `paired` for a term with what is said of it, which no table had to join."""

    cells: tuple[tuple[Block, ...], ...]
    paired: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What stands in all its cells."""
        return tuple(block for cell in self.cells for block in cell)


@dataclass(frozen=True, slots=True)
class Left:
    """Words that belong to the page and not to the standard."""

    text: str


Piece = Block | Row | Left


@dataclass(slots=True)
class Collected:
    """The lines of a file while it is being walked."""

    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, piece: Piece) -> None:
        """Put a piece at the end; raises Refusal `source-too-many-lines`."""
        if isinstance(piece, Left):
            self.leave_out(piece.text)
        elif isinstance(piece, Row):
            self._take_row(piece)
        else:
            self._add(piece)

    def _add(self, block: Block) -> None:
        text = collapse(block.text)
        if not text:
            return
        if len(self.lines) >= limits.MOST_LINES:
            raise Refusal("source-too-many-lines", line=0, lines=len(self.lines) + 1, most=limits.MOST_LINES)
        indent = _INDENT * max(block.depth - 1, 0)
        said = text if owns_label(text, block.mark) else f"{block.mark} {text}".strip()
        self.lines.append(Line(len(self.lines) + 1, said, indent, block.gap, heading=block.heading))

    def _take_row(self, row: Row) -> None:
        """Read a label with its text, a side heading with what it heads, else cell after cell, which is told."""
        cells = [cell for cell in row.cells if any(collapse(block.text) for block in cell)]
        if not cells:
            return
        first = cells[0]
        values = [block for cell in cells[1:] for block in cell]
        head = collapse(first[0].text) if len(first) == 1 else ""
        known = headings.heading(head)
        if values and _BARE_MARK.fullmatch(head):
            first, values = (), [replace(values[0], text=f"{head} {values[0].text}", mark=""), *values[1:]]
        elif known and known.key in headings.METADATA and len(values) == 1 and not values[0].mark:
            first, values = (), [Block(f"{head.rstrip(' :')}: {values[0].text}")]
        elif values and not known and not row.paired and not headings.opening(head):
            texts = " · ".join(collapse(block.text) for block in row.blocks)
            self.findings.append(found(len(self.lines) + 1, "warning", "table-row-read", text=short(texts)))
        for block in (*first, *values):
            self._add(block)

    def leave_out(self, text: str) -> None:
        """Note words that belong to the page and not to the standard."""
        if collapse(text):
            self.findings.append(found(len(self.lines) + 1, "note", "furniture-left-out", text=collapse(text)))

    def opened(self) -> Opened:
        """What was collected, as a front end gives it."""
        return Opened(tuple(self.lines), tuple(self.findings))


def owns_label(text: str, mark: str) -> bool:
    """Whether a list item prints a label of its own, beside which the list's mark would be a second one."""
    own = _OWN_LABEL.match(text)
    return own is not None and (mark in {"-", own[0].strip()} or own[0][:1].isalpha())


def marked_itself(text: str) -> bool:
    """Whether a text begins with a mark of its own, so that it is an item and not more of the one before it."""
    first, _, rest = text.partition(" ")
    return bool(rest) and _BARE_MARK.fullmatch(first) is not None and not first.isdigit()


def ordinal(number: int, style: str) -> str:
    """The mark of an ordered list's item: `3.`, `c.`, `iii.`; style `1`, `a`, `A`, `i` or `I` as in HTML."""
    said = str(number)
    if style in {"a", "A"} and 1 <= number <= _LETTERS:
        said = chr(ord(style) + number - 1)
    elif style in {"i", "I"} and 1 <= number < 4 * _ROMAN[0][0]:
        said = _roman(number) if style == "i" else _roman(number).upper()
    return f"{said}."


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said
