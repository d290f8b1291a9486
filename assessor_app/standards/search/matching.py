"""Where the words of a search stand in a text that it found, for showing them marked. Searching itself is `library`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assessor_app.standards.search import searching
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from assessor_app.standards.model import Language


def matches(text: str, question: str, language: Language | None = None) -> tuple[tuple[int, int], ...]:
    """The stretches (start, length) of `text` that answer the words of `question`, in order.

    As in the search, accents and case make no difference and the last word may be unfinished. In a text whose
    `language` is Welsh, other forms of a word answer it too.
    """
    wanted = _wanted(question, language)
    whole = frozenset().union(*(one.forms for one in wanted))
    starts = tuple(start for one in wanted for start in one.starts)
    found: list[tuple[int, int]] = []
    for word in searching.WORD.finditer(searching.parted(text)):
        bare = unaccented(word[0])
        if bare in whole:
            found.append((word.start(), len(word[0])))
        elif bare.startswith(starts):
            longest = next(one for one in starts if bare.startswith(one))
            found.append((word.start(), _length(word[0], longest)))
    return tuple(found)


def answered(text: str, question: str, language: Language | None = None) -> bool:
    """Whether a text holds every word of a question by itself, as `matches` marks them."""
    bare = [unaccented(word) for word in searching.WORD.findall(searching.parted(text))]
    there = frozenset(bare)
    return all(
        one.forms & there or any(word.startswith(one.starts) for word in bare) for one in _wanted(question, language)
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What answers one word: whole words, and beginnings, the longest first."""

    forms: frozenset[str]
    starts: tuple[str, ...]


@lru_cache(maxsize=64)
def _wanted(question: str, language: Language | None) -> tuple[_Wanted, ...]:
    found = []
    for word in searching.words(question):
        bare, mutating = unaccented(word.text), language == "cy"
        starts = {bare, *(word.starts if mutating else ())} if word.beginning else set()
        forms = frozenset({bare, *(word.others if mutating else ())})
        found.append(_Wanted(forms, tuple(sorted(starts, key=len, reverse=True))))
    return tuple(found)


def _length(word: str, beginning: str) -> int:
    """How many signs of a word its unaccented beginning takes up."""
    return next(
        (at for at in range(1, len(word) + 1) if len(unaccented(word[:at])) >= len(beginning)),
        len(word),
    )
