"""Every screen and every control on it: named, reached, seen, large enough, whole, in the language in force.

The screens are those of `scenes.py`, what is demanded stands in `demands.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication

from assessor_app.language import speak
from assessor_app.ui import tongue
from tests.ui import demands
from tests.ui.fullday import EVENING, copied, found_day
from tests.ui.pseudo import Longer
from tests.ui.scenes import LAST, SCENES, WAY_IN, Stage
from tests.ui.visiting import stay_unlocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from assessor_app.language import Tongue
    from assessor_app.ui.window import Window
    from tests.ui.fullday import Day
    from tests.ui.scenes import Scene
    from tests.ui.visiting import SetClock

pytestmark = pytest.mark.slow
ROOMY, SMALL = (1440, 900), (1024, 768)


@dataclass(frozen=True)
class Look:
    """How the window is looked at."""

    language: Tongue
    size: tuple[int, int]
    scale: float

    def __str__(self) -> str:
        return f"{self.language}-{self.size[0]}-{round(self.scale * 100)}"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A store with something of everything, made once."""
    return found_day(tmp_path_factory.mktemp("day"))


@pytest.fixture
def calm(qapp: QApplication) -> Iterator[None]:
    """No caret blinks between two pictures."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


def complaints(
    stage: Stage, scenes: Sequence[Scene], demanded: Callable[[QWidget, Stage], list[str]], language: Tongue
) -> list[str]:
    """What is wrong on these screens, each shown in the other language first and then in this one."""
    found: list[str] = []
    for scene in scenes:
        stage.window.kit.tongue.speak("en" if language == "cy" else "cy")
        scene.show(stage)
        stage.window.kit.tongue.speak(language)
        for _ in range(4):
            QApplication.processEvents()
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            stage.window.activateWindow()
            stage.until(stage.window.isActiveWindow)  # or no focus would be painted
        found += [f"{scene.name}: {one}" for one in demanded(dialog or stage.window, stage)]
        if dialog is not None:
            dialog.close()
    return list(dict.fromkeys(found))


def everything(root: QWidget, stage: Stage) -> list[str]:
    """All that is demanded, the Tab key's way included."""
    still = demands.rests(root)  # first: what comes into its place only now would not be on the Tab key's way
    way = demands.tabbed(root)
    return [*still, *looked_at(root, stage), *demands.reached(root, way.chain), *way.wrong]


def looked_at(root: QWidget, stage: Stage) -> list[str]:
    """What can be seen without a key."""
    language = stage.window.kit.tongue.language
    return [
        *demands.names_and_roles(root),
        *demands.targets(root),
        *demands.whole(root),
        *demands.placeholders(root),
        *demands.languages(root, language),
    ]


@pytest.fixture
def opened(day: Day, open_store: Callable[..., Window], tmp_path: Path, qtbot: QtBot) -> Callable[[Look], Stage]:
    """Open the window on a copy of the store, in the evening of the day."""

    def make(look: Look) -> Stage:
        own = copied(day, tmp_path / "store")
        window = open_store(own.store, look.language, look.size, look.scale)
        cast("SetClock", window.kit.clock).set(EVENING)
        stay_unlocked(window)
        return Stage(window, own, qtbot)

    return make


def at_rest(root: QWidget, stage: Stage) -> list[str]:
    """The same, once everything has its place."""
    return [*demands.rests(root), *looked_at(root, stage)]


def unclipped(root: QWidget, _stage: Stage) -> list[str]:
    """Words alone: whether all of them can be read."""
    return [*demands.whole(root), *demands.placeholders(root)]


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("look", [Look("cy", ROOMY, 1.0), Look("en", SMALL, 1.25)], ids=str)
def test_every_screen_of_an_open_store(opened: Callable[[Look], Stage], look: Look) -> None:
    assert complaints(opened(look), (*SCENES, *LAST), everything, look.language) == []


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("look", [Look("en", ROOMY, 1.0), Look("cy", SMALL, 1.25)], ids=str)
def test_every_page_of_the_way_in(day: Day, make_window: Callable[..., Window], qtbot: QtBot, look: Look) -> None:
    stage = Stage(make_window(look.language, look.scale, look.size), day, qtbot)
    assert complaints(stage, WAY_IN, everything, look.language) == []


@pytest.fixture
def longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Welsh with two fifths more letters."""
    monkeypatch.setattr(tongue, "speak", lambda language: Longer() if language == "cy" else speak(language))


@pytest.mark.usefixtures("longer")
@pytest.mark.parametrize("look", [Look("cy", ROOMY, 1.0), Look("cy", SMALL, 1.25)], ids=str)
def test_longer_welsh_is_not_clipped(opened: Callable[[Look], Stage], look: Look) -> None:
    stage = opened(look)
    assert complaints(stage, (*SCENES, *LAST), unclipped, look.language) == []
    assert stage.window.windowTitle() == "Aseswryy"


@pytest.mark.usefixtures("longer")
@pytest.mark.parametrize("look", [Look("cy", ROOMY, 1.0), Look("cy", SMALL, 1.25)], ids=str)
def test_longer_welsh_on_the_way_in(day: Day, make_window: Callable[..., Window], qtbot: QtBot, look: Look) -> None:
    stage = Stage(make_window(look.language, look.scale, look.size), day, qtbot)
    assert complaints(stage, WAY_IN, unclipped, look.language) == []


@pytest.mark.parametrize("look", [Look("cy", ROOMY, 2.0), Look("cy", SMALL, 2.0)], ids=str)
def test_every_screen_at_twice_the_size(opened: Callable[[Look], Stage], look: Look) -> None:
    assert complaints(opened(look), (*SCENES, *LAST), at_rest, look.language) == []
