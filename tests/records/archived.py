"""Visits observed, sealed, put right and withdrawn in a place's store, for tests of what becomes of records."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from assessor_app.observing.model import Composer, Event, Locator, Mark
from assessor_app.progress import Silent
from assessor_app.standards.model import CriterionKey
from tests.observing.furnished import Place, furnished

if TYPE_CHECKING:
    from assessor_app.records.model import Held
    from assessor_app.trust.model import Identity

AT = "2026-11-22T13:00:00+00:00"


def at_one() -> Place:
    """A fresh place whose clock shows the time of these visits."""
    made = furnished()
    made.clock.wall = dt.datetime(2026, 11, 22, 13, 0, tzinfo=dt.UTC)
    return made


def observed(place: Place) -> str:
    """An observation with something of everything, one entry struck, ready to be sealed."""
    desk = place.rooms.desk
    observation, _ = desk.start(place.candidate, [place.calls.key], place="Tŷ Gwyn")
    name, key = observation.id, CriterionKey(place.calls.key, "performance", 1)
    first, _ = desk.add_entry(name, Composer("behaviour", "Cyfarchodd y galwr", links=(key,)), "cy")
    desk.correct_entry(name, first.id, Composer("behaviour", "Cyfarchodd y galwr yn Gymraeg", links=(key,)), "cy")
    desk.judge(name, key, "met")
    desk.set_event(name, Event(AT, AT, "Tŷ Gwyn", others="y tîm"))
    desk.put_action(name, "Darllen", "Siân", "2026-12-01", action="")
    desk.put_locator(name, Locator("", "Y log", "Y ffeil", "Y ganolfan", "Cyfrinachol", "", (key,)))
    desk.set_text(name, "feedback", "Da iawn.")
    return marked(place, name)


def marked(place: Place, name: str) -> str:
    """The candidate marks the draft."""
    place.rooms.desk.set_mark(name, Mark("typed", "Siân Llywelyn", AT))
    return name


def seal(place: Place, name: str, me: Identity) -> Held:
    """Seal a draft in the place's store."""
    return place.rooms.archive.seal(place.rooms.visit(name), me, place.rooms.desk, Silent())[0]


def begun(place: Place, held: Held, reason: str = "Y dyddiad anghywir") -> str:
    """A draft that puts a record right."""
    return place.rooms.putting_right.begin(held.identity, reason)[0].id
