"""A record sealed in one store, the file it was exported as, and the empty store of somebody else that receives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app import rooms as building
from assessor_app.observing.model import Event, Mark
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.ui.records.deeds import export
from assessor_app.vault.model import StorePlace
from tests.ui.visiting import PASSPHRASE, Founded, SetClock

if TYPE_CHECKING:
    from pathlib import Path

ASSESSOR, VERIFIER = "Rhys Wyn Jones", "Mair Eleri Pugh"


@dataclass(frozen=True)
class Sealed:
    """A closed store that holds an own record, and the record as a file with its certificate beside it."""

    store: Founded
    file: Path
    identity: str
    signer: str


def seal(visited: Founded, folder: Path) -> Sealed:
    """Finish the visit of a store, in a copy of it, seal it and export the record."""
    store = visited.copy(folder / "store")
    clock = SetClock("2026-11-20T14:46:00+00:00")
    with store.open() as vault:
        rooms = building.open_rooms(vault, clock)
        event = rooms.desk.observation(store.draft).event
        end = "2026-11-20T14:45:00+00:00"
        rooms.desk.set_event(store.draft, Event(event.start, end, event.place, event.setting, event.others))
        rooms.desk.set_mark(store.draft, Mark("typed", "Siân Llywelyn", end))
        identity = building.own_identity(rooms, vault, PASSPHRASE)
        held, _changes = rooms.archive.seal(rooms.visit(store.draft), identity, rooms.desk, Silent())
        (folder / "out").mkdir()
        file = export(rooms, held.identity, folder / "out")
        rooms.close()
    return Sealed(store, file, held.identity, held.signer)


def found_verifier(folder: Path) -> Founded:
    """Found the store of somebody who has seen no record yet; it has no draft."""
    place = StorePlace(folder)
    vault, _code = building.found(
        place,
        name=VERIFIER,
        centre=Centre("Coleg Gwynedd"),
        passphrase=PASSPHRASE,
        clock=SetClock(),
        progress=Silent(),
    )
    vault.close()
    return Founded(place, "")
