"""Draws a gallery of every screen: `.venv/bin/python -m tests.ui.gallery [--out gallery] [--only NAME…] [--as FACE…]`.

In Welsh and English; light, dark and high contrast; on a large window, on a small one with larger text, and with text
twice as large. What the screens are is in `scenes.py`, what they show in `fullday.py`. Git ignores the folder: it is
there to be looked at. A window keeps its colours, since changing them costs more than walking to a screen again; each
face is drawn by a process of its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from assessor_app.language import LANGUAGES
from assessor_app.ui.doors import Doors
from assessor_app.ui.kit import Kit
from assessor_app.ui.notices import Notices
from assessor_app.ui.session import Preferences, Session
from assessor_app.ui.tasks import Tasks
from assessor_app.ui.theme import Theme
from assessor_app.ui.tongue import LiveWords
from assessor_app.ui.window import Window
from tests.ui.fullday import EVENING, copied, found_day
from tests.ui.scenes import LAST, SCENES, WAY_IN, Stage
from tests.ui.visiting import SetClock, stay_unlocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from PySide6.QtGui import QPixmap

    from assessor_app.settings import Theme as Choice
    from tests.ui.fullday import Day
    from tests.ui.scenes import Scene


@dataclass(frozen=True)
class Face:
    """How large the window is (px), how large it writes (1.0 is 100 %), and in which colours."""

    wide: int
    high: int
    scale: float
    theme: Choice

    @property
    def name(self) -> str:
        """What its folder and `--as` call it."""
        return f"{self.wide}x{self.high}-{round(self.scale * 100)}-{self.theme}"


THEMES: Final[tuple[Choice, ...]] = ("light", "dark", "contrast")
FACES: Final = (
    *(Face(1440, 900, 1.0, theme) for theme in THEMES),
    *(Face(1024, 768, 1.25, theme) for theme in THEMES),
    Face(1440, 900, 2.0, "light"),
)
PATIENCE_MS: Final = 180_000  # a gallery may be drawn beside other work
LITTLE_PACKED: Final = 80  # of 100: a file twice as large is written in a quarter of the time


class Patience(QtBot):
    """Waits as the tests do, without a test around it."""

    def __init__(self) -> None:
        qt_api.set_qt_api("pyside6")  # type: ignore[no-untyped-call]  # pytest-qt has no types here
        super().__init__(None)  # type: ignore[arg-type]  # it asks the request for nothing but a test's widgets

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802 - Qt's name
        """Wait until something holds."""
        super().waitUntil(callback, timeout=timeout)


def _fail(problem: BaseException) -> None:
    raise problem


@contextmanager
def _window(app: QApplication, day: Day, face: Face, *, opened: bool) -> Iterator[Stage]:
    """The program's window, on the store of a full day or still before it."""
    tongue, clock, waiting = LiveWords("cy"), SetClock(EVENING), Patience()
    notices = Notices(tongue)
    tasks = Tasks(notices.error, _fail)
    kit = Kit(Theme(app, face.theme, face.scale), tongue, tasks, notices, clock, Session(Preferences()))
    window = Window(kit, Doors(clock))
    window.resize(face.wide, face.high)
    window.show()
    waiting.waitUntil(lambda: window.entrance.settled)
    if opened:
        window.entrance.opened.emit(day.store.open())
        waiting.waitUntil(lambda: window.frame is not None)
        stay_unlocked(window)
    yield Stage(window, day, waiting)
    if opened and window.frame is not None:
        window.frame.handed = False
    window.close()
    tasks.shut(lambda rooms: rooms.close())
    tasks.end()


def picture(window: Window) -> QPixmap:
    """The window, and over it a dialog where one is open."""
    seen = window.grab()
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        over = dialog.grab()
        painter = QPainter(seen)
        middle = QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2)
        painter.drawPixmap(middle, over)
        painter.end()
    return seen


def settle() -> None:
    """Let layouts and repaints that wait for their turn have it."""
    for _ in range(24):
        QApplication.processEvents()


def draw(stage: Stage, scenes: Sequence[Scene], out: Path) -> int:
    """Show each scene, and take its picture in both languages; returns how many."""
    window, drawn = stage.window, 0
    for scene in scenes:
        window.kit.tongue.speak("cy")
        scene.show(stage)
        for language in LANGUAGES:
            window.kit.tongue.speak(language)
            settle()
            if window.frame is not None:
                window.frame.toast.give_way()  # no time passes here in which it would do so by itself
                settle()
            file = out / language / f"{scene.name}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            if not picture(window).save(str(file), "PNG", LITTLE_PACKED):
                raise OSError(file)
            drawn += 1
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()
    return drawn


def draw_face(face: Face, day: Day, own: Path, out: Path, beginnings: tuple[str, ...]) -> int:
    """Draw one face of all screens that are wanted, on a copy of the store; returns how many pictures."""
    app = QApplication([])
    app.setStyle("Fusion")
    mine, drawn = copied(day, own / "store"), 0
    for scenes, opened in ((WAY_IN, False), ((*SCENES, *LAST), True)):
        wanted = [one for one in scenes if not beginnings or one.name.startswith(beginnings)]
        if wanted:
            with _window(app, mine, face, opened=opened) as stage:
                drawn += draw(stage, wanted, out)
    return drawn


def main(told: Sequence[str]) -> int:
    """Draw what was asked for."""
    names = [face.name for face in FACES]
    asks = argparse.ArgumentParser(prog="gallery", description=__doc__.partition("\n")[0])
    asks.add_argument("--out", type=Path, default=Path("gallery"))
    asks.add_argument("--only", nargs="*", default=[], metavar="NAME", help="beginnings of names, such as observing")
    asks.add_argument("--as", nargs="*", default=[], dest="faces", metavar="FACE", help=f"beginnings of {names}")
    said = asks.parse_args(told)
    faces = [face for face in FACES if not said.faces or face.name.startswith(tuple(said.faces))]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = made
        day = found_day(Path(made) / "day")
        # One process a face: Qt's windows belong to one thread, and a face that fails does not spoil another's colours.
        with ProcessPoolExecutor(
            min(len(faces), os.cpu_count() or 1),
            mp_context=multiprocessing.get_context("spawn"),
            max_tasks_per_child=1,
        ) as pool:
            drawing = {
                face: pool.submit(draw_face, face, day, Path(made) / face.name, said.out / face.name, tuple(said.only))
                for face in faces
            }
            drawn = [(face, one.result()) for face, one in drawing.items()]
    for face, count in drawn:
        print(f"{face.name}: {count}")  # noqa: T201 - a command of its own
    print(f"{sum(count for _, count in drawn)} pictures in {said.out}")  # noqa: T201 - a command of its own
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
