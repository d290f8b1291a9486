"""The first part of the pages: title, when and how, four cards, and the summary with what was met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.colours import TINT
from assessor_app.paper.document import COLUMN
from assessor_app.paper.rows import Box, Cell, Row
from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import clock_time, grouped, long_date
from assessor_app.records.templates.observation_1.words import Tongue, word

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Style
    from assessor_app.records.templates.observation_1.pages.reading import Reading

_GUTTER = 11.4
_METHOD_OF = {
    "behaviour": "observation", "question": "questioning", "discussion": "discussion", "witness": "witness",
    "product": "product",
}  # fmt: skip


def opening(reading: Reading, root: Elem) -> list[Block]:
    """Everything before the first standard."""
    voice = reading.voice
    return [
        Paragraph(voice.label("title"), looks.TITLE, root.child("H1"), sticks=True),
        *looks.apart(voice.each(lambda tongue: subtitle(reading, tongue), ""), looks.SUBTITLE, root, before=1),
        _cards(reading, root),
        *_adjustments(reading, root),
        *_summary(reading, root),
    ]


def subtitle(reading: Reading, tongue: Tongue) -> str:
    """By which methods, in what setting, and when."""
    event = reading.payload["event"]
    used = dict.fromkeys(_METHOD_OF[entry["kind"]] for entry in reading.standing if entry["kind"] in _METHOD_OF)
    methods = ", ".join(word(method, tongue) for method in used)
    when = f"{long_date(event['start'][:10], tongue)}, {clock_time(event['start'])}"
    if event["end"]:
        later = "" if event["end"][:10] == event["start"][:10] else long_date(event["end"][:10], tongue) + ", "
        when += f"–{later}{clock_time(event['end'])}"
    said = " · ".join(part for part in (methods, word(event["setting"], tongue), when) if part)
    return said[:1].upper() + said[1:]


def _cards(reading: Reading, root: Elem) -> Row:
    width = (COLUMN - 3 * _GUTTER) / 4
    cards = [candidate_card(reading), assessor_card(reading), place_card(reading), _plan(reading)]
    cells = [
        Cell(width, looks.several(root.child("Div"), card), (8, 8, 10), Box(fill=TINT, radius=5)) for card in cards
    ]
    return Row(cells, gutter=_GUTTER, before=18)


Card = list[tuple[list[Run] | str, "Style"]]


def _day(reading: Reading, written: str, key: str) -> list[Run]:
    return reading.voice.each(lambda tongue: word(key, tongue).replace("{date}", long_date(written, tongue)))


def candidate_card(reading: Reading) -> Card:
    """The candidate, their registration and the language of assessment."""
    voice, candidate = reading.voice, reading.payload["candidate"]
    registered = candidate["registration"]
    spoken = "welsh" if candidate["language"] == "cy" else "english"
    card: Card = [(voice.label("candidate"), looks.LABEL), (candidate["name"], looks.NAME)]
    if registered["date"]:
        card.append((_day(reading, registered["date"], "registered"), looks.SMALL))
    number = " ".join(part for part in (registered["body"], registered["number"]) if part)
    if number:
        card.append((number, looks.SMALL))
    if candidate["centre_reference"]:
        card.append((voice.say("centre-reference", facts={"reference": candidate["centre_reference"]}), looks.SMALL))
    language = voice.each(lambda tongue: word("assessed-in", tongue).replace("{language}", word(spoken, tongue)))
    card.append((language, looks.SMALL))
    return card


def assessor_card(reading: Reading) -> Card:
    """The assessor, their status and the beginning of their certificate's fingerprint."""
    voice, assessor = reading.voice, reading.payload["assessor"]
    short = grouped(assessor["certificate"].upper(), 2)
    return [
        (voice.label("assessor"), looks.LABEL),
        (assessor["name"], looks.NAME),
        (voice.say(assessor["status"]), looks.SMALL),
        (voice.say("certificate", facts={"short": short}), looks.SMALL),
    ]


def place_card(reading: Reading) -> Card:
    """Where it was, in what setting, and who else was there."""
    voice, event = reading.voice, reading.payload["event"]
    card: Card = [
        (voice.label("place"), looks.LABEL),
        (event["place"] if event["place"].strip() else voice.say("no-place"), looks.NAME),
        (_capital(voice.say(event["setting"])), looks.SMALL),
    ]
    if event["others"].strip():
        card.append((voice.labelled("present", event["others"]), looks.SMALL))
    return card


def _plan(reading: Reading) -> Card:
    voice, plan = reading.voice, reading.payload["plan"]
    agreed = _day(reading, plan["agreed"], "agreed") if plan["agreed"] else voice.say("no-plan")
    card: Card = [(voice.label("plan"), looks.LABEL), (agreed, looks.NAME)]
    if plan["methods"]:
        methods = voice.each(lambda tongue: ", ".join(word(method, tongue) for method in plan["methods"]))
        card.append((_capital(methods), looks.SMALL))
    return card


def _capital(runs: list[Run]) -> list[Run]:
    return [Run(run.text[:1].upper() + run.text[1:], run.weight, run.colour, run.language) for run in runs]


def _adjustments(reading: Reading, root: Elem) -> list[Block]:
    said = reading.payload["candidate"]["adjustments"]
    if not said.strip():
        return []
    return [Paragraph(reading.voice.labelled("adjustments", said, "bold"), looks.BODY, root.child("P"), before=12)]


def _summary(reading: Reading, root: Elem) -> list[Block]:
    voice, part = reading.voice, root.child("Sect")
    blocks: list[Block] = [
        Paragraph(voice.label("summary"), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)
    ]
    said = reading.payload["summary"]
    if said.strip():
        blocks.append(Paragraph(said, looks.BODY, part.child("P"), before=4))
    else:
        blocks += looks.sentences(voice, "no-summary", looks.BODY, part, before=4)
    if not reading.judging:
        return [*blocks, *looks.sentences(voice, "not-judging", looks.NAME, part, before=4)]
    for kind in ("performance", "knowledge", "behaviour"):
        counts = [_count(standard, kind, reading) for standard in reading.payload["standards"]]
        told = ", ".join(count for count in counts if count)
        if told:
            blocks.append(Paragraph(voice.labelled(f"met-{kind}", told, "bold"), looks.BODY, part.child("P"), before=3))
    return blocks


def _count(standard: dict[str, Any], kind: str, reading: Reading) -> str:
    keys = [f"{standard['key']}#{kind}:{one['number']}" for one in standard["criteria"] if one["kind"] == kind]
    met = sum(reading.state(key) == "met" for key in keys)
    return f"{reading.tag(standard)} {met}/{len(keys)}" if keys else ""
