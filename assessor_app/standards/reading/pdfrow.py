"""One row of a page: words on one baseline, and the marks that may stand before them. Joins nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor_app.standards.reading.pdfwords import Word

BARE_MARK = re.compile(r"(?:[A-Z]{0,4}[0-9]{1,3}(?:[./][0-9]{1,2})?[.):]?|[-–—•·▪◦‣●*\uf0b7]|\(?[a-z][.)])")


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one baseline, from left to right; `side` tells that they stand in the column of side headings."""

    page: int
    y: float
    words: tuple[Word, ...]
    side: bool = False

    @property
    def text(self) -> str:
        """Its words with one blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def size(self) -> float:
        """The size of its letters, in points."""
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)
