"""A verifier's store with records of others taken in, and reviews of them brought to where a test begins."""

from __future__ import annotations

import datetime as dt
import functools
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessor_app.clock import rfc3339
from assessor_app.people.model import Assessor, Centre
from assessor_app.rooms import Rooms, furnish
from assessor_app.tables import MIGRATIONS
from assessor_app.trust import identity as identities
from assessor_app.vault.store import Store
from assessor_app.verifying.model import Action, Interest
from assessor_app.verifying.reviews import criteria
from tests.observing.furnished import HandClock
from tests.records.sealed import MADE, NOW, example, sealed, somebody

if TYPE_CHECKING:
    from assessor_app.records.model import Held
    from assessor_app.trust.model import Identity
    from assessor_app.verifying.reviews.desk import Looking, Reviews
    from assessor_app.verifying.reviews.model import Kept

SECRET = b"x" * 32
NONE = Interest("none")


@functools.cache
def people() -> dict[str, Identity]:
    """An assessor, and a verifier of the same centre; made once."""
    return {
        "assessor": somebody(),
        "verifier": identities.make("Siân Ŵyn Llŷr", "Canolfan Asesu Menai", "v-1", MADE),
    }


@functools.cache
def record(pages: str = "both") -> bytes:
    """The example's record, sealed by the assessor."""
    return sealed(example() | {"pages": pages}, people()["assessor"]).file


@dataclass
class Desk:
    """A verifier's rooms, and the record that waits there."""

    rooms: Rooms
    clock: HandClock
    held: Held

    @property
    def reviews(self) -> Reviews:
        """The deeds under test."""
        return self.rooms.verifying.reviews

    def look(self) -> Looking:
        """Open the record."""
        return self.reviews.look(self.held.identity)

    @functools.cached_property
    def looking(self) -> Looking:
        """The record as it was when it was first looked at."""
        return self.look()

    def begun(self) -> Kept:
        """A review of it, with no interest."""
        return self.reviews.begin(self.looking, NONE, reason="Aseswr newydd")[0]


def desk(file: bytes | None = None, mine: Identity | None = None, person: str = "v-1") -> Desk:
    """A verifier's store of its own with one record in it, whose signer is vouched for."""
    clock, mine = HandClock(), mine or people()["verifier"]
    clock.wall = NOW + dt.timedelta(days=1)
    rooms = furnish(Store.in_memory(MIGRATIONS), clock)
    rooms.people.set_assessor(Assessor(person, "Siân Ŵyn Llŷr", Centre("Canolfan Asesu Menai")))
    rooms.vouched.keep_identity(identities.to_pkcs12(mine, SECRET), mine.certificate, rfc3339(NOW))
    rooms.vouched.vouch(people()["assessor"].certificate, how="dros y ffôn", by="Siân", at=rfc3339(NOW))
    taken, _ = rooms.archive.take_in("r.pdf", file or record())
    return Desk(rooms, clock, rooms.archive.find(taken.opening.identity))


def wanted(at: Desk) -> list[str]:
    """The keys of the criteria that a review of the record decides."""
    return [one.key for one in criteria.to_decide(at.looking.criteria)]


def all_agreed(at: Desk, kept: Kept) -> None:
    """Agree with each, one by one, and confirm the whole."""
    for key in wanted(at):
        at.reviews.decide(kept.review.id, key, "agreed")
    at.reviews.conclude(kept.review.id, "confirmed")


def action(*keys: str, **fields: Any) -> Action:  # noqa: ANN401 - the fields of an action
    """Something to do, said whole."""
    said: dict[str, Any] = {"text": "Arsylwi eto", "owner": "Rhys Wyn Jones", "due": "2026-12-20"} | fields
    return Action(str(uuid.uuid4()), criteria=keys, **said)
