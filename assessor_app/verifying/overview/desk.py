"""The overview's deeds: drawing what reports decide, and adding up what is tallied of it. It decides nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor_app.progress import Silent
from assessor_app.verifying.overview import adding
from assessor_app.verifying.overview import store as rows
from assessor_app.verifying.overview.model import Period

if TYPE_CHECKING:
    from assessor_app.progress import Progress
    from assessor_app.vault.store import Store
    from assessor_app.verifying.actions.desk import Actions
    from assessor_app.verifying.overview.adding import Part
    from assessor_app.verifying.overview.model import Overview
    from assessor_app.verifying.pool.desk import Pool
    from assessor_app.verifying.statements.keeping import Statements
    from assessor_app.verifying.tally.desk import Tally
    from assessor_app.verifying.tally.model import Leaf

BATCH: Final = 100
KEPT: Final = 4
"""Of so many periods what was last added up of each assessor is kept, and added up again only for whom it changed."""
ALWAYS: Final = Period()


class OverviewDesk:
    """The figures of one store, used from one thread."""

    def __init__(self, store: Store, pool: Pool, tally: Tally, *, statements: Statements, actions: Actions) -> None:
        self._store = store
        self._pool = pool
        self._tally = tally
        self._statements = statements
        self._actions = actions
        self._kept: dict[Period, tuple[dict[str, tuple[Leaf, Part]], Overview]] = {}

    def keep_up(self, progress: Progress) -> int:
        """Draw what is new in the archive and in the reports, a batch at a time; 0 says that nothing was new."""
        return self._pool.keep_up(progress)

    def read_new(self, progress: Progress) -> int:
        """Draw from what is new in the reports; it is part of keeping the pool up."""
        drawn = 0
        while unread := rows.unread(self._store, BATCH):
            progress.step(drawn, drawn + len(unread))
            with self._store.transaction():
                for identity in unread:
                    self._draw(identity)
            drawn += len(unread)
        return drawn + self._actions.keep_up(progress)

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
        if not as_known:
            self._actions.keep_up(Silent())
        leaves = self._tally.leaves(as_known=as_known)
        before, found = self._kept.pop(period, ({}, adding.overview(())))
        now = {
            leaf.assessor: held
            if (held := before.get(leaf.assessor)) and held[0] is leaf
            else (leaf, adding.part(leaf, period))
            for leaf in leaves
        }
        if now != before:
            found = adding.overview((assessor, part) for assessor, (_, part) in now.items())
        while len(self._kept) >= KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[period] = now, found
        return found
