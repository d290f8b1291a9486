"""Prints how long the window's thread is kept busy at a time while a person types into the library's search box.

    .venv/bin/python -m tests.benchmarks.typing_blocks [STANDARDS]

A heartbeat in the window's own event loop notices every stretch in which it could not answer. The store is slowed: each
search takes at least 300 ms there. The floor is the same typing into a bare QLineEdit in a bare window of the same run.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from assessor_app import rooms as building
from assessor_app.standards.library import StandardsLibrary
from assessor_app.ui.doors import Doors
from assessor_app.ui.kit import Kit
from assessor_app.ui.notices import Notices
from assessor_app.ui.screens.standards import StandardsScreen
from assessor_app.ui.session import Preferences, Session
from assessor_app.ui.tasks import Tasks
from assessor_app.ui.theme import Theme
from assessor_app.ui.tongue import LiveWords
from assessor_app.ui.window import Window
from tests.benchmarks.many import many
from tests.ui.visiting import SetClock, found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assessor_app.standards.model import Filter, Hit
    from tests.ui.visiting import Founded

STANDARDS: Final = 5_000
SLOWED_S: Final = 0.3
EVERY_MS: Final = 40  # between two keys: a quick typist
TYPED: Final = ("cwsmeriaid", "wybodaeth sefydliad", "ofal", "INSC00012", "the record")


class Heart:
    """Beats whenever the event loop is free, and remembers the longest time it could not.

    `own` is the longest that the thread itself worked meanwhile: on a busy machine others take the rest. `owns` has
    that of each stretch, in seconds; with those of an earlier heart as `floors` the ratio to them is printed too.
    """

    def __init__(self, floors: Mapping[str, float] | None = None) -> None:
        self.longest = self.own = 0.0
        self.owns: dict[str, float] = {}
        self._floors = floors or {}
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now
        self.own, self._worked = max(self.own, worked - self._worked), worked

    @contextmanager
    def watched(self, what: str) -> Iterator[None]:
        """Watch a stretch of work, and print the longest block in it."""
        self.longest, self._last = 0.0, time.perf_counter()
        self.own, self._worked = 0.0, time.thread_time()
        yield
        wait(20)
        self.owns[what] = self.own
        floor = self._floors.get(what)
        ratio = f", {self.own / floor:.2f} x of {floor * 1000:.1f} ms at the floor" if floor else ""
        sys.stdout.write(
            f"  {what}: longest block {self.longest * 1000:.1f} ms, {self.own * 1000:.1f} ms of it this thread's"
            f" work{ratio}\n"
        )
        sys.stdout.flush()


def wait(milliseconds: int) -> None:
    """Let the event loop run; `QTest.qWait` would keep the other threads from Python meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def typed(edit: QLineEdit, answered: Callable[[], bool]) -> None:
    """Type all questions, each until it is answered, clearing the box after each."""
    for question in TYPED:
        for letter in question:
            QTest.keyClicks(edit, letter)
            wait(EVERY_MS)
        for _ in range(200):
            wait(50)
            if answered():
                break
        assert answered(), question
        wait(200)
        edit.clear()
        wait(200)


def slowed() -> None:
    """Make every search of the library take its time, in the thread that asks."""
    search = StandardsLibrary.search

    def slow(self: StandardsLibrary, text: str, limit: int = 50, filters: Filter | None = None) -> list[Hit]:
        time.sleep(SLOWED_S)
        return search(self, text, limit, filters) if filters else search(self, text, limit)

    StandardsLibrary.search = slow  # type: ignore[method-assign] # the store is slow on purpose


def window_on(app: QApplication, store: Founded, folder: Path) -> Window:
    """The program's window, its store open; settings go into the folder. A fault of the program ends the measuring."""
    tongue = LiveWords("cy")
    notices = Notices(tongue)

    def broke(problem: BaseException) -> None:
        raise problem

    tasks = Tasks(notices.error, broke)
    session = Session(Preferences(folder / "settings.json"))
    kit = Kit(Theme(app, "light", 1.0), tongue, tasks, notices, SetClock(), session)
    window = Window(kit, Doors(kit.clock), alone=True)
    window.resize(1440, 900)
    window.show()
    wait(200)
    window.entrance.opened.emit(store.open())
    while window.frame is None:
        wait(20)
    return window


def opened(app: QApplication, folder: Path, count: int) -> Window:
    """The program's window on a store with a large library."""
    store = found(folder / "store")
    with store.open() as vault:
        rooms = building.open_rooms(vault, SetClock())
        rooms.library.add_all(many(count), "benchmark")
        rooms.close()
    return window_on(app, store, folder)


def _found(screen: StandardsScreen) -> bool:
    """Whether the column shows finds, which stand under headings, or that there are none."""
    rows = screen.finder.list.rows
    found = rows.rowCount() > 1 and rows.row_at(rows.index(0, 0)).heading
    return found or screen.finder.nothing.isVisible()


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else STANDARDS
    app = QApplication(sys.argv[:1])
    heart = Heart()
    bare, edit = QMainWindow(), QLineEdit()
    bare.setCentralWidget(edit)
    bare.show()
    wait(200)
    sys.stdout.write("a bare window\n")
    with heart.watched("typing"):
        typed(edit, lambda: True)
    bare.close()
    with tempfile.TemporaryDirectory() as folder:
        window = opened(app, Path(folder), count)
        slowed()
        gc.collect()
        gc.freeze()  # what making the library left behind is not the program's
        sys.stdout.write(f"the library, {count} standards, each search slowed to {SLOWED_S * 1000:.0f} ms\n")
        with heart.watched("opening the screen"):
            window.go("standards")
            wait(1_500)
        assert window.frame is not None
        screen = window.frame.shown
        assert isinstance(screen, StandardsScreen)
        with heart.watched("typing"):
            typed(screen.finder.search, lambda: _found(screen))
        with heart.watched("suites and occupations"):
            for by in ("suite", "occupation", "title"):
                screen.finder.by.segment(by).click()
                wait(500)
        with heart.watched("scrolling the list of titles"):
            bar = screen.finder.list.verticalScrollBar()
            for _ in range(40):
                bar.setValue(bar.value() + 600)
                wait(15)
        window.close()


if __name__ == "__main__":
    main()
