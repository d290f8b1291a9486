"""What one candidate's page shows, read from the rooms in one deed. Decides nothing and paints nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.observing.coverage import covered
from assessor_app.standards.model import StandardKey

if TYPE_CHECKING:
    from assessor_app.observing.coverage import Coverage
    from assessor_app.observing.desk import Head
    from assessor_app.people.model import Candidate
    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Standard

# A candidate with more visits than this has been with the centre for decades.
ALL_VISITS = 1_000


@dataclass(frozen=True, slots=True)
class Known:
    """A candidate, the coverage of their standards, those the library lacks, drafts, and records."""

    candidate: Candidate
    coverage: tuple[Coverage, ...]
    missing: tuple[StandardKey, ...]
    drafts: tuple[Head, ...]
    records: tuple[Held, ...]


def known(rooms: Rooms, candidate: str) -> Known:
    """Read everything; Refusal `candidate-unknown`."""
    person = rooms.people.candidate(candidate)
    heads = rooms.desk.latest(person.id, limit=ALL_VISITS)
    observations = [rooms.desk.observation(head.id) for head in heads]
    observed = dict.fromkeys(key for one in reversed(observations) for key in one.standards)
    keys = dict.fromkeys((*(StandardKey.parse(written) for written in person.standards), *observed))
    standards = {key: _kept(rooms, key) for key in keys}
    return Known(
        candidate=person,
        coverage=tuple(covered(standard, observations) for standard in standards.values() if standard),
        missing=tuple(key for key, standard in standards.items() if standard is None),
        drafts=tuple(head for head in heads if not head.record),
        records=tuple(rooms.archive.of_candidate(person.id)),
    )


def _kept(rooms: Rooms, key: StandardKey) -> Standard | None:
    try:
        return rooms.library.get(key)
    except Refusal:
        return None
