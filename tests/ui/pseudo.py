"""A language that is longer than any: each of the catalogue's messages in Welsh, and 40 % more. For tests alone."""

from __future__ import annotations

import re
from typing import Final

from assessor_app.language import catalogue

MORE: Final = 0.4
FACTS: Final = re.compile(r"\{\w+\}")


def lengthened(said: str) -> str:
    """The same with 40 % more letters, in words of a usual length; facts in braces count for nothing.

    Short words such as the name of a button grow too; what has no letters does not, nor a list of kinds of files.
    """
    letters = len(re.findall(r"[^\W\d_]", FACTS.sub("", said)))
    if not letters or ";;" in said:
        return said
    more = max(1, round(letters * MORE))
    tail = "".join("wysoe"[at % 5] if at % 7 else "y" for at in range(more))
    words: list[str] = re.findall(r".{1,7}", tail)
    first, rest = words[0], words[1:]
    return said + first + "".join(f" {word}" for word in rest)


class Longer(catalogue.Words):
    """Welsh words, longer."""

    def __init__(self) -> None:
        super().__init__("cy", catalogue.speak("cy")._translations)

    def __call__(self, message: str, **facts: object) -> str:
        """Say it, and some more."""
        said = lengthened(self._translations.gettext(message))
        return said.format(**facts) if facts else said
