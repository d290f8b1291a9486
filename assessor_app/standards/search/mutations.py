"""Welsh initial mutations: every form that a word can take, from whichever form is given. Knows no text and no store.

A Welsh word's first letter changes with what stands before it (*cwsmer*, *i gwsmer*, *â chwsmer*, *fy nghwsmer*). The
table is the standard one, as in G. King, *Modern Welsh: A Comprehensive Grammar*, §§ 3-12, and D. A. Thorne, *A
Comprehensive Welsh Grammar*, the chapter on mutations: soft, nasal and aspirate, and *h* before a vowel after *ei*
(her), *ein*, *eu* and *'m*. Mixed mutation is aspirate or soft and adds no form of its own. Not here, since the written
standard has neither: *mh*, *nh* for m, n after *ei* (her), and *j* for *ts*.

Both books list words that resist mutation, most of them of a closed class (prepositions, pronouns, particles). They
look like forms of other words and never are: *yn* is no *hyn* without its h. See `FIXED` and `FALSE`.

Words are given and returned folded: lower case, no accents (`wording.unaccented`). Welsh letters of two signs are one
letter here, so that the *ch* of *chwilio* is not a *c*.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# radical letter -> soft, nasal, aspirate
ROWS: Final[dict[str, tuple[str, ...]]] = {
    "p": ("b", "mh", "ph"),
    "t": ("d", "nh", "th"),
    "c": ("g", "ngh", "ch"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "g": ("", "ng"),
    "m": ("f",),
    "ll": ("l",),
    "rh": ("r",),
}
VOWELS: Final = "aeiouwy"
AFTER_G: Final = VOWELS + "lrn"  # what g stands before at the beginning of a word, and so what is left without it

# Words of a closed class that no mutation leads to or from; folded, and only those that some rule would reach.
_PARTICLES: Final = (
    "a ac ag am ar at er i o yn ym yng gan heb hyd wrth ol fel neu na nac nad ni nid os mai oll holl hefyd"
)
_PRONOUNS: Final = "y yr fy dy ei eu ein eich fi mi ti di chi fe nhw hun hunan hunain hwn hon hyn hwnnw honno hynny"
_VERBS_AND_ONE: Final = "mae oedd un"
FIXED: Final = frozenset(f"{_PARTICLES} {_PRONOUNS} {_VERBS_AND_ONE}".split())
# Pairs (radical, form) that the table allows and Welsh does not mean: the second is a word of its own, or the first is
# itself a mutated form of another word (*bwy* of *pwy*). Folding adds some: *tîm* has *dîm*, which *dim* is not.
FALSE: Final = frozenset(
    {
        ("tim", "dim"),  # team : nothing
        ("dod", "nod"),  # come : aim
        ("dodi", "nodi"),  # put : note
        ("bwy", "mwy"), ("bwy", "fwy"),  # whom : more
        ("goes", "oes"),  # leg : is, age
        ("call", "gall"),  # wise : can
    }
)  # fmt: skip

# A beginning of a word has other forms only where this much of it is left beyond the letter that changes: `cha` could
# go on as any word in ca-, ga-, cha- or ngha-, a good part of the dictionary.
LEAST_LEFT: Final = 2
LEAST_TYPED: Final = 3

_LETTER: Final = re.compile("ngh|mh|nh|ch|dd|ff|ng|ll|ph|rh|th|.", re.DOTALL)


def radicals(word: str) -> frozenset[str]:
    """The radicals that a word can stand for, itself among them: `gwsmer` is *cwsmer*'s, or a *gwsmer* of its own."""
    return frozenset({word, *(radical for radical in _origins(word) if _meant(radical, word))})


def mutated(radical: str) -> frozenset[str]:
    """The forms that one radical takes; itself is not among them."""
    return frozenset(form for form in _table(radical) if _meant(radical, form))


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """Every form that has a radical in common with a word, itself among them: the same from whichever form it is."""
    return frozenset(form for radical in radicals(word) for form in mutated(radical) | {radical})


@lru_cache(maxsize=4096)
def beginnings(start: str) -> frozenset[str]:
    """Every beginning of the forms of the words that begin with `start`, itself among them.

    Short beginnings have itself alone (`LEAST_TYPED`, `LEAST_LEFT`), and so have `FIXED` words until more is typed.
    """
    if len(start) < LEAST_TYPED:
        return frozenset({start})
    return frozenset(
        form
        for radical in radicals(start)
        for form in mutated(radical) | {radical}
        if form == start or min(_left(radical), _left(start)) >= LEAST_LEFT
    )


def _meant(radical: str, form: str) -> bool:
    return radical not in FIXED and form not in FIXED and (radical, form) not in FALSE


def _table(radical: str) -> set[str]:
    """What the rows give for a radical, whatever it means."""
    first = letter(radical)
    rest = radical[len(first) :]
    if not rest:
        return set()
    if first in VOWELS:
        return {f"h{radical}"}
    if first == "g" and (rest[0] not in AFTER_G or len(rest) < LEAST_LEFT):
        return set()  # what is left of *i'r* and *sy'n* is no word without its g
    found = {changed + rest for changed in ROWS.get(first, ())}
    # m before h would be another letter: b of a `bh` gives no such form.
    return {form for form in found if first == "g" or letter(form) in ROWS[first]}


def _origins(form: str) -> set[str]:
    """The radicals whose forms, by the rows, hold this one."""
    first = letter(form)
    rest = form[len(first) :]
    tried = {radical + rest for radical, changed in ROWS.items() if first in changed} | {f"g{form}"}
    if first == "h":
        tried.add(rest)
    return {radical for radical in tried if form in _table(radical)}


def _left(word: str) -> int:
    """How many signs of a word no mutation touches: all after its first letter, and a vowel too."""
    first = letter(word)
    return len(word) - (0 if first in VOWELS else len(first))


def letter(word: str) -> str:
    """The letter a word begins with, of one sign or more."""
    found = _LETTER.match(word)
    return found[0] if found else ""
