"""Judging a file by what a store knows, in two halves: what can be done anywhere, and what only the store can say.

Between them is plain data, so that the first half may be done in another process. The judge itself is `opening`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from assessor_app.records.opening import open_record
from assessor_app.records.shelved import from_store

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.records.opening import Drawn
    from assessor_app.records.report import Opening
    from assessor_app.records.shelved import Archived
    from assessor_app.trust.model import Anchor

_WANTING: Final = frozenset({"standard-needs-store", "superseded-needs-store"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What a store knows that judging one file takes: whom it believes, and since when the file, or its start, is here.

    Times are aware; None where nothing shows one. What was known at another time (`now`) may well be the same. `drawn`
    is the base that the file begins with, where it is kept here and was drawn again when it came.
    """

    anchors: tuple[Anchor, ...]
    now: dt.datetime = field(compare=False)
    kept_at: dt.datetime | None = None
    kept_whole_at: dt.datetime | None = None
    drawn: Drawn | None = None


def judged(source: str, data: bytes, ground: Ground, *, thorough: bool = True) -> Opening:
    """Judge a file anywhere; what `opening.open_record` says of it without a store, never raising.

    One of many need not be `thorough`.
    """
    return open_record(
        source,
        data,
        ground.anchors,
        ground.now,
        kept_at=ground.kept_at,
        kept_whole_at=ground.kept_whole_at,
        thorough=thorough,
        drawn=ground.drawn,
    )


def shelved(opening: Opening, archived: Archived) -> Opening:
    """The same opening with what the store says of its standards, and of whether it was replaced or withdrawn."""
    if opening.payload is None or all(row.code not in _WANTING for row in opening.rows):
        return opening
    said = {row.row: row for row in from_store(opening.payload, archived, opening.identity)}
    return replace(opening, rows=tuple(said[row.row] if row.code in _WANTING else row for row in opening.rows))
