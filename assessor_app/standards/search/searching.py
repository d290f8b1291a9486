"""From what a person typed to what the index is asked (FTS5's query language). Reads no store; marks are `matching`'s.

All words must be there, and the last may be unfinished. First asked is for the words as typed, in either language, with
accents, case and apostrophes folded; then for Welsh texts that hold them in any mutated form.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.standards.search.mutations import beginnings, forms
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Language

WORD: Final = re.compile(r"[^\W_]+")
_LETTER_LIKE_APOSTROPHE: Final = "\u02bc"  # Unicode has it among the letters


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one index: those that hold Welsh, those that hold English, and names, which hold neither."""

    welsh: tuple[str, ...]
    english: tuple[str, ...]
    names: tuple[str, ...] = ()

    def of(self, language: Language) -> tuple[str, ...]:
        """The columns to ask where one language is wanted."""
        return self.names + (self.welsh if language == "cy" else self.english)


TITLES: Final = Columns(("title_cy", "about_cy"), ("title_en", "about_en"), ("names",))
CRITERIA: Final = Columns(("cy",), ("en",))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question as typed, and whether it may be unfinished."""

    text: str
    beginning: bool

    @property
    def others(self) -> frozenset[str]:
        """Other forms of the word, folded; none for a word that no mutation touches."""
        bare = unaccented(self.text)
        return forms(bare) - {bare}

    @property
    def starts(self) -> frozenset[str]:
        """Other beginnings, where it may be unfinished; none for a short one, which `others` still has forms of."""
        bare = unaccented(self.text)
        return beginnings(bare) - {bare} if self.beginning else frozenset()


def parted(text: str) -> str:
    """A text whose every apostrophe parts words, as long as it was."""
    return text.replace(_LETTER_LIKE_APOSTROPHE, "'")


def words(text: str) -> tuple[Word, ...]:
    """The words of a question. Apostrophes and hyphens part words, as in the index; the last may be unfinished."""
    found = WORD.findall(unicodedata.normalize("NFC", parted(text)))
    return tuple(Word(word, at == len(found)) for at, word in enumerate(found, 1))


def as_typed(asked: tuple[Word, ...], columns: Columns, language: Language | None = None) -> str:
    """The question for all words as they are; where there are names, also for one name typed with blanks or without."""
    whole = " AND ".join(_term(word.text, beginning=word.beginning) for word in asked)
    if columns.names and len(asked) > 1:
        name = "".join(word.text for word in asked)
        whole = f"({whole}) OR {{{' '.join(columns.names)}}} : {_term(name, beginning=True)}"
    return _within(columns, language, whole)


def in_any_form(asked: tuple[Word, ...], columns: Columns, language: Language | None = None) -> str:
    """The question for all words in any form, without what `as_typed` finds; empty where no word has another form."""
    if language == "en" or not any(word.others or word.starts for word in asked):
        return ""
    wide = _within(columns, language, " AND ".join(_any_form(word, columns) for word in asked))
    return f"({wide}) NOT ({as_typed(asked, columns, language)})"


def sharing(terms: Sequence[str], least: int, language: Language) -> str:
    """The question for criteria in one language that hold at least so many of these words (folded), in any form."""
    return sharing_any([sorted(same(term, language)) for term in terms], least, language)


def sharing_any(groups: Sequence[Sequence[str]], least: int, language: Language) -> str:
    """The question for criteria in one language that hold a word (folded) of at least so many of these groups."""
    column = CRITERIA.of(language)[0]
    alike = [" OR ".join(_term(form, beginning=False) for form in group) for group in groups]
    chosen = (" AND ".join(f"({one})" for one in some) for some in itertools.combinations(alike, least))
    return f"{{{column}}} : ({' OR '.join(f'({one})' for one in chosen)})"


def same(word: str, language: Language) -> frozenset[str]:
    """What counts as one word (folded): all its forms in Welsh, itself in English."""
    return forms(word) if language == "cy" else frozenset({word})


def _any_form(word: Word, columns: Columns) -> str:
    typed = _term(word.text, beginning=word.beginning)
    others = [_term(other, beginning=True) for other in sorted(word.starts)]
    others += [_term(other, beginning=False) for other in sorted(word.others - word.starts)]
    if not others:
        return typed
    return f"({typed} OR {{{' '.join(columns.welsh)}}} : ({' OR '.join(others)}))"


def _within(columns: Columns, language: Language | None, question: str) -> str:
    return f"{{{' '.join(columns.of(language))}}} : ({question})" if language else question


def _term(word: str, *, beginning: bool) -> str:
    return f'"{word}"*' if beginning else f'"{word}"'
