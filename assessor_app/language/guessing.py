"""Which language a short note is most likely in, Welsh or English, or None where that is not clear. Pure.

By its small words (articles, prepositions, pronouns, forms of *bod* and *to be*), which are the most frequent of any
text and the least likely to be borrowed (Grefenstette, "Comparing two language identification schemes", JADT 1995);
and, for the rest, by what only one of the two spells: `ŵ`, a word that begins with `ll`, a word with a `k` or a `v`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from assessor_app.language.catalogue import ENGLISH, WELSH, Tongue

# Words that both have (a, i, o, am, at, do, hi, her, pan, fel…) are in neither list.
_WELSH_WORDS: Final = """
    y yr ac â ag yn ei eu ein eich fy dy mae roedd oedd yw ydy ydyn ydw sydd bod fod wedi bydd byddai byddwn gan gyda
    ar wrth dros dan heb hyd ond neu os nad nid na ni chi nhw hwn hon hyn hynny honno hwnnw ef hithau yntau iddo iddi
    iddyn iddynt ganddo ganddi arno arni amdano amdani ohono ohoni wrtho wrthi wrthyn wnaeth gwnaeth aeth daeth cafodd
    cael gwneud mynd dweud gofyn beth pwy ble pryd sut pam faint hefyd yna wedyn cyn ar ôl eto iawn bob pob rhai ambell
    mwy llai rhwng trwy drwy i'r o'r a'r i'w o'i a'i â'r sy'n mae'n rwy'n dyna dyma fe felly wnes gofynnodd
    dywedodd cwsmer gwaith galwr
"""
_ENGLISH_WORDS: Final = """
    the an and of to in is was were are be been being it its he she they them their his him you your we our this that
    these those with for from by as or but not no if when which who whom what where why how there then than had has have
    did does done will would could should can into onto about after before over under again also very more most some any
    all each both so up out off went came asked said told gave took made used customer caller work
"""
_WELSH: Final = frozenset(_WELSH_WORDS.split())
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_WELSH_SPELLING: Final = re.compile(
    r"[ŵŷ]|^(?:ll|rh|dd|ngh|mh|nh|ff|gw[^aeio]?)|(?:odd|wyd|iodd|aeth|iaeth|ydd|wch|nnu|io)$"
)
_ENGLISH_SPELLING: Final = re.compile(r"[kqvxz]|^(?:sh|wh|kn)|(?:ing|tion|ight|ould|ly|ed)$")
_LEAST: Final = 3  # points that a text must have
_CLEAR: Final = 3  # times as many as the other language


def guessed(text: str) -> Tongue | None:
    """The language of a text; None where it is too short, in both or in neither."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold().replace("’", "'"))
    welsh = sum(_points(word, _WELSH, _WELSH_SPELLING) for word in words)
    english = sum(_points(word, _ENGLISH, _ENGLISH_SPELLING) for word in words)
    if welsh >= max(_LEAST, _CLEAR * english):
        return WELSH
    if english >= max(_LEAST, _CLEAR * welsh):
        return ENGLISH
    return None


def _points(word: str, small: frozenset[str], spelling: re.Pattern[str]) -> int:
    if word in small:
        return 2
    return 1 if spelling.search(word) else 0
