"""What differs between two editions of a standard, word by word. Pure: reads nothing and decides nothing.

Criteria are matched by what they say and not by their numbers: first those with the same text, then by how many words
and neighbouring words they share (Dice's coefficient: L. R. Dice, Ecology 26, 1945), the most alike first. What is
left over was added or removed. Work is bounded whatever the texts: where two are too long or too many to compare,
they are shown as removed and added, which is never wrong.
"""

from __future__ import annotations

import difflib
import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.errors import Refusal
from assessor_app.standards.model import SECTION_NAMES
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor_app.standards.model import Criterion, Standard, StandardKey

State = Literal["kept", "moved", "changed", "added", "removed"]

ALIKE: Final = 0.5
"""From how much in common on one criterion is held for another's successor; half is what a rewording leaves."""
MOST_PAIRS: Final = 200_000
"""So many pairs of criteria are looked at; two of the largest published standards make 40,000."""
MOST_STEPS: Final = 250_000
"""So many pairs of words of two texts; a published criterion has fewer than 200 words."""

DETAILS: Final = (
    "title", "urn", "edition", "approved", "review_date", "developer", "version", "validity", "status", "originator",
    "suites", "original_urns", "occupations", "soc_codes", "keywords", "empty_sections",
)  # fmt: skip
_TOKEN = re.compile(r"\n|[^\n ]+")


@dataclass(frozen=True, slots=True)
class Span:
    """Words that stand in both texts, in the old one alone (`gone`) or in the new one alone.

    `words` are joined by one space; a line end between sub-items or paragraphs is a word of its own.
    """

    state: Literal["same", "gone", "new"]
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words as text."""
        return joined(self.words)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one criterion; `moved` tells of another kind, group or place among the others."""

    state: State
    old: Criterion | None
    new: Criterion | None
    spans: tuple[Span, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail that is not the same: a field of the standard by its name in code, and what it was and is."""

    field: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text beside the criteria that is not the same: `overview`, or a section by its name in code."""

    field: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs: details and passages, and every criterion of both, in the order of the new edition.

    A criterion that was removed stands where it was in the old one, before the next that is in both.
    """

    old: StandardKey
    new: StandardKey
    details: tuple[Detail, ...]
    passages: tuple[Passage, ...]
    criteria: tuple[Change, ...]

    def count(self, state: State) -> int:
        """How many criteria are in a state."""
        return sum(one.state == state for one in self.criteria)

    @property
    def same(self) -> bool:
        """Whether the two say the same in every criterion and passage, whatever their details."""
        return not self.passages and all(one.state == "kept" for one in self.criteria)


def compare(old: Standard, new: Standard) -> Comparison:
    """Compare two editions in one language; raises Refusal `compare-languages`."""
    if old.language != new.language:
        raise Refusal("compare-languages", old=str(old.key), new=str(new.key))
    details = (Detail(name, _values(old, name), _values(new, name)) for name in DETAILS)
    texts = [("overview", old.overview, new.overview)]
    texts += [(name, old.sections.get(name, ()), new.sections.get(name, ())) for name in SECTION_NAMES]
    return Comparison(
        old.key,
        new.key,
        tuple(one for one in details if one.old != one.new),
        tuple(Passage(name, spans("\n".join(was), "\n".join(now))) for name, was, now in texts if was != now),
        _criteria(old.criteria, new.criteria),
    )


def _values(standard: Standard, name: str) -> tuple[str, ...]:
    value = getattr(standard, name)
    return tuple(value) if isinstance(value, tuple) else (value,) if value else ()


def spans(old: str, new: str) -> tuple[Span, ...]:
    """Two texts as words in both, in the old and in the new, in reading order.

    The words that are `same` or `gone` are the old text, those that are `same` or `new` the new one.
    """
    was, now = _TOKEN.findall(old), _TOKEN.findall(new)
    begin = _common(was, now)
    end = _common(was[begin:][::-1], now[begin:][::-1])
    middle = (was[begin : len(was) - end], now[begin : len(now) - end])
    found = [("same", was[:begin]), *_between(*middle), ("same", was[len(was) - end :])]
    told: list[Span] = []
    for state, words in found:
        if words and told and told[-1].state == state:
            told[-1] = Span(told[-1].state, (*told[-1].words, *words))
        elif words:
            told.append(Span(state, tuple(words)))  # type: ignore[arg-type] # made above of these three words
    return tuple(told)


def _between(was: list[str], now: list[str]) -> Iterator[tuple[str, list[str]]]:
    if len(was) * len(now) > MOST_STEPS:
        yield from (("gone", was), ("new", now))
        return
    for what, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            yield "same", was[a:b]
        else:
            yield from (("gone", was[a:b]), ("new", now[c:d]))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two lists begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def joined(words: Sequence[str]) -> str:
    """Words as text again."""
    return re.sub(" ?\n ?", "\n", " ".join(words))


def said(criterion: Criterion) -> str:
    """All that a criterion says: its text, and each sub-item on a line of its own."""
    return "\n".join((criterion.text, *criterion.items))


def _criteria(old: Sequence[Criterion], new: Sequence[Criterion]) -> tuple[Change, ...]:
    pairs = _same(old, new)
    _likest(old, new, pairs)
    stay = _in_order(pairs)
    changes: list[Change] = []
    removed = [place for place in range(len(old)) if place not in pairs]
    before = {now: was for was, now in pairs.items()}
    for place, one in enumerate(new):
        if place not in before:
            changes.append(Change("added", None, one, spans("", said(one))))
            continue
        was = before[place]
        while removed and was in stay and removed[0] < was:
            changes.append(_removed(old[removed.pop(0)]))
        changes.append(_changed(old[was], one, moved=was not in stay))
    changes += [_removed(old[place]) for place in removed]
    return tuple(changes)


def _removed(one: Criterion) -> Change:
    return Change("removed", one, None, spans(said(one), ""))


def _changed(old: Criterion, new: Criterion, *, moved: bool) -> Change:
    moved = moved or (old.kind, old.group) != (new.kind, new.group)
    if (old.text, old.items) == (new.text, new.items):
        return Change("moved" if moved else "kept", old, new, spans(said(old), said(new)), moved)
    return Change("changed", old, new, spans(said(old), said(new)), moved)


def _same(old: Sequence[Criterion], new: Sequence[Criterion]) -> dict[int, int]:
    """Places of criteria with the same text, those of one kind and group first; one text twice in order."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for alike in (
        lambda one: (one.kind, one.group, one.text, one.items),
        lambda one: (one.kind, one.text, one.items),
        lambda one: (one.text, one.items),
    ):
        there: defaultdict[object, list[int]] = defaultdict(list)
        for place, one in enumerate(new):
            if place not in taken:
                there[alike(one)].append(place)
        for place, one in enumerate(old):
            if place not in pairs and there[alike(one)]:
                pairs[place] = there[alike(one)].pop(0)
                taken.add(pairs[place])
    return pairs


