"""What the left column of the standards' screen asks of the library, and the rows it makes of the answers. No widgets.

The library is read a part at a time: a list of 25,000 standards opens as fast as one of fifty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.language import N_
from assessor_app.standards.model import Filter, StandardKey
from assessor_app.standards.search.matching import matches
from assessor_app.standards.shelves.browsing import PART
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.standards.telling import about, edition, identity

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.language import Words
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Hit, StandardHead

FOUND: Final = 60
LONGEST: Final = 90
SHELF: Final = "shelf:"
"""What the key of a suite's or occupation's row begins with."""

ALL: Final = Filter()

By = Literal["title", "suite", "occupation"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: words, or without any the library `by` title, suite or occupation, as far as `most`."""

    text: str = ""
    wanted: Filter = ALL
    by: By = "title"
    most: int = PART

    @property
    def searching(self) -> bool:
        """Whether there are words to look for."""
        return bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library said: finds and the standards they are in, or shelves, or standards with the owner's own first.

    `total` counts all standards that the filter lets through.
    """

    hits: tuple[Hit, ...] = ()
    heads: tuple[StandardHead, ...] = ()
    shelves: tuple[tuple[str, int], ...] = ()
    favourites: tuple[StandardHead, ...] = ()
    used: tuple[StandardHead, ...] = ()
    total: int = 0


def ask(rooms: Rooms, question: Question) -> Answer:
    """Answer a question about the library; a part of it only, whatever its size."""
    library, wanted = rooms.library, question.wanted
    if question.searching:
        hits = tuple(library.search(question.text, FOUND, wanted))
        return Answer(hits, tuple(library.shelves.heads(list(dict.fromkeys(hit.standard for hit in hits)))))
    if question.by != "title":
        return Answer(shelves=tuple(library.shelves.names(question.by, wanted)))
    heads = tuple(library.shelves.browse(wanted, limit=question.most))
    total = library.shelves.count(wanted)
    if wanted != ALL:
        return Answer(heads=heads, total=total)
    written = dict.fromkeys(key for one in rooms.people.candidates() for key in one.standards)
    used = tuple(library.shelves.heads([StandardKey.parse(key) for key in written]))
    return Answer(heads=heads, favourites=tuple(library.shelves.favourites()), used=used, total=total)


def rows(words: Words, question: Question, answer: Answer, today: dt.date) -> list[Row]:
    """The rows of an answer, under headings where there are several kinds of them."""
    if question.searching:
        return _found(words, question.text, answer)
    if question.by != "title":
        return [
            Row(f"{SHELF}{name}", name, icon="category" if question.by == "suite" else "work", chip=str(count))
            for name, count in answer.shelves
        ]
    own = [
        *_under(words(N_("Favourites")), [_row(words, head, today, "star-fill") for head in answer.favourites]),
        *_under(words(N_("What my candidates use")), [_row(words, head, today) for head in answer.used]),
    ]
    everything = [_row(words, head, today) for head in answer.heads]
    return [*own, *_under(words(N_("All standards")), everything)] if own else everything


def _found(words: Words, said: str, answer: Answer) -> list[Row]:
    heads = {head.key: head for head in answer.heads}
    titles, criteria = [], []
    for hit in answer.hits:
        head, spans = heads.get(hit.standard), matches(hit.text, said, hit.standard.language)
        urn = head.urn if head else None
        if hit.criterion is None:
            lines = (f"{identity(words, hit.standard, urn)} · {edition(words, hit.standard)}", _shortened(hit.found_in))
            detail = "\n".join(line for line in lines if line)
            titles.append(Row(str(hit.standard), hit.text, detail=detail, icon="menu_book", spans=spans))
        else:
            where = " · ".join(part for part in (urn, hit.criterion.short(words.language), hit.title) if part)
            where = "\n".join(line for line in (_shortened(hit.found_in), where) if line)
            criteria.append(Row(str(hit.criterion), hit.text, detail=where, spans=spans))
    return [*_under(words(N_("Titles")), titles), *_under(words(N_("Criteria")), criteria)]


def _shortened(found_in: str) -> str:
    """What else answers, on a line or two."""
    told = " · ".join(found_in.split("\n"))
    return told if len(told) <= LONGEST else told[: LONGEST - 1].rstrip() + "…"


def _row(words: Words, head: StandardHead, today: dt.date, icon: str = "menu_book") -> Row:
    return Row(str(head.key), head.title, detail=about(words, head, today), icon=icon, tone="accent")


def _under(heading: str, found: list[Row]) -> list[Row]:
    return [Row("", heading, heading=True), *found] if found else []
