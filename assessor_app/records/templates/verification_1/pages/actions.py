"""The actions that a report opens, or in a recheck what was answered to them and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.chips import Chips
from assessor_app.paper.document import COLUMN
from assessor_app.paper.marks import COLOURS, Marked
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.paper.text import Style
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import day_and_time, filled, long_date
from assessor_app.records.templates.verification_1.pages.reading import MARKS, heading
from assessor_app.records.templates.verification_1.words import WORDS

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Run
    from assessor_app.records.templates.verification_1.pages.reading import Reading

_DONE: Final = (24.0, COLUMN - 234.0, 100.0, 110.0)
_RECHECKED: Final = (COLUMN - 320.0, 170.0, 150.0)


def actions(reading: Reading, root: Elem) -> list[Block]:
    """What has to be done, by whom, by when, and about which criteria."""
    voice, part = reading.voice, root.child("Sect")
    opened = reading.payload["actions"]
    if not opened:
        return [heading(reading, part, "actions"), *looks.sentences(voice, "no-actions", looks.BODY, part, before=4)]
    table = part.child("Table")
    titles = [voice.say(key) for key in ("action", "owner", "due")]
    head = looks.head(table, titles, (_DONE[0] + _DONE[1], *_DONE[2:]), first_spans=2)
    body = table.child("TBody")
    rows: list[Block] = [_action(reading, at, one, body) for at, one in enumerate(opened, 1)]
    return [heading(reading, part, "actions"), Table(head, rows, before=4)]


def _due(reading: Reading, written: str, key: str = "") -> list[Run]:
    if not key:
        return reading.voice.each(lambda tongue: long_date(written, tongue))
    return reading.voice.each(lambda tongue: filled(WORDS[key][tongue == "en"], {"date": long_date(written, tongue)}))


def _action(reading: Reading, at: int, one: dict[str, Any], body: Elem) -> Row:
    line = body.child("TR")
    number = Paragraph(str(at), looks.CELL_BOLD, line.child("TH", **looks.ROW_SCOPE))
    says = line.child("TD")
    what: list[Block] = [Paragraph(one["text"], looks.CELL, says.child("P"))]
    if one["criteria"]:
        what.append(Chips([reading.chip(key) for key in one["criteria"]], says.child("P")))
    owner = Paragraph(one["owner"], looks.CELL, line.child("TD"))
    due = Paragraph(_due(reading, one["due"]), looks.CELL, line.child("TD"))
    cells: list[list[Block]] = [[number], what, [owner], [due]]
    return Row([Cell(width, blocks) for width, blocks in zip(_DONE, cells, strict=True)], rule=True)


def rechecks(reading: Reading, root: Elem) -> list[Block]:
    """Each action rechecked: what was asked, what was answered, and whether it is closed or open again, and why."""
    voice, part = reading.voice, root.child("Sect")
    table = part.child("Table")
    head = looks.head(table, [voice.say(key) for key in ("asked", "answered", "rechecked")], _RECHECKED)
    body = table.child("TBody")
    rows: list[Block] = [_recheck(reading, one, body) for one in reading.payload["rechecks"]]
    return [heading(reading, part, "rechecks"), Table(head, rows, before=4)]


def _recheck(reading: Reading, one: dict[str, Any], body: Elem) -> Row:
    voice, line = reading.voice, body.child("TR")
    asked = looks.several(
        line.child("TH", **looks.ROW_SCOPE),
        [(one["text"], looks.CELL), (one["owner"], looks.SMALL), (_due(reading, one["due"], "by-when"), looks.SMALL)],
    )
    when = voice.say("answered-at", facts={"when": day_and_time(one["answered_at"])})
    answered = looks.several(line.child("TD"), [(one["answer"], looks.CELL), (when, looks.SMALL)])
    mark, cell = MARKS[one["outcome"]], line.child("TD")
    word = Paragraph(voice.say(one["outcome"]), Style(8.5, 11.8, "bold", COLOURS[mark]), cell.child("P"))
    became: list[Block] = [Marked(mark, word)]
    if one["reason"].strip():
        became.append(Paragraph(one["reason"], looks.CELL, cell.child("P"), before=3))
    cells = (asked, answered, became)
    return Row([Cell(width, blocks) for width, blocks in zip(_RECHECKED, cells, strict=True)], rule=True)
