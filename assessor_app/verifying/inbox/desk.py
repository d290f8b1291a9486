"""The inbox's deeds: taking a delivery in, listing what came, and what is done about what is not believed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assessor_app import __version__
from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.vault.model import Changes
from assessor_app.verifying.inbox import store as rows
from assessor_app.verifying.inbox import telling
from assessor_app.verifying.inbox.delivering import Delivering
from assessor_app.verifying.inbox.door import Door
from assessor_app.verifying.inbox.signers import Signers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.vault.store import Store
    from assessor_app.verifying.inbox.delivering import Told
    from assessor_app.verifying.inbox.model import Delivery, Item, Way
    from assessor_app.verifying.inbox.sources import Sources
    from assessor_app.verifying.inbox.watching import Traits
    from assessor_app.verifying.pool.desk import Pool
    from assessor_app.verifying.standardising.desk import StandardisingDesk
    from assessor_app.verifying.statements.keeping import Statements


PAGE: Final = 50


class Inbox:
    """What comes to one store, used from one thread. `keeps` says whether the bytes of files go into quarantine."""

    def __init__(
        self,
        store: Store,
        archive: RecordArchive,
        pool: Pool,
        clock: Clock,
        *,
        statements: Statements,
        exercises: StandardisingDesk,
        keeps: Callable[[], bool],
    ) -> None:
        self._store, self._archive, self._clock = store, archive, clock
        self._pool, self._keeps = pool, keeps
        self.door = Door(archive, exercises, clock)
        self.signers = Signers(archive, statements, self)

    def take_in(
        self,
        paths: Iterable[Path],
        progress: Progress,
        *,
        way: Way = "files",
        named: Callable[[Path], str] = lambda path: path.name,
        told: Told | None = None,
        workers: int | None = None,
    ) -> tuple[Delivery | None, Changes]:
        """Take files in, with what lies in folders and zips; the delivery, or None where nothing was found.

        Each file is kept with its line in the delivery in one transaction, or not at all: what stops in between loses
        nothing that was told, and taking the same in again ends as if it had not stopped. `told` hears of each file.

        Raises:
            Cancelled: a person stopped it; what was taken in stays.
            Unavailable: the store cannot write.
        """
        under = self.begin(paths, progress, way=way, named=named, told=told, workers=workers)
        if under is None:
            return None, Changes()
        under.advance(progress)
        return under.delivery, under.touched

    def begin(
        self,
        paths: Iterable[Path],
        progress: Progress,
        *,
        way: Way = "files",
        named: Callable[[Path], str] = lambda path: path.name,
        told: Told | None = None,
        workers: int | None = None,
    ) -> Delivering | None:
        """Look through what was named, and begin a delivery of it that is taken in piece by piece; None for nothing.

        Raises:
            Cancelled: a person stopped it while it was looked through; there is no delivery then.
        """
        from assessor_app.verifying.inbox.sources import Sources  # noqa: PLC0415 - brings in cryptography

        once = list(paths)
        place = ", ".join(str(path) if way == "watched" else path.name for path in once[:3])
        sources = Sources.of(once, named=named, progress=progress)
        return self._begun(sources, way, place, told=told, workers=workers)

    def begin_watched(self, folder: Path, files: Mapping[str, Traits], progress: Progress) -> Delivering | None:
        """The same of files of the watched folder; once they are in it is noted, so that each comes in once."""
        from assessor_app.verifying.inbox.sources import Sources  # noqa: PLC0415 - brings in cryptography
        from assessor_app.verifying.inbox.watching import mark  # noqa: PLC0415 - same

        def note() -> None:
            rows.note_seen(self._store, str(folder), [(mark(name), *traits) for name, traits in files.items()])

        by_path = {folder / name: name for name in files}
        sources = Sources.of(by_path, named=lambda path: by_path[path], progress=progress)
        under = self._begun(sources, "watched", str(folder), whole=note)
        if under is None:
            note()
        return under

    def take_in_watched(
        self, folder: Path, files: Mapping[str, Traits], progress: Progress
    ) -> tuple[Delivery | None, Changes]:
        """Take in files of the watched folder, each once."""
        under = self.begin_watched(folder, files, progress)
        if under is None:
            return None, Changes()
        under.advance(progress)
        return under.delivery, under.touched

    def _begun(
        self,
        sources: Sources,
        way: Way,
        place: str,
        *,
        told: Told | None = None,
        workers: int | None = None,
        whole: Callable[[], object] = lambda: None,
    ) -> Delivering | None:
        if not len(sources):
            sources.close()
            return None
        return Delivering(
            self._store, self._archive, self.door, self._pool, self._clock,
            sources=sources, way=way, place=place, keeps=self._keeps(), told=told, workers=workers, whole=whole,
        )  # fmt: skip

    def deliveries(self, before: int | None = None, limit: int = PAGE) -> list[Delivery]:
        """Deliveries, latest first, from before the one of this number."""
        return rows.deliveries(self._store, before, limit)

    def delivery(self, number: int) -> Delivery | None:
        """One delivery."""
        return rows.delivery(self._store, number)

    def items(self, delivery: int, after: int = 0, limit: int = PAGE) -> list[Item]:
        """What came in a delivery, as it came, from behind the file of this number."""
        return rows.items(self._store, delivery, after, limit)

    def quarantine(self, before: int | None = None, limit: int = PAGE) -> list[Item]:
        """What somebody has to do something about, latest first, from before the file of this number."""
        return rows.quarantine(self._store, before, limit)

    def item(self, number: int) -> Item:
        """One file.

        Raises:
            Refusal: `inbox-file-unknown`.
        """
        found = rows.item(self._store, number)
        if found is None:
            raise Refusal("inbox-file-unknown")
        return found

    def file(self, number: int) -> bytes:
        """The bytes of one file in quarantine; Refusal `inbox-file-unknown`."""
        found = rows.bytes_of(self._store, number)
        if found is None:
            raise Refusal("inbox-file-unknown")
        return found

    def how_many(self) -> dict[str, int]:
        """How many files there are of each state, in all deliveries."""
        return rows.how_many(self._store)

    def remove(self, number: int) -> Changes:
        """Take a file out of quarantine; its bytes go when the desk is next entered, until then it can be put back.

        Raises:
            Refusal: `inbox-file-unknown`; `inbox-file-kept`, when the archive keeps it.
        """
        return self._turn(number, "quarantined", "removed")

    def put_back(self, number: int) -> Changes:
        """Undo `remove`; refuses as it does."""
        return self._turn(number, "removed", "quarantined")

    def _turn(self, number: int, before: str, after: str) -> Changes:
        with self._store.transaction():
            if self.item(number).state != before:
                raise Refusal("inbox-file-kept")
            rows.set_state(self._store, number, "removed" if after == "removed" else "quarantined")
        return Changes.of(("quarantine", str(number)))

    def try_again(self, number: int) -> tuple[Item, Changes]:
        """Judge again what is in quarantine or waits, by what is known now; it goes where it then belongs.

        Raises:
            Refusal: `inbox-file-unknown`; `inbox-file-gone`, when its bytes were not kept.
        """
        held = self.item(number)
        if held.state == "waiting" and held.signer:
            return self.item(number), self._archive.judge_again(held.signer)
        data = rows.bytes_of(self._store, number)
        if data is None:
            raise Refusal("inbox-file-gone")
        with self._store.transaction():
            came, changes = self.door.take_in(held.source, data)
            told = telling.item(came, held.delivery, held.sha256, held.size, self._archive, number=number)
            rows.change_item(self._store, told)
            if told.state != "quarantined" or not telling.kept_apart(came, data):
                rows.let_go(self._store, number)
        return told, Changes(changes.touched | {("quarantine", str(number))})

    def catch_up(self, progress: Progress) -> Changes:
        """On entering the desk: judge again what waits, where whom one believes has changed; and keep the pool up.

        What was taken out of quarantine is erased. Nothing is judged twice on the same ground.
        """
        rows.let_go_removed(self._store)
        touched: set[tuple[str, str]] = set()
        ground, (_folder, before) = self._ground(), rows.place(self._store)
        if ground != before:
            apart, signers = rows.kept_apart(self._store), rows.unchecked_signers(self._store)
            for done, number in enumerate(apart):
                progress.step(done, len(apart) + len(signers))
                touched |= self.try_again(number)[1].touched
            for done, signer in enumerate(signers, len(apart)):
                progress.step(done, len(apart) + len(signers))
                touched |= self._archive.judge_again(signer).touched
            touched |= self._exercises_again().touched
            rows.set_ground(self._store, ground)
        if self._pool.keep_up(progress):
            touched.add(("pooled", ""))
        return Changes(frozenset(touched))

    def _exercises_again(self) -> Changes:
        """Say anew of exercises and answers whether whoever signed them is believed."""
        touched = set()
        with self._store.transaction():
            for signer in rows.signers_of_exercises(self._store):
                by = self.door.signer(signer)
                if by is not None and rows.believe(self._store, signer, "accepted" if by.trusted else "unknown-signer"):
                    touched.add(("exercise", ""))
        return Changes(frozenset(touched))

    def _ground(self) -> str:
        """What judging rests on, as one digest: whom this store believes, and what this program can read."""
        believed = sorted(repr(anchor) for anchor in self._archive.anchors())
        return hashlib.sha256("\n".join((__version__, *believed)).encode()).hexdigest()

    def watched(self) -> tuple[Path | None, dict[str, Traits]]:
        """The watched folder, if there is one, and what of it was taken, by its mark."""
        folder, _ground = rows.place(self._store)
        return (Path(folder), rows.seen(self._store, folder)) if folder else (None, {})

    def watch(self, folder: Path | None) -> Changes:
        """Watch a folder from now on, or none."""
        rows.set_folder(self._store, str(folder) if folder else "")
        return Changes.of(("watched-folder", ""))

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall)
