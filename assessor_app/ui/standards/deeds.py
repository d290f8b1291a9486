"""What the standards' screen asks of the rooms about one standard, each as one blocking deed. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.standards.comparing import compare

if TYPE_CHECKING:
    from assessor_app.rooms import Rooms
    from assessor_app.standards.comparing import Comparison
    from assessor_app.standards.model import CriterionKey, Like, Standard, StandardHead, StandardKey


@dataclass(frozen=True, slots=True)
class Known:
    """One standard, the same edition in the other language, and what this store's owner has to do with it.

    `candidates` are the names of those who work on it, in Welsh order; `editions` the others in its language.
    """

    standard: Standard
    pair: Standard | None
    favourite: bool
    candidates: tuple[str, ...]
    editions: tuple[StandardHead, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs between two editions, and who still works with the old one."""

    title: str
    comparison: Comparison
    candidates: tuple[str, ...]
    drafts: int


def known(rooms: Rooms, key: StandardKey) -> Known:
    """Read everything; Refusal `standard-unknown`."""
    library = rooms.library
    standard = library.get(key)
    return Known(
        standard,
        library.pair(key),
        favourite=any(head.key == key for head in library.shelves.favourites()),
        candidates=tuple(one.name for one in rooms.people.working_on((key,))),
        editions=tuple(
            head
            for head in library.editions(key.name)
            if head.key != key and head.key.language == key.language and head.urn == standard.urn
        ),
    )


def compared(rooms: Rooms, old: StandardKey, new: Standard) -> Compared:
    """Compare an edition of the library with another, kept or not; Refusal `standard-unknown`, `compare-languages`."""
    return Compared(
        new.title,
        compare(rooms.library.get(old), new),
        tuple(one.name for one in rooms.people.working_on((old,))),
        len(rooms.desk.drafts_with((old,))),
    )


def elsewhere(rooms: Rooms, key: CriterionKey) -> list[Like]:
    """Nearly the same criteria in other standards, most alike first."""
    return rooms.library.elsewhere(key)
