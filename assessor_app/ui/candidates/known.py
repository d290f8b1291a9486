"""What one candidate's page shows, read from the rooms in one deed. Decides nothing and paints nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.observing.nexttime import hopes

if TYPE_CHECKING:
    from assessor_app.observing.coverage import Coverage
    from assessor_app.observing.desk import Head
    from assessor_app.observing.nexttime import Hope
    from assessor_app.people.model import Candidate
    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import StandardKey

# A candidate with more visits than this has been with the centre for decades.
ALL_VISITS = 1_000


@dataclass(frozen=True, slots=True)
class Known:
    """A candidate, the coverage of their standards, those the library lacks, what to look for next, drafts, records."""

    candidate: Candidate
    coverage: tuple[Coverage, ...]
    missing: tuple[StandardKey, ...]
    hopes: tuple[Hope, ...]
    drafts: tuple[Head, ...]
    records: tuple[Held, ...]


def known(rooms: Rooms, candidate: str) -> Known:
    """Read everything; Refusal `candidate-unknown`."""
    person = rooms.people.candidate(candidate)
    heads = rooms.desk.latest(person.id, limit=ALL_VISITS)
    observations = [rooms.counted(head.id) for head in heads]
    covering = rooms.coverage(person, observations)
    return Known(
        candidate=person,
        coverage=covering.coverage,
        missing=covering.missing,
        hopes=hopes(covering.coverage, rooms.counting(observations)),
        drafts=tuple(head for head in heads if not head.record),
        records=tuple(rooms.archive.of_candidate(person.id)),
    )
