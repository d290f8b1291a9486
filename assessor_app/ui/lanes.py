"""One thread that does jobs in the order they came, and how a job hears that it should stop.

Only `tasks.py` uses this; no other module of the window starts a thread or waits for one.
"""

from __future__ import annotations

import queue
import threading
import time
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

# Steps nearer to one another than this are not told: no eye follows them, and the window has better things to do.
EVERY_S: Final = 0.05


class Flag:
    """Set once, from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    @property
    def up(self) -> bool:
        """Whether it was set."""
        return self._event.is_set()


class Reporting:
    """A `Progress` that hands each step on, and stops the work at its next step once the flag is up."""

    def __init__(self, flag: Flag, told: Callable[[int, int, str], None]) -> None:
        self._flag = flag
        self._told = told
        self._last = 0.0

    def step(self, done: int, total: int, what: str = "") -> None:
        """Tell how far it is.

        Raises:
            Cancelled: a person asked to stop.
        """
        if self._flag.up:
            raise Cancelled
        now = time.monotonic()
        if what or done >= total or now - self._last >= EVERY_S:
            self._last = now
            self._told(done, total, what)


class Lane:
    """A queue and the one thread that empties it, first come first served.

    The thread is a daemon: a job that never returns cannot keep a closed program alive. What it was doing in the
    store is then rolled back, as after a power cut.
    """

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._quiet = threading.Condition()
        self._waiting = 0
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many jobs are not done yet."""
        with self._quiet:
            return self._waiting

    def add(self, job: Callable[[], None]) -> None:
        """Do this after everything added before it. The job itself must not raise."""
        with self._quiet:
            self._waiting += 1
        self._jobs.put(job)

    def settle(self, seconds: float) -> bool:
        """Wait until nothing waits; False when that took longer than `seconds`."""
        with self._quiet:
            return self._quiet.wait_for(lambda: not self._waiting, timeout=seconds)

    def end(self, seconds: float) -> bool:
        """Finish what was added, then end the thread; False when it has not ended in time."""
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            finally:
                del job  # what it holds is not kept until the next one comes
                with self._quiet:
                    self._waiting -= 1
                    self._quiet.notify_all()
