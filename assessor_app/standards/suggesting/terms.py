"""From a text to what it is compared by: its words as a dictionary has them, the concepts they mean, its letters.

Three views of one text, since each misses what another sees. Words bring forms together (*gwrandawodd*, *gwrando*).
Concepts bring together words that mean the same in either language, and phrases, whose words may have others between
them, as in skip-grams (D. Guthrie et al., *A closer look at skip-gram modelling*, LREC 2006). Character 4-grams catch
what no dictionary has; they were the best single view of languages that inflect much in P. McNamee and J. Mayfield,
*Character n-gram tokenization for European language text retrieval* (Information Retrieval 7, 2004).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.standards.search import similar
from assessor_app.standards.search.mutations import radicals
from assessor_app.standards.suggesting.function_words import LIGHT, SILENT, language_of
from assessor_app.standards.suggesting.lexicon import bare_words

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from assessor_app.standards.model import Language
    from assessor_app.standards.suggesting.lexicon import Lexicon, Phrase

SPREAD: Final = 0.25  # how much less surely a word means one of several things: their number to this power
_CLAUSE: Final = re.compile(r"[.;:!?\n\"“”()]|['‘’](?=\W)|(?<=\W)['‘’]")
_OTHER: Final[dict[Language, Language]] = {"cy": "en", "en": "cy"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or phrase of a text and what it can be found by: features, each with how surely it is meant.

    A feature is a word of a language (`cy gwrando`) or a concept (`listen`). `own` are those that tell how rare the
    unit is: a word's words, a phrase's concept.
    """

    told: tuple[tuple[str, float], ...]
    own: tuple[str, ...]
    phrase: bool = False

    @property
    def features(self) -> dict[str, float]:
        """Each feature, and how surely it is meant."""
        return dict(self.told)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a text is compared by: its units in order, and how often each 4-gram of what the dictionary lacks occurs."""

    units: tuple[Unit, ...]
    grams: Counter[str]


@dataclass(frozen=True, slots=True)
class _Token:
    """One word of a text: folded, its language, and the dictionary's words it can be."""

    word: str
    language: Language
    known: frozenset[str]


def terms(text: str, lexicon: Lexicon, language: Language | None = None) -> Terms:
    """The terms of a printed text; or of a note, where no language is told: then that of each clause is guessed."""
    units: list[Unit] = []
    telling: list[_Token] = []
    mostly: Language = language or language_of(bare_words(text), "cy")
    for clause in _CLAUSE.split(text):
        tokens = _tokens(clause, language or language_of(bare_words(clause), mostly), lexicon)
        here = [token for token in tokens if _tells(token)]
        units += (_unit(token, lexicon) for token in here)
        units += (Unit(((concept, 1.0),), (concept,), phrase=True) for concept in _phrases(tokens, lexicon))
        telling += here
    if language is None:
        units += _echoes(telling, lexicon)
    unknown = " ".join(token.word for token in telling if not token.known)
    return Terms(tuple(units), similar.profile(unknown, mostly).grams)


def _tells(token: _Token) -> bool:
    return len(token.word) > 1 and token.word not in SILENT[token.language] and not _light(token)


def _echoes(telling: list[_Token], lexicon: Lexicon) -> Iterator[Unit]:
    """What a note sounds like, though it holds no phrase of it whole."""
    for language, dictionary in lexicon.words.items():
        keys = [dictionary.keys(token.word) for token in telling if token.language == language]
        for concept, much in dictionary.echoes.of(keys):
            yield Unit(((concept, much),), (concept,))


def _tokens(clause: str, language: Language, lexicon: Lexicon) -> list[_Token]:
    found = []
    for word in bare_words(clause):
        known = lexicon.words[language].resolve(word)
        other = lexicon.words[_OTHER[language]].resolve(word) if not known and word not in SILENT[language] else None
        if other:
            found.append(_Token(word, _OTHER[language], other))
        else:
            found.append(_Token(word, language, known))
    return found


def _light(token: _Token) -> bool:
    named = token.known or (radicals(token.word) if token.language == "cy" else {token.word})
    return not LIGHT[token.language].isdisjoint({token.word, *named})


def _unit(token: _Token, lexicon: Lexicon) -> Unit:
    """A word with what it means; one that may mean several things means each a little less surely."""
    dictionary = lexicon.words[token.language]
    names = sorted(token.known) or [dictionary.rough(token.word)]
    own = tuple(f"{token.language} {name}" for name in names)
    meant = tuple(dict.fromkeys(concept for name in names for concept in dictionary.concepts.get(name, ())))
    words = tuple((name, len(own) ** -0.5) for name in own)
    return Unit((*words, *((concept, len(meant) ** -SPREAD) for concept in meant)), own)


def _phrases(tokens: list[_Token], lexicon: Lexicon) -> list[str]:
    """The concepts of the phrases in a clause, each once."""
    keys = [lexicon.words[token.language].keys(token.word) for token in tokens]
    there = frozenset[str]().union(*keys)
    found: set[str] = set()
    for language in {token.language for token in tokens}:
        phrases = lexicon.words[language].phrases
        for phrase in (one for key in there for one in phrases.get(key, ())):
            if phrase.concept not in found and _holds(phrase, keys, there):
                found.add(phrase.concept)
    return sorted(found)


def _holds(phrase: Phrase, keys: list[frozenset[str]], there: frozenset[str]) -> bool:
    """Whether a clause holds a phrase: its words in order, with no more others between them than it allows."""
    if any(there.isdisjoint(word) for word in phrase.words):
        return False
    starts = [at for at, one in enumerate(keys) if not one.isdisjoint(phrase.words[0])]
    return any(_follows(phrase, keys, at) for at in starts)


def _follows(phrase: Phrase, keys: list[frozenset[str]], at: int) -> bool:
    for wanted, gap in zip(phrase.words[1:], phrase.gaps, strict=True):
        within = range(at + 1, min(at + 2 + gap, len(keys)))
        found = next((there for there in within if not keys[there].isdisjoint(wanted)), None)
        if found is None:
            return False
        at = found
    return True
