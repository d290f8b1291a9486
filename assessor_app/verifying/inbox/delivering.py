"""One delivery on its way in, a piece at a time: each file kept with its line in one transaction, or not at all.

Where the files lie is `sources`; what becomes of each is the archive's and the door's.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from assessor_app.clock import Clock, rfc3339
from assessor_app.progress import Silent
from assessor_app.vault.model import Changes
from assessor_app.verifying.inbox import store as rows
from assessor_app.verifying.inbox import telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.intake import Import
    from assessor_app.vault.store import Store
    from assessor_app.verifying.inbox.door import Door
    from assessor_app.verifying.inbox.model import Came, Delivery, Way
    from assessor_app.verifying.inbox.sources import Sources
    from assessor_app.verifying.pool.desk import Pool

    Told = Callable[[Came, bytes], object]

_LONGEST_PLACE: Final = 400


class Delivering:
    """Takes in what was found, used from one thread, and between its pieces others may use the rooms.

    `advance` until it says that all is in; `stop` where nobody goes on. `done` of `total` files are in, and `touched`
    is what that touched. `keeps` says whether the bytes of what is refused are kept; `told` hears of each file,
    `whole` once all are in.
    """

    def __init__(
        self,
        store: Store,
        archive: RecordArchive,
        door: Door,
        pool: Pool,
        clock: Clock,
        *,
        sources: Sources,
        way: Way,
        place: str,
        keeps: bool,
        told: Told | None = None,
        workers: int | None = None,
        whole: Callable[[], object] = lambda: None,
    ) -> None:
        self._store, self._archive, self._door = store, archive, door
        self._pool, self._clock, self._keeps, self._told = pool, clock, keeps, told
        self._whole = whole
        self._sources = sources
        self._zipped = {found.source: found for found in sources.files if found.within}
        self._progress: Progress = Silent()
        self._came: Came | None = None
        self._data = b""
        self._touched: set[tuple[str, str]] = set()
        self._open = True
        self.done, self.total = 0, len(sources)
        named = [str(one.resolve()) for one in sources.named] if way == "files" else []
        self.number = rows.begin(store, self._now(), way, place[:_LONGEST_PLACE], total=self.total, named=named)
        self._coming = archive.take_in_many(sources, self, workers=workers, along=self._along)

    def step(self, done: int, total: int, what: str = "") -> None:
        """Hand on how far it is to whoever watches this piece; raises what they raise."""
        self._progress.step(done, max(total, self.total), what)

    def advance(self, progress: Progress, *, enough: Callable[[], bool] = lambda: False) -> bool:
        """Take in file after file until `enough`, asked after each; whether all is in.

        Raises:
            Cancelled: a person stopped it; what came stays, and nothing more will.
            Unavailable: the store cannot write; likewise.
        """
        self._progress = progress
        try:
            for taken, changes in self._coming:
                self._arrived(taken, changes)
                if enough():
                    return False
            self.stop(whole=True)
        except BaseException:
            self.stop()
            raise
        self._pool.keep_up(progress)
        return True

    def stop(self, *, whole: bool = False) -> None:
        """Take in no more; unless it is `whole`, the delivery says from then on that it was broken off."""
        if self._open:
            self._open = False
            close = getattr(self._coming, "close", None)
            if close is not None:
                close()
            self._sources.close()
            rows.forget_empty(self._store, self.number)
            if whole:
                rows.end(self._store, self.number, self._now())
                self._whole()

    @property
    def delivery(self) -> Delivery | None:
        """The delivery as it stands; None where nothing of it came."""
        return rows.delivery(self._store, self.number)

    @property
    def touched(self) -> Changes:
        """What was touched so far."""
        return Changes(frozenset({("delivery", str(self.number)), *self._touched}))

    def _arrived(self, taken: Import, changes: Changes) -> None:
        came = self._came
        if came is None:  # it was turned away before anybody could look into it
            came, _none = self._door.told(taken, b"")
            with self._store.transaction():
                self._note(came, b"")
        self._touched |= changes.touched
        self.done += 1
        if self._told is not None:
            self._told(came, self._data)
        self._came, self._data = None, b""

    def _along(self, taken: Import, data: bytes) -> Changes:
        """In the transaction of one file: write down what became of it, and keep what stands beside it in a zip."""
        came, changes = self._door.told(taken, data)
        self._note(came, data)
        zipped, payload = self._zipped.get(taken.opening.source), taken.opening.payload
        if zipped is not None and payload is not None and taken.outcome not in {"turned-away", "disposed"}:
            self._archive.apart.keep(payload, zipped.beside(payload))
        self._came, self._data = came, data
        return changes

    def _note(self, came: Came, data: bytes) -> None:
        digest = hashlib.sha256(data).hexdigest() if data else ""
        told = telling.item(came, self.number, digest, len(data), self._archive)
        if told.state == "quarantined" and data:
            if rows.apart_already(self._store, digest):
                rows.add_item(self._store, telling.known(told))
                return
            rows.let_go_removed(self._store, digest)
        number = rows.add_item(self._store, told)
        if told.state == "quarantined" and self._keeps and telling.kept_apart(came, data):
            rows.keep_apart(self._store, number, digest, data)

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall)
