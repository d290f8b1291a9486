"""How alike two texts are, and in which words they differ; mutations make no difference in Welsh. Reads no store.

Likeness is Dice's coefficient of the character 4-grams of both texts, counted with repeats: 1 for the same words in the
same order, 0 for nothing in common. Grams of characters forgive endings (*cwsmer*, *cwsmeriaid*) and cross from word to
word, so that order counts a little. A first letter that mutation could have changed is written as one letter for its
whole row, which is coarser than `mutations.forms`: *pwy* and *mwy* become alike, but whole texts seldom.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.standards.search import searching
from assessor_app.standards.search.mutations import FIXED, VOWELS, letter
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from assessor_app.standards.model import Language

SIZE: Final = 4

# Every letter that stands for the first: the rows of `mutations.ROWS`, joined where they meet (b of p, f of b).
_ALIKE: Final = {
    **dict.fromkeys(("p", "b", "mh", "ph", "f", "m"), "p"),
    **dict.fromkeys(("t", "d", "nh", "th", "dd", "n"), "t"),
    **dict.fromkeys(("c", "g", "ngh", "ch", "ng"), "c"),
    "l": "ll",
    "r": "rh",
}


@dataclass(frozen=True, slots=True)
class Profile:
    """What two texts are compared by: how often each gram occurs, and how many there are."""

    grams: Counter[str]
    total: int


def profile(text: str, language: Language) -> Profile:
    """What a text is compared by; make it once where one text is compared with many."""
    bare = [unaccented(word) for word in searching.WORD.findall(searching.parted(text))]
    told = " ".join(map(levelled, bare)) if language == "cy" else " ".join(bare)
    padded = f" {told} "
    grams = Counter(padded[at : at + SIZE] for at in range(max(1, len(padded) - SIZE + 1))) if told else Counter[str]()
    return Profile(grams, grams.total())


def likeness(one: Profile, other: Profile) -> float:
    """How alike two texts are, from 0 to 1; the same from both sides. Two empty texts have nothing in common."""
    whole = one.total + other.total
    return 2 * (one.grams & other.grams).total() / whole if whole else 0.0


def only_in(text: str, other: str, language: Language) -> tuple[str, ...]:
    """The words of a text, as printed, that the other text has in no form; one that it has less often counts too."""
    there = Counter(unaccented(word) for word in searching.WORD.findall(searching.parted(other)))
    missing = []
    for word in searching.WORD.findall(searching.parted(text)):
        bare = unaccented(word)
        found = next((form for form in (bare, *sorted(searching.same(bare, language))) if there[form]), None)
        if found is None:
            missing.append(word)
        else:
            there[found] -= 1
    return tuple(missing)


def telling(text: str, language: Language) -> tuple[str, ...]:
    """The words of a text to look for it by, folded, each once: particles and short words only where need be."""
    bare = tuple(dict.fromkeys(unaccented(word) for word in searching.WORD.findall(searching.parted(text))))
    long = tuple(word for word in bare if len(word) > SIZE - 1 and not (language == "cy" and word in FIXED))
    return long if len(long) >= ENOUGH else bare


ENOUGH: Final = 3
"""So many telling words are enough to look for a text by."""


def levelled(word: str) -> str:
    """A folded Welsh word with one first letter for all its forms."""
    if word in FIXED:
        return word
    first = letter(word)
    rest = word[len(first) :]
    if first == "h" and rest[:1] in tuple(VOWELS):
        return f"c{rest}"
    return f"c{word}" if first in VOWELS and rest else _ALIKE.get(first, first) + rest
