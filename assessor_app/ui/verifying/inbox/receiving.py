"""Taking deliveries in as long as a store is open, one after another, whatever screen is shown; and watching a folder.

Each goes through the long lane a piece at a time, so that whoever seals meanwhile waits for no more than a piece. What
is shown of it is `underway`; what becomes of a file is said in `verifying.inbox`.
"""

from __future__ import annotations

import importlib
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from assessor_app.errors import Cancelled
from assessor_app.language import N_
from assessor_app.ui.verifying.inbox.watcher import InboxWatcher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assessor_app.errors import AssessorError
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.errand import Job
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.inbox.delivering import Delivering
    from assessor_app.verifying.inbox.model import Delivery
    from assessor_app.verifying.inbox.watching import Traits

PIECE_S: Final = 0.3
"""So long others wait who need the long lane."""
SURE_S: Final = 3.0
SURE_FILES: Final = 5
"""Before so many seconds and files nobody can say how long it will take."""
SCREEN: Final = "assessor_app.ui.verifying.inbox.screen"
MINDS: Final = frozenset({"verifying", "watched-folder", "identity"})


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be taken in: paths a person named, or files of the watched folder that have just come."""

    paths: tuple[Path, ...]
    folder: Path | None = None
    files: Mapping[str, Traits] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """What it is called while it waits and comes in."""
        return str(self.folder) if self.folder else ", ".join(path.name for path in self.paths[:3])


@dataclass(frozen=True, slots=True)
class Far:
    """How far a delivery is: files `done` of `total` (0: it is still looked through) in so many seconds."""

    done: int = 0
    total: int = 0
    seconds: float = 0.0

    @property
    def left_s(self) -> float | None:
        """About how many seconds it still takes; None while nobody can say."""
        if self.seconds < SURE_S or self.done < SURE_FILES:
            return None
        return self.seconds / self.done * max(0, self.total - self.done)


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of one: `delivery` is None where nothing was found, or nothing came of it; `problem` broke it off."""

    request: Request
    delivery: Delivery | None = None
    problem: AssessorError | None = None


