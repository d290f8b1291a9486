"""Every criterion decided: its full text as the record has it, what the assessor decided, and what the verifier did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.document import COLUMN
from assessor_app.paper.marks import COLOURS, Marked
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.paper.text import Run, Style
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import long_date
from assessor_app.records.templates.observation_1.words import word
from assessor_app.records.templates.verification_1.pages.reading import MARKS
from assessor_app.records.templates.verification_1.words import WORDS

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.words import Tongue
    from assessor_app.records.templates.verification_1.pages.reading import Reading

_NUMBER: Final = 45.0
_REST: Final = (104.0, 150.0)
_WIDTHS: Final = (_NUMBER, COLUMN - _NUMBER - sum(_REST), *_REST)
_KINDS: Final = ("performance", "knowledge", "behaviour")


def decisions(reading: Reading, root: Elem) -> list[Block]:
    """One section a standard, one table a kind of criterion."""
    blocks: list[Block] = []
    for standard in reading.payload["decided"]:
        part = root.child("Sect")
        blocks += _heading(reading, standard, part)
        for kind in _KINDS:
            criteria = [one for one in standard["criteria"] if one["kind"] == kind]
            if criteria:
                blocks.append(_table(reading, standard, criteria, part))
    return blocks


def _heading(reading: Reading, standard: dict[str, Any], part: Elem) -> list[Block]:
    voice, language = reading.voice, standard["language"]
    title = [Run(f"{reading.tag(standard)} · "), voice.foreign(standard["title"], language)]
    if standard["other_title"] and voice.both:
        title += [Run(" / "), voice.foreign(standard["other_title"], _other(language))]
    editions = voice.each(lambda tongue: _edition(standard, tongue), "")
    return [
        Paragraph(title, looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True),
        *looks.apart(editions, looks.SMALL, part, before=1, sticks=True),
    ]


def _edition(standard: dict[str, Any], tongue: Tongue) -> str:
    edition = word("edition", tongue).replace("{edition}", long_date(standard["edition"], tongue))
    return f"{edition} · {word('as-sealed', tongue)}"


def _other(language: str) -> str:
    return "en" if language == "cy" else "cy"


def _table(reading: Reading, standard: dict[str, Any], criteria: list[dict[str, Any]], part: Elem) -> Table:
    voice, table = reading.voice, part.child("Table")
    titles = [voice.say(criteria[0]["kind"]), voice.say("outcome"), voice.say("cause-note")]
    head = looks.head(table, titles, (_WIDTHS[0] + _WIDTHS[1], *_REST), first_spans=2)
    body, group = table.child("TBody"), None
    rows: list[Block] = []
    for one in criteria:
        if one["group"] and one["group"] != group:
            rows.append(_group(reading, standard, one, body))
        group = one["group"]
        rows.append(_criterion(reading, standard, one, body))
    return Table(head, rows, before=10)


def _group(reading: Reading, standard: dict[str, Any], one: dict[str, Any], body: Elem) -> Row:
    """The heading that criteria stand under in their standard, across all columns."""
    cell = body.child("TR").child("TH", ColSpan=4, **looks.COLUMN_SCOPE)
    runs = [reading.voice.foreign(one["group"], standard["language"])]
    if _both(reading, one) and one["other"]["group"]:
        runs += [Run("\n"), reading.voice.foreign(one["other"]["group"], one["other"]["language"])]
    return Row([Cell(COLUMN, [Paragraph(runs, looks.SMALL_BOLD, cell)], (3, 7, 2))], sticks=True, rule=True)


def _both(reading: Reading, one: dict[str, Any]) -> bool:
    """Whether the other language's text stands on these pages as well."""
    return one["other"] is not None and one["other"]["language"] in reading.voice.tongues


def _criterion(reading: Reading, standard: dict[str, Any], one: dict[str, Any], body: Elem) -> Row:
    voice, line = reading.voice, body.child("TR")
    number = looks.several(
        line.child("TH", **looks.ROW_SCOPE),
        [(voice.short(one["kind"], one["number"]), looks.CELL_BOLD), (_printed(one), looks.SMALL)],
        gap=0,
    )
    says = line.child("TD")
    text = _text(reading, one, standard["language"], says)
    if _both(reading, one):
        text += _text(reading, one["other"], one["other"]["language"], says, before=4)
    text += _assessed(reading, one, says)
    mark = MARKS[one["outcome"]]
    outcome = Paragraph(voice.say(one["outcome"]), Style(8.5, 11.8, "bold", COLOURS[mark]), line.child("TD"))
    cells: list[list[Block]] = [number, text, [Marked(mark, outcome)], _why(reading, one, line.child("TD"))]
    return Row([Cell(width, blocks) for width, blocks in zip(_WIDTHS, cells, strict=True)], rule=True)


def _printed(one: dict[str, Any]) -> str:
    """A criterion's printed label, where it is more than its number, as in `P4.1`."""
    label: str = one["label"]
    return "" if label.lstrip("PKGBY") in {"", str(one["number"])} else label


def _text(reading: Reading, one: dict[str, Any], language: str, elem: Elem, *, before: float = 0) -> list[Block]:
    """A criterion's text with its sub-items as a list."""
    mark = reading.voice.mark(language)
    blocks: list[Block] = [Paragraph(one["text"], looks.CELL, elem.child("P", language=mark), before=before)]
    if one["items"]:
        listing = elem.child("L", language=mark)
        blocks += [
            Paragraph(f"• {item}", looks.CELL, listing.child("LI").child("LBody"), before=1) for item in one["items"]
        ]
    return blocks


def _assessed(reading: Reading, one: dict[str, Any], elem: Elem) -> list[Block]:
    """What the assessor decided, a line a language."""
    said = reading.voice.each(
        lambda tongue: f"{WORDS['assessor-said'][tongue == 'en']} {word(one['judgement'], tongue)}", ""
    )
    return looks.apart(said, looks.SMALL, elem, before=3)


def _why(reading: Reading, one: dict[str, Any], cell: Elem) -> list[Block]:
    parts = [(reading.voice.say(one["cause"]) if one["cause"] else "", looks.CELL_BOLD), (one["note"], looks.CELL)]
    return looks.several(cell, [(runs, style) for runs, style in parts if runs]) or [Paragraph("—", looks.CELL, cell)]
