"""How many keys and presses it takes to record one behaviour, link it to two criteria and judge both: all counted.

No more than six were asked for, besides the text itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.visiting import at_draft, held, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

SAID = "Gadawodd i'r cwsmer orffen, yna ailadroddodd y broblem"
HELD = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta}


class Counter(QObject):
    """Counts what a person does: each key pressed, a held Control not counted, and each press of the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = self.presses = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count an event where it first comes in: at the window."""
        if isinstance(watched, QWindow):
            self.keys += (
                isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() not in HELD
            )
            self.presses += event.type() == QEvent.Type.MouseButtonPress
        self.keys += event.type() == QEvent.Type.Shortcut  # a key that Qt keeps from the window
        return False

    @property
    def total(self) -> int:
        """Keys and presses together."""
        return self.keys + self.presses


@pytest.fixture
def counter() -> Iterator[Counter]:
    made, application = Counter(), QApplication.instance()
    assert application is not None
    application.installEventFilter(made)
    yield made
    application.removeEventFilter(made)


@pytest.fixture
def observing(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> ObservingScreen:
    """The draft, in Welsh, ready to write what was seen."""
    screen = at_draft(open_visit("cy"), visit, qtbot)
    QTest.keyClick(screen.writing.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    return screen


def written(screen: ObservingScreen, qtbot: QtBot, counter: Counter) -> int:
    """Write the text, key by key, and wait for what is offered; returns how many keys that was."""
    before = counter.total
    for letter in SAID:
        QTest.keyClick(screen.window().windowHandle(), letter)  # type: ignore[call-overload]  # takes letters too
    qtbot.waitUntil(screen.suggesting.offers.isVisible)
    assert screen.writing.text.toPlainText() == SAID
    assert counter.total - before == len(SAID)  # the counter misses none
    return counter.total


def press(control: QWidget) -> None:
    """Press the middle of a control, at the window, as a mouse does."""
    window = control.window()
    where = control.mapTo(window, control.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=where)


def judged(screen: ObservingScreen, qtbot: QtBot, entries: int) -> list[CriterionKey]:
    """Wait for the entry; the criteria that it is linked to, both judged as met."""
    qtbot.waitUntil(lambda: len(held(screen).entries) == entries + 1)
    settled(screen, qtbot)
    entry = held(screen).entries[-1]
    assert (entry.text, entry.kind) == (SAID, "behaviour")
    assert [held(screen).state_of(key) for key in entry.links] == ["met", "met"]
    return list(entry.links)


def test_by_keys_alone(
    observing: ObservingScreen, qtbot: QtBot, counter: Counter, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = len(held(observing).entries)
    before = {judged.criterion: judged.state for judged in held(observing).judgements}
    typed = written(observing, qtbot, counter)
    window = observing.window().windowHandle()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    links = judged(observing, qtbot, entries)
    with capsys.disabled():
        print(f"\n1 behaviour, 2 links, 2 judgements by keys: {counter.total - typed} keys besides the text")  # noqa: T201
    assert (counter.total - typed, counter.presses) == (3, 0)
    assert observing.writing.empty
    assert observing.writing.text.hasFocus()
    untouched = {one.criterion: one.state for one in held(observing).judgements if one.criterion not in links}
    assert untouched == {key: state for key, state in before.items() if key not in links}  # nothing else was judged


def test_by_presses_alone_and_taken_back_in_one(
    observing: ObservingScreen, qtbot: QtBot, counter: Counter, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = len(held(observing).entries)
    before = {(one.criterion, one.state) for one in held(observing).judgements}
    typed = written(observing, qtbot, counter)
    for row in observing.suggesting.offers.rows[:2]:
        press(row)
    qtbot.waitUntil(observing.writing.met.isVisible)
    QApplication.processEvents()  # it finds its place
    press(observing.writing.met)
    judged(observing, qtbot, entries)
    with capsys.disabled():
        print(f"\n1 behaviour, 2 links, 2 judgements by mouse: {counter.total - typed} presses besides the text")  # noqa: T201
    assert counter.total - typed == 3
    toast = observing.window().frame.toast  # type: ignore[attr-defined]
    toast.button.click()
    qtbot.waitUntil(lambda: len(held(observing).entries) == entries + 2)
    settled(observing, qtbot)
    assert {(one.criterion, one.state) for one in held(observing).judgements} == before
    assert held(observing).entries[-1].strikes == held(observing).entries[-2].id
