"""The assessment plan: when it was agreed, by which methods, and what a planned visit said beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.paper.blocks import Paragraph
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import long_date
from assessor_app.records.templates.observation_2.pages import planning as second

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.paper.text import Run
    from assessor_app.records.templates.observation_3.pages.reading import Reading


def plan(reading: Reading, root: Elem) -> list[Block]:
    """The section."""
    voice, held, part = reading.voice, reading.payload["plan"], root.child("Sect")
    heading = Paragraph(
        voice.label("planning"), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True
    )
    agreed = voice.each(lambda tongue: long_date(held["agreed"], tongue), " / ")
    said = agreed if held["agreed"] else voice.label("no-plan")
    blocks = [heading, _line(reading, "plan-agreed", said, part)]
    if held["methods"]:
        methods = [voice.label(method) for method in held["methods"]]
        blocks.append(_line(reading, "plan-methods", _listed(methods), part))
    return [*blocks, *second.details(reading, part)]


def _line(reading: Reading, key: str, value: list[Run], part: Elem) -> Paragraph:
    lead = reading.voice.labelled(key, "", "bold")
    return Paragraph([*lead, *value], looks.BODY, part.child("P"), before=4)


def _listed(several: list[list[Run]]) -> list[Run]:
    """Runs one after another with a semicolon between them."""
    listed: list[Run] = []
    for place, runs in enumerate(several):
        if place:
            last = listed.pop()
            listed.append(type(last)(f"{last.text}; ", last.weight, last.colour, last.language))
        listed += runs
    return listed
