"""How the assessment was gone about, whether people were seen and asked; feedback and good practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.document import COLUMN
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.verification_1.pages.reading import heading, section
from assessor_app.records.templates.verification_1.words import WORDS

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.verification_1.pages.reading import Reading

_CHECKED: Final = (COLUMN - 254.0, 104.0, 150.0)


def texts(reading: Reading, root: Elem) -> list[Block]:
    """Feedback, good practice and what is to be raised at standardisation; a review always speaks of feedback."""
    payload = reading.payload
    said = section(reading, root, "feedback", payload["feedback"])
    if not said and payload["kind"] == "review":
        part = root.child("Sect")
        said = [
            heading(reading, part, "feedback"),
            *looks.sentences(reading.voice, "no-feedback", looks.BODY, part, before=4),
        ]
    return [
        *said,
        *section(reading, root, "good-practice", payload["good_practice"]),
        *section(reading, root, "point", payload["point"]),
    ]


def process(reading: Reading, root: Elem) -> list[Block]:
    """The checks that were answered, and who was observed and interviewed."""
    voice, part = reading.voice, root.child("Sect")
    blocks: list[Block] = [heading(reading, part, "process")]
    answered = reading.payload["processes"]
    if answered:
        table = part.child("Table")
        head = looks.head(table, [voice.say(key) for key in ("question-asked", "answer", "note")], _CHECKED)
        body = table.child("TBody")
        blocks.append(Table(head, [_check(reading, one, body) for one in answered], before=4))
    for key in ("observed-assessor", "interviewed-candidate"):
        said = reading.payload[key.replace("-", "_")]
        blocks.append(Paragraph(voice.label(key), looks.NAME, part.child("P"), before=8, sticks=True))
        if said.strip():
            blocks.append(Paragraph(said, looks.BODY, part.child("P"), before=1))
        else:
            blocks += looks.sentences(voice, "not-done", looks.BODY, part, before=1)
    return blocks


def _check(reading: Reading, one: dict[str, Any], body: Elem) -> Row:
    voice, line = reading.voice, body.child("TR")
    key = f"process-{one['code']}"
    asked = line.child("TH", **looks.ROW_SCOPE)
    what = (
        looks.sentences(voice, key, looks.CELL, asked) if key in WORDS else [Paragraph(one["code"], looks.CELL, asked)]
    )
    cells = [
        what,
        [Paragraph(voice.say(one["answer"]), looks.CELL_BOLD, line.child("TD"))],
        [Paragraph(one["note"] or "—", looks.CELL, line.child("TD"))],
    ]
    return Row([Cell(width, blocks) for width, blocks in zip(_CHECKED, cells, strict=True)], rule=True)
