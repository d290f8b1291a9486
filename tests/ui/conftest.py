"""Shared by the tests of the window: a home of its own, a kit, a window on real stores, and how to wait and look."""

from __future__ import annotations

import gc
import itertools
import os
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from pytestqt.qtbot import QtBot

from assessor_app.ui.doors import Doors
from assessor_app.ui.kit import Kit
from assessor_app.ui.notices import Notices
from assessor_app.ui.session import Preferences, Session
from assessor_app.ui.tasks import Tasks
from assessor_app.ui.theme import Theme
from assessor_app.ui.tongue import LiveWords
from assessor_app.ui.window import Window
from assessor_app.vault import keyfile
from tests.ui.elsewhere import found_verifier, seal
from tests.ui.visiting import SetClock, found
from tests.ui.walks import WAIT_MS, StoppedClock, go_through_first_run

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from assessor_app.language import Tongue
    from tests.ui.elsewhere import Sealed
    from tests.ui.visiting import Founded


ENDED = itertools.count(1)
WHOLE_EVERY = 30  # tests: looking through everything takes a quarter of a second


class PatientBot(QtBot):
    """Waits as long as a busy machine may need; what never comes still fails."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = WAIT_MS) -> None:  # noqa: N802 - Qt's name
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 - made before any widget
    """As in pytest-qt, with more patience."""
    return PatientBot(request)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Look for garbage between tests only, in Qt's thread, as the window does (`ui.sweeping`)."""
    gc.disable()
    done = yield
    gc.collect(1 if next(ENDED) % WHOLE_EVERY else 2)
    gc.enable()
    return done


@pytest.fixture(autouse=True, scope="session")
def stretched_once() -> Iterator[None]:
    """Stretch each passphrase once for each salt: it takes half a second, and comes to the same every time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyfile, "_stretch", lru_cache(maxsize=1024)(keyfile._stretch))
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folders, all of them under a temporary one."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("ASSESSOR_APP_STORE", raising=False)
    return tmp_path


@pytest.fixture
def make_kit(qapp: QApplication) -> Iterator[Callable[..., Kit]]:
    """Make kits as the window does, but with a stopped clock, and with bugs failing the test."""
    made: list[Kit] = []
    bugs: list[BaseException] = []

    def make(language: Tongue = "en", scale: float = 1.0, preferences: Preferences | None = None) -> Kit:
        tongue = LiveWords(language)
        notices = Notices(tongue)
        tasks = Tasks(notices.error, bugs.append)
        session = Session(preferences or Preferences())
        kit = Kit(Theme(qapp, "light", scale), tongue, tasks, notices, StoppedClock(), session)
        made.append(kit)
        return kit

    yield make
    for kit in made:
        kit.tasks.shut(lambda rooms: rooms.close())
        kit.tasks.end()
    assert not bugs, bugs


@pytest.fixture
def kit(make_kit: Callable[..., Kit]) -> Kit:
    """One kit, in English, at 100 %."""
    return make_kit()


@pytest.fixture
def make_window(qtbot: QtBot, make_kit: Callable[..., Kit], home: Path) -> Callable[..., Window]:
    """Make windows on this home's stores, shown and exposed."""

    def make(language: Tongue = "en", scale: float = 1.0, size: tuple[int, int] | None = (1280, 832)) -> Window:
        preferences = Preferences(home / "settings.json")
        preferences.now = replace(preferences.now, language=language, theme="light")
        kit = make_kit(language, scale, preferences)
        window = Window(kit, Doors(kit.clock))
        if size is not None:
            window.resize(*size)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: window.entrance.settled)
        return window

    return make


@pytest.fixture
def founded(make_window: Callable[..., Window], qtbot: QtBot) -> Window:
    """A window that has just been through the first run, at its frame."""
    window = make_window()
    go_through_first_run(window, qtbot)
    return window


@pytest.fixture(scope="session")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """A store with one visit in it, made once."""
    return found(tmp_path_factory.mktemp("visited") / "store")


@pytest.fixture
def visit(visited: Founded, tmp_path: Path) -> Founded:
    """The same store for one test alone, closed."""
    return visited.copy(tmp_path / "store")


@pytest.fixture(scope="session")
def sealed(visited: Founded, tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """The visit sealed in a store of its own, and its record as a file, made once."""
    return seal(visited, tmp_path_factory.mktemp("sealed"))


@pytest.fixture(scope="session")
def received(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """The store of a verifier who has seen nothing yet, made once."""
    return found_verifier(tmp_path_factory.mktemp("received") / "store")


@pytest.fixture
def open_visit(visit: Founded, open_store: Callable[..., Window]) -> Callable[..., Window]:
    """Open the program's window on the store with the visit."""
    return partial(open_store, visit)


@pytest.fixture
def open_store(make_kit: Callable[..., Kit], qtbot: QtBot, home: Path) -> Iterator[Callable[..., Window]]:
    """Open the program's window on a store, past its entrance; several times one after another if need be."""
    opened: list[Window] = []

    def make(
        store: Founded, language: Tongue = "en", size: tuple[int, int] = (1440, 900), scale: float = 1.0
    ) -> Window:
        kit = replace(make_kit(language, scale, Preferences(home / "settings.json")), clock=SetClock())
        window = Window(kit, Doors(kit.clock))
        window.resize(*size)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.entrance.opened.emit(store.open())
        qtbot.waitUntil(lambda: window.frame is not None, timeout=WAIT_MS)
        opened.append(window)
        return window

    yield make
    for window in opened:
        window.close()
