"""The lexicon of workplace words: which Welsh and English words mean the same, and what a note's words may show.

It is made by hand and lies in `resources/lexicon`: files of concepts, one a line, and tables of irregular forms. A line
reads `name: Welsh, words | English, words > other, concepts`: what stands before `>` means the concept, and a note that
holds one likely shows the others too. Expanding what is asked by hand-made sets of synonyms and relations goes back to
E. M. Voorhees, *Query expansion using lexical-semantic relations* (SIGIR 1994); she found that it helps where, as here,
what is asked is short and says the same in other words.
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app import paths
from assessor_app.standards.search import similar
from assessor_app.standards.search.mutations import radicals
from assessor_app.standards.search.searching import WORD, parted
from assessor_app.standards.suggesting import english, welsh
from assessor_app.standards.suggesting.echoes import Echoes
from assessor_app.standards.suggesting.function_words import LIGHT, SILENT
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import ModuleType

    from assessor_app.standards.model import Language

_BENT: Final[dict[Language, tuple[str, ...]]] = {"cy": ("odd", "wyd", "ais", "wch"), "en": ("ed", "ing")}
GAP: Final = 3  # words that may stand between two telling words of a phrase
LEAST_SILENT: Final = 3  # a phrase of silent words alone has at least so many
LEAST_STEM: Final = 4
"""Letters of a stem; shorter ones are too often another word's, and of mutated words those of one more too."""

_RULES: Final[dict[Language, ModuleType]] = {"cy": welsh, "en": english}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that mean something only together: what each may be called by (`Words.keys`), and the concept.

    `gaps` tells how many other words may stand before each word but the first: none beside a silent one.
    """

    words: tuple[frozenset[str], ...]
    concept: str
    gaps: tuple[int, ...] = ()


class Words:
    """The dictionary of one language: its words, its phrases by their rarest word, and how forms lead to them."""

    def __init__(self, language: Language, irregular: dict[str, str], meant: Iterable[tuple[str, str]]) -> None:
        """Make a dictionary of what is written and the concept that it means."""
        self._language: Language = language
        self._irregular = irregular
        self._stems: defaultdict[str, set[str]] = defaultdict(set)
        self.concepts: defaultdict[str, list[str]] = defaultdict(list)
        self.phrases: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._meaning: defaultdict[str, list[str]] = defaultdict(list)
        self.resolve = functools.lru_cache(maxsize=8192)(self._resolved)
        self.keys = functools.lru_cache(maxsize=8192)(self._keys)
        several = []
        for written, concept in meant:
            words = bare_words(written)
            if len(words) == 1:
                self.concepts[words[0]].append(concept)
                self._meaning[concept].append(words[0])
                self._stems[_RULES[language].stem(words[0])].add(words[0])
            elif words:
                several.append((words, concept))
        self._add_phrases(several)
        mute = SILENT[language] | LIGHT[language]
        self.echoes = Echoes(
            (concept, [self.keys(word) for word in words if word not in mute]) for words, concept in several
        )

    def _add_phrases(self, several: list[tuple[tuple[str, ...], str]]) -> None:
        """Keep phrases by what their rarest word may be called; the single words are all there."""
        often = Counter(word for words, _ in several for word in words)
        for words, concept in several:
            silent = [word in SILENT[self._language] for word in words]
            if all(silent) and len(words) < LEAST_SILENT:
                continue  # *ei hun*: found everywhere
            gaps = tuple(0 if before or after else GAP for before, after in itertools.pairwise(silent))
            phrase = Phrase(tuple(self.keys(word) for word in words), concept, gaps)
            for key in self.keys(min(words, key=lambda word: (often[word], -len(word)))):
                self.phrases[key].append(phrase)

    def _keys(self, word: str) -> frozenset[str]:
        """What a form (folded) may be called by in phrases: two forms of one word have one of these in common."""
        return frozenset({self.rough(word), *map(self.rough, self.resolve(word))})

    def meaning(self, concept: str) -> tuple[str, ...]:
        """The single words that mean a concept."""
        return tuple(self._meaning.get(concept, ()))

    def rough(self, word: str) -> str:
        """What stands for a word (folded) that the dictionary does not have: its stem, the same in every mutation."""
        if self._language == "en":
            return english.stem(word)
        return welsh.stem(similar.levelled(word))

    def _resolved(self, word: str) -> frozenset[str]:
        """The dictionary's words that a form (folded) in a text can be: as it is, by its ending, then by its stem."""
        roots = (word, *sorted(radicals(word) - {word})) if self._language == "cy" else (word,)
        for look in (self._as_printed, self._by_ending, self._by_stem):
            for some, least in ((roots[:1], LEAST_STEM), (roots[1:], LEAST_STEM + 1)):
                found = frozenset(one for form in some for one in look(form, least))
                if found:
                    return found
        return frozenset()

    def _as_printed(self, form: str, _least: int) -> Iterator[str]:
        if form in self.concepts:
            yield form
            if form.endswith(_BENT[self._language]):  # in the lexicon for one meaning of its own
                yield from self._by_ending(form, _least)
        plain = self._irregular.get(form)
        if plain is not None:
            yield plain

    def _by_ending(self, form: str, _least: int) -> Iterator[str]:
        first = next((one for one in _RULES[self._language].lemmas(form) if one in self.concepts), None)
        if first is not None:
            yield first

    def _by_stem(self, form: str, least: int) -> Iterator[str]:
        stem = _RULES[self._language].stem(form)
        if len(stem) >= least:
            yield from self._stems.get(stem, ())


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Both dictionaries, and how concepts hang together: concept -> what a note that holds it shows as well."""

    words: dict[Language, Words]
    related: dict[str, tuple[str, ...]]


def bare_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; apostrophes and hyphens part words."""
    return tuple(unaccented(word) for word in WORD.findall(parted(text)))


@functools.cache
def shipped() -> Lexicon:
    """The lexicon that ships with the program."""
    return from_folder(paths.resources() / "lexicon")


def from_folder(folder: Path) -> Lexicon:
    """A lexicon of files: `*.txt` of concepts in order of name, `irregular_cy.txt` and `irregular_en.txt`."""
    meant: dict[Language, list[tuple[str, str]]] = {"cy": [], "en": []}
    related: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted(folder.glob("*.txt")):
        if not file.name.startswith("irregular_"):
            for name, cy, en, shows in _lines(file):
                meant["cy"] += ((written, name) for written in cy)
                meant["en"] += ((written, name) for written in en)
                related[name] += shows
    words = {
        language: Words(language, _irregular(folder / f"irregular_{language}.txt"), told)
        for language, told in meant.items()
    }
    return Lexicon(words, {name: tuple(dict.fromkeys(shows)) for name, shows in related.items()})


def _lines(file: Path) -> Iterator[tuple[str, list[str], list[str], list[str]]]:
    """Name, Welsh, English and related concepts of every line of a file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        told = line.partition("#")[0].strip()
        if told:
            name, _, rest = told.partition(":")
            texts, _, shows = rest.partition(">")
            cy, _, en = texts.partition("|")
            yield name.strip(), _parts(cy), _parts(en), _parts(shows)


def _parts(written: str) -> list[str]:
    return [part.strip() for part in written.split(",") if part.strip()]


def _irregular(file: Path) -> dict[str, str]:
    """Form -> what the dictionary prints, from lines `dweud: dywedodd, wedodd`."""
    found: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        plain, _, forms = line.partition("#")[0].partition(":")
        for form in bare_words(forms):
            found.setdefault(form, unaccented(plain.strip()))
    return found
