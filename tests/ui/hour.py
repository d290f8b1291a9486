"""A visit of an hour, done in a program of its own by keys and presses alone: `python -m tests.ui.hour STORE [OUT]`.

Says on standard output what a person would see: `entry: N` once an entry is in the log, `judged: N`, `sealed`. Without
OUT it stops nowhere: whoever started it kills it. With OUT it goes on where the log ends, seals, and exports there.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from assessor_app.clock import Moment
from assessor_app.ui.doors import Doors
from assessor_app.ui.session import Preferences
from assessor_app.ui.window import Window, build_kit
from tests.ui.hands import Hands
from tests.ui.hour_notes import KIND_KEYS, NOTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.observing.model import Entry, Observation
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.review.screen import ReviewScreen
    from tests.ui.hour_notes import Note

PASSPHRASE: Final = "hen ŵr y môr yn canu"
START: Final = dt.datetime(2026, 11, 20, 14, 0, tzinfo=dt.UTC)
MINUTE: Final = 90  # seconds between two entries: forty of them make an hour
TYPO: Final = 12  # the entry that goes into the log with a slip, and is corrected there
LOCKED: Final = 27  # the entry during which the device is left, and locked
PATIENCE_S: Final = 120


class VisitClock:
    """Shows the minute of the visit that its entries have come to; both hands move together."""

    def __init__(self) -> None:
        self.entries = 0
        self._looks = 0

    def now(self) -> Moment:
        """The instant of this entry, a moment later at each look."""
        self._looks += 1
        passed = self.entries * MINUTE
        return Moment(START + dt.timedelta(seconds=passed), 5_000_000 + passed * 1000 + self._looks % 1000)


def wait(condition: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    started = time.monotonic()
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if time.monotonic() - started > PATIENCE_S:
            raise AssertionError("this never came")


def say(what: str) -> None:
    """Tell whoever started this."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


