"""A made-up library of any size, the same every time: standards in Welsh and English that no publisher wrote.

The words are those of the five standards that ship (Welsh) and of the help pages (English), as frequent as a word of
their rank is in a language (Zipf), with a long tail of words put together from syllables. A quarter of the criteria
repeat an earlier one with a word changed, as standards of one family do.
"""

from __future__ import annotations

import functools
import itertools
import random
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app import paths
from assessor_app.standards import bundle
from assessor_app.standards.model import Criterion, Kind, Language, Standard
from assessor_app.standards.wording import sha256

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = 25_000
TAIL = 20_000
KINDS: tuple[tuple[Kind, int], ...] = (("performance", 15), ("knowledge", 12), ("behaviour", 1))
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SUITES = 120
_PREFIXES = ("INSC", "CFA", "SFS", "LAN", "PPL", "ECI", "PRO", "HSS")


@dataclass(frozen=True)
class Vocabulary:
    """Words of one language, the most frequent first, with the running sum of their weights."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def drawn(self, chance: random.Random, count: int) -> list[str]:
        """So many words, each by its weight."""
        return chance.choices(self.words, cum_weights=self.weights, k=count)


@functools.cache
def vocabulary(language: Language) -> Vocabulary:
    """The words of one language with their weights."""
    text = _welsh() if language == "cy" else _english()
    known = [word for word, _ in Counter(_WORD.findall(text)).most_common()]
    syllables = sorted({word[at : at + 3].lower() for word in known for at in range(0, len(word) - 2, 3)})
    chance = random.Random(f"tail {language}")  # noqa: S311 - not a secret
    tail = dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(TAIL))
    words = tuple(dict.fromkeys([*known, *tail]))
    return Vocabulary(words, tuple(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words)))))


def _welsh() -> str:
    return "\n".join(one.text for standard in bundle.bundled() for one in standard.criteria)


def _english() -> str:
    folder = paths.program_root() / "resources" / "help" / "en"
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted(folder.glob("*.md")))


def many(count: int = FULL) -> Iterator[Standard]:
    """So many standards, half of them the other language of the one before, 28 criteria each."""
    words = {"cy": vocabulary("cy"), "en": vocabulary("en")}
    chance = random.Random(f"library {count}")  # noqa: S311 - not a secret
    earlier: dict[str, list[str]] = {"cy": [], "en": []}
    for number in range(count):
        language: Language = "en" if number % 2 else "cy"
        yield _standard(number, language, words[language], earlier[language], chance)


def _standard(
    number: int, language: Language, words: Vocabulary, earlier: list[str], chance: random.Random
) -> Standard:
    pair = number // 2
    parts = {kind: tuple(_criteria(kind, most, words, earlier, chance)) for kind, most in KINDS}
    year = 2008 + pair % 15
    made = f"{number}:{[one.text for kind in parts for one in parts[kind]]}"
    return Standard(
        title=" ".join(words.drawn(chance, chance.randint(3, 9))).capitalize(),
        language=language,
        urn=f"{_PREFIXES[pair % len(_PREFIXES)]}{pair:05}",
        edition=f"{year}-03-01",
        overview=(" ".join(words.drawn(chance, 90)) + ".",),
        performance=parts["performance"],
        knowledge=parts["knowledge"],
        behaviours=parts["behaviour"],
        sections={},
        empty_sections=(),
        suites=(f"Suite {pair % _SUITES}", f"{words.words[pair % 400]} {pair % 17}"),
        original_urns=(f"OLD {pair:05}",),
        occupations=(f"{words.words[pair % 300]} {words.words[300 + pair % 90]}",),
        soc_codes=(str(1000 + pair % 8000),),
        keywords=tuple(words.drawn(chance, 6)),
        source_sha256=sha256(made.encode()),
        text_sha256=sha256(made.encode()),
        approved=f"{year}-03-01",
        review_date=f"{year + 5}-03",
        developer="Made-up Skills",
    )


def _criteria(
    kind: Kind, most: int, words: Vocabulary, earlier: list[str], chance: random.Random
) -> Iterator[Criterion]:
    for number in range(1, most + 1):
        if earlier and chance.random() < 0.25:
            told = chance.choice(earlier).split(" ")
            told[chance.randrange(len(told))] = words.drawn(chance, 1)[0]
        else:
            told = words.drawn(chance, max(3, min(45, round(chance.lognormvariate(2.45, 0.5)))))
        text = " ".join(told)
        earlier.append(text)
        yield Criterion(kind=kind, label=str(number), number=number, text=text)
