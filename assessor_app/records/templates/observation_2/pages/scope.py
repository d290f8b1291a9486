"""After each standard: the items of its scope/range, and which of them were covered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.pages import looks

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.reading import Reading


def scope(reading: Reading, standard: dict[str, Any], part: Elem) -> list[Block]:
    """The list of one standard; nothing where it has no scope."""
    items = standard["scope"]
    if not items:
        return []
    voice, covered = reading.voice, reading.covered(standard["key"])
    seen = [item["key"].rpartition("#")[2] in covered for item in items]
    counted = voice.labelled("covered-count", f"{sum(seen)}/{len(items)}")
    heading = [*voice.say("scope", " / ", weight="bold"), Run(" · "), *counted]
    blocks: list[Block] = [Paragraph(heading, looks.CELL, part.child("P"), before=8, sticks=True)]
    listing = part.child("L", language=voice.mark(standard["language"]))
    for item, has in zip(items, seen, strict=True):
        said = voice.say("covered" if has else "not-covered", " / ", weight="bold" if has else None)
        runs = [Run(f"• {item['text']} – "), *said]
        blocks.append(Paragraph(runs, looks.CELL, listing.child("LI").child("LBody"), before=2))
    return blocks
