"""Keeping what was begun and not said to its end: as soon as text, and told to nobody. All else is in `deeds`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.ui.observing.deeds import Deeds

if TYPE_CHECKING:
    from assessor_app.observing.model import Locator, Mark
    from assessor_app.standards.model import CriterionKey


class HalfwayDeeds(Deeds):
    """The deeds on one observation, and what is kept of half a deed. `halfway(what)` when that is on the disk."""

    halfway = Signal(object)

    def keep_mark(self, mark: Mark | None) -> None:
        """Keep a mark that is being made, or forget it."""
        name = self.name
        self._soon(
            "begun mark",
            lambda rooms: rooms.desk.keep_begun_mark(name, mark),
            lambda _nothing: self.halfway.emit(mark),
            said=mark.name or mark.reason if mark else "",
        )

    def keep_locator(self, key: CriterionKey, locator: Locator | None) -> None:
        """Keep a location that is being noted at a criterion, or forget it."""
        name = self.name
        self._soon(
            f"begun {key}",
            lambda rooms: rooms.desk.keep_begun_locator(name, key, locator),
            lambda _nothing: self.halfway.emit(locator),
            said=" ".join(filter(None, (locator.what, locator.where, locator.holder))) if locator else "",
        )
