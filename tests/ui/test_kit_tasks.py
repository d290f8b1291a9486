"""The task runner: order, coalescing, answers, errors, stopping, draining."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from assessor_app.errors import AssessorError, Cancelled, Refusal
from assessor_app.ui.tasks import Tasks
from assessor_app.vault.model import Changes
from tests.ui.walks import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms


class Desk:
    """Stands in for the rooms of one lane: remembers what was done, and in which thread it was made."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.thread = threading.get_ident()
        self.closed = False

    def do(self, what: str) -> str:
        assert threading.get_ident() == self.thread
        self.done.append(what)
        return what


def desk(rooms: Rooms) -> Desk:
    return cast("Desk", rooms)


def doing(what: str) -> Callable[[Rooms], str]:
    return lambda rooms: desk(rooms).do(what)


class Told:
    """Collects errors, bugs, and the desks that were made, the store lane's first."""

    def __init__(self) -> None:
        self.errors: list[AssessorError] = []
        self.bugs: list[BaseException] = []
        self.desks: list[Desk] = []

    def make(self) -> Rooms:
        self.desks.append(Desk())
        return cast("Rooms", self.desks[-1])


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def tasks(told: Told, qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(told.errors.append, told.bugs.append)
    opened: list[None] = []
    made.open(told.make, then=opened.append)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT_MS)
    yield made
    made.shut(lambda rooms: setattr(desk(rooms), "closed", True))
    assert made.end()


def test_each_lane_has_rooms_of_its_own_thread(tasks: Tasks, told: Told) -> None:
    assert tasks.drain()
    store, long = told.desks
    assert len({store.thread, long.thread, threading.get_ident()}) == 3


def test_store_deeds_keep_their_order_and_answers_come_home(tasks: Tasks, told: Told) -> None:
    here: list[tuple[str, int]] = []
    for number in range(200):
        tasks.store(
            doing(str(number)),
            then=lambda answer: here.append((answer, threading.get_ident())),
        )
    assert tasks.drain()
    expected = [str(number) for number in range(200)]
    assert told.desks[0].done == expected
    assert here == [(number, threading.get_ident()) for number in expected]


def test_soon_keeps_the_last_of_each_and_its_place_before_later_deeds(tasks: Tasks, told: Told) -> None:
    for text in ("a", "ab", "abc"):
        tasks.soon("composer", doing(text))
    tasks.soon("feedback", lambda rooms: desk(rooms).do("f"))
    tasks.store(lambda rooms: desk(rooms).do("add"))
    assert tasks.drain()
    assert told.desks[0].done == ["abc", "f", "add"]


def test_soon_is_written_by_itself_while_typing_goes_on(tasks: Tasks, told: Told, qtbot: QtBot) -> None:
    """Also for someone who never pauses: each key comes before the last one's time is up."""
    keys = iter("abcdefghijklmnopqrstuvwxyz" * 20)

    def type_on() -> bool:
        key = next(keys)
        tasks.soon("composer", lambda rooms: desk(rooms).do(key))
        return bool(told.desks[0].done)

    qtbot.waitUntil(type_on, timeout=WAIT_MS)


def test_saving_is_told_until_all_is_written(tasks: Tasks) -> None:
    seen: list[bool] = []
    tasks.saving.connect(seen.append)
    tasks.soon("composer", lambda rooms: desk(rooms).do("x"))
    assert tasks.waiting
    assert seen == [True]
    assert tasks.drain()
    assert seen[-1] is False
    assert not tasks.waiting


