"""The one task runner: everything that touches the store or takes long runs here, off the window's thread.

Two lanes, each with rooms of its own, made in its own thread, and one aside that knows no rooms:

    tasks.store(lambda rooms: rooms.desk.add_entry(...), then=self.shown)      # keystroke-sized, in order
    tasks.read(lambda rooms: rooms.people.candidates(), then=self.shown)        # the same, where nothing is changed
    tasks.soon("composer", lambda rooms: rooms.desk.keep_composer(...))        # the last one wins; within 250 ms
    job = tasks.long(lambda rooms, progress: rooms.archive.seal(...), then=…)  # minutes; job.cancel(), job.stepped
    job = tasks.apart(lambda progress: open_vault(...), then=…)                # long lane, without the store
    tasks.aside(lambda: listing(folder), then=…)                               # what may never answer
    tasks.drain()                                                              # everything asked for is written

`then` and `failed` are called in the window's thread, and not at all when they are methods of a widget that is gone.
Without `failed` an error goes to the one place that tells errors. `Changes` that a deed returns, alone or in a
tuple, are sent out by `touched` after `then`.
"""

from __future__ import annotations

import contextlib
import functools
from collections import deque
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from assessor_app.errors import AssessorError, Unavailable
from assessor_app.ui.errand import Errand, Job, alive, changes_in
from assessor_app.ui.lanes import Reporting
from assessor_app.ui.side import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.errand import Failed, Then

T = TypeVar("T")
# Text is to be committed within 500 ms of the last key. Half of that is left for the disk.
SOON_MS = 250
PATIENCE_S = 30.0
MOMENT_S = 0.5
# Whose thread aside would not end: it still holds them, and must not be the last to let go of what is Qt's.
_LEFT: list[Tasks] = []


