"""Drawing template `disposal/1`: from a payload to the base PDF, its parts in the order in which they are read."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any, Final

from assessor_app.paper.attachments import Attachment
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.document import COLUMN, Document
from assessor_app.paper.fonts import drawable
from assessor_app.paper.metadata import About
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.records.canonical import canonical
from assessor_app.records.templates.disposal_1.words import WORDS
from assessor_app.records.templates.observation_1.pages import furniture, looks, signatures
from assessor_app.records.templates.observation_1.pages import voice as first
from assessor_app.records.templates.observation_1.pages.reading import Reading
from assessor_app.records.templates.observation_1.pages.voice import day_and_time, grouped
from assessor_app.records.templates.withdrawal_1.pages import NOTHING, heading, provenance, signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.model import Payload

_RECORDS: Final = (98.0, 86.0, COLUMN - 184.0)
_DRAFTS: Final = (98.0, COLUMN - 98.0)
_DIGEST_GROUPS: Final = 16


class Voice(first.FurtherVoice):
    """The first template's voice, which also knows the words of this one."""

    further = WORDS


def draw(payload: Payload) -> bytes:
    """Draw the pages, with the payload inside as `record.json`."""
    data = canonical(payload)
    digest, voice = hashlib.sha256(data).hexdigest(), Voice(payload["record"]["pages"])
    # The running head has a place for whom a record is about; here it says what this is.
    reading = Reading({**NOTHING, **payload, "candidate": {"name": voice.plain("title")}}, voice)
    document = Document(_about(reading), data)
    document.attachments.append(Attachment("record.json", data, "application/json", voice.plain("data-file")))
    root = document.root
    blocks = [
        Paragraph(voice.label("title"), looks.TITLE, root.child("H1"), sticks=True),
        *looks.sentences(voice, "statement", looks.BODY, root, before=6),
        *looks.sentences(voice, "nothing-of-it", looks.BODY, root, before=6),
        *_why(reading, root),
        *_records(reading, root),
        *_drafts(reading, root),
        *signature(reading, root),
        *provenance(reading, root, digest),
    ]
    document.unseen += signatures.timestamps(reading, root)
    return document.render(blocks, furniture.layout(reading, digest))


def _about(reading: Reading) -> About:
    payload, voice = reading.payload, reading.voice
    record = payload["record"]
    return About(
        title=f"{voice.plain('title')} {' '.join(drawable(record['reference']).split())}",
        author=" ".join(drawable(payload["assessor"]["name"]).split()),
        subject=voice.plain("subject"),
        keywords=f"{payload['template']} {record['id']}",
        program=f"assessor-app {record['program']}",
        when=dt.datetime.fromisoformat(record["sealed_at"]),
        languages=voice.tongues,
    )


def _why(reading: Reading, root: Elem) -> list[Block]:
    """The rule, how many people it was, and the reason somebody gave."""
    voice, said = reading.voice, reading.payload["disposal"]
    rule, part = said["rule"], root.child("Sect")
    blocks: list[Block] = [heading(reading, part, "rule")]
    blocks += looks.sentences(
        voice, f"rule-{rule['after']}", looks.BODY, part, before=4, facts={"years": rule["years"]}
    )
    part = root.child("Sect")
    blocks += [heading(reading, part, "reason"), Paragraph(said["reason"], looks.BODY, part.child("P"), before=4)]
    return blocks


def _records(reading: Reading, root: Elem) -> list[Block]:
    voice, said, part = reading.voice, reading.payload["disposal"], root.child("Sect")
    blocks: list[Block] = [heading(reading, part, "records")]
    blocks += looks.sentences(voice, "people", looks.BODY, part, before=4, sticks=True, facts={"count": said["people"]})
    if not said["records"]:
        return [*blocks, *looks.sentences(voice, "no-records", looks.BODY, part, before=4)]
    table = part.child("Table")
    head = looks.head(table, [voice.say(key) for key in ("reference", "was-sealed", "known-by")], _RECORDS)
    body = table.child("TBody")
    return [*blocks, Table(head, [_record(one, body) for one in said["records"]], before=6)]


def _record(one: dict[str, Any], body: Elem) -> Row:
    line = body.child("TR")
    name = Paragraph(one["reference"], looks.CELL_BOLD, line.child("TH", **looks.ROW_SCOPE))
    sealed = Paragraph(day_and_time(one["sealed_at"]), looks.CELL, line.child("TD"))
    known = looks.several(
        line.child("TD"), [(one["record"], looks.CELL), (grouped(one["identity"], _DIGEST_GROUPS), looks.SMALL)]
    )
    return _row(_RECORDS, ([name], [sealed], known))


def _drafts(reading: Reading, root: Elem) -> list[Block]:
    """The drafts among it; nothing where there were none."""
    voice, held = reading.voice, reading.payload["disposal"]["drafts"]
    if not held:
        return []
    part = root.child("Sect")
    table = part.child("Table")
    head = looks.head(table, [voice.say(key) for key in ("reference", "draft-id")], _DRAFTS)
    body, rows = table.child("TBody"), []
    for one in held:
        line = body.child("TR")
        name = Paragraph(one["reference"], looks.CELL_BOLD, line.child("TH", **looks.ROW_SCOPE))
        rows.append(_row(_DRAFTS, ([name], [Paragraph(one["id"], looks.CELL, line.child("TD"))])))
    return [heading(reading, part, "drafts"), Table(head, rows, before=6)]


def _row(widths: Sequence[float], cells: Sequence[list[Block]]) -> Row:
    return Row([Cell(width, cell) for width, cell in zip(widths, cells, strict=True)], rule=True)
