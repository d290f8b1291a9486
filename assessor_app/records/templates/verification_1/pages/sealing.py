"""The end of a report: what its verifier declares, their signature, and where it comes from, also as a QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.colours import EDGE
from assessor_app.paper.document import COLUMN
from assessor_app.paper.fields import FieldBlock, FormField
from assessor_app.paper.pictures import QrPicture
from assessor_app.paper.rows import Box, Cell, Row
from assessor_app.paper.ruling import Rule
from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import day_and_time, grouped
from assessor_app.records.templates.verification_1.pages.reading import heading

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.voice import Facts
    from assessor_app.records.templates.verification_1.pages.reading import Reading

_PAD: Final = (11.0, 9.0, 9.0)
_SIGNING: Final = 46.0
_SIDE, _BESIDE = 82.0, 18.0
_FINGERPRINT_GROUPS, _DIGEST_GROUPS = 8, 16
_WHOLE: Final = 400.0


def signature(reading: Reading, root: Elem) -> list[Block]:
    """The declaration, the signature field over a line, and whose certificate signs in it."""
    voice, verifier, part = reading.voice, reading.payload["verifier"], root.child("Sect")
    panel, inner = part.child("Div"), COLUMN - 2 * _PAD[0]
    field = FormField(
        "sig_assessor", "Sig", (inner, _SIGNING), voice.plain("field-verifier"), panel.child("Form"),
        shows=_fitting(verifier["name"], inner),
    )  # fmt: skip
    facts: Facts = {
        "short": grouped(verifier["certificate"].upper(), 2),
        "centre": reading.payload["centre"]["name"],
        "when": day_and_time(reading.payload["record"]["sealed_at"]),
    }
    blocks: list[Block] = [
        *_declared(reading, panel),
        FieldBlock(field, framed=False),
        Rule(inner, before=2),
        Paragraph(verifier["name"], looks.SMALL_BOLD, panel.child("P"), before=3),
        *looks.sentences(voice, verifier["role"], looks.SMALL, panel, before=1),
        *looks.sentences(voice, "signed", looks.SMALL, panel, before=1, facts=facts),
    ]
    box = Box(edge=EDGE, radius=5)
    return [heading(reading, part, "declaration"), Row([Cell(COLUMN, blocks, _PAD, box)], before=6, whole=_WHOLE)]


def _declared(reading: Reading, panel: Elem) -> list[Block]:
    voice, interest = reading.voice, reading.payload["interest"]
    blocks = looks.sentences(voice, f"signing-{reading.payload['kind']}", looks.CELL, panel)
    if interest is None:
        return blocks
    blocks += looks.sentences(voice, f"interest-{interest['declared']}", looks.CELL, panel, before=3)
    if interest["text"].strip():
        blocks.append(Paragraph(interest["text"], looks.CELL_BOLD, panel.child("P"), before=2))
    return blocks


def _fitting(name: str, width: float) -> Paragraph:
    """A name as large as the field takes."""
    for style in (looks.SIGNED, looks.NAME, looks.SMALL_BOLD):
        said = Paragraph(name, style, None)
        if said.height(width) <= _SIGNING:
            break
    return said


def provenance(reading: Reading, root: Elem, digest: str) -> list[Block]:
    """The section; `digest` is the SHA-256 of the payload, in hex."""
    voice, part = reading.voice, root.child("Sect")
    said = f"ASSESSOR-RECORD/1 {reading.payload['record']['id']} SHA256:{digest}".upper()
    picture = QrPicture(said, _SIDE, part.child("Figure", alt=voice.plain("qr-alt")))
    caption = looks.sentences(voice, "qr-caption", looks.SMALL, part, before=3)
    words: list[Block] = [Paragraph(runs, looks.SMALL, part.child("P"), before=3) for runs in _facts(reading, digest)]
    words += looks.sentences(voice, "rebuilt", looks.SMALL, part, before=4)
    cells = [Cell(_SIDE, [picture, *caption], (0, 0, 0)), Cell(COLUMN - _SIDE - _BESIDE, words, (0, 0, 0))]
    return [heading(reading, part, "provenance"), Row(cells, gutter=_BESIDE, before=6, whole=_WHOLE)]


def _facts(reading: Reading, digest: str) -> list[list[Run]]:
    voice, payload = reading.voice, reading.payload
    record, about = payload["record"], payload["verifies"]
    lines = [
        voice.labelled("report-id", record["id"]),
        voice.labelled("digest", grouped(digest, _DIGEST_GROUPS)),
        voice.labelled(
            "verifier-certificate", grouped(payload["verifier"]["certificate"].upper(), _FINGERPRINT_GROUPS)
        ),
        voice.labelled("record-id", about["record"]),
        voice.labelled("record-identity", grouped(about["identity"], _DIGEST_GROUPS)),
        voice.labelled(
            "assessor-certificate", grouped(payload["assessor"]["certificate"].upper(), _FINGERPRINT_GROUPS)
        ),
        *_rechecked(reading),
        voice.labelled("sealed", f"{day_and_time(record['sealed_at'])} {record['sealed_at'][19:]}"),
    ]
    if payload["sampling"] and payload["sampling"]["item"]:
        lines.append(voice.labelled("item", payload["sampling"]["item"]))
    drawn_by = [*voice.labelled("template", payload["template"]), Run(" · ")]
    return [*lines, [*drawn_by, *voice.labelled("program", f"assessor-app {record['program']}")]]


def _rechecked(reading: Reading) -> list[list[Run]]:
    """Which report opened each action rechecked, and which answer was looked at, each by the SHA-256 of its pages."""
    voice, lines = reading.voice, []
    for at, one in enumerate(reading.payload["rechecks"], 1):
        for key, name in (("opened-by", "report"), ("answer-identity", "response")):
            label = voice.say(key, " / ", {"action": at})
            lines.append([*label, Run(f": {grouped(one[name], _DIGEST_GROUPS)}")])
    return lines
