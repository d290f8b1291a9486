"""The overview's deeds: keeping up with the reports that are here, and adding up. It decides nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor_app.verifying.overview import adding
from assessor_app.verifying.overview import store as rows
from assessor_app.verifying.overview.model import WAYS, Overview, Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.clock import Clock
    from assessor_app.progress import Progress
    from assessor_app.vault.store import Store
    from assessor_app.verifying.actions.desk import Actions
    from assessor_app.verifying.pool.desk import Pool
    from assessor_app.verifying.statements.keeping import Statements
    from assessor_app.verifying.tally.desk import Tally

BATCH: Final = 100
ALWAYS: Final = Period()


class OverviewDesk:
    """The figures of one store, used from one thread."""

    def __init__(
        self, store: Store, pool: Pool, tally: Tally, *, statements: Statements, actions: Actions, clock: Clock
    ) -> None:
        self._store = store
        self._pool = pool
        self._tally = tally
        self._statements = statements
        self._actions = actions
        self._clock = clock

    def keep_up(self, progress: Progress) -> int:
        """Draw what is new in the archive and in the reports, a batch at a time; 0 says that nothing was new."""
        drawn = self._pool.keep_up(progress)
        while unread := rows.unread(self._store, BATCH):
            progress.step(drawn, drawn + len(unread))
            with self._store.transaction():
                for identity in unread:
                    self._draw(identity)
            drawn += len(unread)
        return drawn

    def _draw(self, identity: str) -> None:
        said = self._statements.payload(identity)
        found = Counter(
            (standard["key"], one["outcome"], one["cause"])
            for standard in said["decided"]
            for one in standard["criteria"]
        )
        findings = [(*key, many) for key, many in found.items()]
        rows.put(self._store, identity, said["verifies"]["identity"], said["record"]["sealed_at"], findings)

    def read(self, period: Period = ALWAYS, *, as_known: bool = False) -> Overview:
        """All figures of a period; `keep_up` comes first. With `as_known` they are what they were when it last did."""
        counted = {way: adding.records(way, self._tally.leaves(as_known=as_known), period) for way in (None, *WAYS)}
        made = adding.Adding(counted)
        for row in rows.reported(self._store, period):
            made.sample(row)
        for row in rows.findings(self._store, period):
            made.find(row)
        self._wait(made, period)
        return made.overview()

    def _wait(self, made: adding.Adding, period: Period) -> None:
        """Add the actions that are not closed, to every line that they belong to."""
        standing = self._actions.waiting()
        today = self._clock.now().wall.date().isoformat()
        known = rows.places(self._store, {one.identity for one in standing})
        for one in standing:
            place = known.get(one.identity)
            if place is not None and _within(place["day"], period):
                made.wait(place | {"standards": "\n".join(_standards(one.criteria))}, overdue=one.overdue(today))


def _within(day: str, period: Period) -> bool:
    return (not period.since or day >= period.since) and (not period.until or day <= period.until)


def _standards(criteria: Iterable[str]) -> set[str]:
    return {key.rpartition("#")[0] for key in criteria}
