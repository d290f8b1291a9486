"""What a note sounds like: concepts whose phrases it shares words with, though it holds none of them whole.

Each concept's phrases are examples of how people tell of it, and a note is held against all of them at once by the
cosine of their words, weighed by how few concepts have each: J. J. Rocchio's classifier (*Relevance feedback in
information retrieval*, 1971) with examples made by hand. The faintest view, for what no phrase foresaw.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 4  # concepts that a note may sound like
COMMON: Final = 60  # concepts; a word in the phrases of more tells nothing
SHARED: Final = 2  # words that a note must share with a concept's phrases
LEAST: Final = 0.3  # likeness below this is chance
WHOLE: Final = 1.6  # likeness from which on it is as sure as a word


class Echoes:
    """The words of every concept's phrases in one language, each by what it may be called in a text."""

    def __init__(self, phrases: Iterable[tuple[str, Iterable[frozenset[str]]]]) -> None:
        """Make it of concepts and the telling words of each of their phrases."""
        counted: defaultdict[str, Counter[frozenset[str]]] = defaultdict(Counter)
        for concept, words in phrases:
            counted[concept].update(words)
        held_in = Counter(word for words in counted.values() for word in words)
        rarity = {word: math.log(1 + len(counted) / held) for word, held in held_in.items() if held <= COMMON}
        self._where: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for concept, words in counted.items():
            told = {word: (1 + math.log(times)) * rarity[word] for word, times in words.items() if word in rarity}
            whole = math.sqrt(math.fsum(much * much for much in told.values())) or 1.0
            for word, much in told.items():
                for key in word:
                    self._where[key].append((concept, much * rarity[word] / whole))

    def of(self, words: Iterable[frozenset[str]]) -> list[tuple[str, float]]:
        """The concepts that these words sound like, and how surely, from 0 to 1; the surest first."""
        found: defaultdict[str, float] = defaultdict(float)
        shared: Counter[str] = Counter()
        asked = list(dict.fromkeys(words))
        for word in asked:
            best: dict[str, float] = {}
            for key in word:
                for concept, much in self._where.get(key, ()):
                    if much > best.get(concept, 0.0):
                        best[concept] = much
            for concept, much in best.items():
                found[concept] += much
            shared.update(best.keys())
        long = math.sqrt(len(asked)) or 1.0
        sounds = sorted(
            (-much / long, concept)
            for concept, much in found.items()
            if much / long >= LEAST and shared[concept] >= SHARED
        )
        return [(concept, min(1.0, -much / WHOLE)) for much, concept in sounds[:MOST]]
