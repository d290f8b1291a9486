"""Two stores, an assessor's and a verifier's, that exchange nothing but files; for tests of the whole loop."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.progress import Silent
from assessor_app.rooms import Rooms, furnish
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.store import Store
from tests.observing.furnished import HandClock
from tests.records.archived import at_one, observed, seal
from tests.records.sealed import somebody
from tests.verifying.reported import MAIR, reviewed

if TYPE_CHECKING:
    from assessor_app.people.model import Assessor
    from assessor_app.records.model import Held
    from assessor_app.trust.model import Identity
    from assessor_app.verifying.reports.model import Report
    from tests.observing.furnished import Place


@dataclass(frozen=True)
class Desk:
    """A store without standards or candidates, as a verifier has it at first."""

    rooms: Rooms
    clock: HandClock


def desk(person: Assessor) -> Desk:
    """Somebody's fresh store, in memory."""
    clock = HandClock()
    clock.wall = dt.datetime(2026, 11, 22, 13, 0, tzinfo=dt.UTC)
    rooms = furnish(Store.in_memory(MIGRATIONS), clock)
    rooms.people.set_assessor(person)
    return Desk(rooms, clock)


@dataclass(frozen=True)
class Two:
    """The assessor's place and key, the verifier's, and the record that is verified."""

    here: Place
    there: Desk
    me: Identity
    verifier: Identity
    held: Held

    def verified(self, **changes: object) -> Report:
        """The verifier's report on the record."""
        archive = self.there.rooms.archive
        review = reviewed(archive.payload(self.held.identity), self.held.identity, **changes)
        return self.there.rooms.verifying.reports.seal(review, self.verifier, "both", self.there.clock.wall, Silent())[
            0
        ]

    def sent(self, identity: str) -> bytes:
        """A statement that the verifier has, as a file."""
        return self.there.rooms.verifying.statements.file(identity)

    def answered(self, identity: str) -> bytes:
        """A statement that the assessor has, as a file."""
        return self.here.rooms.verifying.statements.file(identity)


def two_stores(verifier: Identity | None = None) -> Two:
    """A record sealed at the assessor's and taken in at the verifier's; each has vouched for the other."""
    here, there, me = at_one(), desk(MAIR), somebody()
    other = verifier or somebody("Mair Pugh")
    held = seal(here, observed(here), me)
    there.rooms.archive.take_in("r.pdf", here.rooms.archive.file(held.identity))
    there.rooms.archive.vouch(held.identity, how="dros y ffôn", by="Mair")
    here.rooms.vouched.vouch(other.certificate, how="dros y ffôn", by="Rhys", at="2026-11-22T13:00:00+00:00")
    for place in (here, there):
        place.clock.wall += dt.timedelta(days=2)
    return Two(here, there, me, other, held)
