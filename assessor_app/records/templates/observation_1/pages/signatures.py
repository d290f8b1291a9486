"""Declarations, the candidate's mark, the assessor's signature field, and the part that a verifier completes later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.paper.blocks import Paragraph, Stack
from assessor_app.paper.colours import ACCENT, EDGE
from assessor_app.paper.document import COLUMN
from assessor_app.paper.fields import FieldBlock, FormField
from assessor_app.paper.pictures import StrokesPicture
from assessor_app.paper.rows import Box, Cell, Row
from assessor_app.paper.ruling import Rule
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import day_and_time, grouped

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.reading import Reading

_GUTTER = 17.0
_PANEL = (COLUMN - _GUTTER) / 2
_PAD = (11.0, 9.0, 9.0)
_INNER = _PANEL - 2 * _PAD[0]
_SIGNING = 46.0
_LOCKED = ("sig_assessor", "iqa_decision", "iqa_comments", "sig_iqa")


def declarations(reading: Reading, root: Elem) -> list[Block]:
    """The two panels."""
    part = root.child("Sect")
    heading = Paragraph(
        reading.voice.label("declarations"), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True
    )
    box = Box(edge=EDGE, radius=5)
    cells = [
        Cell(_PANEL, _candidate(reading, part.child("Div")), _PAD, box),
        Cell(_PANEL, _assessor(reading, part.child("Div")), _PAD, box),
    ]
    return [heading, Row(cells, gutter=_GUTTER, before=6)]


def _candidate(reading: Reading, panel: Elem) -> list[Block]:
    voice, response = reading.voice, reading.payload["response"]
    mark, name = response["mark"], reading.payload["candidate"]["name"]
    blocks: list[Block] = [Paragraph(voice.label("candidate"), looks.LABEL, panel.child("P"))]
    if mark is None or mark["kind"] == "absent":
        key = "no-declaration" if mark is None else "absent"
        blocks.append(Paragraph(voice.say(key), looks.CELL, panel.child("P"), before=2))
        if mark is not None:
            blocks.append(Paragraph(mark["reason"], looks.CELL_BOLD, panel.child("P"), before=2))
        return [*blocks, Rule(_INNER, before=_SIGNING), Paragraph(name, looks.SMALL_BOLD, panel.child("P"), before=3)]
    key = "mine-dissent" if response["dissent"] else f"mine-{reading.payload['record']['pages']}"
    blocks.append(Paragraph(voice.say(key), looks.CELL, panel.child("P"), before=2))
    shown = mark["name"] if mark["name"].strip() else name
    if mark["kind"] == "drawn":
        figure = panel.child("Figure", alt=voice.plain("mark-alt", name=shown))
        blocks.append(StrokesPicture(mark["strokes"], (_INNER, _SIGNING), figure))
    else:
        blocks.append(_typed(shown, panel))
    blocks += [
        Rule(_INNER, before=2),
        Paragraph(shown, looks.SMALL_BOLD, panel.child("P"), before=3),
        Paragraph(voice.say(mark["kind"], when=day_and_time(mark["at"])), looks.SMALL, panel.child("P")),
    ]
    return blocks


def _typed(name: str, panel: Elem) -> Block:
    return Row([Cell(_INNER, [Paragraph(name, looks.SIGNED, panel.child("P"))], (0, 18, 9))])


def _assessor(reading: Reading, panel: Elem) -> list[Block]:
    voice, assessor = reading.voice, reading.payload["assessor"]
    blocks: list[Block] = [
        Paragraph(voice.label("assessor"), looks.LABEL, panel.child("P")),
        Paragraph(voice.say("observed-myself"), looks.CELL, panel.child("P"), before=2),
    ]
    if assessor["status"] == "trainee":
        blocks.append(Paragraph(voice.say("countersign"), looks.CELL, panel.child("P"), before=2))
    when = day_and_time(reading.payload["record"]["sealed_at"])
    short = grouped(assessor["certificate"].upper(), 2)
    field = FormField(
        "sig_assessor", "Sig", (_INNER, _SIGNING), voice.plain("field-assessor"), panel.child("Form"),
        shows=_fitting(assessor["name"]),
    )  # fmt: skip
    signed = voice.say("signed", short=short, centre=reading.payload["centre"]["name"], when=when)
    return [
        *blocks,
        FieldBlock(field, framed=False),
        Rule(_INNER, before=2),
        Paragraph(assessor["name"], looks.SMALL_BOLD, panel.child("P"), before=3),
        Paragraph(signed, looks.SMALL, panel.child("P")),
    ]


def _fitting(name: str) -> Paragraph:
    """A name as large as the field takes."""
    for style in (looks.SIGNED, looks.NAME, looks.SMALL_BOLD):
        said = Paragraph(name, style, None)
        if said.height(_INNER) <= _SIGNING:
            break
    return said


def verification(reading: Reading, root: Elem) -> list[Block]:
    """The box with the fields that a verifier completes, empty for now."""
    voice, part = reading.voice, root.child("Sect")
    inner = COLUMN - 2 * _PAD[0]
    third, gap = (inner - _GUTTER) / 2, _GUTTER
    decision = _field(reading, part, "iqa_decision", "verifier-decision", (third, 20))
    signature = _field(reading, part, "sig_iqa", "verifier-signature", (third, 46))
    comments = _field(reading, part, "iqa_comments", "verifier-comments", (inner, 54))
    top = Row([Cell(third, decision, (0, 0, 0)), Cell(third, signature, (0, 0, 0))], gutter=gap, before=7)
    inside: list[Block] = [
        Paragraph(voice.say("verification-about"), looks.SMALL, part.child("P")), top, Stack(comments, before=6),
    ]  # fmt: skip
    heading = Paragraph(
        voice.label("verification"), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True
    )
    box = Box(edge=ACCENT, radius=5, dash="[2 2] 0")
    return [heading, Row([Cell(COLUMN, inside, _PAD, box)], before=6)]


def _field(reading: Reading, part: Elem, name: str, label: str, size: tuple[float, float]) -> list[Block]:
    voice, signs = reading.voice, name.startswith("sig")
    words = Paragraph(voice.label(label), looks.SMALL_BOLD, part.child("P"), sticks=True)
    field = FormField(
        name, "Sig" if signs else "Tx", size, voice.plain(label), part.child("Form"),
        locks=_LOCKED if signs else (), multiline=name == "iqa_comments",
    )  # fmt: skip
    return [words, FieldBlock(field, before=2)]


def timestamps(reading: Reading, root: Elem) -> list[FormField]:
    """Two fields without area for document timestamps, made now so that a later one changes no structure."""
    voice = reading.voice
    return [
        FormField(f"ts_{number}", "Sig", (0, 0), voice.plain(f"field-time-{number}"), root.child("Form"))
        for number in (1, 2)
    ]
