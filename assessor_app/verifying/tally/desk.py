"""Keeping up what is added up of the pool, and handing it out. What is asked of it is `sampling`'s and `overview`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.verifying.tally import store as rows
from assessor_app.verifying.tally.growing import Growing, grown

if TYPE_CHECKING:
    from assessor_app.clock import Clock
    from assessor_app.progress import Progress
    from assessor_app.vault.store import Store
    from assessor_app.verifying.tally.model import Leaf

FEW: Final = 40
"""So many records that changed are taken into what is there; more are read with all others, which is sooner."""


class Tally:
    """What one store's pool comes to, used from one thread; what was read once is kept until it changes."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._kept: dict[str, tuple[str, Leaf]] = {}

    def keep_up(self, progress: Progress) -> int:
        """Add up again whatever changed, each assessor's durable by itself; how many assessors that were."""
        due = self._due()
        for at, assessor in enumerate(due):
            progress.step(at, len(due))
            with self._store.transaction():
                self._add_up(assessor)
        return len(due)

    def leaves(self, *, as_known: bool = False) -> list[Leaf]:
        """All of it, by assessor's id.

        It is as the pool is now; with `as_known` as it was last added up, which is read at once however much is due.
        Where nothing ever was added up, it is.
        """
        stamps = rows.stamps(self._store)
        due = self._due() if not as_known or not stamps else []
        if due:
            with self._store.transaction():
                for assessor in due:
                    self._add_up(assessor)
            stamps = rows.stamps(self._store)
        self._read([name for name, stamp in stamps.items() if not self._knows(name, stamp)])
        self._kept = {name: held for name, held in self._kept.items() if name in stamps}
        return [self._kept[name][1] for name in sorted(self._kept)]

    def _due(self) -> list[str]:
        rows.turn(self._store, self._today())
        return rows.due(self._store)

    def _today(self) -> str:
        return self._clock.now().wall.date().isoformat()

    def _knows(self, assessor: str, stamp: str) -> bool:
        return assessor in self._kept and self._kept[assessor][0] == stamp

    def _read(self, assessors: list[str]) -> None:
        if assessors:
            self._kept |= {leaf.assessor: (stamp, leaf) for stamp, leaf in rows.leaves(self._store, assessors)}

    def _add_up(self, assessor: str) -> None:
        changing = self._changed(assessor) or grown(assessor, rows.everything(self._store, assessor, self._today()))
        day = changing.last_day()
        made = changing.leaf(rows.latest(self._store, assessor, day) if day else None)
        stamp = rows.keep(self._store, assessor, made if made.size else None)
        self._kept[assessor] = stamp, made

    def _changed(self, assessor: str) -> Growing | None:
        """What was added up with what changed since; None where all of it must be added up."""
        stamp = rows.stamp(self._store, assessor)
        if not stamp or not rows.noted(self._store, assessor, FEW):
            return None
        if not self._knows(assessor, stamp):
            self._read([assessor])
        changing = Growing(self._kept[assessor][1])
        for told, fresh, rank in rows.changed(self._store, assessor, self._today()):
            take = changing.insert if fresh else changing.change
            take(changing.place(told.day, rank), told)
        return changing if changing.size == rows.how_many(self._store, assessor) else None
