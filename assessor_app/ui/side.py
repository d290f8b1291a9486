"""One lane and the rooms that its thread made for itself. What is done there, and who hears of it, is `tasks`."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from assessor_app.errors import AssessorError, Unavailable
from assessor_app.ui.lanes import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.rooms import Rooms

# What the vault says of a disk that went away: the connection has to be made again once it is back.
GONE = frozenset({"store-gone", "store-closed", "disk-error", "store-not-opened"})


class Side:
    """One lane and the rooms that its thread made for itself; made again where the disk under them went away."""

    def __init__(self, name: str) -> None:
        self.lane = Lane(name)
        self.rooms: Rooms | None = None
        self.make: Callable[[], Rooms] | None = None
        self.lost = False

    def here(self) -> Rooms:
        """The rooms of this lane; asked for only inside it."""
        if self.rooms is None:
            raise RuntimeError("a deed needs the store before one is open")
        if self.lost and self.make is not None:
            made = self.make()
            with contextlib.suppress(AssessorError):
                self.rooms.close()
            self.rooms, self.lost = made, False
        return self.rooms

    def heard(self, problem: BaseException | None) -> None:
        """Note, inside the lane, that a deed found the disk gone: what was open there is of no more use."""
        if isinstance(problem, Unavailable) and problem.code in GONE:
            self.lost = True