class Visit:
    """One assessor at one window."""

    def __init__(self, window: Window, clock: VisitClock) -> None:
        self.window, self.clock = window, clock
        self.hands = Hands(window, wait)

    @property
    def screen(self) -> ObservingScreen:
        """The observing screen, once it has read the draft."""
        self.hands.at("ObservingScreen")
        screen = cast("ObservingScreen", self.hands.screen)
        wait(lambda: screen.scene is not None)
        return screen

    def held(self) -> Observation:
        """The observation as the window shows it."""
        scene = self.screen.scene
        assert scene is not None
        return scene.observation

    def unlock(self) -> None:
        """The passphrase, by keys."""
        wait(lambda: self.window.entrance.settled and self.window.entrance.unlock.known)
        wait(self.window.entrance.unlock.phrase.edit.hasFocus)
        self.hands.write(PASSPHRASE)
        self.hands.key("Return")
        self.hands.at("VisitsScreen")

    def enter(self) -> None:
        """Go to the draft by the first screen."""
        self.hands.press("Parhau i arsylwi")
        wait(self.screen.writing.text.hasFocus)

    def note(self, number: int, note: Note) -> None:
        """Write one entry, with slips of the finger, link it and add it."""
        screen, hands = self.screen, self.hands
        hands.key(f"Alt+{KIND_KEYS[note.kind]}")
        if note.question:
            wait(screen.writing.question.hasFocus)
            hands.write(note.question)
            hands.key("Return")
        wait(screen.writing.text.hasFocus)
        slip = number % 5 == 0
        hands.write(note.text[:9] + ("xq" if slip else ""))
        if slip:
            hands.key("Backspace", 2)
        hands.write(note.text[9:] + ("z" if number == TYPO else ""))
        if number == LOCKED:
            self.leave_and_come_back()
        hands.write(f" #{note.standard} {note.label}")
        hands.key("Return")
        self.clock.entries = number
        before = len(self.held().entries)
        hands.key("Return")
        wait(lambda: len(self.held().entries) > before and not screen.writing.text.toPlainText())
        say(f"entry: {number}")
        if number == TYPO:
            self.correct(self.held().entries[-1], note)

    def correct(self, entry: Entry, note: Note) -> None:
        """Press the pencil, take the slip out, and add the correction."""
        screen = self.screen
        wait(lambda: screen.log.card(entry.id) is not None)
        card = screen.log.card(entry.id)
        assert card is not None
        self.hands.press(card.pencil)
        wait(lambda: card.correcting is not None and card.correcting.text.hasFocus())
        self.hands.key("End")
        self.hands.key("Backspace")
        self.hands.key("Return")
        wait(lambda: self.held().entries[-1].strikes == entry.id)
        assert self.held().entries[-1].text == note.text

    def leave_and_come_back(self) -> None:
        """Lock in mid-sentence, get the passphrase wrong once, and go on in the same place."""
        from assessor_app.ui.locking.page import LockPage  # noqa: PLC0415 - as the window does

        written = self.screen.writing.text.toPlainText()
        self.hands.key("Ctrl+Shift+L")
        wait(lambda: self.window.locked)
        (page,) = self.window.findChildren(LockPage)
        for said in ("hen wr", PASSPHRASE):
            wait(lambda: page.phrase.edit.hasFocus() and not page.busy.isVisible())
            self.hands.key("Ctrl+A")
            self.hands.write(said)
            self.hands.key("Return")
            wait(lambda: not page.busy.isVisible())
        wait(lambda: not self.window.locked)
        wait(self.screen.writing.text.hasFocus)
        assert self.screen.writing.text.toPlainText() == written
        say("locked and back")

    def judge(self) -> None:
        """Press each criterion to be judged, and its judgement."""
        screen, keys = self.screen, self.keys()
        for number, note in enumerate((one for one in NOTES if one.judged), 1):
            key = keys[note.standard, note.label]
            self.hands.press_row(screen.criteria.list, str(key))
            wait(lambda key=key: screen.criterion.key == key)  # type: ignore[misc]  # a bound name
            self.hands.press(screen.criterion.states.segment(note.judged))
            wait(lambda number=number: len(self.held().judgements) == number)  # type: ignore[misc]  # same
            say(f"judged: {number}")

    def keys(self) -> dict[tuple[str, str], CriterionKey]:
        """Criteria by the names that the notes use."""
        scene = self.screen.scene
        assert scene is not None
        return {(standard.urn or "", key.short("cy")): key for standard, _one, key in scene.criteria()}

    def finish(self, out: Path) -> None:
        """Feedback and an action, the candidate's mark, the seal, and the file."""
        screen, hands = self.screen, self.hands
        hands.key("Ctrl+D")
        wait(screen.drawer.isVisible)
        hands.press(screen.details.feedback.edit)
        hands.write("Gwrando rhagorol; y tro nesaf, cadarnhewch y dewis yn ysgrifenedig.")
        hands.press(screen.details.agreed_actions.more)
        wait(lambda: len(screen.details.agreed_actions.cards) == 1)
        hands.write("Ymarfer cadarnhau'n ysgrifenedig")
        hands.key("Escape")
        wait(lambda: not screen.drawer.isVisible() and len(self.held().actions) == 1)
        hands.press(screen.foot.primary)
        hands.at("ReviewScreen")
        self.sign_and_seal(cast("ReviewScreen", hands.screen), out)

    def sign_and_seal(self, review: ReviewScreen, out: Path) -> None:
        """The candidate draws a mark; the assessor seals and exports."""
        hands = self.hands
        wait(lambda: not review.preview.isHidden())
        hands.press(review.assessor.hand)
        wait(lambda: review.handing.over and review.candidate.mark.pad.isVisible())
        pad = review.candidate.mark.pad
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
        for x in range(40, 160, 6):
            QTest.mouseMove(pad, QPoint(x, 40 + (x * 7) % 31))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(170, 60))
        hands.press(review.candidate.sign)
        wait(review.giving.isVisible)
        hands.press(review.giving.passphrase.edit)
        hands.write(PASSPHRASE)
        hands.key("Return")
        wait(lambda: not review.handing.over)
        hands.press(review.assessor.declared)
        hands.press(review.assessor.passphrase.edit)
        hands.write(PASSPHRASE)
        hands.press(review.assessor.seal)
        wait(lambda: review._sealed is not None)
        say("sealed")
        QFileDialog.getExistingDirectory = lambda *_: str(out)  # type: ignore[method-assign]  # the system's
        hands.press(review.done.export)
        wait(lambda: bool(list(out.glob("*.pdf"))))


def main(store: str, out: str = "") -> None:
    """Do the visit, or what is left of it."""
    app = QApplication([])
    clock = VisitClock()
    kit = build_kit(app, clock, Preferences(), scale=1.0)
    kit.tongue.speak("cy")
    window = Window(kit, Doors(clock))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    visit = Visit(window, clock)
    say(f"store: {store}")
    visit.unlock()
    visit.enter()
    said = [entry.text for entry in visit.held().standing()]
    clock.entries = len(said)
    if visit.screen.writing.text.toPlainText():  # what was being written when the program went away
        say(f"came back: {visit.screen.writing.text.toPlainText()}")
        visit.hands.key("Ctrl+A")
        visit.hands.key("Backspace")
    for number, note in enumerate(NOTES, 1):
        if note.text not in said:
            visit.note(number, note)
    visit.judge()
    if out:
        visit.finish(Path(out))
    say("done")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except BaseException:
        traceback.print_exc()  # the window's own hook tells a person, not a test
        raise
