"""Searching the library: the best titles and criteria for a question, each told why it was found. Holds no SQL."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.standards.model import Filter
from assessor_app.standards.search import searching
from assessor_app.standards.search.matching import answered, matches
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.standards.model import Hit
    from assessor_app.standards.search.store import SearchRows

ALL: Final = Filter()
"""Every standard of the library."""


def found(index: SearchRows, text: str, limit: int, filters: Filter) -> list[Hit]:
    """Standards, then criteria, that hold all the words of `text`, best first (`StandardsLibrary.search`)."""
    asked = searching.words(text)
    if not asked or limit < 1:
        return []
    titles = _best(asked, limit, filters, searching.TITLES, index.titles_with)
    criteria = _best(asked, limit, filters, searching.CRITERIA, index.criteria_with)
    called = _tight(text)
    titles.sort(key=lambda hit: (0, str(hit.standard)) if _tight(hit.standard.name).startswith(called) else (1, ""))
    shown = max((limit + 1) // 2, limit - len(criteria))
    return [_explained(hit, text) for hit in [*titles[:shown], *criteria][:limit]]


def _best(
    asked: tuple[searching.Word, ...],
    limit: int,
    filters: Filter,
    columns: searching.Columns,
    rows: Callable[[str, int, Filter], list[Hit]],
) -> list[Hit]:
    """What answers as typed, then what answers in another form."""
    hits = rows(searching.as_typed(asked, columns, filters.language), limit, filters)
    wider = searching.in_any_form(asked, columns, filters.language) if len(hits) < limit else ""
    return hits + rows(wider, limit - len(hits), filters) if wider else hits


def _tight(name: str) -> str:
    """A name or text as its letters and figures alone: a URN is typed with blanks or without."""
    return "".join(searching.WORD.findall(unaccented(name)))


def _explained(hit: Hit, text: str) -> Hit:
    """The find with only those lines of `found_in` that answer a word, and none where its text answers all."""
    language = hit.standard.language
    told = () if answered(hit.text, text, language) else hit.found_in.split("\n")
    return replace(hit, found_in="\n".join(line for line in told if matches(line, text, language)))
