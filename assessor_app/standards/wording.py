"""How text is made comparable: blanks collapsed, letters folded, the digest of a text. Knows nothing of standards.

The exact text of a criterion is the printed text in Unicode NFC with every run of white space (no-break spaces
included) turned into one space and none at either end: typesetting differs between copies of one page, words do not.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_SLASH = re.compile(r"\s*/\s*")


def collapse(text: str) -> str:
    """Turn runs of white space, no-break spaces included, into one space; NFC; nothing at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def unaccented(text: str) -> str:
    """Lower case without accents and with plain apostrophes, for comparing: `Dŵr ’r` becomes `dwr 'r`."""
    if text.isascii():  # most words are, and searching folds thousands
        return text.replace("`", "'").casefold()
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.translate(_APOSTROPHES).casefold()  # again: some letters hold an apostrophe, such as U+0149


def folded(text: str) -> str:
    """What headings, labels and lead-ins are compared by: no case, accents, blanks around `/`, or closing colon."""
    return _SLASH.sub("/", collapse(unaccented(text))).rstrip(" :")


def sha256(data: bytes) -> str:
    """Digest in 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def text_sha256(text: str) -> str:
    """Digest of a text as `collapse` leaves it, so that two copies that differ in blanks alone are one text."""
    return sha256(collapse(text).encode("utf-8"))
