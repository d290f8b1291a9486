"""The items of a scope and the sub-items that an observation written as a document says were covered. Keeps nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from assessor_app.errors import Refusal
from assessor_app.observing.model import RangeMark
from assessor_app.standards.ranges import RangeKey, all_items

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor_app.standards.model import Standard


def covered(said: Sequence[dict[str, Any]], standards: Mapping[str, Standard], at: str) -> tuple[RangeMark, ...]:
    """What was covered, each item once; `at` is when it counts as having been (RFC 3339).

    Raises:
        Refusal: `item-unknown`, when a standard has no such item.
    """
    found: dict[RangeKey, RangeMark] = {}
    for number, one in enumerate(said):
        standard = standards.get(one["standard"])
        key = RangeKey(standard.key, one["part"], one["number"], one.get("item", 0)) if standard else None
        if standard is None or key is None or key not in {item.key for item in all_items(standard)}:
            named = f"{one['standard']} {one['part']} {one['number']}.{one.get('item', 0)}"
            raise Refusal("item-unknown", item=named, place=f"$.covered[{number}]")
        found[key] = RangeMark(key, dt.datetime.fromisoformat(at).isoformat())
    return tuple(found.values())
