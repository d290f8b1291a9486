"""Prints how long the window's thread is busy at a time on a verifier's lists. `verifying` starts it, with its stores.

Each list is gone to, scrolled, searched and filtered in the real screens, three times: in a process that has shown
none of them yet, then on fifty rows, which is the floor, and on all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtTest import QTest

from assessor_app.verifying.pool.model import Filter
from tests.benchmarks.typing_blocks import EVERY_MS, Heart, wait, window_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from assessor_app.ui.parts.paging import Paged
    from assessor_app.ui.screens.records import RecordsScreen
    from assessor_app.ui.verifying.inbox.screen import InboxScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

FEW: Final = 50
SCROLLED: Final = 40  # pages scrolled through in the window


Looked = Callable[["QApplication", "Founded", "Path", "Mapping[str, float]"], "Mapping[str, float]"]


def in_turn(look: Looked, app: QApplication, few: Founded, many: Founded, folder: Path) -> None:
    """Print the window's longest own work: shown for the first time at all, then with few rows, then with all."""
    _say(f"the window, nothing of it shown before, {FEW} rows")
    look(app, few, folder, {})
    _say(f"again, {FEW} rows: the floor")
    floors = look(app, few, folder, {})
    _say("all rows")
    look(app, many, folder, floors)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def looked_at(app: QApplication, store: Founded, folder: Path, floors: Mapping[str, float]) -> Mapping[str, float]:
    """Print the window's longest own work in the real screens, against what it was elsewhere; answer with it."""
    window, heart = window_on(app, store, folder), Heart(floors)
    assert window.frame is not None
    with heart.watched("going to the inbox"):
        window.go("verify")
        screen = cast("InboxScreen", window.frame.shown)
        until(lambda: bool(screen.shelf.open.things) and screen.caught_up)
    for what, paged in (("quarantine", screen.shelf.open), ("deliveries", screen.shelf.deliveries)):
        with heart.watched(f"turning to {what}"):
            screen.shelf.switch.segment("open" if what == "quarantine" else "deliveries").click()
            wait(300)
        with heart.watched(f"scrolling {what} through {SCROLLED} pages"):
            for _ in range(SCROLLED):
                scrolled_on(paged)
    with heart.watched("opening the delivery of all records"):
        window.go("verify", "10")
        until(lambda: bool(screen.delivery.items.things))
        wait(300)
    _records_looked_at(window, heart)
    window.close()
    return heart.owns


def _records_looked_at(window: Window, heart: Heart) -> None:
    """The same of the list of records: entering it, scrolling on, searching, filtering."""
    assert window.frame is not None
    with heart.watched("going to the records"):
        window.go("records")
        screen = cast("RecordsScreen", window.frame.shown)
        until(lambda: bool(screen.shelf.held))
        wait(300)
    shelf = screen.shelf
    with heart.watched(f"scrolling the records through {SCROLLED} pages"):
        for _ in range(SCROLLED):
            scrolled_on(shelf.list)
    with heart.watched("typing a search"):
        for letter in "marged pry":
            QTest.keyClicks(shelf.finding.search, letter)
            wait(EVERY_MS)
        until(lambda: all("Marged" in f"{one.candidate} {one.assessor}" for one in shelf.held))
    with heart.watched("opening the filters"):
        shelf.finding.ask()
        until(lambda: shelf.finding.dialog is not None and bool(shelf.finding.dialog.answers.text()))
    with heart.watched("choosing a filter"):
        assert shelf.finding.dialog is not None
        shelf.finding.dialog.choices["site"].setCurrentIndex(1)
        shelf.finding.dialog.button.click()
        wait(300)
    with heart.watched(f"scrolling what answers through {SCROLLED} pages"):
        shelf.finding.narrow(Filter(text="b"))
        wait(300)
        for _ in range(SCROLLED):
            scrolled_on(shelf.list)
    with heart.watched("searching for what nobody is called"):
        shelf.finding.search.setText("zzz")
        until(shelf.nothing.isVisible)
    with heart.watched("going back to all"):
        shelf.finding.clear()
        until(lambda: 0 < len(shelf.held) <= FEW)


def scrolled_on(paged: Paged) -> None:
    """Scroll to the end of what is there, and wait until there is more, or no more."""
    before = paged.rows.rowCount()
    paged.scrollToBottom()
    until(lambda: paged.rows.rowCount() > before or not paged.rows.more)


def until(done: Callable[[], bool]) -> None:
    """Let the event loop run until it is so, a quarter of a minute at most."""
    for _ in range(3000):
        if done():
            return
        wait(5)
    raise AssertionError("it did not come")
