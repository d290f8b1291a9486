"""Drawing template `response/1`: from a payload to the base PDF, its parts in the order in which they are read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from assessor_app.paper.attachments import Attachment
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.colours import EDGE
from assessor_app.paper.document import COLUMN, Document
from assessor_app.paper.fields import FieldBlock, FormField
from assessor_app.paper.pictures import QrPicture
from assessor_app.paper.rows import Box, Cell, Row, Table
from assessor_app.paper.ruling import Rule
from assessor_app.paper.text import Run
from assessor_app.records.canonical import canonical
from assessor_app.records.templates.observation_1.pages import about, furniture, looks, signatures
from assessor_app.records.templates.observation_1.pages import voice as first
from assessor_app.records.templates.observation_1.pages.reading import Reading
from assessor_app.records.templates.observation_1.pages.voice import day_and_time, grouped, long_date
from assessor_app.records.templates.response_1.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Style
    from assessor_app.records.model import Payload

    Section = Callable[[Reading, Elem], list[Block]]

_PAD: Final = (11.0, 9.0, 9.0)
_SIGNING: Final = 46.0
_SIDE, _BESIDE = 82.0, 18.0
_FINGERPRINT_GROUPS, _DIGEST_GROUPS = 8, 16
_WHOLE: Final = 400.0
_HELD: Final = (COLUMN - 280.0, 160.0, 120.0)
# What the first template's reading asks of an observation, and an answer has not.
_NOTHING: Final[Payload] = {"log": [], "judgements": [], "standards": []}


class Voice(first.FurtherVoice):
    """The first template's voice, which also knows the words of this one."""

    further = WORDS


def draw(payload: Payload) -> bytes:
    """Draw the page, with the payload inside as `record.json`."""
    return drawn(payload, Voice(payload["record"]["pages"]), (), lambda _reading, _root: [])


def drawn(payload: Payload, voice: first.Voice, attached: Iterable[Attachment], files: Section) -> bytes:
    """Draw it for this template, or for a later one that says more of `files`, and has them `attached`."""
    data = canonical(payload)
    digest = hashlib.sha256(data).hexdigest()
    reading = Reading({**_NOTHING, **payload}, voice)
    document = Document(about(reading), data, wide=True)
    document.attachments.append(Attachment("record.json", data, "application/json", reading.voice.plain("data-file")))
    document.attachments += attached
    root = document.root
    blocks = [
        Paragraph(reading.voice.label("title"), looks.TITLE, root.child("H1"), sticks=True),
        *looks.sentences(reading.voice, "statement", looks.BODY, root, before=6),
        *_asked(reading, root),
        *_done(reading, root),
        *_evidence(reading, root),
        *files(reading, root),
        *_replaced(reading, root),
        *_record(reading, root),
        *_signature(reading, root),
        *_provenance(reading, root, digest),
    ]
    document.unseen += signatures.timestamps(reading, root)
    return document.render(blocks, furniture.layout(reading, digest))


def _heading(reading: Reading, part: Elem, key: str) -> Paragraph:
    return Paragraph(reading.voice.label(key), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)


def _lines(part: Elem, lines: list[list[Run]], style: Style) -> list[Block]:
    return [Paragraph(runs, style, part.child("P"), before=3) for runs in lines]


def _asked(reading: Reading, root: Elem) -> list[Block]:
    voice, action, part = reading.voice, reading.payload["action"], root.child("Sect")
    due = voice.each(lambda tongue: long_date(action["due"], tongue), " / ")
    lines = [
        voice.labelled("verifier", action["verifier"]),
        voice.labelled("owner", action["owner"]),
        [*voice.say("due", " / "), Run(": "), *due],
    ]
    if action["reason"].strip():
        lines.append(voice.labelled("reopened", action["reason"], "bold"))
    said = Paragraph(action["text"], looks.BODY, part.child("P"), before=4)
    return [_heading(reading, part, "asked"), said, *_lines(part, lines, looks.SMALL)]


def _done(reading: Reading, root: Elem) -> list[Block]:
    part = root.child("Sect")
    return [_heading(reading, part, "done"), Paragraph(reading.payload["done"], looks.BODY, part.child("P"), before=4)]


