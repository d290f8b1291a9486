"""What the standards' screen asks of the rooms about one standard, each as one blocking deed. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Standard, StandardKey


@dataclass(frozen=True, slots=True)
class Known:
    """One standard, the same edition in the other language, and what this store's owner has to do with it.

    `candidates` are the names of those who work on it, in Welsh order.
    """

    standard: Standard
    pair: Standard | None
    favourite: bool
    candidates: tuple[str, ...]


def known(rooms: Rooms, key: StandardKey) -> Known:
    """Read everything; Refusal `standard-unknown`."""
    library = rooms.library
    working = tuple(one.name for one in rooms.people.candidates() if str(key) in one.standards)
    favourite = any(head.key == key for head in library.shelves.favourites())
    return Known(library.get(key), library.pair(key), favourite, working)
