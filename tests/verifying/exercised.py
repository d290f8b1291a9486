"""An exercise of standardisation in a store, and somebody's answer to it as a file."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from assessor_app.verifying.standardising import files
from assessor_app.verifying.standardising.model import Answer, Judged
from tests.records.sealed import signed, somebody

if TYPE_CHECKING:
    from assessor_app.trust.model import Identity
    from assessor_app.verifying.standardising.model import Exercise
    from tests.observing.furnished import Place


def exercise(place: Place) -> Exercise:
    """An exercise that was handed out from here."""
    rooms = place.rooms
    rooms.archive.take_in("file", signed().sealed.file)
    made, _ = rooms.verifying.standardising.begin(signed().sealed.identity, "Anodd")
    rooms.verifying.standardising.give(made.id, somebody("Siân Ŵyn Llŷr"))
    return rooms.verifying.standardising.exercise(made.id)


def answered(made: Exercise, by: Identity) -> bytes:
    """An answer to it, every criterion met."""
    judged = tuple(Judged(one.key, "met") for one in made.criteria)
    at = "2026-11-22T12:00:00+00:00"
    return files.answer(Answer(str(uuid.uuid4()), made.id, files.digest(made), "Ann Prydderch", "p-9", at, judged), by)
