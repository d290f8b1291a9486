"""Ranking criteria by how likely a note evidences them: a pure function of the note and the standards' texts.

A note and a criterion are aligned: each word or phrase of either is paired with what is most like it in the other, the
same word before the same meaning before what that meaning likely shows, and each pair weighs as much as it is rare. So
C. Corley and R. Mihalcea, *Measuring the semantic similarity of texts* (ACL workshop on entailment, 2005), with their
measure of words replaced by a lexicon made for the purpose. From the note's side pairs are summed over the square root
of its length, since a long note says more and not all of it is about one thing; from the criterion's side they are a
share of the whole, which levels criteria of all lengths (as *b* does in BM25). The letters of words in no dictionary
are compared besides, and all three are added with fixed weights, as in J. A. Shaw and E. A. Fox, *Combination of
multiple searches* (TREC-3, 1994). Both texts of a language pair are texts of the criterion; the better one counts.

Nothing here accepts a criterion: a score orders, and what falls below `LEAST` is not likeness but chance.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.standards.model import Criterion
from assessor_app.standards.suggesting.function_words import REPORTING
from assessor_app.standards.suggesting.lexicon import shipped
from assessor_app.standards.suggesting.telling import tells_knowledge
from assessor_app.standards.suggesting.terms import terms
from assessor_app.standards.suggesting.texts import AROUND, Text, Texts, Weights, levelled, read

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor_app.standards.model import CriterionKey, Hit, Standard, StandardKey
    from assessor_app.standards.suggesting.lexicon import Lexicon
    from assessor_app.standards.suggesting.terms import Terms, Unit

LONGEST: Final = 4000
"""Letters of a note that are looked at: of a longer one the first and the last."""
LEAST: Final = 0.35
"""Scores below this are chance."""
HALF: Final = 10.0
"""What counts as half of everything: likeness has no upper bound, and a score is to have one."""
SUREST: Final = 3
"""So many words of a note may be paired with one thing in a criterion: what all of a note is about counts no more."""
_FAINT: Final = frozenset(f"{language} {word}" for language, words in REPORTING.items() for word in words)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A criterion that a note may evidence. `score` is from 0 to 1, and compares suggestions for one note alone."""

    key: CriterionKey
    label: str
    text: str
    score: float


@dataclass(frozen=True)
class Suggester:
    """Standards prepared for suggesting; never changes, and may be asked from any thread."""

    _criteria: tuple[tuple[CriterionKey, Criterion], ...]
    _texts: Texts
    _lexicon: Lexicon
    _weights: Weights

    def suggest(self, note: str, limit: int = 5) -> list[Suggestion]:
        """The criteria that a note most likely evidences, best first, at most `limit`; none where none is like it."""
        told = _shortened(note)
        scores = self._scores(terms(told, self._lexicon), knowledge=tells_knowledge(told))
        best = sorted((-score, at) for at, score in scores.items() if score >= LEAST)[: max(limit, 0)]
        return [
            Suggestion(key, criterion.label, criterion.text, -score)
            for (key, criterion), score in ((self._criteria[at], score) for score, at in best)
        ]

    def _scores(self, note: Terms, *, knowledge: bool) -> dict[int, float]:
        """The score of every criterion that has anything in common with a note."""
        weights, worth = self._weights, self._texts.worth
        said, met = self._aligned(note.units)
        scores: defaultdict[int, float] = defaultdict(float)
        for text, pairs in said.items():
            scores[text] += weights.heard * math.fsum(pairs.values()) / math.sqrt(len(note.units))
        for text, pairs in met.items():
            part = math.fsum(worth[text][at] * much for at, much in pairs.items())
            scores[text] += weights.cover * part / self._texts.whole[text]
        for text, much in self._in_letters(note.grams).items():
            scores[text] += weights.gram * much
        return self._by_criterion(scores, knowledge=knowledge)

    def _by_criterion(self, scores: Mapping[int, float], *, knowledge: bool) -> dict[int, float]:
        """The score of a criterion's best text, from 0 to 1."""
        found: dict[int, float] = {}
        for text, score in scores.items():
            at = self._texts.owners[text]
            told = score * (self._weights.unlike if (self._criteria[at][0].kind == "knowledge") != knowledge else 1.0)
            found[at] = max(found.get(at, 0.0), round(told / (told + HALF), 4))
        return found

    def _aligned(self, units: tuple[Unit, ...]) -> tuple[_Pairs, _Pairs]:
        """For each text: how well each unit of the note is paired there, and each unit of the text in the note."""
        said: _Pairs = defaultdict(dict)
        met: _Pairs = defaultdict(dict)
        asking: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
        for at, unit in enumerate(dict.fromkeys(units)):
            faint = self._weights.reporting if not _FAINT.isdisjoint(unit.own) else 1.0
            for feature, sure in self._asked(unit).items():
                if feature in self._texts.where:
                    asking[feature].append((sure * faint, at))
        for feature, some in asking.items():
            rare = self._texts.rarity[feature]
            surest = sorted(some, reverse=True)[:SUREST]
            for text, there, counts in self._texts.where[feature]:
                pairs = said[text]
                for sure, at in surest:
                    much = rare * sure * counts
                    if much > pairs.get(at, 0.0):
                        pairs[at] = much
                if there != AROUND:
                    found, much = met[text], surest[0][0] * counts
                    if much > found.get(there, 0.0):
                        found[there] = min(much, 1.0)
        return said, met

    def _asked(self, unit: Unit) -> dict[str, float]:
        """What a unit of a note may be found by: its own features, and what these likely show as well."""
        weights, asked = self._weights, dict[str, float]()
        for feature, sure in unit.features.items():
            told = sure * (weights.phrase if unit.phrase else 1.0)
            shows = self._lexicon.related.get(feature)
            asked[feature] = max(asked.get(feature, 0.0), told * (1.0 if shows is None else weights.concept))
            for other in shows or ():
                asked[other] = max(asked.get(other, 0.0), told * weights.related)
        return asked

    def _in_letters(self, grams: Counter[str]) -> dict[int, float]:
        """How much each text is like a note in the letters of words that the dictionary lacks: the cosine."""
        found: defaultdict[int, float] = defaultdict(float)
        for gram, much in levelled(grams, self._texts.gram_rarity).items():
            for text, held in self._texts.grams.get(gram, ()):
                found[text] += much * held
        return found


