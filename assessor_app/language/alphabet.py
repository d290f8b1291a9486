"""The Welsh alphabet's order, for lists of names and titles. Search folding is not here."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Twenty-nine letters, eight of them written with two signs; k, q, v, x and z come in with names from elsewhere.
_LETTERS: Final = (
    "a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j", "k", "l", "ll", "m", "n", "o", "p",
    "ph", "q", "r", "rh", "s", "t", "th", "u", "v", "w", "x", "y", "z",
)  # fmt: skip
_RANK: Final = {letter: rank for rank, letter in enumerate(_LETTERS, start=1)}
# Llangefni is Llan and Cefni, Bangor is ban and côr: there n and g are two letters.
_SPELLED: Final = re.compile("(?<=^lla)n(?=g)|(?<=^ba)n(?=gor)|ch|dd|ff|ng|ll|ph|rh|th|.", re.DOTALL)

_END: Final = "\x01"  # before all that a text can hold, so that what is shorter comes first
_WELSH: Final = 2  # the kind of the alphabet's own letters, between figures (1) and other scripts (3)
_CLEAR: Final = 0x20  # keeps their ranks clear of the signs that mark kinds

Order = tuple[tuple[tuple[int, int], ...], tuple[str, ...], str]


def welsh_order(text: str) -> Order:
    """A key to sort by: first letters (ch, dd, ff, ng, ll, ph, rh and th are one each), then accents, then capitals.

    Words are compared one by one, so that a space comes before any letter; apostrophes, hyphens and other signs
    inside a word do not count. `ng` is taken as the letter, as in *angel*, but for names in *Llan-* and *Bangor*; the
    few others only a dictionary knows. Figures come before letters, other scripts after.
    """
    composed = unicodedata.normalize("NFC", text)
    words = composed.casefold().split()
    bare = [_unaccented(word) for word in words]
    letters = tuple(rank for word in bare for rank in ((0, 0), *map(_rank, _SPELLED.findall(word))))
    return letters, tuple(words), composed.swapcase()


def welsh_sort_key(text: str) -> str:
    """The same order as one string, for a store: compared sign by sign it sorts as `welsh_order` does."""
    letters, words, composed = welsh_order(text)
    ranks = "".join(chr(2 + kind) + (chr(rank + _CLEAR * (kind == _WELSH)) if kind else "") for kind, rank in letters)
    return _END.join((ranks, *words, _END, composed))


def _unaccented(word: str) -> str:
    """The word's letters and figures without their accents: ŵ counts as w, ï as i."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if sign.isalnum())


def _rank(letter: str) -> tuple[int, int]:
    if letter in _RANK:
        return _WELSH, _RANK[letter]
    return (1, ord(letter)) if letter.isdigit() else (3, ord(letter))
