"""A plain store with one assessor, one candidate and the standards that ship, and a clock that tests move by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.clock import Moment
from assessor_app.people.model import Assessor, Centre
from assessor_app.rooms import Rooms, furnish
from assessor_app.standards.library import install_bundled
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.store import Store

if TYPE_CHECKING:
    from assessor_app.standards.model import Standard


class HandClock:
    """Shows what a test sets; the two hands move apart only when a test moves them apart."""

    def __init__(self) -> None:
        self.wall = dt.datetime(2026, 11, 20, 14, 5, tzinfo=dt.UTC)
        self.monotonic_ms = 1_000

    def now(self) -> Moment:
        """The instant as set."""
        return Moment(self.wall, self.monotonic_ms)

    def run(self, seconds: int) -> None:
        """Let time pass."""
        self.wall += dt.timedelta(seconds=seconds)
        self.monotonic_ms += seconds * 1000


@dataclass(frozen=True)
class Place:
    """What an observing test works with."""

    rooms: Rooms
    clock: HandClock
    candidate: str
    calls: Standard
    complex: Standard


def furnished() -> Place:
    """A fresh place, in memory."""
    clock = HandClock()
    rooms = furnish(Store.in_memory(MIGRATIONS), clock)
    rooms.people.set_assessor(Assessor("a-1", "Rhys Wyn Jones", Centre("Canolfan Asesu Menai", "C-0417")))
    install_bundled(rooms.library)
    candidate, _ = rooms.people.add_candidate(name="Siân Llywelyn")
    return Place(rooms, clock, candidate.id, rooms.library.resolve("INSCS025:cy"), rooms.library.resolve("INSCC007:cy"))
