"""Drawing template `withdrawal/1`: from a payload to the base PDF, its parts in the order in which they are read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assessor_app.paper.attachments import Attachment
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.colours import EDGE
from assessor_app.paper.document import COLUMN, Document
from assessor_app.paper.fields import FieldBlock, FormField
from assessor_app.paper.pictures import QrPicture
from assessor_app.paper.rows import Box, Cell, Row
from assessor_app.paper.ruling import Rule
from assessor_app.paper.text import Run
from assessor_app.records.canonical import canonical
from assessor_app.records.templates.observation_1.pages import about, furniture, looks, signatures
from assessor_app.records.templates.observation_1.pages import voice as first
from assessor_app.records.templates.observation_1.pages.reading import Reading
from assessor_app.records.templates.observation_1.pages.voice import day_and_time, grouped
from assessor_app.records.templates.withdrawal_1.words import WORDS

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Style
    from assessor_app.records.model import Payload

_PAD = (11.0, 9.0, 9.0)
_SIGNING = 46.0
_SIDE, _BESIDE = 82.0, 18.0
_FINGERPRINT_GROUPS, _DIGEST_GROUPS = 8, 16
_WHOLE = 400.0
# What the first template’s reading asks of an observation, and a statement has not.
NOTHING: Payload = {"log": [], "judgements": [], "standards": []}


class Voice(first.FurtherVoice):
    """The first template's voice, which also knows the words of this one."""

    further = WORDS


def draw(payload: Payload) -> bytes:
    """Draw the page, with the payload inside as `record.json`."""
    data = canonical(payload)
    digest = hashlib.sha256(data).hexdigest()
    reading = Reading({**NOTHING, **payload}, Voice(payload["record"]["pages"]))
    document = Document(about(reading), data)
    document.attachments.append(Attachment("record.json", data, "application/json", reading.voice.plain("data-file")))
    root = document.root
    blocks = [
        Paragraph(reading.voice.label("title"), looks.TITLE, root.child("H1"), sticks=True),
        *looks.sentences(reading.voice, "statement", looks.BODY, root, before=6),
        *_record(reading, root),
        *_reason(reading, root),
        *signature(reading, root),
        *provenance(reading, root, digest),
    ]
    document.unseen += signatures.timestamps(reading, root)
    return document.render(blocks, furniture.layout(reading, digest))


def heading(reading: Reading, part: Elem, key: str) -> Paragraph:
    """A section's heading."""
    return Paragraph(reading.voice.label(key), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)


def lines_of(part: Elem, lines: list[list[Run]], style: Style) -> list[Block]:
    """Lines under one another, each a paragraph."""
    return [Paragraph(runs, style, part.child("P"), before=3) for runs in lines]


def _record(reading: Reading, root: Elem) -> list[Block]:
    voice, said, part = reading.voice, reading.payload["withdraws"], root.child("Sect")
    lines = [
        voice.labelled("reference", said["reference"]),
        voice.labelled("candidate", reading.payload["candidate"]["name"]),
        voice.labelled("was-sealed", f"{day_and_time(said['sealed_at'])} {said['sealed_at'][19:]}"),
        voice.labelled("record-id", said["record"]),
        voice.labelled("identity", grouped(said["identity"], _DIGEST_GROUPS)),
    ]
    return [heading(reading, part, "withdrawn"), *lines_of(part, lines, looks.BODY)]


def _reason(reading: Reading, root: Elem) -> list[Block]:
    part = root.child("Sect")
    said = Paragraph(reading.payload["withdraws"]["reason"], looks.BODY, part.child("P"), before=4)
    return [heading(reading, part, "reason"), said]


def signature(reading: Reading, root: Elem) -> list[Block]:
    """The signature field over a line, and whose certificate signs in it."""
    voice, assessor, part = reading.voice, reading.payload["assessor"], root.child("Sect")
    title, panel = heading(reading, part, "signature"), part.child("Div")
    inner = COLUMN - 2 * _PAD[0]
    field = FormField(
        "sig_assessor", "Sig", (inner, _SIGNING), voice.plain("field-assessor"), panel.child("Form"),
        shows=_fitting(assessor["name"], inner),
    )  # fmt: skip
    facts: first.Facts = {
        "short": grouped(assessor["certificate"].upper(), 2),
        "centre": reading.payload["centre"]["name"],
        "when": day_and_time(reading.payload["record"]["sealed_at"]),
    }
    blocks: list[Block] = [
        *looks.sentences(voice, "signing", looks.CELL, panel),
        FieldBlock(field, framed=False),
        Rule(inner, before=2),
        Paragraph(assessor["name"], looks.SMALL_BOLD, panel.child("P"), before=3),
        *looks.sentences(voice, "signed", looks.SMALL, panel, before=1, facts=facts),
    ]
    return [title, Row([Cell(COLUMN, blocks, _PAD, Box(edge=EDGE, radius=5))], before=6, whole=_WHOLE)]


def _fitting(name: str, width: float) -> Paragraph:
    """A name as large as the field takes."""
    for style in (looks.SIGNED, looks.NAME, looks.SMALL_BOLD):
        said = Paragraph(name, style, None)
        if said.height(width) <= _SIGNING:
            break
    return said


def provenance(reading: Reading, root: Elem, digest: str) -> list[Block]:
    """What a statement is known by: its own id, the digest of its data, who signed with what, when, and a QR code."""
    voice, payload, part = reading.voice, reading.payload, root.child("Sect")
    record, title = payload["record"], heading(reading, part, "provenance")
    said = f"ASSESSOR-RECORD/1 {record['id']} SHA256:{digest}".upper()
    picture = QrPicture(said, _SIDE, part.child("Figure", alt=voice.plain("qr-alt")))
    caption = looks.sentences(voice, "qr-caption", looks.SMALL, part, before=3)
    drawn_by = [*voice.labelled("template", payload["template"]), Run(" · ")]
    lines = [
        voice.labelled("statement-id", record["id"]),
        voice.labelled("digest", grouped(digest, _DIGEST_GROUPS)),
        voice.labelled("fingerprint", grouped(payload["assessor"]["certificate"].upper(), _FINGERPRINT_GROUPS)),
        voice.labelled("sealed", f"{day_and_time(record['sealed_at'])} {record['sealed_at'][19:]}"),
        [*drawn_by, *voice.labelled("program", f"assessor-app {record['program']}")],
    ]
    words = [*lines_of(part, lines, looks.SMALL), *looks.sentences(voice, "rebuilt", looks.SMALL, part, before=4)]
    cells = [Cell(_SIDE, [picture, *caption], (0, 0, 0)), Cell(COLUMN - _SIDE - _BESIDE, words, (0, 0, 0))]
    return [title, Row(cells, gutter=_BESIDE, before=6, whole=_WHOLE)]
