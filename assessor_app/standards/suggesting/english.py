"""English words back to what a dictionary prints: -s, -ed, -ing and a stem for the rest; reads nothing.

The rules are the first steps of M. F. Porter, *An algorithm for suffix stripping*, Program 14 (1980), with what he
leaves to chance decided by a dictionary, as R. Krovetz does (*Viewing morphology as an inference process*, SIGIR 1993):
`lemmas` gives everything a form may come from, and whoever asks keeps those that the dictionary has.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_LEAST: Final = 3
_VOWELS: Final = "aeiouy"
# Endings that make one word from another; taken off for the stem alone, the longest first.
_MADE: Final = (
    "ations", "ation", "ition", "ments", "ment", "ness", "able", "ible", "ance", "ence", "ancy", "ency", "ally", "less",
    "ions", "ful", "ive", "ers", "ors", "ion", "al", "er", "or", "ly",
)  # fmt: skip


@lru_cache(maxsize=8192)
def lemmas(word: str) -> tuple[str, ...]:
    """What a dictionary may print a word as, the likeliest first; the word itself is not among them."""
    found: list[str] = []
    if word.endswith("ies"):
        found += [f"{word[:-3]}y", word[:-1]]
    elif word.endswith("es"):
        found += [word[:-1], word[:-2]]
    elif word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
    if word.endswith("ied"):
        found.append(f"{word[:-3]}y")
    for ending in ("ed", "ing", "er", "est"):
        if word.endswith(ending):
            found += _bases(word[: -len(ending)])
    if word.endswith("ly"):
        found += [word[:-2], f"{word[:-3]}y" if word.endswith("ily") else f"{word[:-1]}e"]
    return tuple(one for one in dict.fromkeys(found) if len(one) >= _LEAST - 1)


def _bases(root: str) -> list[str]:
    """A root left by -ed or -ing, as it may be spelt without: *stopp*, *stop*; *not*, *note*."""
    if not any(vowel in root for vowel in _VOWELS):
        return []
    doubled = len(root) > _LEAST and root[-1] == root[-2]
    return [root, f"{root}e", *([root[:-1]] if doubled else [])]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What is left of a word without its ending: the same for *record*, *recorded* and *recordings*."""
    left = next((one for one in (word.removesuffix("s"),) if len(one) > _LEAST and not word.endswith("ss")), word)
    for ending in ("ing", "ed"):
        if left.endswith(ending) and any(vowel in left[: -len(ending)] for vowel in _VOWELS):
            left = left[: -len(ending)]
            break
    ending = next((one for one in _MADE if left.endswith(one) and len(left) - len(one) > _LEAST), "")
    left = left[: len(left) - len(ending)]
    if len(left) > _LEAST and left[-1] == left[-2]:
        left = left[:-1]
    if len(left) < _LEAST:
        return left
    return f"{left[:-1]}i" if left.endswith("y") else left.removesuffix("e")
