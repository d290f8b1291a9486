"""Processes that judge files for one that asks: how many, how they are started and ended, what if one dies.

They are given plain data and hand a judgement back; they open no store, no file and no connection. The order of things
and the store are `many`'s.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import multiprocessing
import os
import signal
from collections import deque
from dataclasses import dataclass
from multiprocessing import connection
from typing import TYPE_CHECKING, Final

from assessor_app.records.judging import judged

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from types import TracebackType
    from typing import Self

    from assessor_app.records.judging import Ground
    from assessor_app.records.report import Opening

MOST: Final = 4
"""More hands than these hand over more than one process can write down."""
_RARELY: Final = 50_000  # objects, some ten records' worth, between two looks for garbage
_PATIENCE: Final = 5.0  # seconds until a process that was told to end is not waited for any longer


@dataclass(slots=True)
class Errand:
    """A file to be judged, and on what ground; `opening` is the judgement once there is one."""

    source: str
    data: bytes
    ground: Ground
    opening: Opening | None = None

    def do(self) -> Opening:
        """Judge it here and now."""
        self.opening = judged(self.source, self.data, self.ground, thorough=False)
        return self.opening


class Crew:
    """So many processes (none: all is done here), for as long as a `with` block lasts; used from one thread.

    A process that dies takes nothing along: what it had in hand is done here, and the others go on.
    """

    def __init__(self, hands: int) -> None:
        self._hands = hands
        self._there: dict[connection.Connection, BaseProcess] = {}
        self._idle: list[connection.Connection] = []
        self._busy: dict[connection.Connection, Errand] = {}
        self._waiting: deque[Errand] = deque()

    def __enter__(self) -> Self:
        return self

    def _start(self) -> None:
        # spawned, never forked: threads and an open store must not be carried over, and Windows knows nothing else
        context, hands, self._hands = multiprocessing.get_context("spawn"), self._hands, 0
        try:
            for _ in range(hands):
                ours, theirs = context.Pipe()
                process = context.Process(target=serve, args=(theirs,), daemon=True)
                process.start()
                theirs.close()  # so that the other end closes with the process
                self._there[ours] = process
                self._idle.append(ours)
        except OSError:  # no more processes or files are to be had: fewer hands, or none, do the same work
            pass

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for ours, process in self._there.items():
            ours.close()
            process.terminate()  # it holds nothing that could be lost
        for process in self._there.values():
            process.join(_PATIENCE)
        self._there.clear()

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of the processes that are at work."""
        return tuple(process.pid or 0 for process in self._there.values())

    def give(self, errand: Errand) -> None:
        """Hand one more file over; it is done by whoever is free first.

        One whose base is known is done here and now, sooner than it is handed over; no process starts for such alone.
        """
        if errand.ground.drawn is not None:
            errand.do()
            return
        self._start()
        self._waiting.append(errand)
        self._share_out()

    def look(self, *, wait: bool) -> None:
        """Take back what has been judged; with `wait` at least one, where any is under way."""
        if not self._busy:
            if wait and self._waiting:
                self._waiting.popleft().do()
            return
        ready = connection.wait(list(self._busy), None if wait else 0)
        for ours in [one for one in self._busy if one in ready]:
            self._take_back(ours)
        self._share_out()

    def _take_back(self, ours: connection.Connection) -> None:
        errand = self._busy.pop(ours)
        try:
            errand.opening = ours.recv()
        except (EOFError, OSError):
            self._lost(ours, errand)
        else:
            self._idle.append(ours)
            if errand.opening is None:
                errand.do()

    def _share_out(self) -> None:
        while self._idle and self._waiting:
            ours, errand = self._idle.pop(), self._waiting.popleft()
            try:
                ours.send((errand.source, errand.data, errand.ground))
            except OSError:
                self._lost(ours, errand)
            else:
                self._busy[ours] = errand

    def _lost(self, ours: connection.Connection, errand: Errand) -> None:
        ours.close()
        self._there.pop(ours).join(_PATIENCE)
        errand.do()


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def serve(theirs: connection.Connection) -> None:
    """Judge what comes until nobody is there any more; the work of one process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever started us, and tells us by leaving
    with contextlib.suppress(EOFError, OSError):
        for done in itertools.count():
            source, data, ground = theirs.recv()
            try:
                found = Errand(source, data, ground).do()
            except Exception:  # noqa: BLE001 - a doubt of any kind is for the one who asked, who judges it again
                theirs.send(None)
            else:
                theirs.send(found)
            if not done:
                _settle()


def _settle() -> None:
    """Look no more through what is here for good, and less often through what a record leaves behind."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_RARELY)
