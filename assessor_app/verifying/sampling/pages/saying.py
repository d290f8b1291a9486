"""Saying the program's messages in the languages of these pages, and the blocks that several parts are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import speak
from assessor_app.language.dates import day, moment
from assessor_app.language.sentences import sentence
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Run
    from assessor_app.verifying.sampling.model import Reason

    Held = list[Run] | Callable[[Elem], list[Block]]

PAD: Final = (3, 3, 4)


class Saying(Voice):
    """The languages of the pages; messages come from the program's catalogue."""

    def t(self, message: str, between: str = "\n", **facts: object) -> list[Run]:
        """One of our messages in every language of the pages."""
        return self.each(lambda tongue: speak(tongue)(message, **facts), between)

    def plain(self, message: str, facts: object = None) -> str:
        """One of our messages as one text."""
        del facts
        return "".join(run.text for run in self.t(message, " / "))

    def reason(self, reason: Reason) -> list[Run]:
        """One reason as a sentence."""
        facts = dict(reason.facts)
        return self.each(lambda tongue: sentence(speak(tongue), reason.code, facts))

    def day(self, written: str) -> list[Run]:
        """A day in words."""
        return self.each(lambda tongue: day(speak(tongue), written), " / ")

    def moment(self, written: str) -> list[Run]:
        """A time in words."""
        return self.each(lambda tongue: moment(speak(tongue), written), " / ")


def heading(saying: Saying, part: Elem, message: str) -> Paragraph:
    """The heading of a section."""
    runs = saying.t(message, " / ")
    return Paragraph(runs, looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)


def lead(saying: Saying, part: Elem, message: str, **facts: object) -> list[Block]:
    """A sentence that leads into what follows, quietly."""
    return list(looks.apart(saying.t(message, "", **facts), looks.SMALL, part, before=2, sticks=True))


def table(part: Elem, titles: Sequence[list[Run]], widths: Sequence[float], rows: Sequence[Sequence[Held]]) -> Table:
    """A table whose first column names its rows; a cell is runs, or makes blocks for its element."""
    held = part.child("Table")
    head, body = looks.head(held, titles, widths), held.child("TBody")
    made: list[Block] = []
    for row in rows:
        line, cells = body.child("TR"), []
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            elem = line.child("TH", **looks.ROW_SCOPE) if not place else line.child("TD")
            blocks = cell(elem) if callable(cell) else [Paragraph(cell, looks.CELL, elem)]
            cells.append(Cell(width, blocks, PAD))
        made.append(Row(cells, rule=True))
    return Table(head, made, before=6)