class Tasks(QObject):
    """See above. `saving` says True when something waits to be written and False when nothing does any more.

    `written` counts what was written, `lost` tells of what could not be.
    """

    saving = Signal(bool)
    touched = Signal(object)
    _back = Signal()

    def __init__(self, told: Failed, broke: Callable[[BaseException], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told, self._broke = told, broke
        self._store, self._long = Side("store"), Side("long")
        self._aside: Side | None = None
        self._soon: dict[str, Errand] = {}
        self._timer = QTimer(self, interval=SOON_MS, singleShot=True)
        self._timer.timeout.connect(self._flush)
        self._unwritten = self._unwritable = 0
        self._lost: set[str] = set()
        self._failing = False
        self.written = 0
        self._ended = False
        self._jobs: list[Job] = []
        self._done: deque[Errand] = deque()
        self._back.connect(self._deliver)

    def open(
        self,
        make: Callable[[], Rooms],
        *,
        then: Callable[[None], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Give each lane rooms of its own; `make` runs once in either lane's thread, `then` after both."""

        def fill(side: Side) -> None:
            side.make, side.rooms = make, make()

        def second(_nothing: None) -> None:
            self._ask(self._long, Errand(lambda: fill(self._long), then, failed))

        self._ask(self._store, Errand(lambda: fill(self._store), second, failed))

    def shut(self, close: Callable[[Rooms], object], seconds: float = PATIENCE_S) -> bool:
        """Write what waits, stop long work, close each lane's rooms in its thread; False when that took too long."""

        def leave(side: Side) -> None:
            if side.rooms is not None:
                rooms, side.rooms = side.rooms, None
                close(rooms)

        if self._ended:
            return True
        for job in self._jobs:
            job.cancel()
        written = self.drain(seconds)
        for side in (self._store, self._long):
            self._ask(side, Errand(functools.partial(leave, side)))
        return self._store.lane.settle(seconds) and self._long.lane.settle(seconds) and written

    def end(self, seconds: float = PATIENCE_S) -> bool:
        """End the threads after what they were given, for good; False when one would not end in time.

        What is done aside gets no more than a moment: it may never answer, and then ends with the program.
        """
        self._ended = True
        ended = [side.lane.end(seconds) for side in (self._store, self._long)]
        if self._aside is not None and not self._aside.lane.end(MOMENT_S):
            _LEFT.append(self)
        return all(ended)

    def store(
        self, deed: Callable[[Rooms], T], *, then: Callable[[T], object] | None = None, failed: Failed | None = None
    ) -> None:
        """Do something small in the store, after everything asked for before it."""
        self._flush()
        self._write(self._errand(deed, then, failed))

    def read(
        self, deed: Callable[[Rooms], T], *, then: Callable[[T], object] | None = None, failed: Failed | None = None
    ) -> None:
        """Read something small from the store, in its turn among the deeds; nothing waits to be saved meanwhile."""
        self._flush()
        self._ask(self._store, Errand(lambda: deed(self._store.here()), then, failed))

    def soon(
        self,
        what: str,
        deed: Callable[[Rooms], T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do this within 250 ms unless a later call for the same `what` replaces it: for text being typed.

        The time runs from the first key that waits, so the text of someone who never pauses is written too.
        """
        self._soon[what] = self._errand(deed, then, failed)
        self._soon[what].what = what
        if not self._timer.isActive():
            self._timer.start()
        self._say_saving()

    def long(
        self,
        deed: Callable[[Rooms, Progress], T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
    ) -> Job:
        """Do something that may take long, once what was asked of the store before it is written."""
        self._flush()
        self._store.lane.settle(PATIENCE_S)
        side = self._long
        return self.apart(lambda progress: deed(side.here(), progress), then=then, failed=failed)

    def apart(
        self,
        deed: Callable[[Progress], T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
    ) -> Job:
        """Do something long that needs no store: opening one, warming up imports."""
        job = Job(self)
        self._jobs.append(job)
        reporting = Reporting(job.flag, job.stepped.emit)
        self._ask(self._long, Errand(lambda: deed(reporting), then, failed, job))
        return job

    def aside(
        self, deed: Callable[[], T], *, then: Callable[[T], object] | None = None, failed: Failed | None = None
    ) -> None:
        """Look at something that may be slow to answer or never does, a folder on a network say: nobody waits behind.

        It changes nothing, and the window closes without it.
        """
        if self._aside is None:
            self._aside = Side("aside")
        self._ask(self._aside, Errand(deed, then, failed))

    def drain(self, seconds: float = PATIENCE_S) -> bool:
        """Wait until all that was asked of the store is written and told.

        False when some of it could not be written, which has been told, or when it took too long (`waiting`).
        """
        before = self._unwritable
        self._flush()
        settled = self._store.lane.settle(seconds)
        while settled and self._unwritten:
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
            self._flush()
            settled = self._store.lane.settle(seconds)
        return settled and self._unwritable == before

    @property
    def waiting(self) -> bool:
        """Whether something still waits to be written."""
        return bool(self._unwritten or self._soon)

    @property
    def lost(self) -> bool:
        """Whether a text could not be written, for want of the disk, and has not been written since.

        Or the deed asked for last, which nobody tries again.
        """
        return bool(self._lost) or self._failing

    def _errand(self, deed: Callable[[Rooms], Any], then: Then | None, failed: Failed | None) -> Errand:
        return Errand(lambda: deed(self._store.here()), then, failed, writes=True)

    def _flush(self) -> None:
        self._timer.stop()
        waiting, self._soon = self._soon, {}
        for errand in waiting.values():
            self._write(errand)

    def _write(self, errand: Errand) -> None:
        self._unwritten += 1
        self._say_saving()
        self._ask(self._store, errand)

    def _ask(self, side: Side, errand: Errand) -> None:
        side.lane.add(functools.partial(self._run, side, [errand]))

    def _run(self, side: Side, given: list[Errand]) -> None:
        """Do an errand, inside the lane, and keep nothing of it: what it holds of the window ends in its thread."""
        given[0].run()
        side.heard(given[0].problem)
        self._done.append(given.pop())
        with contextlib.suppress(RuntimeError):  # the window went away while this ran
            self._back.emit()

    def _deliver(self) -> None:
        errand = self._done.popleft()
        self._unwritten -= errand.writes
        self._unwritable += errand.writes and errand.problem is not None
        if errand.writes:
            self.written += errand.problem is None
            self._failing = isinstance(errand.problem, Unavailable)
        if errand.what:
            (self._lost.add if isinstance(errand.problem, Unavailable) else self._lost.discard)(errand.what)
        if errand.job is not None:
            self._jobs.remove(errand.job)
            errand.job.ended.emit()
            errand.job.deleteLater()
        try:
            self._answer(errand)
        finally:
            self._say_saving()

    def _answer(self, errand: Errand) -> None:
        if isinstance(errand.problem, AssessorError):
            if errand.failed is None:
                self._told(errand.problem)
            elif alive(errand.failed):
                errand.failed(errand.problem)
        elif errand.problem is not None:
            self._broke(errand.problem)
        else:
            if errand.then is not None and alive(errand.then):
                errand.then(errand.answer)
            for changes in changes_in(errand.answer):
                self.touched.emit(changes)

    def _say_saving(self) -> None:
        self.saving.emit(self.waiting)
