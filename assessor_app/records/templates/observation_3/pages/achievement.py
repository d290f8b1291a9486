"""The summary of achievement: what the assessor says of the visit, and how many criteria of each standard were met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.document import COLUMN
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.pages import looks

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_3.pages.reading import Reading

_KINDS: Final = ("performance", "knowledge", "behaviour")
_COUNT: Final = 84.0


def achievement(reading: Reading, root: Elem) -> list[Block]:
    """The section."""
    voice, part = reading.voice, root.child("Sect")
    heading = voice.label("achievement")
    blocks: list[Block] = [Paragraph(heading, looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)]
    said = reading.payload["summary"]
    if said.strip():
        blocks.append(Paragraph(said, looks.BODY, part.child("P"), before=4))
    else:
        blocks += looks.sentences(voice, "no-summary", looks.BODY, part, before=4)
    if not reading.judging:
        return [*blocks, *looks.sentences(voice, "not-judging", looks.NAME, part, before=4)]
    return [*blocks, *_table(reading, part)]


def _table(reading: Reading, part: Elem) -> list[Block]:
    voice, standards = reading.voice, reading.payload["standards"]
    kinds = [kind for kind in _KINDS if any(one["kind"] == kind for each in standards for one in each["criteria"])]
    if not kinds:
        return []
    about = looks.sentences(voice, "achievement-about", looks.SMALL, part, before=6, sticks=True)
    widths = (COLUMN - _COUNT * len(kinds), *[_COUNT] * len(kinds))
    table = part.child("Table")
    head = looks.head(table, [voice.say(key) for key in ("standard", *kinds)], widths)
    body = table.child("TBody")
    rows = [_row(reading, standard, kinds, widths, body) for standard in standards]
    return [*about, Table(head, rows, before=2)]


def _row(reading: Reading, standard: dict[str, Any], kinds: list[str], widths: tuple[float, ...], body: Elem) -> Row:
    line, voice = body.child("TR"), reading.voice
    runs = [Run(f"{reading.tag(standard)} · ", "bold"), voice.foreign(standard["title"], standard["language"])]
    cells: list[Block] = [Paragraph(runs, looks.CELL, line.child("TH", **looks.ROW_SCOPE))]
    cells += [Paragraph(_met(reading, standard, kind), looks.CELL_BOLD, line.child("TD")) for kind in kinds]
    return Row([Cell(width, [cell]) for width, cell in zip(widths, cells, strict=True)], rule=True)


def _met(reading: Reading, standard: dict[str, Any], kind: str) -> str:
    keys = [f"{standard['key']}#{kind}:{one['number']}" for one in standard["criteria"] if one["kind"] == kind]
    return f"{sum(reading.state(key) == 'met' for key in keys)}/{len(keys)}" if keys else "—"
