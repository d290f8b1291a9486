"""The first part of the pages: the centre's logo, title, when and how, what is replaced, and four cards."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from assessor_app.paper import rasters
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.colours import NOT_YET, TINT
from assessor_app.paper.document import COLUMN
from assessor_app.paper.rows import Box, Cell, Row
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.opening import (
    assessor_card,
    candidate_card,
    place_card,
    subtitle,
)

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.opening import Card
    from assessor_app.records.templates.observation_3.pages.reading import Reading

_GUTTER = 11.4
_LOGO = (128.0, 46.0)
_WHOLE = 300.0


def opening(reading: Reading, root: Elem) -> list[Block]:
    """Everything before the first form."""
    return [*_head(reading, root), *_replacing(reading, root), _cards(reading, root), *_otherwise(reading, root)]


def _head(reading: Reading, root: Elem) -> list[Block]:
    voice, logo = reading.voice, reading.payload["branding"]["logo"]
    title = Paragraph(voice.label("title"), looks.TITLE, root.child("H1"), sticks=True)
    below = looks.apart(voice.each(lambda tongue: subtitle(reading, tongue), ""), looks.SUBTITLE, root, before=1)
    if not logo:
        return [title, *below]
    alt = voice.plain("logo-alt", {"centre": reading.payload["centre"]["name"]})
    picture = rasters.RasterPicture(rasters.read(base64.b64decode(logo)), _LOGO, root.child("Figure", alt=alt))
    words = COLUMN - _LOGO[0] - _GUTTER
    return [Row([Cell(words, [title, *below], (0, 0, 0)), Cell(_LOGO[0], [picture], (0, 0, 0))], gutter=_GUTTER)]


def _replacing(reading: Reading, root: Elem) -> list[Block]:
    """The box that says which record this one puts right, and why."""
    replaced = reading.payload["replaces"]
    if not replaced:
        return []
    part = root.child("Div")
    facts = {"reference": replaced["reference"], "id": replaced["record"]}
    words = looks.sentences(reading.voice, "replacing", looks.NAME, part, facts=facts)
    words.append(Paragraph(replaced["reason"], looks.BODY, part.child("P"), before=3))
    return [Row([Cell(COLUMN, words, (10, 7, 8), Box(edge=NOT_YET, radius=5))], before=10, whole=_WHOLE)]


def _cards(reading: Reading, root: Elem) -> Row:
    width = (COLUMN - 3 * _GUTTER) / 4
    cards = [_candidate(reading), assessor_card(reading), _centre(reading), place_card(reading)]
    cells = [
        Cell(width, looks.several(root.child("Div"), card), (8, 8, 10), Box(fill=TINT, radius=5)) for card in cards
    ]
    return Row(cells, gutter=_GUTTER, before=14)


def _candidate(reading: Reading) -> Card:
    label, name, *rest = candidate_card(reading)
    if not reading.registered:
        return [label, name, *rest]
    return [label, name, (reading.voice.say("registered-as", facts={"name": reading.registered}), looks.SMALL), *rest]


def _centre(reading: Reading) -> Card:
    voice, centre = reading.voice, reading.payload["centre"]
    card: Card = [(voice.label("centre"), looks.LABEL), (centre["name"], looks.NAME)]
    if centre["number"].strip():
        card.append((voice.say("centre-number", facts={"number": centre["number"]}), looks.SMALL))
    if centre["site"].strip():
        card.append((voice.say("site", facts={"site": centre["site"]}), looks.SMALL))
    return card


def _otherwise(reading: Reading, root: Elem) -> list[Block]:
    """What the cards have no room for: a name in other letters, and reasonable adjustments."""
    said: list[Block] = []
    if reading.otherwise:
        said += looks.sentences(reading.voice, "written-otherwise", looks.SMALL, root, before=8)
    adjustments = reading.payload["candidate"]["adjustments"]
    if adjustments.strip():
        runs = reading.voice.labelled("adjustments", adjustments, "bold")
        said.append(Paragraph(runs, looks.BODY, root.child("P"), before=10))
    return said
