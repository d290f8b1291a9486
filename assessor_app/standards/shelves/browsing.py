"""Browsing the library: any part of it by title in Welsh order, suites, occupations, favourites. Adds no standard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.language.alphabet import welsh_order
from assessor_app.standards.shelves.store import ShelfRows
from assessor_app.standards.store import StandardRows
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.standards.model import Filter, ShelfKind, Standard, StandardHead, StandardKey
    from assessor_app.vault.store import Store

PART: Final = 200
"""How many standards one look at a long list reads."""


class Shelves:
    """The standards of one store in the order in which a person goes through them."""

    def __init__(self, store: Store) -> None:
        self._places, self._standards = ShelfRows(store), StandardRows(store)

    def put(self, standards: Iterable[Standard]) -> None:
        """Put standards that were just added in their places."""
        self._places.put((one.key, one.title) for one in standards)

    def browse(self, wanted: Filter, offset: int = 0, limit: int = PART) -> list[StandardHead]:
        """Some of the standards that a filter lets through, by title in Welsh order, from `offset`."""
        return self._standards.heads_of(self._places.keys(wanted, offset, limit))

    def count(self, wanted: Filter) -> int:
        """How many standards a filter lets through."""
        return self._places.count(wanted)

    def names(self, kind: ShelfKind, wanted: Filter) -> list[tuple[str, int]]:
        """All suites or occupations with how many of the standards let through each holds, in Welsh order."""
        return sorted(self._places.named(kind, wanted), key=lambda shelf: welsh_order(shelf[0]))

    def heads(self, keys: Sequence[StandardKey]) -> list[StandardHead]:
        """What lists show of these standards, in this order; those that are not in the library are left out."""
        return self._standards.heads_of([str(key) for key in keys])

    def favourites(self) -> list[StandardHead]:
        """The standards this store's owner marked as favourites, by title in Welsh order."""
        return self._standards.heads_of(self._places.favourites())

    def set_favourite(self, key: StandardKey, *, favourite: bool) -> Changes:
        """Mark a standard as a favourite or no longer; Refusal `standard-unknown`."""
        if not self.heads([key]):
            raise Refusal("standard-unknown", reference=str(key))
        changed = self._places.set_favourite(key, favourite=favourite)
        return Changes.of(("standard", str(key))) if changed else Changes()
