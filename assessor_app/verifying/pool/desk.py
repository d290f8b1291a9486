"""The pool's deeds: keeping it up with the archive, and reading it. What is sampled from it is not its business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.vault.model import Changes
from assessor_app.verifying.pool import facts, store_lists
from assessor_app.verifying.pool import store as rows
from assessor_app.verifying.pool.model import Filter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Held
    from assessor_app.vault.store import Store
    from assessor_app.verifying.pool.model import Count, Facet, Found, Pooled

BATCH: Final = 200
PAGE: Final = 50
EVERYTHING: Final = Filter()


class Pool:
    """The records of one store as a verifier samples them, used from one thread.

    What comes into the archive, and what becomes of it, leaves a note of itself in the same transaction; `keep_up`
    goes through the notes. A verdict follows without it. What others make of the pool follows in `after`: each
    tells how many it looked at.
    """

    def __init__(self, store: Store, archive: RecordArchive) -> None:
        self._store = store
        self._archive = archive
        self.after: list[Callable[[Progress], int]] = []

    def keep_up(self, progress: Progress, most: int | None = None) -> int:
        """Draw what came into the archive, and look again at what something became of; how many were looked at.

        A batch at a time, each durable: stopping it loses nothing, and the next time goes on. With `most` it stops of
        itself once it has looked at so many.
        """
        seen, total = 0, rows.how_many_due(self._store)
        for follow in (self._look_at_due, self._place, self._follow):
            many = 1
            while many and (most is None or seen < most):
                progress.step(seen, max(total, seen))
                many = follow()
                seen += many
        if most is None or seen < most:
            seen = max([seen, *(follow(progress) for follow in self.after)])
        return seen

    def _look_at_due(self) -> int:
        due = rows.due(self._store, BATCH)
        with self._store.transaction():
            self._draw([identity for identity, whole in due if whole])
            for identity in (identity for identity, whole in due if not whole):
                held = self._archive.find(identity)
                rows.set_fate(self._store, identity, held.verdict, _fate(held))
            rows.done(self._store, (identity for identity, _whole in due))
        return len(due)

    def _place(self) -> int:
        unplaced = rows.unplaced(self._store, BATCH)
        rows.give_places(self._store, unplaced)
        return len(unplaced)

    def _follow(self) -> int:
        stale = rows.stale(self._store, BATCH)
        rows.follow(self._store, stale)
        return len(stale)

    def draw_again(self, progress: Progress) -> int:
        """Draw all of it anew from the archive; which records are sampled stays as it is."""
        rows.all_due(self._store)
        return self.keep_up(progress)

    def _draw(self, identities: list[str]) -> None:
        drawn, methods, standards = [], [], []
        for identity in identities:
            found = facts.of(self._archive.payload(identity))
            day = found.row["observed_on"]
            drawn.append(found.row | _head(self._archive.find(identity)))
            methods += [(identity, method, day) for method in found.methods]
            standards += [(identity, key, day) for key in found.standards]
        rows.put(self._store, drawn, methods, standards)

    def note_sampled(self, identities: Iterable[str], *, sampled: bool = True) -> Changes:
        """Say that records stand in a sample, or in none any more."""
        named = list(identities)
        rows.set_sampled(self._store, named, sampled=sampled)
        return Changes.of(*(("pooled", identity) for identity in named))

    def of(self, identities: Iterable[str]) -> Iterator[Pooled]:
        """What the pool says of these records, in their order."""
        yield from rows.rows_of(self._store, identities)

    def page(self, wanted: Filter = EVERYTHING, after: Pooled | None = None, limit: int = PAGE) -> list[Pooled]:
        """A page of records, latest observed first, from behind one of them; of a day, the last that came first."""
        return store_lists.page(self._store, wanted, after.place if after else None, limit)

    def found(self, wanted: Filter, after: Found | None = None, limit: int = PAGE) -> list[Found]:
        """The same page, by where the records stand alone."""
        return store_lists.found(self._store, wanted, after.place if after else None, limit)

    def every(self, wanted: Filter = EVERYTHING) -> Iterator[Pooled]:
        """Every record of a filter, in the same order, read a batch at a time."""
        last: Pooled | None = None
        while found := self.page(wanted, last, BATCH):
            yield from found
            last = found[-1]

    def identities(self, wanted: Filter) -> list[str]:
        """The identity of every record of a filter."""
        return store_lists.identities(self._store, wanted)

    def count(self, wanted: Filter = EVERYTHING, most: int = -1) -> int:
        """How many records there are of a filter; with `most`, no more than that are counted."""
        return store_lists.count(self._store, wanted, most)

    def facet(self, by: Facet, limit: int = -1) -> list[Count]:
        """How many records there are of each value of a facet, most first, so many values of it at most.

        They are counted along with every change, so that this costs what it gives.
        """
        return store_lists.facet(self._store, by, limit)


def _head(held: Held) -> dict[str, Any]:
    """What the archive's head says of a record, as the pool keeps it."""
    return {
        "identity": held.identity,
        "record": held.record,
        "reference": held.reference,
        "candidate": held.candidate,
        "assessor": held.assessor,
        "signer": held.signer,
        "sealed_at": held.sealed_at,
        "verdict": held.verdict,
        "fate": _fate(held),
        "own": int(held.origin == "own"),
    }


def _fate(held: Held) -> str:
    if held.withdrawn:
        return "withdrawn"
    return "superseded" if held.superseded_by else ""