def _evidence(reading: Reading, root: Elem) -> list[Block]:
    voice, held, part = reading.voice, reading.payload["evidence"], root.child("Sect")
    heading = _heading(reading, part, "evidence")
    if not held:
        return [heading, *looks.sentences(voice, "no-evidence", looks.BODY, part, before=4)]
    table = part.child("Table")
    head = looks.head(table, [voice.say(key) for key in ("what", "place", "holder")], _HELD)
    body = table.child("TBody")
    rows: list[Block] = [_located(one, body) for one in held]
    return [heading, Table(head, rows, before=4)]


def _located(one: dict[str, Any], body: Elem) -> Row:
    line = body.child("TR")
    what = Paragraph(one["what"], looks.CELL_BOLD, line.child("TH", **looks.ROW_SCOPE))
    rest = [Paragraph(one[key] or "—", looks.CELL, line.child("TD")) for key in ("where", "holder")]
    return Row([Cell(width, [block]) for width, block in zip(_HELD, (what, *rest), strict=True)], rule=True)


def _named(reading: Reading, of: dict[str, Any]) -> list[list[Run]]:
    voice = reading.voice
    return [
        voice.labelled("reference", of["reference"]),
        voice.labelled("was-sealed", f"{day_and_time(of['sealed_at'])} {of['sealed_at'][19:]}"),
        voice.labelled("record-id", of["record"]),
        voice.labelled("identity", grouped(of["identity"], _DIGEST_GROUPS)),
    ]


def _replaced(reading: Reading, root: Elem) -> list[Block]:
    new = reading.payload["replaced_by"]
    if new is None:
        return []
    part = root.child("Sect")
    told = looks.sentences(reading.voice, "replaced-about", looks.BODY, part, before=4)
    return [_heading(reading, part, "replaced"), *told, *_lines(part, _named(reading, new), looks.SMALL)]


def _record(reading: Reading, root: Elem) -> list[Block]:
    part = root.child("Sect")
    lines = [
        *_named(reading, reading.payload["answers"]),
        reading.voice.labelled("candidate", reading.payload["candidate"]["name"]),
    ]
    return [_heading(reading, part, "about"), *_lines(part, lines, looks.SMALL)]


def _signature(reading: Reading, root: Elem) -> list[Block]:
    """The signature field over a line, and whose certificate signs in it."""
    voice, assessor, part = reading.voice, reading.payload["assessor"], root.child("Sect")
    heading, panel = _heading(reading, part, "signature"), part.child("Div")
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
    return [heading, Row([Cell(COLUMN, blocks, _PAD, Box(edge=EDGE, radius=5))], before=6, whole=_WHOLE)]


def _fitting(name: str, width: float) -> Paragraph:
    """A name as large as the field takes."""
    for style in (looks.SIGNED, looks.NAME, looks.SMALL_BOLD):
        said = Paragraph(name, style, None)
        if said.height(width) <= _SIGNING:
            break
    return said


def _provenance(reading: Reading, root: Elem, digest: str) -> list[Block]:
    voice, payload, part = reading.voice, reading.payload, root.child("Sect")
    record, action, heading = payload["record"], payload["action"], _heading(reading, part, "provenance")
    said = f"ASSESSOR-RECORD/1 {record['id']} SHA256:{digest}".upper()
    picture = QrPicture(said, _SIDE, part.child("Figure", alt=voice.plain("qr-alt")))
    caption = looks.sentences(voice, "qr-caption", looks.SMALL, part, before=3)
    drawn_by = [*voice.labelled("template", payload["template"]), Run(" · ")]
    after = [voice.labelled("after", grouped(action["after"], _DIGEST_GROUPS))] if action["after"] else []
    lines = [
        voice.labelled("answer-id", record["id"]),
        voice.labelled("digest", grouped(digest, _DIGEST_GROUPS)),
        voice.labelled("fingerprint", grouped(payload["assessor"]["certificate"].upper(), _FINGERPRINT_GROUPS)),
        voice.labelled("action-id", action["id"]),
        voice.labelled("report", grouped(action["report"], _DIGEST_GROUPS)),
        *after,
        voice.labelled("sealed", f"{day_and_time(record['sealed_at'])} {record['sealed_at'][19:]}"),
        [*drawn_by, *voice.labelled("program", f"assessor-app {record['program']}")],
    ]
    words = [*_lines(part, lines, looks.SMALL), *looks.sentences(voice, "rebuilt", looks.SMALL, part, before=4)]
    cells = [Cell(_SIDE, [picture, *caption], (0, 0, 0)), Cell(COLUMN - _SIDE - _BESIDE, words, (0, 0, 0))]
    return [heading, Row(cells, gutter=_BESIDE, before=6, whole=_WHOLE)]
