"""Files that are evidence: what each is and shows, who is in it; and their bytes as attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.paper.attachments import Attachment
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.chips import Chips
from assessor_app.paper.document import COLUMN
from assessor_app.paper.fonts import drawable
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import grouped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Run
    from assessor_app.records.model import Payload
    from assessor_app.records.templates.observation_1.pages.reading import Reading

_WIDTHS = (168.0, COLUMN - 308.0, 140.0)
_KILO = 1024
_SHORT, _WHOLE = 4, 16  # groups of a digest: of a file inside the PDF, and of one that only this binds


def attachments(payload: Payload, contents: Mapping[str, bytes]) -> list[Attachment]:
    """Each file as it goes into the PDF; a later template's may stand beside it."""
    return [
        Attachment(
            file["attachment"],
            contents[file["sha256"]],
            file["media_type"],
            " ".join(drawable(file["caption"] or file["name"]).split()),
            "Supplement",
        )
        for file in payload["files"]
        if not file.get("beside")
    ]


def files(reading: Reading, root: Elem) -> list[Block]:
    """The section; nothing where there are no files."""
    voice, held = reading.voice, reading.payload["files"]
    if not held:
        return []
    part = root.child("Sect")
    heading = Paragraph(voice.label("files"), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)
    about = looks.sentences(voice, "files-about", looks.SMALL, part, before=1, sticks=True)
    table = part.child("Table")
    head = looks.head(table, [voice.say(key) for key in ("file", "shows", "people")], _WIDTHS)
    body = table.child("TBody")
    return [heading, *about, Table(head, [_file(reading, file, body) for file in held], before=6)]


def _where(reading: Reading) -> list[Run]:
    """The folder beside the PDF; named as `records.apart` names it, and frozen here."""
    return reading.voice.say("file-beside", facts={"folder": f"evidence-{reading.payload['record']['id'][:8]}"})


def _file(reading: Reading, file: dict[str, Any], body: Elem) -> Row:
    voice, line, beside = reading.voice, body.child("TR"), bool(file.get("beside"))
    size = voice.say("size", facts={"size": -(-file["size"] // _KILO), "type": file["media_type"]})
    name = looks.several(
        line.child("TH", **looks.ROW_SCOPE),
        [
            (file["attachment"], looks.CELL_BOLD),
            (size, looks.SMALL),
            (f"SHA-256 {grouped(file['sha256'], _WHOLE if beside else _SHORT)}", looks.SMALL),
            *([(_where(reading), looks.SMALL)] if beside else []),
        ],
    )
    shows = line.child("TD")
    caption: list[Block] = [Paragraph(file["caption"].strip() or "—", looks.CELL, shows.child("P"))]
    if file["criteria"]:
        caption.append(Chips([reading.chip(key) for key in file["criteria"]], shows.child("P")))
    consent = voice.say(f"consent-{file['consent']}") if file["consent"] else ""
    people = looks.several(
        line.child("TD"), [(file["people"].strip() or voice.say("nobody"), looks.CELL), (consent, looks.SMALL)]
    )
    return Row([Cell(width, blocks) for width, blocks in zip(_WIDTHS, (name, caption, people), strict=True)], rule=True)
