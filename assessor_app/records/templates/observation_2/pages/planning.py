"""What was planned with the candidate, and what the centre demands of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.chips import Chips
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import clock_time, day_and_time, long_date

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.reading import Reading


def plan(reading: Reading, root: Elem) -> list[Block]:
    """The plan's section; nothing where there was none beyond what the card says."""
    voice, held = reading.voice, reading.payload["plan"]
    if not any(held[name] for name in ("planned_for", "hoped", "adjustments", "language", "moved")):
        return []
    part = root.child("Sect")
    heading = Paragraph(
        voice.label("planning"), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True
    )
    return [heading, *details(reading, part)]


def details(reading: Reading, part: Elem) -> list[Block]:
    """What a planned visit said beforehand."""
    voice, held = reading.voice, reading.payload["plan"]
    blocks: list[Block] = []
    if held["planned_for"]:
        when = held["planned_for"]
        runs = voice.each(lambda tongue: f"{long_date(when[:10], tongue)}, {clock_time(when)}", " / ")
        blocks.append(_line(reading, "planned-for", runs, part))
    if held["language"]:
        blocks.append(_line(reading, "plan-language", voice.label(_SPOKEN[held["language"]]), part))
    if held["adjustments"].strip():
        runs = voice.labelled("plan-adjustments", held["adjustments"], "bold")
        blocks.append(Paragraph(runs, looks.BODY, part.child("P"), before=3))
    for one in held["moved"]:
        blocks += _moved(reading, one, part)
    if held["hoped"]:
        label = Paragraph(voice.say("hoped", " / ", weight="bold"), looks.BODY, part.child("P"), before=4, sticks=True)
        blocks += [label, Chips([reading.chip(key) for key in held["hoped"]], part.child("P"))]
    return blocks


_SPOKEN = {"cy": "welsh", "en": "english"}


def _line(reading: Reading, key: str, value: list[Any], part: Elem) -> Paragraph:
    lead = reading.voice.labelled(key, "", "bold")
    return Paragraph([*lead, *value], looks.BODY, part.child("P"), before=4)


def _moved(reading: Reading, one: dict[str, Any], part: Elem) -> list[Block]:
    facts = {"was": day_and_time(one["was"]), "now": day_and_time(one["now"]), "reason": one["reason"].strip()}
    key = "moved" if facts["reason"] else "moved-plainly"
    return looks.sentences(reading.voice, key, looks.BODY, part, before=3, facts=facts)


def rules(reading: Reading, root: Elem) -> list[Block]:
    """What the centre demands of this record beyond what is always demanded."""
    held, trainee = reading.payload["rules"], reading.payload["assessor"]["status"] == "trainee"
    told = ["signature-required"] if held["signature"] == "required" else []
    told += ["no-countersign"] if trainee and not held["countersign"] else []
    part = root.child("Sect") if told else root
    return [block for key in told for block in looks.sentences(reading.voice, key, looks.SMALL, part, before=4)]