def _likest(old: Sequence[Criterion], new: Sequence[Criterion], pairs: dict[int, int]) -> None:
    """Add pairs of criteria whose texts are alike, the most alike first; by kind and nearness where equally so."""
    taken = set(pairs.values())
    left = [(place, _parts(one)) for place, one in enumerate(old) if place not in pairs]
    right = [(place, _parts(one)) for place, one in enumerate(new) if place not in taken]
    found: list[tuple[float, bool, int, int, int]] = []
    looked = 0
    for was, words in left:
        for now, others in right:
            looked += 1
            if looked > MOST_PAIRS:
                break
            score = _dice(words, others)
            if score >= ALIKE:
                found.append((-score, old[was].kind != new[now].kind, abs(was - now), was, now))
    for _, _, _, was, now in sorted(found):
        if was not in pairs and now not in taken:
            pairs[was] = now
            taken.add(now)


def _parts(one: Criterion) -> Counter[str]:
    """The words of a criterion and its pairs of neighbours, without accents, case and punctuation."""
    words = re.findall(r"[^\W_]+", unaccented(said(one)))
    return Counter(words) + Counter(f"{a} {b}" for a, b in itertools.pairwise(words))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    whole = one.total() + other.total()
    if not whole or 2 * min(one.total(), other.total()) < ALIKE * whole:
        return 0.0
    return 2 * (one & other).total() / whole


def _in_order(pairs: dict[int, int]) -> set[int]:
    """The old places of the most pairs that stand in the same order in both (longest increasing subsequence)."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for was in sorted(pairs):
        at = bisect_left(ends, pairs[was])
        before[was] = last[at - 1] if at else None
        ends[at : at + 1], last[at : at + 1] = [pairs[was]], [was]
    stay: set[int] = set()
    one = last[-1] if last else None
    while one is not None:
        stay.add(one)
        one = before[one]
    return stay
