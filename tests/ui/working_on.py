"""A real program in which an assessor works on a draft until it is killed: types, adds, links and judges, by real keys.

    python -m tests.ui.working_on STORE DRAFT PASSPHRASE SEED

It says aloud, a line of JSON each, what was typed (and when), and what the window's own signals say is saved or shown.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assessor_app.clock import DeviceClock
from assessor_app.tables import MIGRATIONS
from assessor_app.ui.doors import Doors
from assessor_app.ui.session import Preferences
from assessor_app.ui.window import Window, build_kit
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault

if TYPE_CHECKING:
    from assessor_app.observing.model import Composer
    from assessor_app.observing.parts import Part
    from assessor_app.ui.observing.screen import ObservingScreen

WORDS = ("gwrandawodd", "ailadroddodd", "nododd", "holodd", "cyfarchodd", "esboniodd", "y cwsmer", "yn glir")
EVERY_MS = 15


def say(what: str, **facts: Any) -> None:  # noqa: ANN401 - whatever JSON can say
    """Say one thing aloud."""
    sys.stdout.write(json.dumps({"what": what, "at": time.monotonic(), **facts}) + "\n")
    sys.stdout.flush()


class Assessor:
    """Does one small thing after another, at random, by key and mouse."""

    def __init__(self, window: Window, draft: str, seed: str) -> None:
        self._window, self._draft = window, draft
        self._chance = random.Random(seed)  # noqa: S311 - to be the same each time
        self._screen: ObservingScreen | None = None
        self._left, self._count, self._run = "", 0, seed
        self.begin()

    def begin(self) -> None:
        """Wait until the draft can be written in, then listen to the window and go to work."""
        frame = self._window.frame
        if frame is not None and frame.here != "observing":
            self._window.go("observing", self._draft)
        screen: Any = frame.shown if frame is not None and frame.here == "observing" else None
        if screen is None or screen.scene is None:
            QTimer.singleShot(20, self.begin)
            return
        self._screen = screen
        screen.deeds.kept.connect(self._kept)
        screen.deeds.changed.connect(self._changed)
        screen.writing.text.setFocus()
        say("begun", text=screen.writing.text.toPlainText())
        self._next()

    def _kept(self, written: Composer) -> None:
        say("kept", text=written.text)

    def _changed(self, part: Part, _again: bool) -> None:  # noqa: FBT001 - the signal hands it over
        if part.entry is not None:
            say("entry", id=part.entry.id, text=part.entry.text, links=[str(key) for key in part.entry.links])
        elif part.criterion is not None:
            state = part.judgement.state if part.judgement else "not_observed"
            say("judged", criterion=str(part.criterion), state=state)

    def _next(self) -> None:
        screen = self._screen
        assert screen is not None
        text = screen.writing.text
        if self._left:
            QTest.keyClicks(text, self._left[0])
            self._left = self._left[1:]
            say("typed", text=text.toPlainText())
        else:
            self._choose(screen)
        QTimer.singleShot(EVERY_MS, self._next)

    def _choose(self, screen: ObservingScreen) -> None:
        assert screen.scene is not None
        deed = self._chance.choices(("type", "add", "judge", "link", "undo"), (6, 3, 3, 2, 1))[0]
        text, keys = screen.writing.text, [key for _, _, key in screen.scene.criteria()][:6]
        key = self._chance.choice(keys)
        if deed == "type":
            self._count += 1
            self._left = f"{self._chance.choice(WORDS)} {self._run}.{self._count} "  # said once only
        elif deed == "add" and text.toPlainText().strip():
            QTest.keyClick(text, Qt.Key.Key_Return)
        elif deed == "link" and screen.log._cards.made:
            screen.choose(key)
            screen.log._cards.made[screen.scene.observation.entries[-1].id].pencil.setFocus()
            QTest.keyClick(self._window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
            text.setFocus()
        elif deed == "judge":
            screen.choose(key)
            state = self._chance.choice(("met", "not_yet_met", "not_observed"))
            QTest.mouseClick(screen.criterion.states.segment(state), Qt.MouseButton.LeftButton)
        elif deed == "undo":
            QTest.mouseClick(screen.undoing.undo, Qt.MouseButton.LeftButton)


def main() -> None:
    """Open the window on the store and work until somebody ends it."""
    folder, draft, passphrase, seed = sys.argv[1:]
    app = QApplication([])
    kit = build_kit(app, DeviceClock(), Preferences(), scale=1.0)
    window = Window(kit, Doors(kit.clock))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    window.entrance.opened.emit(Vault.open(StorePlace(Path(folder)), passphrase=passphrase, migrations=MIGRATIONS))
    kept = Assessor(window, draft, seed)
    app.exec()
    del kept


if __name__ == "__main__":
    main()
