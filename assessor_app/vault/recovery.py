"""Recovery codes: making one to print, and reading one that a person typed back. Opens no store.

Crockford's base 32 (https://www.crockford.com/base32.html) in six groups of five letters, 26 of secret (130 bits)
and 4 of check (20 bits), so that a slip of the pen is told apart from the code of another store.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from typing import Final

from assessor_app.errors import Refusal

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE: Final = str.maketrans("OIL", "011")
_SECRET: Final = 26
_CHECK: Final = 4
_GROUP: Final = 5


def _spell(number: int, length: int) -> str:
    return "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(length)))


def _check(secret: str) -> str:
    found = hashlib.sha256(b"assessor-app recovery code 1:" + secret.encode()).digest()
    return _spell(int.from_bytes(found[:4], "big"), _CHECK)


def new_code() -> str:
    """A fresh code as it is printed, groups joined by hyphens."""
    secret = _spell(secrets.randbits(5 * _SECRET), _SECRET)
    whole = secret + _check(secret)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def read_code(typed: str) -> str:
    """What a person typed, as the bare letters of a code; case, spaces, dashes, O for 0 and I or L for 1 are forgiven.

    Raises:
        Refusal: `recovery-code-mistyped`, when letters are missing, extra, or do not agree with the check.
    """
    upper = unicodedata.normalize("NFKC", typed).upper()
    letters = "".join(letter for letter in upper if letter.isalnum()).translate(_ALIKE)
    secret, check = letters[:_SECRET], letters[_SECRET:]
    if len(letters) != _SECRET + _CHECK or not set(letters) <= set(_LETTERS) or check != _check(secret):
        raise Refusal("recovery-code-mistyped")
    return letters


def is_code(typed: str) -> bool:
    """Whether a text is a whole recovery code, its check included."""
    try:
        read_code(typed)
    except Refusal:
        return False
    return True
