"""The overview's deeds: keeping up with the reports that are here, and adding up. It decides nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.verifying.overview import store as rows
from assessor_app.verifying.overview.model import WAYS, Figure, Overview, Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.clock import Clock
    from assessor_app.progress import Progress
    from assessor_app.vault.store import Store
    from assessor_app.verifying.actions.desk import Actions
    from assessor_app.verifying.overview.model import By
    from assessor_app.verifying.pool.desk import Pool
    from assessor_app.verifying.statements.keeping import Statements

BATCH: Final = 100
ALWAYS: Final = Period()


class OverviewDesk:
    """The figures of one store, used from one thread."""

    def __init__(self, store: Store, pool: Pool, statements: Statements, actions: Actions, clock: Clock) -> None:
        self._store = store
        self._pool = pool
        self._statements = statements
        self._actions = actions
        self._clock = clock

    def keep_up(self, progress: Progress) -> int:
        """Draw what is new in the archive and in the reports, a batch at a time; how many reports were drawn."""
        self._pool.keep_up(progress)
        drawn = 0
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

    def read(self, period: Period = ALWAYS) -> Overview:
        """All figures of a period; `keep_up` comes first."""
        waiting = self._waiting(period)
        return Overview(
            total=self._lines(None, period, waiting)[0],
            lines={by: tuple(self._lines(by, period, waiting)) for by in WAYS},
            causes=tuple((row["cause"], row["many"]) for row in rows.causes(self._store, period)),
        )

    def _lines(self, by: By | None, period: Period, waiting: Waiting) -> list[Figure]:
        """The lines of one way of looking, most records first; months in their order."""
        lines = {
            row["key"]: Figure(row["key"], row["name"], row["records"], row["sampled"])
            for row in rows.records(self._store, by, period)
        }
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for row in rows.findings(self._store, by, period):
            counted[row["key"]][row["outcome"]] += row["many"]
        found = [
            replace(
                line,
                agreed=counted[key]["agreed"],
                with_action=counted[key]["agreed-with-action"],
                not_agreed=counted[key]["not-agreed"],
                open_actions=waiting.open[by, key],
                overdue=waiting.overdue[by, key],
            )
            for key, line in lines.items()
        ] or [Figure("", "")]
        if by is not None and not lines:
            return []
        return sorted(found, key=lambda one: one.key if by == "month" else (-one.records, one.name, one.key))

    def _waiting(self, period: Period) -> Waiting:
        """The actions that are not closed, by every line that they belong to."""
        found = Waiting()
        standing = [one for one in self._actions.every() if one.state != "closed"]
        today = self._clock.now().wall.date().isoformat()
        known = rows.places(self._store, {one.opened.identity for one in standing})
        for one in standing:
            place = known.get(one.opened.identity)
            if place is None or not _within(place["day"], period):
                continue
            keys: list[tuple[By | None, str]] = [
                (None, ""), ("assessor", place["assessor"]), ("site", place["site"]), ("month", place["month"]),
                *(("standard", standard) for standard in _standards(one.opened.criteria)),
            ]  # fmt: skip
            found.open.update(keys)
            if one.overdue(today):
                found.overdue.update(keys)
        return found


class Waiting:
    """How many actions are open and overdue, by way of looking and key."""

    def __init__(self) -> None:
        self.open: Counter[tuple[By | None, str]] = Counter()
        self.overdue: Counter[tuple[By | None, str]] = Counter()


def _within(day: str, period: Period) -> bool:
    return (not period.since or day >= period.since) and (not period.until or day <= period.until)


def _standards(criteria: Iterable[str]) -> set[str]:
    return {key.rpartition("#")[0] for key in criteria}
