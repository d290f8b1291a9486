"""Taking many files in: judged by several processes, kept by one, each whole in a transaction of its own.

What becomes of each is what `intake` says; the processes are in `crew`. Nothing here knows where files come from.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assessor_app.errors import AssessorError, Refusal, Unavailable
from assessor_app.records import crew, judging
from assessor_app.records.apart.intake import take_judged
from assessor_app.records.crew import Crew, Errand
from assessor_app.records.intake import Import
from assessor_app.records.report import closed
from assessor_app.trust.attachments import FILE_BYTES, MIB
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.vault.store import Store

FEW: Final = 12
"""So many files are judged sooner than other processes have started."""
_AHEAD: Final = 4  # files that are read ahead for each process
_AHEAD_BYTES: Final = 64 * MIB  # and no more bytes than these, but for a single file

Along = Callable[[Import, bytes], Changes]
"""What else belongs to taking a file in, done in the same transaction; a `Refusal` turns the file away."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file to take in: what reports call it, and how to read it, which is done once and when its turn comes.

    `read` raises `Unavailable` or OSError where it cannot. `size` in bytes, where it is known: what is too large for a
    record is not read. `where` is the folder in which files that belong beside it may stand.
    """

    source: str
    read: Callable[[], bytes]
    size: int | None = None
    where: Path | None = None

    @classmethod
    def of_file(cls, path: Path, source: str = "") -> Arrival:
        """A file in a folder; `source` is its path where nothing else is said."""

        def read() -> bytes:
            with path.open("rb") as file:
                return file.read(FILE_BYTES + 1)

        try:
            size = path.stat().st_size
        except OSError:
            size = None
        return cls(source or str(path), read, size, path.parent)


@dataclass(slots=True)
class _Coming:
    """A file under way: handed over to be judged, or already turned away by what could not be read."""

    arrival: Arrival
    errand: Errand | None = None
    turned_away: Import | None = None

    @property
    def known(self) -> bool:
        """Whether it has been judged, or never will be."""
        return self.errand is None or self.errand.opening is not None


def take_in(
    archive: RecordArchive,
    store: Store,
    files: Iterable[Arrival],
    progress: Progress,
    *,
    workers: int | None = None,
    along: Along | None = None,
) -> Iterator[tuple[Import, Changes]]:
    """Take files in, one after the other in their order, and say of each what became of it and what it touched.

    Each is kept in one transaction with its line in the journal, or not at all; taking one in twice changes nothing.
    What stops in between (a person through `progress`, the machine) loses none that was told. A file that cannot be
    read is turned away and stops no other; a store that cannot write raises. `workers` are the processes to judge in:
    by default as many as there are processors, none where there is one, or for few files. Only so many files are in
    memory at a time, however many there are.
    """
    several = iter(files)
    first = list(islice(several, FEW))
    hands = workers if workers is not None else min(crew.cores(), crew.MOST)
    if (len(first) < FEW and workers is None) or hands < 2:  # noqa: PLR2004 - one alone is no help
        hands = 0
    total = len(files) if isinstance(files, Sized) else 0
    with Crew(hands) as judges:
        done = 0
        for coming in _judged(archive, chain(first, several), judges, max(1, hands * _AHEAD)):
            progress.step(done, max(total, done + 1), coming.arrival.source)
            yield _kept(archive, store, coming, along)
            done += 1
        progress.step(done, done)


def _judged(archive: RecordArchive, files: Iterator[Arrival], judges: Crew, most: int) -> Iterator[_Coming]:
    """Each file once it is judged, in order, a few read ahead."""
    ahead: deque[_Coming] = deque()
    while True:
        while len(ahead) < most and _bytes(ahead) < _AHEAD_BYTES and (arrival := next(files, None)) is not None:
            ahead.append(_read(archive, arrival))
            if (errand := ahead[-1].errand) is not None:
                judges.give(errand)
        if not ahead:
            return
        while not ahead[0].known:
            judges.look(wait=True)
        judges.look(wait=False)  # so that nobody waits while this one is written down
        yield ahead.popleft()


def _bytes(ahead: Iterable[_Coming]) -> int:
    return sum(len(one.errand.data) for one in ahead if one.errand is not None)


def _read(archive: RecordArchive, arrival: Arrival) -> _Coming:
    try:
        data = _data(arrival)
    except (Refusal, Unavailable) as problem:
        return _Coming(arrival, turned_away=_turned_away(arrival.source, problem))
    return _Coming(arrival, Errand(arrival.source, data, archive.ground(data)))


def _data(arrival: Arrival) -> bytes:
    if arrival.size is not None and arrival.size > FILE_BYTES:
        raise Refusal("file-too-large")
    try:
        return arrival.read()
    except OSError as problem:
        raise Unavailable("file-unreadable", file=Path(arrival.source).name) from problem


def _turned_away(source: str, problem: AssessorError) -> Import:
    return Import(closed(source, "unreadable", problem.code, tuple(problem.facts.items())), "turned-away")


def _kept(archive: RecordArchive, store: Store, coming: _Coming, along: Along | None) -> tuple[Import, Changes]:
    """Keep one file by its judgement; it is judged again where what it rested on has changed since."""
    errand = coming.errand
    if errand is None or errand.opening is None:
        return coming.turned_away or _turned_away(coming.arrival.source, Refusal("file-empty")), Changes()
    now_known = archive.ground(errand.data)
    if now_known != errand.ground:
        errand.ground = now_known
        errand.do()
    opening = judging.shelved(errand.opening, archive)
    try:
        with store.transaction():
            taken, changes = take_judged(archive, opening, errand.source, errand.data, coming.arrival.where)
            also = along(taken, errand.data) if along is not None else Changes()
    except Refusal as problem:
        return _turned_away(errand.source, problem), Changes()
    return taken, Changes(changes.touched | also.touched)
