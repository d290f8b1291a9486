"""A real store with a visit in it, replayed from the example that ships, and the real window opened over it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assessor_app import rooms as building
from assessor_app.clock import Moment
from assessor_app.observing.document import read_visit
from assessor_app.observing.model import Composer
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.observing.model import Observation, Visit
    from assessor_app.rooms import Rooms
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
        return Vault.open(self.place, passphrase=PASSPHRASE, migrations=building.MIGRATIONS)

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


def open_window(founded: Founded, clock: SetClock, language: str = "cy", theme: str = "light") -> Window:
    """The program's own window, past its entrance, on a store; shown, and with the store's rooms open."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only tests with a window

    from assessor_app.settings import Settings  # noqa: PLC0415 - same
    from assessor_app.ui.doors import Doors  # noqa: PLC0415 - same
    from assessor_app.ui.session import Preferences  # noqa: PLC0415 - same
    from assessor_app.ui.window import Window, build_kit  # noqa: PLC0415 - same

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    preferences = Preferences()
    preferences.now = Settings(language=language, theme=theme)  # type: ignore[arg-type]  # one of the two
    kit = build_kit(app, clock, preferences, scale=1.0)
    window = Window(kit, Doors(clock))
    window.show()
    window.entrance.opened.emit(founded.open())
    return window
