"""What is seen and kept when the world fails: a full disk, a stick pulled out, clocks set, the device asleep."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.visiting import at_draft, held, saved, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded, SetClock

SAID = "Gadawodd i'r cwsmer orffen"


@pytest.fixture
def observing(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> ObservingScreen:
    """The observing screen on the draft, in English, ready to write in."""
    return at_draft(open_visit(), visit, qtbot)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with little room, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def banner(screen: ObservingScreen) -> str:
    """What the window tells above the screen."""
    frame = screen.window().frame  # type: ignore[attr-defined]  # screens stand in the program's window
    return frame.banner.words.text() if frame.banner.isVisible() else ""


def test_a_full_disk_is_said_the_text_stays_and_is_saved_once_there_is_room(
    visited: Founded, small_disk: Path, open_store: Callable[..., Window], qtbot: QtBot
) -> None:
    store = visited.copy(small_disk / "store")
    screen = at_draft(open_store(store), store, qtbot)
    text, before = screen.writing.text, held(screen).entries
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 4096, 512):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    said = SAID
    QTest.keyClicks(text, said)
    for _ in range(200):  # the log of the store may have had room for some more
        if screen.standby.unsaved.isVisible():
            break
        QTest.keyClicks(text, " mwy" * 40)
        said += " mwy" * 40
        assert screen.kit.tasks.drain() in {True, False}
        settle(screen, qtbot)
    assert screen.standby.unsaved.isVisible()
    assert saved(screen) == "Not saved"
    assert "full" in banner(screen)
    QTest.keyClick(text, Qt.Key.Key_Return)  # adding is refused as well, and loses nothing
    settle(screen, qtbot)
    assert text.toPlainText() == said
    assert held(screen).entries == before
    assert saved(screen) == "Not saved"
    screen.standby.copy.click()
    assert QGuiApplication.clipboard().text() == said
    ballast.unlink()
    qtbot.waitUntil(lambda: not screen.standby.unsaved.isVisible())
    assert saved(screen).startswith("Saved")
    screen.window().close()
    assert store.look(lambda rooms: rooms.desk.observation(store.draft)).composer.text == said


def settle(screen: ObservingScreen, qtbot: QtBot) -> None:
    """Everything asked of the store has been answered, well or ill."""
    screen.kit.tasks.drain()
    told: list[object] = []
    screen.kit.tasks.read(lambda _rooms: None, then=told.append, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))


def test_a_stick_pulled_out_is_said_and_what_was_typed_meanwhile_is_saved_when_it_is_back(
    observing: ObservingScreen, visit: Founded, qtbot: QtBot
) -> None:
    text, away = observing.writing.text, visit.place.folder.with_name("pulled-out")
    QTest.keyClicks(text, SAID)
    settled(observing, qtbot)
    assert saved(observing).startswith("Saved")
    visit.place.folder.rename(away)
    QTest.keyClicks(text, ", wedyn")
    qtbot.waitUntil(observing.standby.unsaved.isVisible)
    assert saved(observing) == "Not saved"
    assert "no longer in" in banner(observing)
    QTest.keyClicks(text, " ymlaen")
    QTest.keyClick(text, Qt.Key.Key_Return)
    settle(observing, qtbot)
    assert text.toPlainText() == f"{SAID}, wedyn ymlaen"
    observing.standby.copy.click()
    assert QGuiApplication.clipboard().text() == f"{SAID}, wedyn ymlaen"
    # Back as another file, as a stick that is mounted anew: what was open there is of no more use.
    shutil.copytree(away, visit.place.folder)
    shutil.rmtree(away)
    qtbot.waitUntil(lambda: not observing.standby.unsaved.isVisible())
    assert saved(observing).startswith("Saved")
    assert not visit.place.folder.with_name("pulled-out").exists()
    QTest.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: observing.writing.empty)
    observing.window().close()
    kept = visit.look(lambda rooms: rooms.desk.observation(visit.draft))
    assert kept.entries[-1].text == f"{SAID}, wedyn ymlaen"


@pytest.mark.parametrize(("minutes", "said"), [(-60, "set back"), (45, "set forward")])
def test_a_clock_that_is_set_is_said_at_once_and_in_the_log(
    observing: ObservingScreen, qtbot: QtBot, minutes: int, said: str
) -> None:
    clock: SetClock = observing.kit.clock  # type: ignore[assignment]  # the tests' own
    clock.monotonic_ms += 5_000
    clock.wall += dt.timedelta(seconds=5, minutes=minutes)
    observing.standby.look()
    assert observing.standby.clock.isVisible()
    assert said in observing.standby.clock.words.text()
    assert f"Minutes: {abs(minutes)}" in observing.standby.clock.words.text()
    for word in ("un", "dau"):
        QTest.keyClicks(observing.writing.text, word)
        QTest.keyClick(observing.writing.text, Qt.Key.Key_Return)
        settled(observing, qtbot)
    first, second = (observing.log.card(entry.id) for entry in held(observing).entries[-2:])
    assert first is not None
    assert second is not None
    assert any(said in label.text() for label in first.findChildren(QLabel))
    assert not any("clock" in label.text() for label in second.findChildren(QLabel))


def test_sleep_is_noticed_and_what_was_typed_before_is_saved(observing: ObservingScreen, qtbot: QtBot) -> None:
    clock: SetClock = observing.kit.clock  # type: ignore[assignment]  # the tests' own
    QTest.keyClicks(observing.writing.text, SAID)
    clock.set("2026-11-20T16:00:17+00:00")
    observing.standby.look()
    assert "asleep" in observing.standby.clock.words.text()
    settled(observing, qtbot)
    assert held(observing).composer.text == SAID
    observing.standby.clock.hide()
    clock.set("2026-11-20T16:00:22+00:00")
    observing.standby.look()
    assert not observing.standby.clock.isVisible()


def test_a_draft_says_what_came_back_and_when_it_was_last_saved(
    observing: ObservingScreen, visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    assert not observing.standby.back.isVisible()
    QTest.keyClicks(observing.writing.text, SAID)
    settled(observing, qtbot)
    observing.window().close()
    again = at_draft(open_visit(language="cy"), visit, qtbot)
    said = "Daeth eich geiriau olaf yn ôl fel y gadawsoch nhw. Cadwyd ddiwethaf: 14:47"
    assert (again.standby.back.isVisible(), again.standby.back.words.text()) == (True, said)
