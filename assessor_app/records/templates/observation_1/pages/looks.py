"""How template `observation/1` looks: its type sizes, in points, and a few blocks that every part uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.colours import ACCENT, SOFT
from assessor_app.paper.objects import Name
from assessor_app.paper.rows import Cell, Row
from assessor_app.paper.text import Run, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.objects import Value
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.voice import Facts, Voice

TITLE: Final = Style(20, 26, "bold")
SUBTITLE: Final = Style(10, 14, colour=SOFT)
HEADING: Final = Style(12, 16, "bold", ACCENT)
BODY: Final = Style(9.5, 13.2)
CELL: Final = Style(8.5, 11.8)
CELL_BOLD: Final = Style(8.5, 11.8, "bold")
QUIET: Final = Style(7.8, 10.6, colour=SOFT)
QUIET_BOLD: Final = Style(7.8, 10.6, "bold", SOFT)
SMALL: Final = Style(7.6, 10.4, colour=SOFT)
SMALL_BOLD: Final = Style(7.6, 10.4, "bold", SOFT)
LABEL: Final = Style(7.6, 10.6, "bold", ACCENT)
NAME: Final = Style(9.2, 12.4, "bold")
SIGNED: Final = Style(13, 17, "bold")

ABOVE_SECTION: Final = 17.0
COLUMN_SCOPE: Final[dict[str, Value]] = {"Scope": Name("Column")}
ROW_SCOPE: Final[dict[str, Value]] = {"Scope": Name("Row")}


def head(table: Elem, titles: Sequence[Sequence[Run]], widths: Sequence[float], *, first_spans: int = 1) -> Row:
    """A table's head; `first_spans` is over how many columns its first cell stands."""
    line = table.child("THead").child("TR")
    cells = []
    for place, (runs, width) in enumerate(zip(titles, widths, strict=True)):
        span: dict[str, Value] = {"ColSpan": first_spans} if first_spans > 1 and not place else {}
        cell = line.child("TH", **COLUMN_SCOPE, **span)
        cells.append(Cell(width, [Paragraph(runs, SMALL_BOLD, cell)], (3, 2, 3)))
    return Row(cells)


def sentences(
    voice: Voice,
    key: str,
    style: Style,
    parent: Elem,
    *,
    before: float = 0,
    sticks: bool = False,
    facts: Facts | None = None,
) -> list[Block]:
    """A sentence in every language of the page, one paragraph each: two languages never share a block of text."""
    return apart(voice.say(key, "", facts), style, parent, before=before, sticks=sticks)


def apart(runs: Sequence[Run], style: Style, parent: Elem, *, before: float = 0, sticks: bool = False) -> list[Block]:
    """Each run as a paragraph of its own."""
    return [
        Paragraph([run], style, parent.child("P"), before=0.2 * style.size if place else before, sticks=sticks)
        for place, run in enumerate(runs)
    ]


def several(elem: Elem, parts: Sequence[tuple[Sequence[Run] | str, Style]], gap: float = 2) -> list[Block]:
    """Paragraphs inside one element, those without text left out."""
    kept = [(runs, style) for runs, style in parts if runs and runs != [Run("")]]
    return [
        Paragraph(runs, style, elem.child("P"), before=gap if place else 0) for place, (runs, style) in enumerate(kept)
    ]
