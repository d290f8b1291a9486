"""What all deeds on exercises share: reading one, who works here and when. What may be done with one is elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.vault.model import Changes
from assessor_app.verifying.standardising import store as rows

if TYPE_CHECKING:
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.records.archive import RecordArchive
    from assessor_app.vault.store import Store
    from assessor_app.verifying.standardising.model import Exercise, Listed


class Exercises:
    """The exercises of one store; `StandardisingDesk` is what others use."""

    def __init__(self, store: Store, archive: RecordArchive, people: PeopleDesk, clock: Clock) -> None:
        self._store = store
        self._archive = archive
        self._people = people
        self._clock = clock

    def listed(self) -> list[Listed]:
        """All exercises, latest first."""
        return rows.listed(self._store)

    def to_judge(self) -> int:
        """How many exercises came that were not judged yet."""
        return sum(one.way == "received" and not one.answered for one in self.listed())

    def exercise(self, name: str) -> Exercise:
        """One exercise; Refusal `exercise-unknown`."""
        found = rows.read(self._store, name)
        if found is None:
            raise Refusal("exercise-unknown")
        return found

    def _closed(self, exercise: str, at: str) -> Changes:
        with self._store.transaction():
            rows.close(self._store, exercise, at)
        return Changes.of(("exercise", exercise))

    def _row(self, exercise: str) -> dict[str, Any]:
        found = rows.row(self._store, exercise)
        if found is None:
            raise Refusal("exercise-unknown")
        return found

    def _name(self) -> str:
        assessor = self._people.assessor()
        return assessor.name if assessor else ""

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall.replace(microsecond=0))


def asked(made: Exercise) -> list[str]:
    """The keys of the criteria that an exercise asks about, sorted."""
    return sorted(one.key for one in made.criteria)
