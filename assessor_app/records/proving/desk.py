"""Having records stamped: one that somebody asks for, or all that wait. Sealing never asks, and never fails by it.

Each record is kept in a transaction of its own, so that stopping in between loses nothing that was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import AssessorError, Refusal, Unavailable
from assessor_app.records.proving import store as rows
from assessor_app.records.proving.model import Plan, Proven, Waiting
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.report import Opening
    from assessor_app.records.stamping import Level
    from assessor_app.vault.store import Store

SOURCE: Final = "@timestamp; "
"""How a file that was stamped here says where it came from, before the server's address."""
TRIES: Final = 3


class ProvingDesk:
    """The records of one store and their times, used from one thread."""

    def __init__(self, store: Store, archive: RecordArchive, clock: Clock) -> None:
        self._store = store
        self._archive = archive
        self._clock = clock

    def plan(self) -> Plan:
        """Whether what is sealed here is stamped by itself."""
        return rows.plan(self._store)

    def set_automatic(self, *, automatic: bool) -> Changes:
        """Have what is sealed from now on stamped by itself, or no longer."""
        rows.set_plan(self._store, Plan(automatic, self._now() if automatic else ""))
        return Changes.of(("time", "plan"))

    def waiting(self) -> list[Waiting]:
        """The records that are to be stamped and were not, oldest first."""
        return rows.unproven(self._store, wanted=True)

    def without(self) -> list[Waiting]:
        """All records of one's own that were never stamped here, oldest first."""
        return rows.unproven(self._store, wanted=False)

    def of(self, identity: str) -> Waiting | None:
        """How one record stands; None where it was stamped or is somebody else's."""
        return rows.unproven_one(self._store, identity)

    def due(self) -> list[Waiting]:
        """Those for which it is time to ask (again)."""
        now = self._clock.now().wall
        return [one for one in self.waiting() if one.due(now)]

    def prove(self, identity: str, server: str, progress: Progress, *, level: Level) -> tuple[Opening, Changes]:
        """Have one record stamped; where no server answers it waits, and is asked for again.

        Raises:
            Refusal, Unavailable, Tampered: as `stamping.stamp`; `timestamp-server-missing`; `record-unknown`.
        """
        if not server:
            raise Refusal("timestamp-server-missing")
        held = self._archive.find(identity)
        try:
            return self._proved(held.identity, server, progress, level, TRIES)
        except AssessorError as problem:
            # what cannot be mended by asking again does not wait for it
            if isinstance(problem, Unavailable):
                rows.note_failed(self._store, held.identity, self._now(), problem.code)
            raise

    def prove_several(
        self, which: Sequence[Waiting], server: str, progress: Progress, *, level: Level, tries: int = TRIES
    ) -> tuple[Proven, Changes]:
        """Have several stamped, one after the other; where the server does not answer, the others are left for later.

        `tries` is how often it is asked before it counts as away.

        Raises:
            Refusal: `timestamp-server-missing`, `timestamp-server-invalid`.
        """
        if not server:
            raise Refusal("timestamp-server-missing")
        stamped, failed, changes = list[str](), list[tuple[str, str]](), set[tuple[str, str]]()
        for done, one in enumerate(which):
            progress.step(done, len(which), one.reference)
            try:
                within = _Within(progress, done, len(which))
                changes |= self._proved(one.identity, server, within, level, tries)[1].touched
                stamped.append(one.reference)
            except Unavailable as problem:
                rows.note_failed(self._store, one.identity, self._now(), problem.code)
                changes.add(("record", one.identity))
                return self._told(stamped, [*failed, (one.reference, problem.code)], len(which) - done - 1, changes)
            except AssessorError as problem:
                if problem.code == "timestamp-server-invalid":
                    raise
                rows.note_failed(self._store, one.identity, self._now(), problem.code)
                changes.add(("record", one.identity))
                failed.append((one.reference, problem.code))
        progress.step(len(which), len(which))
        return self._told(stamped, failed, 0, changes)

    def forget(self, identity: str) -> Changes:
        """Leave a record that waits as it is."""
        rows.forget(self._store, identity)
        return Changes.of(("record", identity))

    def _told(
        self, stamped: list[str], failed: list[tuple[str, str]], left: int, changes: set[tuple[str, str]]
    ) -> tuple[Proven, Changes]:
        return Proven(tuple(stamped), tuple(failed), left), Changes(frozenset(changes))

    def _proved(
        self, identity: str, server: str, progress: Progress, level: Level, tries: int
    ) -> tuple[Opening, Changes]:
        from assessor_app.records import stamping  # noqa: PLC0415 - brings in the network

        file, now = self._archive.file(identity), self._clock.now().wall
        try:
            # taking it in asks the second judge
            anchors = self._archive.anchors()
            made = stamping.stamp(file, server, anchors, now, progress, level=level, tries=tries, thorough=False)
        except Refusal as problem:
            if problem.code not in {"timestamp-there", "timestamps-full"}:
                raise
            rows.note_done(self._store, identity, self._now())
            raise
        with self._store.transaction():
            taken, changes = self._archive.take_in(f"{SOURCE}{server}", made.file)
            rows.note_done(self._store, identity, self._now())
        return taken.opening, Changes(changes.touched | {("record", identity)})

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall)


class _Within:
    """The progress of one of several: it tells of its own steps, in the place of the whole."""

    def __init__(self, whole: Progress, done: int, total: int) -> None:
        self._whole, self._done, self._total = whole, done, total

    def step(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - the whole has its own numbers
        """Say that the whole is where it was, and hear that it should stop."""
        self._whole.step(self._done, self._total, what)
