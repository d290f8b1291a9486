"""The words of further signatures, Welsh and English; frozen, because opening draws them again."""

from __future__ import annotations

from typing import Final, Literal

from assessor_app.records.templates.observation_1.pages.voice import Voice, filled

Outcome = Literal["confirmed", "confirmed-with-action", "not-confirmed"]
Pages = Literal["cy", "en", "both"]

OUTCOMES: Final[tuple[Outcome, ...]] = ("confirmed", "confirmed-with-action", "not-confirmed")
WORDS: Final[dict[str, tuple[str, str]]] = {
    "confirmed": ("Cadarnhawyd", "Confirmed"),
    "confirmed-with-action": ("Cadarnhawyd yn amodol ar gam gweithredu", "Confirmed subject to action"),
    "not-confirmed": ("Ni chadarnhawyd", "Not confirmed"),
    "sig_countersign": ("Cydlofnodwyd gan aseswr cymwysedig, {when}", "Countersigned by a qualified assessor, {when}"),
    "sig_iqa": ("Penderfyniad y dilysydd, {when}", "The verifier’s decision, {when}"),
}


def said(outcome: Outcome, pages: Pages) -> str:
    """A decision in the languages of a record's pages, as its field holds and shows it."""
    return " / ".join(WORDS[outcome][tongue == "en"] for tongue in Voice(pages).tongues)


def outcome_of(value: str, pages: Pages) -> Outcome | None:
    """The decision that a field's text says; nothing where it says none, or not in the languages of the pages."""
    return next((outcome for outcome in OUTCOMES if said(outcome, pages) == value), None)


def signed(field: str, when: str, pages: Pages) -> list[str]:
    """What stands under a signer's name, a line for each language; `when` is a time in figures."""
    return [filled(WORDS[field][tongue == "en"], {"when": when}) for tongue in Voice(pages).tongues]
