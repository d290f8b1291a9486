"""How editions are called where a date is not enough. Which edition a document is stands in `reader`.

An edition is named by its approval date, else its version, else digits of its text's digest. Where one name has two
texts, a person may keep the second knowingly: its edition is then that name, `+`, and 12 digits of its own text's
digest (`2021-02-05+5eb7bd258ab0`), so that it is never taken for the first and always gets the same name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assessor_app.standards.model import Standard

DIGITS: Final = 12
"""How many hexadecimal digits of a text's digest stand for it in an edition's name."""

_BESIDE = re.compile(rf"(?P<named>.+)\+[0-9a-f]{{{DIGITS}}}", re.DOTALL)


def of(approved: str | None, version: str | None, text_sha256: str) -> str:
    """What an edition is named by: its approval date, else its version, else its text."""
    return approved or version or text_sha256[:DIGITS]


def beside(standard: Standard) -> Standard:
    """The same standard under the name it has where its edition's own name is another text's already."""
    return replace(standard, edition=f"{named(standard.edition)}+{standard.text_sha256[:DIGITS]}")


def named(edition: str) -> str:
    """The date, version or digits that an edition is named by, without what tells two texts of that name apart."""
    found = _BESIDE.fullmatch(edition)
    return found["named"] if found else edition
