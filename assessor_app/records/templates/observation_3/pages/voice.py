"""The second template's voice, which also knows the words of the third. Nothing else lives here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.records.templates.observation_1.pages.voice import Facts, filled
from assessor_app.records.templates.observation_2.pages import voice as second
from assessor_app.records.templates.observation_3.words import WORDS

if TYPE_CHECKING:
    from assessor_app.paper.fonts import Weight
    from assessor_app.paper.text import Run
    from assessor_app.records.templates.observation_1.words import Tongue


class Voice(second.Voice):
    """The languages of one record's pages."""

    def say(
        self, key: str, between: str = "\n", facts: Facts | None = None, *, weight: Weight | None = None
    ) -> list[Run]:
        """A word or sentence of the third template, or one of an earlier one's."""
        if key not in WORDS:
            return super().say(key, between, facts, weight=weight)

        def said(tongue: Tongue) -> str:
            return filled(WORDS[key][tongue == "en"], facts or {})

        return self.each(said, between, weight=weight)
