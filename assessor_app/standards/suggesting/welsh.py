"""Welsh words back to what a dictionary prints: verbs, plurals, and a stem for the rest. Mutations are `mutations`'.

Endings are those of the literary and the spoken verb and of the noun's plurals in G. King, *Modern Welsh: A
Comprehensive Grammar*, §§ 48-90 (plurals), 200-327 (verbs), and D. A. Thorne, *A Comprehensive Welsh Grammar*. A note
is written as people speak (*gwelais*, *gweles*, *gwelodd*, *welon nhw*), a criterion in verb-nouns (*gweld*). What no
rule reaches stands in the table of this room's lexicon (`irregular_cy`).

Words are given and returned folded: lower case, no accents.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final


def _longest_first(written: str) -> tuple[str, ...]:
    return tuple(sorted(set(written.split()), key=lambda ending: (-len(ending), ending)))


# Personal and impersonal endings; -iodd goes before -odd.
_VERBAL: Final = _longest_first("""
    iodd odd iwyd wyd iais ais iaist aist iaf af iff iith ith ir iant ant iwn wn iwch wch iai ai iasom asom iasoch asoch
    iasant asant iasai asai iaswn aswn iasid asid iech ech ient ent id iid om on es ion edig iedig er ier est ist
""")
# What verb-nouns end in: tried after a stem, so that *cofnododd* leads to *cofnodi*.
_VERB_NOUNS: Final = ("o", "io", "i", "u", "a", "au", "ed", "an", "eg", "yd", "ian", "hau", "")
_PLURALS: Final = _longest_first(
    "iadau adau iau au iaethau aethau ion on iaid aid oedd ydd feydd yddion i ed od iannau"
)
# Plural ending -> what the singular has in its place, where it is not simply left away.
_SINGULARS: Final = {
    "iadau": ("iad",), "adau": ("ad",), "iaethau": ("iaeth",), "aethau": ("aeth",), "yddion": ("ydd",),
    "feydd": ("fa",), "iannau": ("iant",), "on": ("", "yn"), "od": ("", "en"), "ion": ("", "iwn"), "au": ("", "a"),
}  # fmt: skip
# Endings that make one word from another; taken off for the stem alone.
_MADE: Final = _longest_first("""
    iaeth aeth iad ad iant rwydd deb der dod edd wr wraig wyr iwr iol ol us gar aidd ydd es yn en
""")
_STEM_ENDINGS: Final = _longest_first(" ".join((*_VERBAL, *_PLURALS, "io o u a ian ia hau i")))
_LEAST: Final = 3  # letters that must be left
_DOUBLED: Final = ("nn", "rr", "mm", "ss", "tt", "cc", "pp")
# Vowels that change as a word grows (vowel affection): *clywed*, *geiriau*, *arhosodd*.
_AFFECTED: Final = (("ei", "ai"), ("eu", "au"), ("y", "w"), ("o", "aw"), ("e", "a"), ("a", "e"), ("ei", "a"))


@lru_cache(maxsize=8192)
def lemmas(word: str) -> tuple[str, ...]:
    """What a dictionary may print a word as, the likeliest first; the word itself is not among them.

    Most are no words at all: whoever asks keeps those that a dictionary has.
    """
    found: list[str] = []
    for ending in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST - 1:
            root = word[: -len(ending)]
            for base in _spelt(root):
                found += [base + singular for singular in _SINGULARS.get(ending, ("",))]
    for ending in _VERBAL:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST - 1:
            for base in _spelt(word[: -len(ending)]):
                found += [base + noun for noun in _VERB_NOUNS]
    return tuple(dict.fromkeys(one for one in found if one != word and len(one) >= _LEAST))


def _spelt(root: str) -> tuple[str, ...]:
    """A root, and as it is spelt without the ending: one n for two, an older vowel for a changed one."""
    found = [root]
    if root.endswith(_DOUBLED):
        found.append(root[:-1])
    for base in tuple(found):
        for changed, was in _AFFECTED:
            at = base.rfind(changed)
            if at > 0 and len(base) - at - len(changed) in {1, 2}:
                found.append(base[:at] + was + base[at + len(changed) :])
    return tuple(found)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What is left of a word without its ending: the same for *cofnodi*, *cofnododd* and *cofnodion*."""
    left = _without(word, _STEM_ENDINGS)
    left = _without(left, _MADE, _LEAST + 1)
    if left.endswith(_DOUBLED):
        left = left[:-1]
    return left.removesuffix("i") if len(left) > _LEAST + 1 else left


def _without(word: str, endings: tuple[str, ...], least: int = _LEAST) -> str:
    ending = next((one for one in endings if word.endswith(one) and len(word) - len(one) >= least), "")
    return word[: len(word) - len(ending)]
