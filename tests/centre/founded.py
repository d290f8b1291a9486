"""A centre and the people it knows, each in a store of their own in memory; they exchange bytes and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.clock import Moment
from assessor_app.people.model import Assessor, Centre
from assessor_app.rooms import Rooms, furnish
from assessor_app.tables import MIGRATIONS
from assessor_app.trust import identity as identities
from assessor_app.trust import requests
from assessor_app.vault.store import Store

if TYPE_CHECKING:
    from assessor_app.centre.model import Issued
    from assessor_app.trust.authority.roles import Role
    from assessor_app.trust.model import Identity

SECRET = bytes(range(32))
BEGUN = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)


class HandClock:
    """Stands where a test puts it."""

    def __init__(self, at: dt.datetime = BEGUN) -> None:
        self.at = at

    def now(self) -> Moment:
        """The instant as set."""
        return Moment(self.at, 0)

    def later(self, days: float) -> None:
        """Move it on."""
        self.at += dt.timedelta(days=days)


@dataclass(frozen=True)
class Desk:
    """One person's machine: its rooms and its clock."""

    rooms: Rooms
    clock: HandClock

    def pack(self) -> bytes:
        """The next pack of the centre it looks after."""
        return self.rooms.centre.make_pack(SECRET)[0]


def desk(name: str, clock: HandClock, person: str) -> Desk:
    """A machine that belongs to somebody."""
    rooms = furnish(Store.in_memory(MIGRATIONS), clock)
    rooms.people.set_assessor(Assessor(person, name, Centre("Canolfan Tŷ Gwyn")))
    return Desk(rooms, clock)


def centre(clock: HandClock, name: str = "Canolfan Tŷ Gwyn") -> Desk:
    """The machine of whoever looks after a centre."""
    made = desk("Mair Gweinydd", clock, "adm-1")
    made.rooms.centre.found(name, SECRET, "carreg lefn y nant")
    return made


def certified(by: Desk, name: str, person: str, role: Role = "assessor") -> tuple[Identity, Issued]:
    """Somebody with a key of their own, certified by a centre."""
    own = identities.make(name, "", person, by.clock.at)
    issued, _ = by.rooms.centre.issue(SECRET, requests.read(requests.make(own)), role)
    return identities.certified(own, issued.certificate), issued