_Pairs = defaultdict[int, dict[int, float]]


def prepare(
    standards: Iterable[Standard],
    pairs: Mapping[StandardKey, Standard] | None = None,
    lexicon: Lexicon | None = None,
    weights: Weights | None = None,
) -> Suggester:
    """Make ready to suggest criteria of these standards; `pairs` holds the other language's text where there is one."""
    criteria: list[tuple[CriterionKey, Criterion]] = []
    told: list[Text] = []
    for standard in sorted(standards, key=lambda one: str(one.key)):
        pair = (pairs or {}).get(standard.key)
        for criterion in standard.criteria:
            told.append(Text(len(criteria), criterion, standard.language, standard.title))
            same = _same_in(pair, standard, criterion) if pair else None
            if pair and same:
                told.append(Text(len(criteria), same, pair.language, pair.title))
            criteria.append((standard.criterion_key(criterion), criterion))
    words, weighed = lexicon or shipped(), weights or Weights()
    return Suggester(tuple(criteria), read(told, words, weighed), words, weighed)


def prepare_some(hits: Sequence[Hit], usual: Sequence[Hit]) -> Suggester:
    """Make ready to suggest single criteria; how rare words are is counted in the `usual` ones."""
    some = sorted(_told(hits), key=lambda one: str(one[0]))
    texts = [Text(at, criterion, key.standard.language, title) for at, (key, criterion, title) in enumerate(some)]
    others = [Text(0, criterion, key.standard.language, title) for key, criterion, title in _told(usual)]
    criteria = tuple((key, criterion) for key, criterion, _ in some)
    return Suggester(criteria, read(texts, shipped(), Weights(), others), shipped(), Weights())


def _told(hits: Sequence[Hit]) -> Iterator[tuple[CriterionKey, Criterion, str]]:
    """The criteria among finds, with their standards' titles."""
    for hit in hits:
        if hit.criterion is not None:
            items = tuple(hit.found_in.split("\n")) if hit.found_in else ()
            key = hit.criterion
            yield key, Criterion(key.kind, hit.label, key.number, hit.text, None, items), hit.title


def _same_in(pair: Standard, standard: Standard, criterion: Criterion) -> Criterion | None:
    """The same criterion in the other language; none where its kind has another count there, and numbers may differ."""
    there = [one for one in pair.criteria if one.kind == criterion.kind]
    here = sum(one.kind == criterion.kind for one in standard.criteria)
    return next((one for one in there if one.number == criterion.number), None) if len(there) == here else None


def _shortened(note: str) -> str:
    half = LONGEST // 2
    return note if len(note) <= LONGEST else f"{note[:half]}\n{note[-half:]}"
