"""The whole log in the order it was written, corrections and what they correct included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.chips import Chips
from assessor_app.paper.document import COLUMN
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.reading import Reading

    Beginning = Callable[[Reading, dict[str, Any], Elem], list[Block]]

_WIDTHS = (62.0, 96.0, COLUMN - 158.0)


def log(reading: Reading, root: Elem, beginning: Beginning | None = None) -> list[Block]:
    """The log's section; `beginning` draws an entry that stands in full elsewhere, or nothing."""
    voice, part = reading.voice, root.child("Sect")
    blocks: list[Block] = [
        Paragraph(voice.label("log"), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)
    ]
    if not reading.log:
        return [*blocks, *looks.sentences(voice, "no-log", looks.BODY, part, before=4)]
    blocks += looks.sentences(voice, "log-about", looks.SMALL, part, before=1, sticks=True)
    table = part.child("Table")
    head = looks.head(table, [voice.say(key) for key in ("time", "kind", "entry")], _WIDTHS)
    body = table.child("TBody")
    return [*blocks, Table(head, [_entry(reading, entry, body, beginning) for entry in reading.log], before=6)]


def _entry(reading: Reading, entry: dict[str, Any], body: Elem, beginning: Beginning | None) -> Row:
    voice, line = reading.voice, body.child("TR")
    when: list[Block] = [Paragraph(reading.when(entry), looks.CELL_BOLD, line.child("TH", **looks.ROW_SCOPE))]
    kind: list[Block] = [Paragraph(_kind(reading, entry), looks.SMALL, line.child("TD"))]
    said = line.child("TD")
    text: list[Block] = _corrects(reading, entry, said)
    text += (beginning(reading, entry, said) if beginning else []) or _text(reading, entry, said)
    if entry["links"]:
        text.append(Chips([reading.chip(link) for link in entry["links"]], said.child("P")))
    later = reading.struck_by.get(entry["id"])
    if later:
        number = reading.numbers[later]
        runs = voice.say("corrected", " / ", {"number": number})
        text.append(Paragraph(runs, looks.SMALL_BOLD, said.child("P"), before=3))
    return Row([Cell(width, blocks) for width, blocks in zip(_WIDTHS, (when, kind, text), strict=True)], rule=True)


def _kind(reading: Reading, entry: dict[str, Any]) -> list[Run]:
    """What kind of entry it is, and how long a timed discussion took."""
    kind, seconds = reading.voice.say(f"entry-{entry['kind']}"), entry.get("seconds", 0)
    if not seconds:
        return kind
    return [*kind, Run("\n"), *reading.voice.say("lasted", facts={"minutes": f"{seconds // 60}:{seconds % 60:02d}"})]


def _corrects(reading: Reading, entry: dict[str, Any], said: Elem) -> list[Block]:
    if not entry["strikes"]:
        return []
    runs = reading.voice.say("corrects", " / ", {"number": reading.numbers[entry["strikes"]]})
    return [Paragraph(runs, looks.SMALL_BOLD, said.child("P"))]


def _text(reading: Reading, entry: dict[str, Any], said: Elem) -> list[Block]:
    """What was written: a question with its answer, or the entry's text; struck through where it was corrected."""
    language, struck = entry["language"], entry["id"] in reading.struck_by
    before = 2 if entry["strikes"] else 0
    tongue = language if reading.voice.both else reading.voice.own
    parts = []
    if entry["question"].strip():
        parts.append((word("question", tongue), entry["question"]))
        parts.append((word("answer", tongue), entry["text"]))
    elif entry["text"].strip():
        parts.append(("", entry["text"]))
    blocks: list[Block] = []
    for lead, text in parts:
        runs = [Run(f"{lead} ", "bold")] if lead else []
        runs.append(reading.voice.foreign(text, language, struck=struck))
        blocks.append(Paragraph(runs, looks.CELL, said.child("P"), before=2 if blocks else before))
    return blocks
