"""The same criterion in other standards: candidates from the search index, then compared one by one. Judges nothing.

Which words a criterion is looked for by are its rarest in the library; a near copy shares most of them. As few of them
must be shared as leave no more candidates than can be compared while a person waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.standards.model import Criterion, CriterionKey, Like
from assessor_app.standards.search import searching, similar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Hit, Kind, Language, Standard
    from assessor_app.standards.search.store import SearchRows

NEAR: Final = 0.7
"""From this likeness on two criteria are nearly the same: measured on pairs judged by hand, see the tests."""

_RAREST: Final = 6  # words a criterion is looked for by
_COMPARED: Final = 2000  # candidates compared one by one


def found(rows: SearchRows, key: CriterionKey, standard: Standard, pair: Standard | None, limit: int) -> list[Like]:
    """What is like a criterion in either language, most alike first (`StandardsLibrary.elsewhere`).

    The pair is asked only where it has as many criteria of the kind: else their numbers need not mean the same.

    Raises:
        Refusal: `criterion-not-found`.
    """
    asked = [(standard, key)]
    if pair and _count(pair, key.kind) == _count(standard, key.kind):
        asked.append((pair, CriterionKey(pair.key, key.kind, key.number)))
    likes: list[Like] = []
    for one, named in asked:
        criterion = one.find(named)
        if criterion is None:
            raise Refusal("criterion-not-found", reference=str(key))
        likes += like(rows, criterion, named)
    return sorted(likes, key=lambda one: -one.likeness)[: max(limit, 0)]


def _count(standard: Standard, kind: Kind) -> int:
    return sum(one.kind == kind for one in standard.criteria)


def like(rows: SearchRows, criterion: Criterion, key: CriterionKey) -> list[Like]:
    """Criteria in standards of another name, in the same language, that are nearly the same; most alike first."""
    language, text = key.standard.language, whole(criterion.text, criterion.items)
    own = similar.profile(text, language)
    found = []
    for hit in _candidates(rows, text, language):
        if hit.criterion is None or hit.standard.name == key.standard.name:
            continue
        other = whole(hit.text, hit.found_in.split("\n"))
        alike = similar.likeness(own, similar.profile(other, language))
        if alike >= NEAR:
            lacks, adds = similar.only_in(text, other, language), similar.only_in(other, text, language)
            found.append(Like(hit.criterion, key, hit.title, hit.text, alike, lacks, adds))
    return sorted(found, key=lambda one: (-one.likeness, str(one.criterion)))


def whole(text: str, items: Sequence[str]) -> str:
    """A criterion's text with its sub-items, which belong to it."""
    return " ".join(part for part in (text, *items) if part)


def _candidates(rows: SearchRows, text: str, language: Language) -> list[Hit]:
    words = similar.telling(text, language)
    known = rows.known([form for word in words for form in searching.same(word, language)], language)
    counts = {word: sum(known.get(form, 0) for form in searching.same(word, language)) for word in words}
    rarest = sorted((word for word in words if counts[word]), key=lambda word: (counts[word], word))[:_RAREST]
    hits: list[Hit] = []
    for least in range(min(2, len(rarest)), len(rarest) + 1):
        hits = rows.some_with(searching.sharing(rarest, least, language), _COMPARED) if least else []
        if len(hits) < _COMPARED:
            break
    return hits
