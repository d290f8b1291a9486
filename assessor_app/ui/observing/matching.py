"""Finding criteria by a few letters of their label or words, accents, case and mutations folded. Pure text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from assessor_app.standards.model import KIND_LETTERS
from assessor_app.standards.search.mutations import beginnings, forms
from assessor_app.ui.observing.scene import short_name

if TYPE_CHECKING:
    from assessor_app.standards.model import Criterion, CriterionKey, Language, Standard
    from assessor_app.ui.observing.scene import Scene

_WORD = re.compile(r"[^\W_]+")
_LABEL = re.compile(r"([pkgby]?)(\d+)")


def folded(text: str) -> str:
    """Lower case without accents: `Tŷ Gwyn` gives `ty gwyn`; apostrophes of any kind part words."""
    spread = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(_WORD.findall(folded(text)))


def fits(query: str, standard: Standard, criterion: Criterion, reader: Language) -> bool:
    """Whether every word of the query begins a word of the criterion, of its standard's name, or names its label.

    `14` and `P14` name a label, and so does `#` before either; `K2` and `G2` are the same knowledge. In a Welsh
    standard any mutated form of a word will do: `gwsmer` finds *cwsmer*.
    """
    return _fits(query, standard, criterion, reader, mutating=standard.language == "cy")


def _fits(query: str, standard: Standard, criterion: Criterion, reader: Language, *, mutating: bool) -> bool:
    told = (*words_of(criterion.text), *words_of(" ".join(criterion.items)))
    names = words_of(short_name(standard))
    for word in words_of(query):
        starts = tuple(beginnings(word)) if mutating else (word,)
        whole = forms(word) if mutating else frozenset[str]()
        if not (
            _is_label(word, criterion, reader)
            or any(one.startswith(starts) or one in whole for one in told)
            or any(one.startswith(word) for one in names)
        ):
            return False
    return True


def _is_label(word: str, criterion: Criterion, reader: Language) -> bool:
    named = _LABEL.fullmatch(word)
    if named is None or int(named[2]) != criterion.number:
        return False
    letters = {folded(KIND_LETTERS[criterion.kind, language]) for language in (reader, "cy", "en")}
    return not named[1] or named[1] in letters


def found(query: str, scene: Scene, reader: Language, most: int) -> list[CriterionKey]:
    """Criteria that fit: those named by their label first, then those that hold the words as typed; at most so many."""
    asked = words_of(query)
    fitting = [
        (
            not any(_is_label(word, criterion, reader) for word in asked),
            not _fits(query, standard, criterion, reader, mutating=False),
            key,
        )
        for standard, criterion, key in scene.criteria()
        if fits(query, standard, criterion, reader)
    ]
    return [key for *_, key in sorted(fitting, key=lambda one: one[:2])][:most]
