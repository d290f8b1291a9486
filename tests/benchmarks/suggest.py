"""Prints how often the criterion a note evidences is among the first suggested, beside plain BM25 and 4-grams.

    .venv/bin/python -m tests.benchmarks.suggest [FOLDER OF NOTES]

The notes were written by hand from the printed standards, blind to this engine: one half to develop with, the other
held out, never looked at and only measured. A hit is any criterion that the note evidences among the first 1, 3 or 5.
Plain BM25 is over words as written (accents and case folded); 4-grams are BM25 over those of words without their
mutations, as `search.similar` counts them. Times are of one call on prepared standards, as ratio to plain BM25.
"""

from __future__ import annotations

import json
import math
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor_app.standards import bundle
from assessor_app.standards.model import CriterionKey, StandardKey
from assessor_app.standards.search import similar
from assessor_app.standards.suggesting.lexicon import bare_words
from assessor_app.standards.suggesting.ranking import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assessor_app.standards.model import Standard

    Ranker = Callable[[str], Sequence[CriterionKey]]

NOTES: Final = Path(__file__).parent.parent / "standards" / "notes"
FIRST: Final = (1, 3, 5)
SATURATION, LENGTH = 1.2, 0.75  # BM25's k1 and b, as FTS5 has them
TIMED: Final = 3  # rounds over all notes


@dataclass(frozen=True)
class Note:
    """A note, its language, and the criteria it evidences."""

    text: str
    language: str
    evidences: frozenset[CriterionKey]


class BM25:
    """Okapi BM25 over the terms of criteria, whatever makes those terms."""

    def __init__(self, standards: Iterable[Standard], terms: Callable[[str], Iterable[str]]) -> None:
        self._terms = terms
        texts = [(one.criterion_key(c), " ".join((c.text, *c.items))) for one in standards for c in one.criteria]
        self._keys = [key for key, _ in texts]
        counted = [Counter(terms(text)) for _, text in texts]
        mean = statistics.mean(one.total() for one in counted)
        held_in = Counter(term for one in counted for term in one)
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for at, one in enumerate(counted):
            long = SATURATION * (1 - LENGTH + LENGTH * one.total() / mean)
            for term, times in one.items():
                rarity = math.log(1 + (len(counted) - held_in[term] + 0.5) / (held_in[term] + 0.5))
                much = rarity * times * (SATURATION + 1) / (times + long)
                self._postings.setdefault(term, []).append((at, much))

    def __call__(self, note: str) -> list[CriterionKey]:
        """The keys of the first criteria."""
        scores: Counter[int] = Counter()
        for term in set(self._terms(note)):
            for at, much in self._postings.get(term, ()):
                scores[at] += much  # type: ignore[assignment]  # a Counter of weights
        return [self._keys[at] for at, _ in scores.most_common(max(FIRST))]


def grams(text: str) -> Iterable[str]:
    """The character 4-grams of a text without its mutations."""
    return similar.profile(text, "cy").grams.elements()


def notes(file: Path, kinds: frozenset[str]) -> list[Note]:
    """The notes that evidence a criterion of these kinds."""
    told: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["notes"]
    found = []
    for one in told:
        keys = frozenset(
            CriterionKey(StandardKey.parse(named["standard"]), named["kind"], named["number"])
            for named in one["evidences"]
            if named["kind"] in kinds
        )
        if keys:
            found.append(Note(one["text"], one["language"], keys))
    return found


def rates(ranker: Ranker, some: Sequence[Note]) -> str:
    """The hit rates of a ranker."""
    first = [next((at for at, key in enumerate(ranker(one.text), 1) if key in one.evidences), 0) for one in some]
    return " / ".join(f"{sum(0 < at <= most for at in first) / len(some):.2f}" for most in FIRST)


def timed(ranker: Ranker, some: Sequence[Note]) -> list[float]:
    """Milliseconds of this thread's own work for every note."""
    took = []
    for note in [*some] * TIMED:
        started = time.thread_time()
        ranker(note.text)
        took.append((time.thread_time() - started) * 1000)
    return took


def rankers(standards: Sequence[Standard]) -> dict[str, Ranker]:
    """Ours and what it is held against."""
    suggester = prepare(standards)
    return {
        "suggested": lambda note: [one.key for one in suggester.suggest(note, max(FIRST))],
        "plain BM25": BM25(standards, bare_words),
        "4-grams": BM25(standards, grams),
    }


def say(line: str) -> None:
    """One line of the report, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else NOTES
    whole = bundle.bundled()
    performance = [replace(one, knowledge=(), behaviours=()) for one in whole]
    scopes = (
        ("performance criteria", rankers(performance), frozenset({"performance"})),
        ("all criteria", rankers(whole), frozenset({"performance", "knowledge", "behaviour"})),
    )
    say(f"hit rate at {' / '.join(map(str, FIRST))}")
    for name in ("development", "held_out", "fresh"):
        for scope, ranked, kinds in scopes:
            for language in ("cy", "en"):
                some = [one for one in notes(folder / f"{name}.json", kinds) if one.language == language]
                if not some:
                    continue
                told = "   ".join(f"{who} {rates(ranker, some)}" for who, ranker in ranked.items())
                say(f"{name}, {scope}, {language}, {len(some)} notes: {told}")
    ranked, some = scopes[1][1], notes(folder / "development.json", scopes[1][2])
    times = {who: timed(ranker, some) for who, ranker in ranked.items()}
    floor = times["plain BM25"]
    for who, took in times.items():
        high, low = (statistics.quantiles(one, n=100, method="inclusive")[98] for one in (took, floor))
        middle = statistics.median(took)
        say(
            f"{who}: p50 {middle:.2f} ms, p99 {high:.2f} ms a note; "
            f"to plain BM25 p50 {middle / statistics.median(floor):.1f}, p99 {high / low:.1f}"
        )


if __name__ == "__main__":
    main()
