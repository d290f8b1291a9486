"""Declarations, the candidate's mark, the assessor's signature field, and the part that a verifier completes later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.paper.blocks import Paragraph, Stack
from assessor_app.paper.colours import ACCENT, EDGE
from assessor_app.paper.document import COLUMN
from assessor_app.paper.fields import FieldBlock, FormField
from assessor_app.paper.pictures import StrokesPicture
from assessor_app.paper.rows import Box, Cell, Row
from assessor_app.paper.ruling import Rule, Space
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import day_and_time, grouped

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.reading import Reading
    from assessor_app.records.templates.observation_1.pages.voice import Facts

_GUTTER = 17.0
_PANEL = (COLUMN - _GUTTER) / 2
_PAD = (11.0, 9.0, 9.0)
_INNER = _PANEL - 2 * _PAD[0]
_SIGNING = 46.0
_WHOLE = 420.0  # a panel stands on one page, unless somebody's name is a page long
_LABELS = {
    "iqa_decision": "verifier-decision", "iqa_comments": "verifier-comments", "sig_iqa": "verifier-signature",
}  # fmt: skip
_LOCKED = ("sig_assessor", "iqa_decision", "iqa_comments", "sig_iqa")


def declarations(reading: Reading, root: Elem) -> list[Block]:
    """The two panels."""
    part = root.child("Sect")
    heading = Paragraph(
        reading.voice.label("declarations"), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True
    )
    left, right = part.child("Div"), part.child("Div")
    said, signed = _said_by_candidate(reading, left), _said_by_assessor(reading, right)
    level = max(Stack(said).height(_INNER), Stack(signed).height(_INNER))
    box = Box(edge=EDGE, radius=5)
    cells = [
        Cell(_PANEL, [*_levelled(said, level), *_mark(reading, left)], _PAD, box),
        Cell(_PANEL, [*_levelled(signed, level), *_signature(reading, right)], _PAD, box),
    ]
    return [heading, Row(cells, gutter=_GUTTER, before=6, whole=_WHOLE)]


def _levelled(blocks: list[Block], level: float) -> list[Block]:
    """Blocks with space below, so that both panels' signatures stand at one height (unless a text is very long)."""
    return [*blocks, Space(level - Stack(blocks).height(_INNER))] if level < _WHOLE / 2 else blocks


def _said_by_candidate(reading: Reading, panel: Elem) -> list[Block]:
    voice, response = reading.voice, reading.payload["response"]
    mark = response["mark"]
    blocks: list[Block] = [Paragraph(voice.label("candidate"), looks.LABEL, panel.child("P"))]
    if mark is None:
        return blocks + looks.sentences(voice, "no-declaration", looks.CELL, panel, before=2)
    if mark["kind"] == "absent":
        blocks += looks.sentences(voice, "absent", looks.CELL, panel, before=2)
        return [*blocks, Paragraph(mark["reason"], looks.CELL_BOLD, panel.child("P"), before=3)]
    key = "mine-dissent" if response["dissent"] else f"mine-{reading.payload['record']['pages']}"
    return blocks + looks.sentences(voice, key, looks.CELL, panel, before=2)


def _mark(reading: Reading, panel: Elem) -> list[Block]:
    """The candidate's mark over a line, and what it is."""
    voice, mark = reading.voice, reading.payload["response"]["mark"]
    name = reading.payload["candidate"]["name"]
    if mark is None or mark["kind"] == "absent":
        return [
            Space(_SIGNING), Rule(_INNER, before=2), Paragraph(name, looks.SMALL_BOLD, panel.child("P"), before=3)
        ]  # fmt: skip
    shown = mark["name"] if mark["name"].strip() else name
    if mark["kind"] == "drawn":
        figure = panel.child("Figure", alt=voice.plain("mark-alt", {"name": shown}))
        above: Block = StrokesPicture(mark["strokes"], (_INNER, _SIGNING), figure)
    else:
        above = _typed(shown, panel)
    return [
        above,
        Rule(_INNER, before=2),
        Paragraph(shown, looks.SMALL_BOLD, panel.child("P"), before=3),
        *looks.sentences(voice, mark["kind"], looks.SMALL, panel, before=1, facts={"when": day_and_time(mark["at"])}),
    ]


def _typed(name: str, panel: Elem) -> Block:
    said = Paragraph(name, looks.SIGNED, panel.child("P"))
    above = max(_SIGNING - said.height(_INNER), 0) / 2
    return Row([Cell(_INNER, [said], (0, above, above))])


def _said_by_assessor(reading: Reading, panel: Elem) -> list[Block]:
    voice = reading.voice
    blocks: list[Block] = [Paragraph(voice.label("assessor"), looks.LABEL, panel.child("P"))]
    blocks += looks.sentences(voice, "observed-myself", looks.CELL, panel, before=2)
    if reading.countersigned:
        blocks += looks.sentences(voice, "countersign", looks.CELL, panel, before=3)
    return blocks


def _signature(reading: Reading, panel: Elem) -> list[Block]:
    """The assessor's signature field over a line, and whose certificate signs in it."""
    voice, assessor = reading.voice, reading.payload["assessor"]
    field = FormField(
        "sig_assessor", "Sig", (_INNER, _SIGNING), voice.plain("field-assessor"), panel.child("Form"),
        shows=_fitting(assessor["name"]),
    )  # fmt: skip
    facts: Facts = {
        "short": grouped(assessor["certificate"].upper(), 2),
        "centre": reading.payload["centre"]["name"],
        "when": day_and_time(reading.payload["record"]["sealed_at"]),
    }
    return [
        FieldBlock(field, framed=False),
        Rule(_INNER, before=2),
        Paragraph(assessor["name"], looks.SMALL_BOLD, panel.child("P"), before=3),
        *looks.sentences(voice, "signed", looks.SMALL, panel, before=1, facts=facts),
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
    title, about = part.child("H2"), part.child("Div")
    half, tall = (COLUMN - 2 * _PAD[0] - _GUTTER) / 2, 44.0
    decision = _field(reading, part, "iqa_decision", (half, 20))
    beside = tall + 20 + 2 + 5 + looks.SMALL.leading
    comments = _field(reading, part, "iqa_comments", (half, beside))
    signature = _field(reading, part, "sig_iqa", (half, tall), before=5)
    columns = [Cell(half, [*decision, *signature], (0, 0, 0)), Cell(half, comments, (0, 0, 0))]
    inside: list[Block] = [
        *looks.sentences(voice, "verification-about", looks.SMALL, about),
        Row(columns, gutter=_GUTTER, before=7),
    ]
    heading = Paragraph(voice.label("verification"), looks.HEADING, title, before=looks.ABOVE_SECTION, sticks=True)
    box = Box(edge=ACCENT, radius=5, dash="[2 2] 0")
    return [heading, Row([Cell(COLUMN, inside, _PAD, box)], before=6, whole=_WHOLE)]


def _field(reading: Reading, part: Elem, name: str, size: tuple[float, float], *, before: float = 0) -> list[Block]:
    voice, signs, label = reading.voice, name.startswith("sig"), _LABELS[name]
    words = Paragraph(voice.label(label), looks.SMALL_BOLD, part.child("P"), before=before, sticks=True)
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
