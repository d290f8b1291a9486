"""What the vault's callers hold: the place of a store, what a deed touched, a migration. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changes:
    """What a deed touched: pairs of a kind of thing (`observation`, `candidate`…) and its id. Screens re-read these."""

    touched: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @classmethod
    def of(cls, *touched: tuple[str, str]) -> Changes:
        """Name what was touched."""
        return cls(frozenset(touched))

    def kinds(self) -> frozenset[str]:
        """The kinds of things touched."""
        return frozenset(kind for kind, _ in self.touched)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of a room's schema. `name` is `room-NNN-what`, never reused; `sql` runs in one transaction."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class StorePlace:
    """The folder of one store."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / "store.db"

    @property
    def keys(self) -> Path:
        """The wrapped keys, and whose store it is."""
        return self.folder / "key.json"

    @property
    def holder(self) -> Path:
        """Says who holds the lock, to whoever comes second."""
        return self.folder / "holder.json"

    @property
    def lock(self) -> Path:
        """Held by the one process that has the store open."""
        return self.folder / "lock"


@dataclass(frozen=True, slots=True)
class StoreLabel:
    """A store to choose before it is unlocked, by the words its owner gave it."""

    place: StorePlace
    label: str
