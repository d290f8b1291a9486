"""Keeping up what is added up of the pool, and handing it out. What is asked of it is `sampling`'s and `overview`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.verifying.tally import store as rows

if TYPE_CHECKING:
    from assessor_app.progress import Progress
    from assessor_app.vault.store import Store
    from assessor_app.verifying.tally.model import Leaf


class Tally:
    """What one store's pool comes to, used from one thread; what was read once is kept until it changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, tuple[str, Leaf]] = {}

    def keep_up(self, progress: Progress) -> int:
        """Add up again whoever something changed about, each durable by itself; how many assessors that were."""
        due = rows.due(self._store)
        for at, assessor in enumerate(due):
            progress.step(at, len(due))
            rows.add_up(self._store, assessor)
        return len(due)

    def leaves(self, *, as_known: bool = False) -> list[Leaf]:
        """All of it, by assessor's id.

        It is as the pool is now; with `as_known` as it was last added up, which is read at once however much is due.
        Where nothing ever was added up, it is.
        """
        stamps = rows.stamps(self._store)
        due = rows.due(self._store) if not as_known or not stamps else []
        if due:
            with self._store.transaction():
                for assessor in due:
                    rows.add_up(self._store, assessor)
            stamps = rows.stamps(self._store)
        missing = [name for name, stamp in stamps.items() if name not in self._kept or self._kept[name][0] != stamp]
        if missing:
            self._kept |= {leaf.assessor: (stamp, leaf) for stamp, leaf in rows.leaves(self._store, missing)}
        self._kept = {name: held for name, held in self._kept.items() if name in stamps}
        return [self._kept[name][1] for name in sorted(self._kept)]
