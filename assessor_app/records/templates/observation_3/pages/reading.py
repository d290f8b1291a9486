"""A payload as the third template's pages ask for it: whose name can be drawn, and what stands on which form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.paper.legible import legible
from assessor_app.records.templates.observation_1.pages import reading as first
from assessor_app.records.templates.observation_3.pages.voice import Voice

if TYPE_CHECKING:
    from assessor_app.records.model import Payload

FORMS: Final = {"question": "questioning-form", "discussion": "discussion-form", "witness": "witness-form"}
"""The kinds of entry that have a form of their own, and its title."""


class Reading(first.Reading):
    """A payload, its voice, and the ways between its parts.

    Where the fonts lack a letter of the candidate's name, the pages call them by the name they are registered under;
    sealing has made sure that one of the two can be drawn.
    """

    def __init__(self, payload: Payload) -> None:
        self.sealed = payload
        self.otherwise = not legible(payload["candidate"]["name"]) and legible(_registered(payload))
        super().__init__(_called(payload) if self.otherwise else payload, Voice(payload))

    @property
    def registered(self) -> str:
        """The name the candidate is registered under, where it is not the one that the pages call them by."""
        name = _registered(self.payload)
        return name if name and name != self.payload["candidate"]["name"] else ""

    def on_form(self, kind: str) -> list[dict[str, Any]]:
        """The standing entries of a kind that has a form."""
        return [entry for entry in self.standing if entry["kind"] == kind]


def _registered(payload: Payload) -> str:
    name: str = payload["candidate"]["registration"]["name"]
    return name.strip()


def _called(payload: Payload) -> Payload:
    return {**payload, "candidate": {**payload["candidate"], "name": _registered(payload)}}