class Receiving(QObject):
    """`moved` when it went on or the waiting changed, `ended(Ended)` for each, `news(bool)` whether any is unseen.

    `minded` when another folder is watched, or the one that is went away or came back.
    """

    moved = Signal()
    ended = Signal(object)
    news = Signal(bool)
    minded = Signal()

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self.now: Request | None = None
        self.waiting: list[Request] = []
        self.far = Far()
        self.stopping = self.warned = False
        self._under: Delivering | None = None
        self._job: Job | None = None
        self._since = 0.0
        self._closed = self._warm = False
        self.watcher = InboxWatcher(kit, self)
        self.watcher.arrived.connect(lambda folder, files: self._ask(Request((), folder, files)))
        self.watcher.lost.connect(self._lost)
        self.watcher.back.connect(self.minded)
        kit.tasks.touched.connect(self._touched)

    def begin(self) -> None:
        """Watch the folder that is to be watched, if whoever works here verifies."""
        self._kit.tasks.read(_watched, then=self._mind)

    @property
    def busy(self) -> bool:
        """Whether something is being taken in."""
        return self.now is not None

    @property
    def number(self) -> int:
        """The number of the delivery that is coming in; 0 for none."""
        return self._under.number if self._under is not None else 0

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files, folders and zips in as one delivery, after those that wait."""
        if paths:
            self._ask(Request(tuple(paths)))

    def cancel(self) -> None:
        """Stop what is being taken in: what came stays, and what waits comes next."""
        if self._job is not None:
            self.stopping = True
            self._job.cancel()
            self.moved.emit()

    def seen(self) -> None:
        """Whoever works here has seen what came."""
        self.news.emit(False)  # noqa: FBT003 - the signal's one argument

    def close(self) -> None:
        """Take in no more, for the store is being closed; what came stays, and says that it was broken off."""
        self._closed, under = True, self._under
        self.waiting.clear()
        self.watcher.begin(None, {})
        if under is not None:
            self._kit.tasks.apart(lambda _progress: under.stop(), failed=lambda _gone: None)

    def _ask(self, request: Request) -> None:
        if not self._closed:
            self.waiting.append(request)
            self._next()
            self.moved.emit()

    def _next(self) -> None:
        if self.now is None and self.waiting and not self._closed:
            request = self.now = self.waiting.pop(0)
            self.far, self.stopping, self.warned = Far(), False, False
            self._since = time.monotonic()
            job = self._kit.tasks.long(
                lambda rooms, progress: _begin(rooms, progress, request), then=self._begun, failed=self._broken
            )
            self._follow(job)

    def _follow(self, job: Job) -> None:
        self._job = job
        job.stepped.connect(self._stepped)
        job.ended.connect(lambda: QTimer.singleShot(0, self, lambda: self._look_after(job)))

    def _look_after(self, job: Job) -> None:
        """Go on with the next where a piece ended by a fault of the program, which was told elsewhere."""
        if self._job is job:
            self._end(Ended(self.now or Request(())))

    def _begun(self, under: Delivering | None) -> None:
        if under is None:
            self._end(Ended(self.now or Request(())))
            return
        self._under, self._since = under, time.monotonic()
        self._stepped(0, under.total, "")
        self._go_on()

    def _go_on(self) -> None:
        under = self._under
        if under is not None and not self._closed:
            # Not `long`: nothing that was asked of the store need be waited for, which would hold up the window.
            job = self._kit.tasks.apart(
                lambda progress: _piece(under, progress), then=self._went_on, failed=self._broken
            )
            self._follow(job)
            if self.stopping:
                job.cancel()

    def _went_on(self, told: tuple[Delivery | None, Changes] | None) -> None:
        if told is None:
            self._go_on()
        else:
            self._end(Ended(self.now or Request(()), told[0]))

    def _stepped(self, done: int, total: int, _what: str) -> None:
        self.far = Far(done, total, time.monotonic() - self._since)
        self.moved.emit()

    def _broken(self, problem: AssessorError) -> None:
        """Tell what came until it was broken off."""
        under, request = self._under, self.now or Request(())
        if under is None or self._closed:
            self._end(Ended(request, problem=problem))
            return
        self._kit.tasks.read(
            lambda rooms: rooms.verifying.inbox.delivery(under.number),
            then=lambda delivery: self._end(Ended(request, delivery, problem)),
            failed=lambda _gone: self._end(Ended(request, problem=problem)),
        )
        self._job = None
        self._kit.tasks.touched.emit(under.touched)

    def _end(self, ended: Ended) -> None:
        self.now = self._under = self._job = None
        self.stopping = False
        if ended.delivery is not None:
            self.news.emit(True)  # noqa: FBT003 - the signal's one argument
        self._tell(ended)
        self.ended.emit(ended)
        self._next()
        self.moved.emit()

    def _tell(self, ended: Ended) -> None:
        """Tell what came of it, whatever screen is shown."""
        from assessor_app.ui.verifying.inbox.words import counted, stopped  # noqa: PLC0415 - not while a store is opened

        delivery, problem, notices = ended.delivery, ended.problem, self._kit.notices
        if isinstance(problem, Cancelled):
            notices.tell(lambda words: stopped(words, delivery))
        elif problem is not None:
            notices.error(problem)
        elif delivery is not None:
            notices.tell(lambda words: counted(words, delivery))
        elif ended.request.folder is None:
            notices.say(N_("Nothing in what you chose is for the inbox."))

    def _touched(self, changes: Changes) -> None:
        if changes.kinds() & MINDS:
            self.begin()

    def _mind(self, told: tuple[bool, Path | None, dict[str, Traits]]) -> None:
        verifies, folder, taken = told
        if verifies and not self._warm:
            self._warm = True  # so that going to the inbox for the first time is no wait
            self._kit.tasks.aside(lambda: importlib.import_module(SCREEN))
        if folder != self.watcher.folder and not self._closed:
            self.watcher.begin(folder, taken)
        self.minded.emit()

    def _lost(self, problem: AssessorError) -> None:
        self._kit.notices.error(problem)
        self.minded.emit()


def _watched(rooms: Rooms) -> tuple[bool, Path | None, dict[str, Traits]]:
    verifies = rooms.verifying.verifies()
    return verifies, *(rooms.verifying.inbox.watched() if verifies else (None, {}))


def _begin(rooms: Rooms, progress: Progress, request: Request) -> Delivering | None:
    inbox = rooms.verifying.inbox
    if request.folder is not None:
        return inbox.begin_watched(request.folder, request.files, progress)
    return inbox.begin(request.paths, progress)


def _piece(under: Delivering, progress: Progress) -> tuple[Delivery | None, Changes] | None:
    """One piece; the whole delivery once all of it is in."""
    until = time.monotonic() + PIECE_S
    whole = under.advance(progress, enough=lambda: time.monotonic() >= until)
    return (under.delivery, under.touched) if whole else None
