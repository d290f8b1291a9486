"""Where the words of a search stand in a text that it found, for showing them marked. Searching itself is `library`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.standards import searching
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from assessor_app.standards.model import Language
    from assessor_app.standards.searching import Word


def matches(text: str, question: str, language: Language | None = None) -> tuple[tuple[int, int], ...]:
    """The stretches (start, length) of `text` that answer the words of `question`, in order.

    As in the search, accents and case make no difference and the last word may be unfinished. In a text whose
    `language` is Welsh, other forms of a word answer it too.
    """
    asked = searching.words(question)
    whole = {form for word in asked if not word.beginning for form in _forms(word, language)}
    beginnings = sorted((form for word in asked if word.beginning for form in _forms(word, language)), key=len)
    found: list[tuple[int, int]] = []
    for word in searching.WORD.finditer(searching.parted(text)):
        bare = unaccented(word[0])
        longest = next((one for one in reversed(beginnings) if bare.startswith(one)), None)
        if bare in whole:
            found.append((word.start(), len(word[0])))
        elif longest is not None:
            found.append((word.start(), _length(word[0], longest)))
    return tuple(found)


def answered(text: str, question: str, language: Language | None = None) -> bool:
    """Whether a text holds every word of a question by itself, as `matches` marks them."""
    words = [unaccented(found[0]) for found in searching.WORD.finditer(searching.parted(text))]
    return all(
        any(
            bare.startswith(form) if word.beginning else bare == form
            for bare in words
            for form in _forms(word, language)
        )
        for word in searching.words(question)
    )


def _forms(word: Word, language: Language | None) -> set[str]:
    return {unaccented(word.text), *(word.others if language == "cy" else ())}


def _length(word: str, beginning: str) -> int:
    """How many signs of a word its unaccented beginning takes up."""
    return next(
        (at for at in range(1, len(word) + 1) if len(unaccented(word[:at])) >= len(beginning)),
        len(word),
    )
