"""The first template's voice, which also knows the words of the second. Nothing else lives here."""

from __future__ import annotations

from assessor_app.records.templates.observation_1.pages import voice as first
from assessor_app.records.templates.observation_2.words import WORDS


class Voice(first.FurtherVoice):
    """The languages of one record's pages."""

    further = WORDS
