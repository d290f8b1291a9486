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
    from collections.abc import Callable, Mapping

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Run
    from assessor_app.records.model import Payload
    from assessor_app.records.templates.observation_1.pages.reading import Reading

    Line = Callable[[Reading, dict[str, Any], Elem], Row]

_WIDTHS = (168.0, COLUMN - 308.0, 140.0)
_KILO = 1024
_SHORT, WHOLE = 4, 16  # groups of a digest: of a file inside the PDF, and of one that only this binds


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
    return section(reading, root, _WIDTHS, _file)


def section(reading: Reading, root: Elem, widths: tuple[float, ...], line: Line) -> list[Block]:
    """The section, each file on a `line` of its own in columns of these widths (pt); nothing without files."""
    voice, held = reading.voice, reading.payload["files"]
    if not held:
        return []
    part = root.child("Sect")
    heading = Paragraph(voice.label("files"), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)
    about = looks.sentences(voice, "files-about", looks.SMALL, part, before=1, sticks=True)
    table = part.child("Table")
    head = looks.head(table, [voice.say(key) for key in ("file", "shows", "people")], widths)
    body = table.child("TBody")
    return [heading, *about, Table(head, [line(reading, file, body) for file in held], before=6)]


def named(reading: Reading, file: dict[str, Any], groups: int, line: Elem) -> list[Block]:
    """What a file is: its name, size and kind, so many groups of its digest, and its folder where it is beside."""
    size = reading.voice.say("size", facts={"size": -(-file["size"] // _KILO), "type": file["media_type"]})
    return looks.several(
        line.child("TH", **looks.ROW_SCOPE),
        [
            (file["attachment"], looks.CELL_BOLD),
            (size, looks.SMALL),
            (f"SHA-256 {grouped(file['sha256'], groups)}", looks.SMALL),
            *([(_where(reading), looks.SMALL)] if file.get("beside") else []),
        ],
    )


def _where(reading: Reading) -> list[Run]:
    """The folder beside the PDF; named as `records.apart` names it, and frozen here."""
    return reading.voice.say("file-beside", facts={"folder": f"evidence-{reading.payload['record']['id'][:8]}"})


def _file(reading: Reading, file: dict[str, Any], body: Elem) -> Row:
    voice, line = reading.voice, body.child("TR")
    name = named(reading, file, WHOLE if file.get("beside") else _SHORT, line)
    shows = line.child("TD")
    caption: list[Block] = [Paragraph(file["caption"].strip() or "—", looks.CELL, shows.child("P"))]
    if file["criteria"]:
        caption.append(Chips([reading.chip(key) for key in file["criteria"]], shows.child("P")))
    consent = voice.say(f"consent-{file['consent']}") if file["consent"] else ""
    people = looks.several(
        line.child("TD"), [(file["people"].strip() or voice.say("nobody"), looks.CELL), (consent, looks.SMALL)]
    )
    return Row([Cell(width, blocks) for width, blocks in zip(_WIDTHS, (name, caption, people), strict=True)], rule=True)
