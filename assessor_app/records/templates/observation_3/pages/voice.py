"""The second template's voice, which also knows the words of the third and what the centre calls a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.records.templates.observation_1.pages.voice import Facts, filled
from assessor_app.records.templates.observation_2.pages import voice as second
from assessor_app.records.templates.observation_3.words import WORDS

if TYPE_CHECKING:
    from assessor_app.paper.fonts import Weight
    from assessor_app.paper.text import Run
    from assessor_app.records.model import Payload
    from assessor_app.records.templates.observation_1.words import Tongue


class Voice(second.Voice):
    """The languages of one record's pages, and the centre's words for roles, which stand over cards and panels."""

    def __init__(self, payload: Payload) -> None:
        super().__init__(payload["record"]["pages"])
        self._earlier = {tongue: second.Voice(tongue) for tongue in self.tongues}
        self._roles: dict[str, Any] = payload["branding"]["roles"]

    def say(
        self, key: str, between: str = "\n", facts: Facts | None = None, *, weight: Weight | None = None
    ) -> list[Run]:
        """A word or sentence of the third template, or one of an earlier one's."""

        def said(tongue: Tongue) -> str:
            own: str = self._roles[key][tongue].strip() if key in self._roles else ""
            if own:
                return own
            if key in WORDS:
                return filled(WORDS[key][tongue == "en"], facts or {})
            return "".join(run.text for run in self._earlier[tongue].say(key, between, facts))

        return self.each(said, between, weight=weight)
