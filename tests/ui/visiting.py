"""A real store with a visit in it, replayed from the example that ships, and the real window opened over it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QTimer

from assessor_app import rooms as building
from assessor_app.clock import Moment
from assessor_app.observing.document import read_visit
from assessor_app.observing.model import Composer
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.standards.model import CriterionKey
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.observing.model import Observation, Visit
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Kind
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.review.screen import ReviewScreen
    from assessor_app.ui.screen import Screen
    from assessor_app.ui.window import Window

T = TypeVar("T")
PASSPHRASE = "hen ŵr y môr yn canu"
EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "observation-1.example.json"


class SetClock:
    """Stands still until a test sets it, so that pictures and times are the same each run."""

    def __init__(self, at: str = "2026-11-20T14:47:17+00:00") -> None:
        self.wall = dt.datetime.fromisoformat(at)
        self.monotonic_ms = 1_000_000

    def now(self) -> Moment:
        """The instant as set."""
        return Moment(self.wall, self.monotonic_ms)

    def set(self, at: str) -> None:
        """Move both hands."""
        then = dt.datetime.fromisoformat(at)
        self.monotonic_ms += int((then - self.wall).total_seconds() * 1000)
        self.wall = then


@dataclass(frozen=True)
class Founded:
    """A closed store with one draft in it: `draft` is its id."""

    place: StorePlace
    draft: str

    def copy(self, folder: Path) -> Founded:
        """The same store in a folder of a test's own."""
        shutil.copytree(self.place.folder, folder)
        return Founded(StorePlace(folder), self.draft)

    def open(self) -> Vault:
        """Unlock it."""
        return Vault.open(self.place, passphrase=PASSPHRASE, migrations=MIGRATIONS)

    def look(self, deed: Callable[[Rooms], T]) -> T:
        """Open it, ask something, close it: what a program that starts now would see."""
        with self.open() as vault:
            rooms = building.open_rooms(vault, SetClock())
            try:
                return deed(rooms)
            finally:
                rooms.close()


def example() -> Any:  # noqa: ANN401 - a JSON document
    """The example observation, as data."""
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def found(folder: Path) -> Founded:
    """Found a store as the program does, and observe the example in it up to the candidate's mark."""
    clock, place = SetClock(), StorePlace(folder)
    centre = Centre("Canolfan Asesu Menai", "C-0417")
    vault, _code = building.found(
        place, name="Rhys Wyn Jones", centre=centre, passphrase=PASSPHRASE, clock=clock, progress=Silent()
    )
    rooms = building.open_rooms(vault, clock)
    draft = replay(rooms, clock, read_visit(example(), rooms.library))
    rooms.close()
    vault.close()
    return Founded(place, draft)


def replay(rooms: Rooms, clock: SetClock, visit: Visit) -> str:
    """Do again, deed by deed, what an assessor did on one visit; returns the draft's id."""
    seen, person = visit.observation, visit.candidate
    candidate, _ = rooms.people.add_candidate(
        name=person.name, centre_reference=person.centre_reference, registration=person.registration
    )
    clock.set(seen.event.start)
    made, _ = rooms.desk.start(candidate.id, seen.standards, place=seen.event.place, setting=seen.event.setting)
    rooms.desk.set_event(made.id, seen.event)
    rooms.desk.set_plan(made.id, seen.plan)
    _log(rooms, clock, made.id, seen)
    for judged in seen.judgements:
        rooms.desk.judge(made.id, judged.criterion, judged.state)
    for locator in seen.locators:
        rooms.desk.put_locator(made.id, locator)
    for action in seen.actions:
        rooms.desk.put_action(made.id, action.text, action.owner, action.due)
    rooms.desk.set_text(made.id, "summary", seen.summary)
    rooms.desk.set_text(made.id, "feedback", seen.feedback)
    return made.id


def _log(rooms: Rooms, clock: SetClock, name: str, seen: Observation) -> None:
    for entry in seen.entries:
        clock.set(entry.at)
        written = Composer(entry.kind, entry.text, entry.question, entry.links)
        rooms.desk.add_entry(name, written, entry.language)


def at_draft(window: Window, founded: Founded, qtbot: QtBot) -> ObservingScreen:
    """Go to the draft and wait until it can be written in."""
    from assessor_app.ui.observing.screen import ObservingScreen  # noqa: PLC0415 - only tests with a window

    window.go("observing", founded.draft)
    assert window.frame is not None
    screen = window.frame.shown
    assert isinstance(screen, ObservingScreen)
    qtbot.waitUntil(lambda: screen.scene is not None)
    qtbot.waitUntil(screen.writing.text.hasFocus)
    return screen


def stay_unlocked(window: Window) -> None:
    """Do not lock by itself: on a busy machine many screens take longer than the window waits for a touch."""
    session = window.kit.session
    session.preferences.now = replace(session.preferences.now, lock_minutes=0)
    assert session.lock is not None
    session.lock.wait()


def settled(screen: Screen, qtbot: QtBot) -> None:
    """Everything asked of the store is written and told, and what was asked because of that, to the end.

    An undo first waits for what is on its way, then writes, then reads again what it changed; and what is missing is
    reckoned a moment after a deed is shown.
    """
    tasks, told = screen.kit.tasks, list[object]()
    assert tasks.drain()
    tasks.read(lambda _rooms: None, then=told.append)
    qtbot.waitUntil(lambda: bool(told))
    late = [timer for timer in screen.findChildren(QTimer) if timer.objectName() == "missing"]

    def quiet() -> bool:
        over = not tasks._store.lane.waiting and not tasks._done and not tasks.waiting
        return over and not any(timer.isActive() for timer in late)

    qtbot.waitUntil(quiet)


def handed_over(window: Window, visit: Founded, qtbot: QtBot) -> ReviewScreen:
    """The review of the draft, its pages drawn, in the candidate's hands."""
    window.go("review", visit.draft)
    assert window.frame is not None
    screen = cast("ReviewScreen", window.frame.shown)
    qtbot.waitUntil(screen.preview.isVisible, timeout=20_000)
    screen.assessor.hand.click()
    settled(screen, qtbot)
    return screen


def given_back(review: ReviewScreen, qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    """The candidate gives the device back, unless signing did, and the assessor takes it with the passphrase."""
    if review.candidate.back.isVisible():
        review.candidate.back.click()
    qtbot.waitUntil(review.giving.isVisible)
    review.giving.passphrase.edit.setText(passphrase)  # Qt's test keyboard has no accents
    review.giving.go_on.click()
    qtbot.waitUntil(lambda: not review.handing.over)


def held(screen: ObservingScreen) -> Observation:
    """The observation as the screen shows it."""
    assert screen.scene is not None
    return screen.scene.observation


def key(screen: ObservingScreen, number: int, kind: Kind = "performance", standard: int = 0) -> CriterionKey:
    """One criterion of the draft."""
    return CriterionKey(held(screen).standards[standard], kind, number)


def saved(screen: Screen) -> str:
    """What the top bar says of saving."""
    from assessor_app.ui.parts.bars import SavedState  # noqa: PLC0415 - only tests with a window

    (state,) = screen.bar.findChildren(SavedState)
    return state._words.text()
