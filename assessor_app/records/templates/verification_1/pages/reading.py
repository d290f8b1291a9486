"""A report's payload as its pages ask for it, with its voice, and the few blocks that every part of it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.paper.blocks import Paragraph
from assessor_app.records.templates.observation_1.pages import looks, voice
from assessor_app.records.templates.observation_1.pages import reading as first
from assessor_app.records.templates.verification_1.words import WORDS

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.marks import State
    from assessor_app.paper.structure import Elem
    from assessor_app.records.model import Payload

MARKS: Final[dict[str, State]] = {
    "agreed": "met", "agreed-with-action": "not_yet_met", "not-agreed": "refused",
    "confirmed": "met", "confirmed-with-action": "not_yet_met", "not-confirmed": "refused",
    "closed": "met", "reopened": "not_yet_met",
}  # fmt: skip
"""The mark that stands beside an outcome: each has a shape of its own."""


class Voice(voice.FurtherVoice):
    """The first template's voice, which also knows the words of this one."""

    further = WORDS


class Reading(first.Reading):
    """A payload, its voice, and what its standards are called."""

    def __init__(self, payload: Payload) -> None:
        # What the first template's reading asks of an observation, and a report has not.
        asked = {"log": [], "judgements": [], "standards": payload["decided"]}
        super().__init__({**asked, **payload}, Voice(payload["record"]["pages"]))

    @property
    def title(self) -> str:
        """The key of the report's title."""
        return f"title-{self.payload['kind']}"

    @property
    def decided(self) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Every criterion decided, with its standard."""
        return [(standard, one) for standard in self.payload["decided"] for one in standard["criteria"]]


def heading(reading: Reading, part: Elem, key: str) -> Paragraph:
    """A section's heading."""
    return Paragraph(reading.voice.label(key), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)


def section(reading: Reading, root: Elem, key: str, text: str) -> list[Block]:
    """A section that is one text; nothing where there is none."""
    if not text.strip():
        return []
    part = root.child("Sect")
    return [heading(reading, part, key), Paragraph(text, looks.BODY, part.child("P"), before=4)]
