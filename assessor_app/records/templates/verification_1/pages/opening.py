"""The first part of a report: title, of which record and by whom, why it was chosen, the decision, how it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.colours import TINT
from assessor_app.paper.document import COLUMN
from assessor_app.paper.marks import COLOURS, Marked
from assessor_app.paper.rows import Box, Cell, Row, Table
from assessor_app.paper.text import Style
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import day_and_time, grouped
from assessor_app.records.templates.verification_1.pages.reading import MARKS, heading
from assessor_app.records.templates.verification_1.words import WORDS

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Run
    from assessor_app.records.templates.verification_1.pages.reading import Reading

_GUTTER: Final = 11.4
_ROW: Final = (110.0, COLUMN - 110.0)
_DIGEST_GROUPS: Final = 16


def opening(reading: Reading, root: Elem) -> list[Block]:
    """Title, when it was sealed, and four cards."""
    voice = reading.voice
    when = {"when": day_and_time(reading.payload["record"]["sealed_at"])}
    return [
        Paragraph(voice.label(reading.title), looks.TITLE, root.child("H1"), sticks=True),
        *looks.apart(voice.say("report-sealed", "", when), looks.SUBTITLE, root, before=1),
        _cards(reading, root),
    ]


Card = list[tuple["list[Run] | str", Style]]


def _cards(reading: Reading, root: Elem) -> Row:
    width = (COLUMN - 3 * _GUTTER) / 4
    cells = [
        Cell(width, looks.several(root.child("Div"), card), (8, 8, 10), Box(fill=TINT, radius=5))
        for card in (
            _record(reading),
            _person(reading, "assessor", "assessor"),
            _candidate(reading),
            _verifier(reading),
        )
    ]
    return Row(cells, gutter=_GUTTER, before=18)


def _record(reading: Reading) -> Card:
    voice, about, sampling = reading.voice, reading.payload["verifies"], reading.payload["sampling"]
    return [
        (voice.label("record-card"), looks.LABEL),
        (about["reference"], looks.NAME),
        (voice.say("record-sealed", facts={"when": day_and_time(about["sealed_at"])}), looks.SMALL),
        *([(voice.say(sampling["stage"]), looks.SMALL)] if sampling else []),
    ]


def _candidate(reading: Reading) -> Card:
    return [(reading.voice.label("candidate"), looks.LABEL), (reading.payload["candidate"]["name"], looks.NAME)]


def _person(reading: Reading, who: str, label: str) -> Card:
    voice, person = reading.voice, reading.payload[who]
    short = grouped(person["certificate"].upper(), 2)
    return [
        (voice.label(label), looks.LABEL),
        (person["name"], looks.NAME),
        (voice.say("certificate", facts={"short": short}), looks.SMALL),
    ]


def _verifier(reading: Reading) -> Card:
    centre = (reading.payload["centre"]["name"], looks.SMALL)
    return [*_person(reading, "verifier", reading.payload["verifier"]["role"]), centre]


def reason(reading: Reading, root: Elem) -> list[Block]:
    """Why the record was chosen, where it was sampled, and its identity in full."""
    voice, part, sampling = reading.voice, root.child("Sect"), reading.payload["sampling"]
    identity = voice.labelled("record-identity", grouped(reading.payload["verifies"]["identity"], _DIGEST_GROUPS))
    if sampling is None:
        return [Paragraph(identity, looks.SMALL, part.child("P"), before=8)]
    said = sampling["reason"]
    why: list[Block] = (
        [Paragraph(said, looks.BODY, part.child("P"), before=4)]
        if said.strip()
        else looks.sentences(voice, "no-reason", looks.BODY, part, before=4)
    )
    return [heading(reading, part, "reason"), *why, Paragraph(identity, looks.SMALL, part.child("P"), before=4)]


def overall(reading: Reading, root: Elem) -> list[Block]:
    """The decision on the whole, what it means, and how many criteria were decided how."""
    voice, part, said = reading.voice, root.child("Sect"), reading.payload["overall"]
    mark = MARKS[said]
    word = Paragraph(voice.say(said), Style(13, 17, "bold", COLOURS[mark]), part.child("P"))
    outcomes = [one["outcome"] for _, one in reading.decided]
    counts = [
        Paragraph(voice.labelled(f"count-{name}", str(outcomes.count(name))), looks.BODY, part.child("P"), before=2)
        for name in ("agreed", "agreed-with-action", "not-agreed")
    ]
    inside: list[Block] = [
        Marked(mark, word),
        *looks.sentences(voice, f"about-{said}", looks.BODY, part, before=5),
        *_spaced(counts),
    ]
    box = Box(edge=COLOURS[mark], radius=5)
    return [heading(reading, part, "overall"), Row([Cell(COLUMN, inside, (11, 9, 9), box)], before=6)]


def _spaced(blocks: list[Paragraph]) -> list[Paragraph]:
    blocks[0].before = 6
    return blocks


def found(reading: Reading, root: Elem) -> list[Block]:
    """What the verifier's program found when it opened the record, row by row."""
    voice, said, part = reading.voice, reading.payload["found"], root.child("Sect")
    about = looks.sentences(voice, "found-about", looks.SMALL, part, before=2, sticks=True)
    verdict = said["verdict"]
    words = voice.label(verdict) if verdict in WORDS else verdict
    blocks: list[Block] = [
        heading(reading, part, "found"), *about, Paragraph(words, looks.NAME, part.child("P"), before=3, sticks=True)
    ]  # fmt: skip
    if not said["rows"]:
        return blocks
    table = part.child("Table")
    head = looks.head(table, [voice.say("row"), voice.say("row-said")], _ROW)
    body = table.child("TBody")
    rows: list[Block] = []
    for one in said["rows"]:
        line = body.child("TR")
        key = f"row-{one['row']}"
        name = Paragraph(
            voice.say(key) if key in WORDS else one["row"], looks.CELL_BOLD, line.child("TH", **looks.ROW_SCOPE)
        )
        told = looks.apart(
            voice.each(lambda tongue, one=one: one["said"][tongue], ""),  # type: ignore[misc]
            looks.CELL,
            line.child("TD"),
        )
        rows.append(Row([Cell(_ROW[0], [name]), Cell(_ROW[1], told)], rule=True))
    return [*blocks, Table(head, rows, before=4)]
