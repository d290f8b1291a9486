"""The texts of criteria, read once so that any note can be held against all of them quickly. Ranks nothing."""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.standards.suggesting.terms import Terms, Unit, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Criterion, Language
    from assessor_app.standards.suggesting.lexicon import Lexicon

AROUND: Final = -1
"""Where a feature stands that is not in the text itself but in its group's heading or its standard's title."""

MANY: Final = 60
COMMON: Final = 0.4
"""In so many texts, what stands in such a share of them tells none from another and is not looked for."""

Place = tuple[int, int, float]
"""A text, its unit there, and how much a feature counts there."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts; settled on notes written for the purpose (the benchmark's)."""

    concept: float = 0.85  # the same meaning, where the same word is 1
    related: float = 0.65  # what a meaning likely shows as well
    phrase: float = 1.6  # a phrase, which is surer than a word
    reporting: float = 0.6  # a verb that any note is told with
    gram: float = 2.5  # the letters of words that no dictionary has
    group: float = 0.5  # a word in the heading over a criterion
    title: float = 0.1  # a word in a standard's title
    head: float = 1.6  # a criterion's first word: what is to be done
    heard: float = 3.0  # what a note says and a criterion too
    cover: float = 12.0  # how much of a criterion a note says
    unlike: float = 0.65  # knowledge for a note of deeds, and performance for a note of what somebody knows


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts by what they can be found by.

    `owners` holds each text's criterion, `where` the places of each feature, `rarity` how telling each feature is,
    `worth` how much each unit of each text weighs, `whole` all of them together, and `grams` the texts of each 4-gram.
    """

    owners: tuple[int, ...]
    where: dict[str, list[Place]]
    rarity: dict[str, float]
    worth: tuple[tuple[float, ...], ...]
    whole: tuple[float, ...]
    grams: dict[str, list[tuple[int, float]]]
    gram_rarity: dict[str, float]


@dataclass(frozen=True, slots=True)
class Text:
    """A criterion's text in one language, under its standard's title; `owner` is the number of the criterion."""

    owner: int
    criterion: Criterion
    language: Language
    title: str


def read(texts: Sequence[Text], lexicon: Lexicon, weights: Weights, usual: Sequence[Text] = ()) -> Texts:
    """Read texts. How rare a word is, is counted in `usual` texts, or in these themselves where none are given."""
    told = [_terms_of(one, lexicon) for one in texts]
    counted = [_terms_of(one, lexicon) for one in usual] or told
    around = [_around(one, lexicon, weights) for one in texts]
    held_in = Counter(name for one in counted for name in {name for unit in one.units for name in unit.features})
    rarity = {name: _rarity(held, len(counted)) for name, held in held_in.items()}
    unseen = _rarity(0, len(counted)) / (1 if usual else 2)  # as a rule what stands in headings alone
    where: defaultdict[str, list[Place]] = defaultdict(list)
    for at, one in enumerate(told):
        for name, (much, unit) in _best(one.units, around[at]).items():
            rarity.setdefault(name, unseen)
            if len(counted) < MANY or held_in[name] < len(counted) * COMMON:
                where[name].append((at, unit, much))
    worth = tuple(_worth(one, rarity, weights) for one in told)
    whole = tuple(math.fsum(one) for one in worth)
    gram_rarity = _gram_rarity(told)
    grams: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, one in enumerate(told):
        for gram, much in levelled(one.grams, gram_rarity).items():
            grams[gram].append((at, much))
    return Texts(tuple(one.owner for one in texts), dict(where), rarity, worth, whole, dict(grams), gram_rarity)


def _terms_of(text: Text, lexicon: Lexicon) -> Terms:
    return _terms(" ".join((text.criterion.text, *text.criterion.items)), lexicon, text.language)


@functools.lru_cache(maxsize=4096)
def _terms(text: str, lexicon: Lexicon, language: Language) -> Terms:
    """The terms of a printed text, which many sets of standards may share."""
    return terms(text, lexicon, language)


def levelled(grams: Counter[str], rarity: dict[str, float]) -> dict[str, float]:
    """What each gram weighs in a text, all together of length 1, so that their products are cosines."""
    told = {gram: (1 + math.log(times)) * rarity.get(gram, 0.0) for gram, times in grams.items()}
    whole = math.sqrt(math.fsum(much * much for much in told.values())) or 1.0
    return {gram: much / whole for gram, much in told.items()}


def _rarity(held: int, count: int) -> float:
    """How telling is what so many texts hold: the inverse document frequency of Robertson and Spärck Jones, above 0."""
    return math.log(1 + (count - held + 0.5) / (held + 0.5))


def _gram_rarity(told: Sequence[Terms]) -> dict[str, float]:
    held_in = Counter(gram for one in told for gram in one.grams)
    return {gram: _rarity(held, len(told)) for gram, held in held_in.items()}


def _around(text: Text, lexicon: Lexicon, weights: Weights) -> tuple[tuple[float, Unit], ...]:
    """The units of the heading and the title over a text, each with its weight."""
    headings = ((text.criterion.group or "", weights.group), (text.title, weights.title))
    return tuple(
        (weight, unit) for heading, weight in headings for unit in _terms(heading, lexicon, text.language).units
    )


def _best(units: tuple[Unit, ...], around: tuple[tuple[float, Unit], ...]) -> dict[str, tuple[float, int]]:
    """For each feature of a text how much it counts there, and in which of its units."""
    best: dict[str, tuple[float, int]] = {}
    for at, unit in enumerate(units):
        for feature, sure in unit.features.items():
            if feature not in best or sure > best[feature][0]:
                best[feature] = (sure, at)
    for weight, unit in around:
        for feature, sure in unit.features.items():
            best.setdefault(feature, (sure * weight, AROUND))
    return best


def _worth(told: Terms, rarity: dict[str, float], weights: Weights) -> tuple[float, ...]:
    """What each unit of a text weighs: as much as the rarest of its features; the first word more than the others."""
    worth = [max(rarity[feature] for feature in unit.own) for unit in told.units]
    first = next((at for at, unit in enumerate(told.units) if not unit.phrase), None)
    if first is not None:
        worth[first] *= weights.head
    return tuple(worth)
