"""A real program, killed in mid-sentence: what it said was saved is in the store, and in the window that opens next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

ROOT = Path(__file__).parents[2]
BEFORE = "Gadawodd i’r gŵr orffen, yna ailadroddodd y broblem yn ôl "
AFTER = "yn araf ac yn siŵr, gan ofyn a oedd wedi deall pob gair yn Nhŷ Gwyn."
# Opens the program's own window on a store, types, and says aloud each text that it is told is on the disk.
DRIVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from PySide6.QtGui import QInputMethodEvent
from assessor_app.clock import DeviceClock
from assessor_app.tables import MIGRATIONS
from assessor_app.ui.doors import Doors
from assessor_app.ui.session import Preferences
from assessor_app.ui.window import Window, build_kit
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault

folder, draft, passphrase, before, after, where = sys.argv[1:]
app = QApplication([])
kit = build_kit(app, DeviceClock(), Preferences(), scale=1.0)
window = Window(kit, Doors(kit.clock))
window.show()
window.activateWindow()
window.entrance.opened.emit(Vault.open(StorePlace(Path(folder)), passphrase=passphrase, migrations=MIGRATIONS))
left = list(before + after)

def field(screen):
    if where == "location":
        return screen.criterion.evidence.form.what.edit
    if where == "feedback":
        return screen.details.feedback.edit
    if where == "composer":
        return screen.writing.text
    return next(card for card in screen.log._cards.made.values() if card.correcting).correcting.text

def begin():
    screen = window.frame.shown if window.frame else None
    if where == "mark":
        return sign(screen)
    if screen is None or window.frame.here != "observing":
        if window.frame:
            window.go("observing", draft)
        return QTimer.singleShot(20, begin)
    if screen.scene is None:
        return QTimer.singleShot(20, begin)
    if where == "feedback":
        screen.open_details("feedback")
        screen.details.feedback.edit.clear()
        kit.tasks.touched.connect(lambda _: say(screen.scene.observation.feedback))
    elif where == "correction":
        screen.log.correct(screen.scene.observation.entries[0].id)
        field(screen).clear()
    elif where == "location":
        screen.choose(next(key for _, _, key in screen.scene.criteria()))
        screen.criterion.evidence.begin()
        screen.deeds.halfway.connect(lambda locator: say(locator.what))
    screen.deeds.kept.connect(lambda kept: say(kept.text))
    type_on(screen)

def sign(screen):
    if window.frame is None:
        return QTimer.singleShot(20, begin)
    if window.frame.here != "review" or screen.scene is None:
        window.go("review", draft)
        return QTimer.singleShot(20, begin)
    screen._hand_over()
    mark = screen.candidate.mark
    screen.deeds.halfway.connect(lambda begun: say(begun.name))
    mark.pad.show_strokes((((10, 20), (300, 40)), ((50, 60),)))  # what a pen drew before
    mark.show_kind("typed")
    type_into(mark.typed.edit)

def type_into(edit):
    if left:
        letter = QInputMethodEvent()
        letter.setCommitString(left.pop(0))
        app.sendEvent(edit, letter)
        QTimer.singleShot(12, lambda: type_into(edit))

def say(text):
    print("saved:", text, flush=True)

def type_on(screen):
    if left:
        letter = QInputMethodEvent()  # as a keyboard with dead keys hands them over
        letter.setCommitString(left.pop(0))
        app.sendEvent(field(screen), letter)
        QTimer.singleShot(12, lambda: type_on(screen))

begin()
app.exec()
"""


@pytest.mark.parametrize(
    "where",
    [
        "composer",
        *(pytest.param(one, marks=pytest.mark.slow) for one in ("correction", "feedback", "location", "mark")),
    ],
)
def test_what_was_said_to_be_saved_outlives_the_program(
    visit: Founded, home: Path, where: str, open_visit: Callable[..., Window], qtbot: QtBot
) -> None:
    from tests.ui.visiting import PASSPHRASE, at_draft  # noqa: PLC0415 - brings the rooms

    arguments, aside = [str(visit.place.folder), visit.draft, PASSPHRASE, BEFORE, AFTER, where], home / "aside"
    aside.mkdir()
    program = subprocess.Popen(
        [sys.executable, "-c", DRIVER, *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "HOME": str(home),
            "TMPDIR": str(aside),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        saved = _last_saved(program)
        _nothing_in_the_open(home, visit.place.folder)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert program.stdout is not None
        program.stdout.close()
    _nothing_in_the_open(home, visit.place.folder)
    again = visit.look(lambda rooms: rooms.desk.observation(visit.draft))
    found = {
        "composer": again.composer.text,
        "feedback": again.feedback,
        "correction": again.corrections[0].text if again.corrections else "",
        "location": again.begun.locators[0].what if again.begun.locators else "",
        "mark": again.begun.mark.name if again.begun.mark else "",
    }[where]
    assert found.startswith(saved)
    assert (BEFORE + AFTER).startswith(found)
    if where == "mark":
        assert again.begun.mark is not None
        assert again.begun.mark.strokes == (((10, 20), (300, 40)), ((50, 60),))
        assert _signed(open_visit(), visit, qtbot) == ("typed", found, again.begun.mark.strokes)
        return
    assert _shown(at_draft(open_visit(), visit, qtbot), where) == found


def _nothing_in_the_open(*folders: Path) -> None:
    """No file of the store, of the home, or put aside has a piece of what was typed; the store's log is among them."""
    pieces = [text[at : at + 16] for text in (BEFORE, AFTER) for at in (0, 16, 32)]
    marks = {piece.encode(code) for piece in pieces for code in ("utf-8", "utf-16-le")}
    files = {file for folder in folders for file in folder.rglob("*") if file.is_file()}
    assert "store.db-wal" in {file.name for file in files}
    for file in files:
        data = file.read_bytes()
        assert not [mark for mark in marks if mark in data], file


def _signed(window: Window, visit: Founded, qtbot: QtBot) -> tuple[str, str, object]:
    """What stands in the candidate's hands in a window that was opened afterwards, once it is handed over."""
    from tests.ui.visiting import handed_over  # noqa: PLC0415 - brings the rooms

    mark = handed_over(window, visit, qtbot).candidate.mark
    return mark.kind, mark.typed.said, mark.pad.strokes


def _shown(screen: ObservingScreen, where: str) -> str:
    """What stands in the field of a window that was opened afterwards."""
    if where == "composer":
        return screen.writing.text.toPlainText()
    if where == "feedback":
        return screen.details.feedback.edit.toPlainText()
    if where == "location":
        assert screen.scene is not None
        screen.choose(next(key for _, _, key in screen.scene.criteria()))
        return screen.criterion.evidence.form.what.said
    (card,) = [card for card in screen.log._cards.made.values() if card.correcting]
    assert card.correcting is not None
    return card.correcting.text.toPlainText()


def _last_saved(program: subprocess.Popen[str]) -> str:
    """Listen until the middle of the sentence is saved, and a little longer; returns the last text said to be."""
    assert program.stdout is not None
    started = time.monotonic()
    for line in program.stdout:
        said = line.removeprefix("saved:").strip()
        if said.startswith(BEFORE.strip()):
            return said
        assert time.monotonic() - started < 120
    raise AssertionError("the program ended by itself")
