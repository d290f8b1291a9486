"""Where the words of a search stand in a text that it found, for showing them marked. Searching itself is `library`."""

from __future__ import annotations

import re
import unicodedata

from assessor_app.standards.wording import unaccented

_WORD = re.compile(r"[^\W_]+")


def matches(text: str, question: str) -> tuple[tuple[int, int], ...]:
    """The stretches (start, length) of `text` that answer the words of `question`, in order.

    As in the search, accents and case make no difference and the last word may be unfinished.
    """
    wanted = [unaccented(word) for word in _WORD.findall(unicodedata.normalize("NFC", question))]
    if not wanted:
        return ()
    whole, beginning = set(wanted[:-1]), wanted[-1]
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        bare = unaccented(word[0])
        if bare in whole:
            found.append((word.start(), len(word[0])))
        elif bare.startswith(beginning):
            found.append((word.start(), _length(word[0], beginning)))
    return tuple(found)


def _length(word: str, beginning: str) -> int:
    """How many signs of a word its unaccented beginning takes up."""
    return next(
        (at for at in range(1, len(word) + 1) if len(unaccented(word[:at])) >= len(beginning)),
        len(word),
    )
