"""Where the words of a search stand in a text that it found, for showing them marked. Searching itself is `library`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assessor_app.standards import searching
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from assessor_app.standards.model import Language


def matches(text: str, question: str, language: Language | None = None) -> tuple[tuple[int, int], ...]:
    """The stretches (start, length) of `text` that answer the words of `question`, in order.

    As in the search, accents and case make no difference and the last word may be unfinished. In a text whose
    `language` is Welsh, other forms of a word answer it too.
    """
    wholes, beginnings = _wanted(question, language)
    whole = frozenset().union(*wholes)
    found: list[tuple[int, int]] = []
    for word in searching.WORD.finditer(searching.parted(text)):
        bare = unaccented(word[0])
        if bare in whole:
            found.append((word.start(), len(word[0])))
        elif bare.startswith(beginnings):
            longest = next(one for one in beginnings if bare.startswith(one))
            found.append((word.start(), _length(word[0], longest)))
    return tuple(found)


def answered(text: str, question: str, language: Language | None = None) -> bool:
    """Whether a text holds every word of a question by itself, as `matches` marks them."""
    wholes, beginnings = _wanted(question, language)
    bare = [unaccented(word) for word in searching.WORD.findall(searching.parted(text))]
    there = frozenset(bare)
    return all(forms & there for forms in wholes) and (
        not beginnings or any(word.startswith(beginnings) for word in bare)
    )


@lru_cache(maxsize=64)
def _wanted(question: str, language: Language | None) -> tuple[tuple[frozenset[str], ...], tuple[str, ...]]:
    """The forms of each finished word of a question, and the forms of its unfinished one, the longest first."""
    wholes: list[frozenset[str]] = []
    beginnings: frozenset[str] = frozenset()
    for word in searching.words(question):
        forms = frozenset({unaccented(word.text), *(word.others if language == "cy" else ())})
        if word.beginning:
            beginnings = forms
        else:
            wholes.append(forms)
    return tuple(wholes), tuple(sorted(beginnings, key=len, reverse=True))


def _length(word: str, beginning: str) -> int:
    """How many signs of a word its unaccented beginning takes up."""
    return next(
        (at for at in range(1, len(word) + 1) if len(unaccented(word[:at])) >= len(beginning)),
        len(word),
    )
