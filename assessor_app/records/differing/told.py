"""A difference in the reader's language: each thing as a sentence, with what was said before and what is said now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.language.dates import is_date, moment
from assessor_app.language.sentences import sentence
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.records.differing.model import Changed

NAMED: Final = {
    "met": N_("Met"),
    "not_yet_met": N_("Not yet met"),
    "not_observed": N_("Not observed"),
    "real_work": N_("Real work"),
    "realistic_environment": N_("Realistic environment"),
    "simulation": N_("Simulation"),
    "observation": N_("Direct observation"),
    "questioning": N_("Questioning"),
    "discussion": N_("Professional discussion"),
    "witness": N_("Witness testimony"),
    "product": N_("Work product"),
    "prior_learning": N_("Recognition of prior learning"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that differs, as people read it: a sentence, and the two texts where there are any."""

    sentence: str
    before: str
    now: str


def told(words: Words, changed: Changed) -> Told:
    """Say one thing that differs."""
    facts = {name: _criterion(words, fact) if name == "criterion" else fact for name, fact in changed.facts.items()}
    return Told(
        sentence(words, changed.code, facts),
        _said(words, changed.before, changed.way),
        _said(words, changed.now, changed.way),
    )


def _said(words: Words, text: str, way: str) -> str:
    if not way or not text:
        return moment(words, text) if is_date(text) else text
    if way == "criteria":
        return ", ".join(_criterion(words, key) for key in text.splitlines())
    return ", ".join(words(NAMED[name]) if name in NAMED else name for name in text.splitlines())


def _criterion(words: Words, written: str) -> str:
    """`INSCS025 · P14`; as it is written where it is no key."""
    try:
        key = CriterionKey.parse(written)
    except ValueError:
        return written
    return f"{key.standard.name} · {key.short(words.language)}"
