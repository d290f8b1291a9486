"""What a log amounts to — where each entry stands, what is struck, what shows a criterion — kept up line by line. Pure.

A log of thousands is reckoned once; each deed after that costs the same however long the log is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessor_app.observing.clocks import Clocks
from assessor_app.observing.judging import evidenced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.observing.model import Entry
    from assessor_app.standards.model import CriterionKey


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Of one log: `places` of entries by id, `struck` by whom, and by criterion the ids of standing entries.

    `clocks` is what its two clocks say of each other.
    """

    entries: tuple[Entry, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    struck: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[CriterionKey, tuple[str, ...]] = field(default_factory=dict)
    clocks: Clocks = field(default_factory=Clocks)

    @classmethod
    def of(cls, entries: tuple[Entry, ...]) -> Reckoning:
        """Reckon a whole log."""
        struck = {entry.strikes: entry.id for entry in entries if entry.strikes}
        shown: dict[CriterionKey, list[str]] = {}
        for entry in entries:
            for key in () if entry.id in struck else entry.links:
                shown.setdefault(key, []).append(entry.id)
        places = {entry.id: at for at, entry in enumerate(entries)}
        found = {key: tuple(names) for key, names in shown.items()}
        return cls(entries, places, struck, found, Clocks.of(entries))

    def after(self, entries: tuple[Entry, ...], changed: str) -> Reckoning:
        """Reckon the same log after one entry was added at its end or linked anew."""
        at = self.places.get(changed, len(self.entries))
        entry, shown = entries[at], dict(self.shown)
        old = self.entries[at] if at < len(self.entries) else None
        struck = {**self.struck, entry.strikes: entry.id} if entry.strikes else self.struck
        if old is not None:
            self._without(shown, old)
        elif entry.strikes in self.places:
            self._without(shown, self.entries[self.places[entry.strikes]])
        for key in () if entry.id in struck else entry.links:
            shown[key] = tuple(sorted((*shown.get(key, ()), entry.id), key=lambda one: self.places.get(one, at)))
        places = self.places if old is not None else {**self.places, entry.id: at}
        clocks = self.clocks if old is not None else self.clocks.after(self.entries[-1:], entry)
        return Reckoning(entries, places, struck, shown, clocks)

    def entry(self, name: str) -> Entry | None:
        """One entry."""
        at = self.places.get(name)
        return self.entries[at] if at is not None else None

    @property
    def standing(self) -> int:
        """How many entries stand."""
        return len(self.entries) - sum(name in self.places for name in self.struck)

    def linked_to(self, key: CriterionKey) -> tuple[Entry, ...]:
        """The standing entries that evidence a criterion, in order."""
        return tuple(self.entries[self.places[name]] for name in self.shown.get(key, ()))

    def evidenced(self, key: CriterionKey) -> bool:
        """Whether a standing entry is evidence of a criterion, as `judging.evidenced` says."""
        return evidenced(self.entries[self.places[name]] for name in self.shown.get(key, ()))

    @staticmethod
    def _without(shown: dict[CriterionKey, tuple[str, ...]], entry: Entry) -> None:
        for key in entry.links:
            left = tuple(name for name in shown.get(key, ()) if name != entry.id)
            if left:
                shown[key] = left
            else:
                shown.pop(key, None)
