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
    from assessor_app.paper.structure import Elem

TITLE: Final = Style(20, 26, "bold")
SUBTITLE: Final = Style(10, 14, colour=SOFT)
HEADING: Final = Style(12, 16, "bold", ACCENT)
BODY: Final = Style(9.5, 13.2)
CELL: Final = Style(8.5, 11.8)
CELL_BOLD: Final = Style(8.5, 11.8, "bold")
SMALL: Final = Style(7.6, 10.4, colour=SOFT)
SMALL_BOLD: Final = Style(7.6, 10.4, "bold", SOFT)
LABEL: Final = Style(7.6, 10.6, "bold", ACCENT)
NAME: Final = Style(9.2, 12.4, "bold")
SIGNED: Final = Style(13, 17, "bold")

ABOVE_SECTION: Final = 17.0
COLUMN_SCOPE: Final = {"Scope": Name("Column")}
ROW_SCOPE: Final = {"Scope": Name("Row")}


def head(table: Elem, titles: Sequence[Sequence[Run]], widths: Sequence[float]) -> Row:
    """A table's head; column headers may be empty of text only where a neighbour's covers them."""
    line = table.child("THead").child("TR")
    cells = [
        Cell(width, [Paragraph(runs, SMALL_BOLD, line.child("TH", **COLUMN_SCOPE))], (3, 2, 3))
        for runs, width in zip(titles, widths, strict=True)
    ]
    return Row(cells)


def several(elem: Elem, parts: Sequence[tuple[Sequence[Run] | str, Style]], gap: float = 2) -> list[Block]:
    """Paragraphs inside one element, those without text left out."""
    kept = [(runs, style) for runs, style in parts if runs and runs != [Run("")]]
    return [
        Paragraph(runs, style, elem.child("P"), before=gap if place else 0) for place, (runs, style) in enumerate(kept)
    ]
