"""The forms of their own: questions and answers, professional discussion, witness testimony.

What stands here in full is in the log by its beginning only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.chips import Chips
from assessor_app.paper.document import COLUMN
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_3.pages.reading import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Run
    from assessor_app.records.templates.observation_1.pages import reading as first
    from assessor_app.records.templates.observation_3.pages.reading import Reading

    Middle = Callable[[Reading, dict[str, Any], Elem], list[Block]]
    Shape = tuple[tuple[str, ...], tuple[float, ...], Middle | None]

_WIDTHS: Final = (96.0, 140.0, COLUMN - 236.0)
_WIDE: Final = (96.0, COLUMN - 96.0)
_LISTED: Final = (120.0, COLUMN - 360.0, 140.0, 100.0)
_BEGINNING: Final = 120
"""How many characters the log keeps of what stands in full on a form."""
_SPOKEN: Final = {"cy": "welsh", "en": "english"}


def questions(reading: Reading, root: Elem) -> list[Block]:
    """Every question that stands, with the answer word for word."""
    titles = ("time", "asked", "answered")
    return _form(reading, root, "question", (titles, _WIDTHS, _question), about="questioning-about")


def discussions(reading: Reading, root: Elem) -> list[Block]:
    """Every professional discussion that stands."""
    return _form(reading, root, "discussion", (("time", "discussed"), _WIDE, None))


def witnesses(reading: Reading, root: Elem) -> list[Block]:
    """Who the witnesses are and with what standing, then every testimony that stands; nothing where there is none."""
    listed = reading.payload["witnesses"]
    if not (listed or reading.on_form("witness")):
        return []
    voice, part = reading.voice, root.child("Sect")
    heading = voice.label(FORMS["witness"])
    blocks: list[Block] = [Paragraph(heading, looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)]
    if listed:
        table = part.child("Table")
        titles = [voice.say(f"witness-{key}") for key in ("name", "role", "standing", "contact")]
        head = looks.head(table, titles, _LISTED)
        body = table.child("TBody")
        blocks.append(Table(head, [_witness(reading, one, body) for one in listed], before=6))
    else:
        blocks += looks.sentences(voice, "no-witnesses", looks.SMALL, part, before=1, sticks=True)
    return [*blocks, *_table(reading, part, "witness", (("time", "testified"), _WIDE, None))]


def _witness(reading: Reading, one: dict[str, Any], body: Elem) -> Row:
    line = body.child("TR")
    cells: list[Block] = [Paragraph(one["name"], looks.CELL_BOLD, line.child("TH", **looks.ROW_SCOPE))]
    said = (one["role"].strip() or "—", reading.voice.say(one["status"]), one["contact"].strip() or "—")
    cells += [Paragraph(text, looks.CELL, line.child("TD")) for text in said]
    return Row([Cell(width, [cell]) for width, cell in zip(_LISTED, cells, strict=True)], rule=True)


def beginning(reading: first.Reading, entry: dict[str, Any], said: Elem) -> list[Block]:
    """What the log shows of an entry that stands in full on a form; nothing of those that do not."""
    if entry["kind"] not in FORMS or entry["id"] in reading.struck_by:
        return []
    text = " ".join(" ".join((entry["question"], entry["text"])).split())
    cut = len(text) > _BEGINNING
    if cut:
        text = text[:_BEGINNING].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    quoted = Paragraph([reading.voice.foreign(text, entry["language"])], looks.CELL, said.child("P"))
    if not cut:
        return [quoted]
    return [quoted, *looks.sentences(reading.voice, f"in-full-{entry['kind']}", looks.SMALL, said, before=2)]


def _form(
    reading: Reading,
    root: Elem,
    kind: str,
    shape: Shape,
    about: str = "",
) -> list[Block]:
    """One form; nothing where the log has no entry of its kind. `shape`: titles, widths, what stands in the middle."""
    if not reading.on_form(kind):
        return []
    voice, part = reading.voice, root.child("Sect")
    heading = voice.label(FORMS[kind])
    blocks: list[Block] = [Paragraph(heading, looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)]
    if about:
        blocks += looks.sentences(voice, about, looks.SMALL, part, before=1, sticks=True)
    return [*blocks, *_table(reading, part, kind, shape)]


def _table(reading: Reading, part: Elem, kind: str, shape: Shape) -> list[Block]:
    """The standing entries of one kind; nothing where there is none."""
    entries = reading.on_form(kind)
    if not entries:
        return []
    titles, widths, middle = shape
    table = part.child("Table")
    head = looks.head(table, [reading.voice.say(key) for key in titles], widths)
    body = table.child("TBody")
    return [Table(head, [_row(reading, entry, body, widths, middle) for entry in entries], before=6)]


def _row(reading: Reading, entry: dict[str, Any], body: Elem, widths: tuple[float, ...], middle: Middle | None) -> Row:
    voice, line = reading.voice, body.child("TR")
    when: list[tuple[list[Run] | str, Any]] = [
        (reading.when(entry), looks.CELL_BOLD), (voice.say(_SPOKEN[entry["language"]]), looks.SMALL),
    ]  # fmt: skip
    seconds = entry["seconds"]
    if seconds:
        when.append((voice.say("lasted", facts={"minutes": f"{seconds // 60}:{seconds % 60:02d}"}), looks.SMALL))
    cells = [looks.several(line.child("TH", **looks.ROW_SCOPE), when)]
    if middle:
        cells.append(middle(reading, entry, line.child("TD")))
    said = line.child("TD")
    text: list[Block] = [
        Paragraph([voice.foreign(entry["text"] or "—", entry["language"])], looks.CELL, said.child("P"))
    ]
    if entry["links"]:
        text.append(Chips([reading.chip(link) for link in entry["links"]], said.child("P")))
    return Row([Cell(width, blocks) for width, blocks in zip(widths, (*cells, text), strict=True)], rule=True)


def _question(reading: Reading, entry: dict[str, Any], cell: Elem) -> list[Block]:
    asked = entry["question"].strip() or "—"
    return [Paragraph([reading.voice.foreign(asked, entry["language"])], looks.CELL, cell.child("P"))]
