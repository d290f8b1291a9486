"""What waits for a review, a page at a time: those begun, then what the samples chose, in their order, then finished.

Nothing is read whole: a page begins behind the last one that was seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.verifying.reviews import store as rows
from assessor_app.verifying.reviews.model import Waits

if TYPE_CHECKING:
    from typing import Any

    from assessor_app.vault.store import Store
    from assessor_app.verifying.reviews.model import Group
    from assessor_app.verifying.sampling.desk import Sampling
    from assessor_app.verifying.sampling.model import Item


class Waiting:
    """What waits in one store, used from one thread."""

    def __init__(self, store: Store, sampling: Sampling) -> None:
        self._store, self._sampling = store, sampling

    def page(self, last: Waits | None, limit: int) -> list[Waits]:
        """So many, from behind the last one that was seen (None: from the first)."""
        state = last.state if last else "open"
        found: list[Waits] = []
        if state == "open":
            found = self._reviews("open", last, limit)
            last = None
        if state != "finished" and len(found) < limit:
            found += self._chosen(last, limit - len(found))
            last = None
        if len(found) < limit:
            found += self._reviews("finished", last, limit - len(found))
        return found

    def _reviews(self, state: Group, last: Waits | None, limit: int) -> list[Waits]:
        found = rows.listed(self._store, state, last.key if last else "", limit)
        return [_of_review(state, row) for row in found]

    def _chosen(self, last: Waits | None, limit: int) -> list[Waits]:
        """What the samples chose and nobody has begun, plan after plan, the latest plan first."""
        begun, found, after = rows.begun_on(self._store), list[Waits](), last.key if last else ""
        plans = [plan.id for plan in self._sampling.plans()]
        if last is not None and last.item is not None and last.item.plan in plans:
            plans = plans[plans.index(last.item.plan) :]
        for plan in plans:
            while len(found) < limit:
                read = self._sampling.to_review(plan, after, limit - len(found))
                found += [_of_item(one) for one in read if one.identity not in begun]
                if not read:
                    break
                after = read[-1].id
            after = ""
        return found


def _of_review(state: Group, row: dict[str, Any]) -> Waits:
    return Waits(
        row["id"], state, row["identity"], row["reference"], row["candidate"], row["assessor"], row["sealed_at"],
        row["decided"], row["overall"] or "",
    )  # fmt: skip


def _of_item(item: Item) -> Waits:
    return Waits(
        item.id, "waits", item.identity, item.reference, item.candidate, item.assessor, item.observed_on, item=item
    )