def test_reading_saves_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    found: list[str] = []
    seen: list[bool] = []
    tasks.saving.connect(seen.append)
    tasks.store(lambda rooms: desk(rooms).do("written"))
    tasks.read(lambda rooms: desk(rooms).done[-1], then=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    assert found == ["written"]
    assert seen.count(True) == 1


def test_changes_go_out_after_then(tasks: Tasks) -> None:
    seen: list[object] = []
    changes = Changes.of(("candidate", "1"))
    tasks.touched.connect(seen.append)
    tasks.store(lambda _rooms: ("candidate", changes), then=lambda _made: seen.append("then"))
    tasks.store(lambda _rooms: Changes(), then=lambda _made: seen.append("nothing touched"))
    assert tasks.drain()
    assert seen == ["then", changes, "nothing touched"]


def refuse(_rooms: Rooms) -> None:
    raise Refusal("candidate-unknown", id="x")


def test_errors_go_to_failed_or_to_the_one_place(tasks: Tasks, told: Told) -> None:
    mine: list[AssessorError] = []
    tasks.store(refuse, failed=mine.append)
    assert not tasks.drain()
    assert [problem.code for problem in mine] == ["candidate-unknown"]
    assert told.errors == []
    tasks.store(refuse)
    assert not tasks.drain()
    assert [problem.code for problem in told.errors] == ["candidate-unknown"]
    assert tasks.drain()


def test_anything_else_is_a_bug_and_the_lane_lives_on(tasks: Tasks, told: Told) -> None:
    tasks.store(lambda _rooms: 1 // 0)
    tasks.store(lambda rooms: desk(rooms).do("after"))
    assert not tasks.drain()
    assert [type(bug) for bug in told.bugs] == [ZeroDivisionError]
    assert told.desks[0].done == ["after"]


def test_long_work_steps_and_stops_when_asked(tasks: Tasks, qtbot: QtBot) -> None:
    steps: list[tuple[int, int, str]] = []
    stopped: list[AssessorError] = []

    def endless(_rooms: Rooms, progress: Progress) -> None:
        while True:
            progress.step(1, 3, "reading")

    job = tasks.long(endless, failed=stopped.append)
    job.stepped.connect(lambda *step: steps.append(step))
    qtbot.waitUntil(lambda: bool(steps), timeout=WAIT_MS)
    with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
        job.cancel()
    assert steps[0] == (1, 3, "reading")
    assert [type(problem) for problem in stopped] == [Cancelled]


def test_long_work_sees_what_was_written_before(tasks: Tasks, told: Told, qtbot: QtBot) -> None:
    seen: list[list[str]] = []
    tasks.soon("composer", lambda rooms: desk(rooms).do("typed"))
    tasks.long(lambda _rooms, _progress: list(told.desks[0].done), then=seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT_MS)
    assert seen == [["typed"]]


class Hearing(QLabel):
    """Hears an answer through a function of its own."""

    def by_function(self) -> Callable[[str], None]:
        return lambda said: self.setText(said)  # noqa: PLW0108 - the function is what is meant


@pytest.mark.parametrize("hears", [lambda label: label.setText, Hearing.by_function], ids=["method", "function"])
def test_nobody_is_called_who_is_gone(
    tasks: Tasks, qtbot: QtBot, hears: Callable[[Hearing], Callable[[str], None]]
) -> None:
    parent = QWidget()
    label = Hearing(parent)
    tasks.store(lambda _rooms: "late", then=hears(label))
    label.deleteLater()
    with qtbot.waitSignal(label.destroyed, timeout=WAIT_MS):
        pass
    assert tasks.drain()


def test_then_may_ask_for_more_and_drain_waits_for_it(tasks: Tasks, told: Told) -> None:
    def more(count: int) -> Callable[[Any], None]:
        def ask(_answer: str) -> None:
            if count:
                tasks.store(lambda rooms: desk(rooms).do(str(count)), then=more(count - 1))

        return ask

    tasks.store(lambda rooms: desk(rooms).do("first"), then=more(3))
    assert tasks.drain()
    assert told.desks[0].done == ["first", "3", "2", "1"]


def test_shutting_writes_first_and_closes_the_rooms_in_their_threads(tasks: Tasks, told: Told) -> None:
    def close(rooms: Rooms) -> None:
        desk(rooms).do("close")
        desk(rooms).closed = True

    tasks.soon("composer", lambda rooms: desk(rooms).do("last words"))
    assert tasks.shut(close)
    assert told.desks[0].done == ["last words", "close"]
    assert all(one.closed for one in told.desks)


def test_the_thread_aside_ends_with_the_others_or_is_left_to_itself(told: Told, qtbot: QtBot) -> None:
    def aside() -> list[threading.Thread]:
        return [thread for thread in threading.enumerate() if thread.name == "aside" and thread not in before]

    before = threading.enumerate()
    quick, stuck = (Tasks(told.errors.append, told.bugs.append) for _ in range(2))
    never, answered = threading.Event(), list[None]()
    quick.aside(lambda: None, then=answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=WAIT_MS)
    assert len(aside()) == 1
    assert quick.end()
    assert not aside()
    stuck.aside(never.wait)
    assert stuck.end()
    (left,) = aside()
    never.set()
    left.join(WAIT_MS / 1000)
    assert not left.is_alive()
