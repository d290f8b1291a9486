"""A question of the centre's bank, and the criterion it is about, in a form that people can write in a table."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from assessor_app.standards.model import KIND_LETTERS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.standards.model import CriterionKey, Language

_ABOUT: Final = re.compile(r"(?P<name>\S.*?)\s*[\s·]\s*(?P<letter>[PKGBY])\s?(?P<number>[1-9]\d{0,3})", re.IGNORECASE)
_KINDS: Final[dict[str, Kind]] = {letter: kind for (kind, _language), letter in KIND_LETTERS.items()}


@dataclass(frozen=True, slots=True)
class About:
    """A criterion by its standard's URN or slug and its label: of any edition, in either language."""

    name: str
    kind: Kind
    number: int

    def __str__(self) -> str:
        return f"{self.name} {KIND_LETTERS[self.kind, 'en']}{self.number}"

    @classmethod
    def parse(cls, written: str) -> About:
        """Read `INSCS025 K2` or `INSCS025 · G2`; raises ValueError for anything else."""
        found = _ABOUT.fullmatch(unicodedata.normalize("NFC", written).strip())
        if found is None:
            raise ValueError(written)
        return cls(found["name"], _KINDS[found["letter"].upper()], int(found["number"]))

    def said(self, reader: Language) -> str:
        """How a chip names it: `INSCS025 · K2`, in Welsh `INSCS025 · G2`."""
        return f"{self.name} · {KIND_LETTERS[self.kind, reader]}{self.number}"

    def names(self, key: CriterionKey) -> bool:
        """Whether this is that criterion."""
        same = self.name.casefold() == key.standard.name.casefold()
        return same and (self.kind, self.number) == (key.kind, key.number)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in Welsh, English or both; never translated by the program.

    `words` are others it is to be found by, as typed.
    """

    id: str
    texts: dict[Language, str] = field(default_factory=dict)
    about: About | None = None
    words: str = ""

    def said(self, language: Language) -> tuple[Language, str]:
        """What is asked in this language, or else in the one there is."""
        other: Language = "en" if language == "cy" else "cy"
        return (language, self.texts[language]) if self.texts.get(language) else (other, self.texts.get(other, ""))

    def same(self, other: Question) -> bool:
        """Whether another says the same of the same, whatever it is called in its store."""
        return (self.texts, self.about) == (other.texts, other.about)


def in_order(
    bank: Iterable[Question], *, chosen: CriterionKey | None, wanted: Iterable[CriterionKey], known: Iterable[str]
) -> list[Question]:
    """The questions as they are most likely needed, otherwise in the bank's order.

    First those about the chosen criterion, then about those `wanted` (knowledge that nothing shows yet), then other
    ones about standards `known` here (names, any case), then those about nothing in particular, then the rest.
    """
    wishes, names = list(wanted), {name.casefold() for name in known}

    def rank(question: Question) -> int:
        about = question.about
        if about is None:
            return 3
        if chosen is not None and about.names(chosen):
            return 0
        if any(about.names(key) for key in wishes):
            return 1
        return 2 if about.name.casefold() in names else 4

    return sorted(bank, key=rank)
