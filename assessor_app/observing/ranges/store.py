"""Covered items as rows, in and out. The table is in `observing.tables`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.observing.model import RangeMark
from assessor_app.standards.ranges import RangeKey

if TYPE_CHECKING:
    from assessor_app.vault.store import Store


def put_mark(store: Store, observation: str, mark: RangeMark) -> None:
    """Say that an item was covered; twice is the same as once."""
    store.run(
        "INSERT INTO range_mark (observation, item, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (observation, str(mark.item), mark.at),
    )


def delete_mark(store: Store, observation: str, item: RangeKey) -> None:
    """Take that back."""
    store.run("DELETE FROM range_mark WHERE observation = ? AND item = ?", (observation, str(item)))


def marks(store: Store, observation: str) -> tuple[RangeMark, ...]:
    """What was covered in one observation, in the order of the items' names."""
    rows = store.rows("SELECT * FROM range_mark WHERE observation = ? ORDER BY item", (observation,))
    return tuple(RangeMark(RangeKey.parse(row["item"]), row["at"]) for row in rows)
