"""What the screens of planned visits show, read from the rooms in one deed each. Decides nothing and paints nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.observing.coverage import covered
from assessor_app.observing.planning import schedule
from assessor_app.standards.model import CriterionKey, StandardKey
from assessor_app.ui.observing.scene import short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.observing.coverage import Coverage
    from assessor_app.observing.planning.model import PlannedVisit
    from assessor_app.people.model import Candidate
    from assessor_app.rooms import Rooms

# A candidate with more visits than this has been with the centre for decades.
ALL_VISITS = 1_000


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned visit with the names of its candidate and standards, and of those visited at the same time."""

    visit: PlannedVisit
    candidate: str
    standards: tuple[str, ...]
    clashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form begins with: all candidates, a visit or what one is to be planned with."""

    candidates: tuple[Candidate, ...]
    candidate: str = ""
    hoped: tuple[CriterionKey, ...] = ()
    visit: PlannedVisit | None = None


def plan_for(candidate: str, hoped: Iterable[CriterionKey] = ()) -> str:
    """The subject with which the screen `visits/plan` begins to plan a visit to one candidate."""
    return json.dumps({"candidate": candidate, "hoped": [str(key) for key in hoped]}, ensure_ascii=False)


def wanted(rooms: Rooms, subject: str) -> Wanted:
    """What a subject of the screen `visits/plan` asks for: nothing, what `plan_for` wrote, or a planned visit's id."""
    people = tuple(rooms.people.candidates())
    if not subject:
        return Wanted(people)
    if subject.startswith("{"):
        said = json.loads(subject)
        return Wanted(people, said["candidate"], tuple(CriterionKey.parse(key) for key in said["hoped"]))
    visit = rooms.planning.visit(subject)
    return Wanted(people, visit.what.candidate, visit.what.hoped, visit)


def to_come(rooms: Rooms) -> list[Planned]:
    """The visits to come, by when they are to begin."""
    return named(rooms, rooms.planning.to_come())


def cancelled(rooms: Rooms) -> list[Planned]:
    """The visits that were cancelled, latest first."""
    return named(rooms, rooms.planning.cancelled())


def named(rooms: Rooms, visits: Sequence[PlannedVisit]) -> list[Planned]:
    """These visits with the names a person knows them by."""
    names = {one.id: one.name for one in rooms.people.candidates()}
    standards = {key: standard_name(rooms, key) for visit in visits for key in visit.what.standards}
    return [
        Planned(
            visit,
            names.get(visit.what.candidate, ""),
            tuple(standards[key] for key in visit.what.standards),
            tuple(names.get(one.what.candidate, "") for one in schedule.clashes(visit, visits)),
        )
        for visit in visits
    ]


def standard_name(rooms: Rooms, key: StandardKey) -> str:
    """A URN as it is; of a standard without one, the first words of its title, which its key does not hold."""
    if key.name != key.name.lower():
        return key.name
    try:
        return short_name(rooms.library.get(key))
    except Refusal:
        return key.name


def coverage(rooms: Rooms, candidate: str, keys: Sequence[str]) -> list[Coverage]:
    """How each of these standards stands for a candidate, or for nobody yet; those the library lacks are left out."""
    heads = rooms.desk.latest(candidate, limit=ALL_VISITS) if candidate else []
    observations = rooms.counting(rooms.counted(head.id) for head in heads)
    found = []
    for key in keys:
        try:
            found.append(covered(rooms.library.get(StandardKey.parse(key)), observations))
        except Refusal:
            continue
    return found
