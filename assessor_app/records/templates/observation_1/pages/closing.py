"""Where evidence is held, feedback, the candidate's comments, and what was agreed to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.chips import Chips
from assessor_app.paper.colours import NOT_YET
from assessor_app.paper.document import COLUMN
from assessor_app.paper.rows import Box, Cell, Row, Table
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import long_date

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.reading import Reading

_HELD = (150.0, 133.0, 120.0, COLUMN - 403.0)
ASSESSOR_SAW = "@assessor"
"""What the data says where the assessor has seen the evidence, said on the page in the page's languages."""
_DONE = (24.0, COLUMN - 234.0, 100.0, 110.0)


def _heading(reading: Reading, key: str, part: Elem) -> Paragraph:
    return Paragraph(reading.voice.label(key), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)


def evidence(reading: Reading, root: Elem) -> list[Block]:
    """Where evidence is held that was not copied."""
    voice, part = reading.voice, root.child("Sect")
    heading = _heading(reading, "evidence", part)
    locators = reading.payload["locators"]
    if not locators:
        return [heading, *looks.sentences(voice, "no-evidence", looks.BODY, part, before=4)]
    table = part.child("Table")
    head = looks.head(table, [voice.say(key) for key in ("what", "where", "why", "seen-by")], _HELD)
    body = table.child("TBody")
    return [heading, Table(head, [_locator(reading, locator, body) for locator in locators], before=4)]


def _locator(reading: Reading, locator: dict[str, Any], body: Elem) -> Row:
    line = body.child("TR")
    what = line.child("TH", **looks.ROW_SCOPE)
    first: list[Block] = [Paragraph(locator["what"], looks.CELL_BOLD, what.child("P"))]
    if locator["criteria"]:
        first.append(Chips([reading.chip(key) for key in locator["criteria"]], what.child("P")))
    where = looks.several(line.child("TD"), [(locator["where"], looks.CELL), (locator["holder"], looks.CELL)])
    seen = reading.voice.say("the-assessor") if locator["seen_by"] == ASSESSOR_SAW else locator["seen_by"]
    rest = [looks.several(line.child("TD"), [(said or "—", looks.CELL)]) for said in (locator["why_not_copied"], seen)]
    return Row([Cell(width, blocks) for width, blocks in zip(_HELD, (first, where, *rest), strict=True)], rule=True)


def feedback(reading: Reading, root: Elem) -> list[Block]:
    """Feedback, the candidate's comments, and a dissent said plainly."""
    voice, part = reading.voice, root.child("Sect")
    said, response = reading.payload["feedback"], reading.payload["response"]
    blocks: list[Block] = [_heading(reading, "feedback", part)]
    if said.strip():
        blocks.append(Paragraph(said, looks.BODY, part.child("P"), before=4))
    else:
        blocks += looks.sentences(voice, "no-feedback", looks.BODY, part, before=4)
    if response["comment"].strip():
        runs = voice.labelled("comment", f"“{response['comment'].strip()}”", "bold")
        blocks.append(Paragraph(runs, looks.BODY, part.child("P"), before=6))
    else:
        blocks += looks.sentences(voice, "no-comment", looks.BODY, part, before=6)
    if response["dissent"]:
        words = looks.sentences(voice, "dissent", looks.NAME, part)
        blocks.append(Row([Cell(COLUMN, words, (10, 7, 8), Box(edge=NOT_YET, radius=5))], before=8))
    return blocks


def actions(reading: Reading, root: Elem) -> list[Block]:
    """What was agreed to be done next."""
    voice, part = reading.voice, root.child("Sect")
    heading = _heading(reading, "actions", part)
    agreed = reading.payload["actions"]
    if not agreed:
        return [heading, *looks.sentences(voice, "no-actions", looks.BODY, part, before=4)]
    table = part.child("Table")
    titles = [voice.say(key) for key in ("action", "owner", "due")]
    head = looks.head(table, titles, (_DONE[0] + _DONE[1], *_DONE[2:]), first_spans=2)
    body = table.child("TBody")
    return [heading, Table(head, [_action(reading, at, one, body) for at, one in enumerate(agreed, 1)], before=4)]


def _action(reading: Reading, at: int, action: dict[str, Any], body: Elem) -> Row:
    line = body.child("TR")
    due = reading.voice.each(lambda tongue: long_date(action["due"], tongue))
    cells: list[list[Block]] = [
        [Paragraph(str(at), looks.CELL_BOLD, line.child("TH", **looks.ROW_SCOPE))],
        [Paragraph(action["text"], looks.CELL, line.child("TD"))],
        [Paragraph(action["owner"] or "—", looks.CELL, line.child("TD"))],
        [Paragraph(due if action["due"] else "—", looks.CELL, line.child("TD"))],
    ]
    return Row([Cell(width, blocks) for width, blocks in zip(_DONE, cells, strict=True)], rule=True)
