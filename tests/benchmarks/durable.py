"""Prints how long a keystroke, a judgement, a link and an entry take to be durable, as ratios to one bare insert.

    .venv/bin/python -m tests.benchmarks.durable [ENTRIES [TIMES]]

With 5,000 entries in the log and 20 standards open. The floor is one committed insert in bare sqlcipher3 with the
same pragmas, in turns with ours. Then the same by key and mouse in the window: how long its thread is busy at a time,
beside a bare window of the same run, and how long from the press until it is told.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from assessor_app import rooms as building
from assessor_app.observing.model import STATES, Composer
from assessor_app.vault.connection import connect
from tests.benchmarks.many import many
from tests.benchmarks.typing_blocks import EVERY_MS, Heart, wait, window_on
from tests.ui.visiting import Founded, SetClock, found, held

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.observing.screen import ObservingScreen

ENTRIES: Final = 5_000
TIMES: Final = 300
STANDARDS: Final = 20
# Without a letter that `QTest` does not know as a key.
SAID: Final = "Gadawodd i'r cwsmer orffen, yna ailadroddodd y broblem wrtho yn araf ac yn glir. "


def furnished(store: Founded, entries: int) -> Founded:
    """A draft on twenty standards with a long log, every entry linked to two criteria."""
    with store.open() as vault:
        clock = SetClock()
        rooms = building.open_rooms(vault, clock)
        standards = list(many(STANDARDS))
        rooms.library.add_all(standards, "benchmark")
        keys = [standard.key for standard in standards]
        made, _ = rooms.desk.start(rooms.people.candidates()[0].id, keys, place="Tŷ Gwyn")
        criteria = _criteria(rooms, made.id)
        with rooms.store.transaction():
            for at in range(entries):
                clock.monotonic_ms += 1_000
                links = (criteria[at % len(criteria)], criteria[(7 * at + 3) % len(criteria)])
                rooms.desk.add_entry(made.id, Composer(text=f"{SAID}{at}", links=tuple(dict.fromkeys(links))), "cy")
            for key in criteria[::3]:
                rooms.desk.judge(made.id, key, "met")
        rooms.close()
    return Founded(store.place, made.id)


def _criteria(rooms: Rooms, name: str) -> list[CriterionKey]:
    held_ = rooms.visit(name)
    return [standard.criterion_key(one) for standard in held_.standards for one in standard.criteria]


def told(what: str, ours: list[float], floor: list[float]) -> None:
    """Print one line: the middle and the 99th of a hundred, each as a ratio to the floor's."""
    ratios = [_at(ours, share) / _at(floor, share) for share in (0.5, 0.99)]
    sys.stdout.write(f"  {what}: p50 {ratios[0]:.1f} x, p99 {ratios[1]:.1f} x a bare insert\n")
    sys.stdout.flush()


def _at(times: list[float], share: float) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[round(share * 100) - 1]


def timed(deed: Callable[[], object]) -> float:
    """How long it took."""
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started


def in_the_store(store: Founded, folder: Path, times: int) -> None:
    """Each deed in turn with a bare insert, in one thread."""
    bare = connect(folder / "bare.db", os.urandom(32), create=True)
    bare.execute("CREATE TABLE bare (id TEXT PRIMARY KEY, said TEXT NOT NULL) STRICT")
    with store.open() as vault:
        rooms = building.open_rooms(vault, SetClock())
        criteria, desk, name = _criteria(rooms, store.draft), rooms.desk, store.draft
        entries = desk.observation(name).entries[-times:]
        unlinked = [next(key for key in criteria if key not in entry.links) for entry in entries]
        states = [STATES[at % 2] for at in range(times)]
        deeds: dict[str, Callable[[int], object]] = {
            "floor": lambda at: bare.execute("INSERT INTO bare VALUES (?, ?)", (f"{at}", SAID)),
            "keystroke": lambda at: desk.keep_composer(name, Composer(text=SAID[: at % len(SAID)])),
            "judgement": lambda at: desk.judge(name, criteria[at % len(criteria)], states[at]),
            "link": lambda at: desk.link(entries[at % len(entries)].id, unlinked[at % len(entries)]),
            "entry": lambda _at: desk.add_entry(name, Composer(text=SAID), "cy"),
        }
        took: dict[str, list[float]] = {what: [] for what in deeds}
        for at in range(times):
            for what, deed in deeds.items():
                took[what].append(timed(partial(deed, at)))
        rooms.close()
    bare.close()
    floor = took.pop("floor")
    sys.stdout.write(f"  a bare insert: p50 {_at(floor, 0.5) * 1000:.2f} ms, p99 {_at(floor, 0.99) * 1000:.2f} ms\n")
    for what, ours in took.items():
        told(what, ours, floor)


