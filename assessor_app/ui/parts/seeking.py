"""Finding where a text stands on the pages of a PDF, whatever lines it was broken into. Needs QtPdf."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtPdf import QPdfDocument


class Seeker:
    """The letters of a document, page by page, read when they are first asked for."""

    def __init__(self, document: QPdfDocument) -> None:
        self._document = document
        self._pages: dict[int, tuple[str, list[int]]] = {}

    def place(self, texts: Iterable[str]) -> tuple[int, QRectF] | None:
        """The page (from 0) on which one of these stands first, and where, in points from its upper left corner."""
        wanted = [letters for text in texts if (letters := _letters(text)[0])]
        for number in range(self._document.pageCount()):
            found = self._on(number, wanted)
            if found is not None:
                return number, found
        return None

    def _on(self, number: int, wanted: Sequence[str]) -> QRectF | None:
        if number not in self._pages:
            self._pages[number] = _letters(self._document.getAllText(number).text())
        letters, places = self._pages[number]
        for one in wanted:
            at = letters.find(one)
            if at >= 0:
                first, last = places[at], places[at + len(one) - 1]
                return self._document.getSelectionAtIndex(number, first, last - first + 1).boundingRectangle()
        return None


def _letters(text: str) -> tuple[str, list[int]]:
    """A text without its white space and hyphens, in small letters, and where each letter stood (as Qt counts)."""
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for letter in text:
        if not letter.isspace() and letter not in "-\u00ad\u2010\ufffe":
            for folded in letter.casefold():
                letters.append(folded)
                places.append(at)
        at += 2 if ord(letter) > 0xFFFF else 1  # noqa: PLR2004 - Qt counts in UTF-16
    return "".join(letters), places
