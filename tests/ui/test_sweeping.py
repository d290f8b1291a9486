"""Garbage is looked for in the window's thread only: Qt's objects must not end in a thread that is not theirs."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from assessor_app.ui.sweeping import Sweeping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.window import Window

MANY = 50_000


class Ring:
    """Holds itself: only looking for garbage ends it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def swept_in() -> Iterator[list[int]]:
    """The threads in which garbage was looked for, from here on; the interpreter does so by itself."""
    threads: list[int] = []

    def heard(phase: str, _facts: dict[str, int]) -> None:
        if phase == "start":
            threads.append(threading.get_ident())

    gc.enable()
    gc.callbacks.append(heard)
    yield threads
    gc.callbacks.remove(heard)
    gc.disable()


def test_what_a_lane_makes_is_never_looked_through_in_its_thread(
    make_window: Callable[..., Window], qtbot: QtBot, swept_in: list[int]
) -> None:
    tasks = make_window().kit.tasks
    swept_in.clear()
    made: list[weakref.ref[Ring]] = []
    kept: list[list[Ring]] = []
    ended: list[None] = []

    def make() -> None:
        kept.append([Ring() for _ in range(MANY)])
        made.append(weakref.ref(Ring()))

    tasks.apart(lambda _progress: make(), then=ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    qtbot.waitUntil(lambda: made[0]() is None)
    assert swept_in
    assert set(swept_in) == {threading.get_ident()}


def test_what_is_old_is_looked_through_too(
    qapp: QApplication, swept_in: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sweeping, "whole_from", 0.0)
    sweeping = Sweeping(qapp)
    old = Ring()
    gone = weakref.ref(old)
    gc.collect()
    sweeping.begin()
    del old
    kept: list[Ring] = []
    swept_in.clear()
    while gone() is not None:
        assert len(swept_in) < 1_000
        kept = [Ring() for _ in range(1_000)]
        sweeping.sweep()
    assert kept
    sweeping.deleteLater()


def test_nothing_is_looked_for_where_little_was_made(qapp: QApplication, swept_in: list[int]) -> None:
    sweeping = Sweeping(qapp)
    sweeping.begin()
    gc.collect()
    swept_in.clear()
    sweeping.sweep()
    assert not swept_in
    sweeping.deleteLater()