def opened(app: QApplication, store: Founded, folder: Path) -> ObservingScreen:
    """The program's window on the draft."""
    window = window_on(app, store, folder)
    window.go("observing", store.draft)
    assert window.frame is not None
    screen: ObservingScreen = window.frame.shown  # type: ignore[assignment]  # that is where it went
    while screen.scene is None:
        wait(20)
    wait(2_000)
    return screen


def typed(text: QPlainTextEdit, said: str) -> None:
    """Type as a quick typist does."""
    for letter in said:
        QTest.keyClicks(text, letter)
        wait(EVERY_MS)


def done(screen: ObservingScreen, press: Callable[[], object]) -> float:
    """How long from a press until what it did is told by the window."""
    heard: list[float] = []
    hear = screen.deeds.changed.connect(lambda *_: heard.append(time.perf_counter()))
    started = time.perf_counter()
    press()
    while not heard:
        QApplication.processEvents()
    screen.deeds.changed.disconnect(hear)
    wait(150)
    return heard[0] - started


def in_the_window(screen: ObservingScreen, heart: Heart, times: int) -> None:
    """The same by key and mouse."""
    scene, states, text = screen.scene, screen.criterion.states, screen.writing.text
    assert scene is not None
    keys = [key for _, _, key in scene.criteria() if scene.log.linked_to(key)]
    with heart.watched("typing"):
        typed(text, SAID * 2)
        wait(500)
    with heart.watched("adding entries"):
        for at in range(times):
            QTest.keyClicks(text, f"Cyfarchodd {at}")
            done(screen, lambda: QTest.keyClick(text, Qt.Key.Key_Return))
    with heart.watched("choosing a criterion"):
        for key in keys[:times]:
            screen.choose(key)
            wait(100)
    with heart.watched("judging"):
        for at, key in enumerate(keys[:times]):
            screen.choose(key)
            wait(100)
            state = STATES[1 + at % 2]
            if scene.observation.state_of(key) != state:
                done(screen, partial(QTest.mouseClick, states.segment(state), Qt.MouseButton.LeftButton))
    last = held(screen).entries[-1]
    with heart.watched("linking"):
        for key in keys[:times]:
            done(screen, partial(screen.deeds.link, last.id, key))
    with heart.watched("undoing"):
        for _ in range(times):
            done(screen, screen.deeds.past.undo)
    bar = screen.log.verticalScrollBar()
    with heart.watched("scrolling the log up"):
        for _ in range(60):
            bar.setValue(bar.value() - 300)
            wait(15)


def main() -> None:
    """Measure and print."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    times = int(sys.argv[2]) if len(sys.argv) > 2 else TIMES
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    heart = Heart()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = furnished(found(folder / "store"), entries)
        sys.stdout.write(f"made durable, {entries} entries in the log, {STANDARDS} standards\n")
        in_the_store(store, folder, times)
        bare, text = QMainWindow(), QPlainTextEdit()
        bare.setCentralWidget(text)
        bare.show()
        wait(200)
        sys.stdout.write("a bare window\n")
        with heart.watched("typing"):
            typed(text, SAID * 2)
        bare.close()
        sys.stdout.write("the window's thread\n")
        with heart.watched("opening the draft"):
            screen = opened(app, store, folder)
        gc.collect()
        gc.freeze()  # what making the log left behind is not the program's
        in_the_window(screen, heart, min(times, 20))
        screen.window().close()


if __name__ == "__main__":
    main()
