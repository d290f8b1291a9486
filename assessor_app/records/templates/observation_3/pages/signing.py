"""The countersignature's box, and the verifier's, whose signature locks all that was signed before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.colours import ACCENT
from assessor_app.paper.document import COLUMN
from assessor_app.paper.fields import FieldBlock, FormField
from assessor_app.paper.rows import Box, Cell, Row
from assessor_app.records.templates.observation_1.pages import looks

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.reading import Reading

_GUTTER, _PAD, _WHOLE = 17.0, (11.0, 9.0, 9.0), 420.0
_INSIDE = COLUMN - 2 * _PAD[0]
_HALF, _TALL = (_INSIDE - _GUTTER) / 2, 44.0
_LABELS = {
    "iqa_decision": "verifier-decision", "iqa_comments": "verifier-comments", "sig_iqa": "verifier-signature",
    "sig_countersign": "field-countersign",
}  # fmt: skip


def countersigning(reading: Reading, root: Elem) -> list[Block]:
    """The box with the field that a qualified assessor signs; nothing where nobody need countersign."""
    if not reading.countersigned:
        return []
    part = root.child("Sect")
    heading = _heading(reading, "countersigning", part)
    about = looks.sentences(reading.voice, "countersigning-about", looks.SMALL, part.child("Div"))
    field = _field(reading, part, "sig_countersign", (_HALF, _TALL), before=7)
    return [heading, _boxed([*about, *field])]


def verification(reading: Reading, root: Elem) -> list[Block]:
    """The box with the fields that a verifier completes, empty for now."""
    part = root.child("Sect")
    title = part.child("H2")
    heading = Paragraph(
        reading.voice.label("verification"), looks.HEADING, title, before=looks.ABOVE_SECTION, sticks=True
    )
    about = looks.sentences(reading.voice, "verification-about", looks.SMALL, part.child("Div"))
    about.append(Paragraph(reading.voice.label("verifier"), looks.LABEL, part.child("P"), before=5))
    decision = _field(reading, part, "iqa_decision", (_HALF, 20))
    beside = _TALL + 20 + 2 + 5 + looks.SMALL.leading
    comments = _field(reading, part, "iqa_comments", (_HALF, beside))
    signature = _field(reading, part, "sig_iqa", (_HALF, _TALL), before=5)
    columns = [Cell(_HALF, [*decision, *signature], (0, 0, 0)), Cell(_HALF, comments, (0, 0, 0))]
    return [heading, _boxed([*about, Row(columns, gutter=_GUTTER, before=7)])]


def _heading(reading: Reading, key: str, part: Elem) -> Paragraph:
    return Paragraph(reading.voice.label(key), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)


def _boxed(inside: list[Block]) -> Row:
    return Row([Cell(COLUMN, inside, _PAD, Box(edge=ACCENT, radius=5, dash="[2 2] 0"))], before=6, whole=_WHOLE)


def _field(reading: Reading, part: Elem, name: str, size: tuple[float, float], *, before: float = 0) -> list[Block]:
    voice, label = reading.voice, _LABELS[name]
    words = Paragraph(voice.label(label), looks.SMALL_BOLD, part.child("P"), before=before, sticks=True)
    field = FormField(
        name, "Sig" if name.startswith("sig") else "Tx", size, voice.plain(label), part.child("Form"),
        locks=_locked(reading) if name == "sig_iqa" else (), multiline=name == "iqa_comments",
    )  # fmt: skip
    return [words, FieldBlock(field, before=2)]


def _locked(reading: Reading) -> list[str]:
    """What the verifier's signature freezes: itself, and everything signed or filled in before it."""
    before = ["sig_assessor", *(["sig_countersign"] if reading.countersigned else [])]
    return [*before, "iqa_decision", "iqa_comments", "sig_iqa"]
