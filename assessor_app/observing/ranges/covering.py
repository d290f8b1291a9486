"""Saying that an item of a standard's scope/range, or a sub-item of a criterion, was covered. The rows: `store`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.observing import store as rows
from assessor_app.observing.model import RangeMark
from assessor_app.observing.ranges import store as range_rows
from assessor_app.observing.sheet import Sheet
from assessor_app.standards.library import StandardsLibrary
from assessor_app.standards.ranges import all_items
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.standards.ranges import RangeItem, RangeKey


class Covering(Sheet):
    """One deed for each tick, durable before it returns; there is none that ticks several."""

    def cover(self, observation: str, item: RangeKey, *, covered: bool) -> Changes:
        """Say that one item was covered on this visit, or take that back.

        Raises:
            Refusal: `range-not-assessed` where its standard is not part of the observation, `range-unknown` where the
                standard has no such item.
        """
        self._open(observation)
        row = rows.observation_row(self._store, observation) or {}
        if str(item.standard) not in json.loads(row["standards"]):
            raise Refusal("range-not-assessed", standard=item.standard.name)
        standard = StandardsLibrary(self._store).get(item.standard)
        if item not in {known.key for known in all_items(standard)}:
            raise Refusal("range-unknown", item=str(item))
        if (item in {mark.item for mark in range_rows.marks(self._store, observation)}) == covered:
            return Changes()
        now = self._now()
        with self._store.transaction():
            if covered:
                range_rows.put_mark(self._store, observation, RangeMark(item, now))
            else:
                range_rows.delete_mark(self._store, observation, item)
            rows.change_observation(self._store, observation, now, mark="")
        return self.touched(observation)


def counted(items: Iterable[RangeItem], marks: Iterable[RangeMark]) -> tuple[int, int]:
    """How many of some items were covered, and how many there are."""
    known, ticked = {item.key for item in items}, {mark.item for mark in marks}
    return len(known & ticked), len(known)
