"""What this store has not yet sent: a row written in the same transaction as the deed it tells of. Sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store


@dataclass(frozen=True, slots=True)
class Unsent:
    """One deed to tell others of: `number` rises with time, `at` is RFC 3339."""

    number: int
    kind: str
    thing: str
    at: str


def add(store: Store, kind: str, thing: str, at: str) -> None:
    """Note a deed (`kind`) on a thing (its id) at a time (RFC 3339); call it inside the deed's transaction."""
    store.run("INSERT INTO outbox (kind, thing, at) VALUES (?, ?, ?)", (kind, thing, at))


def unsent(store: Store) -> list[Unsent]:
    """Everything not yet sent, oldest first."""
    found = store.rows("SELECT number, kind, thing, at FROM outbox WHERE sent_at IS NULL ORDER BY number")
    return [Unsent(**row) for row in found]


def mark_thing_sent(store: Store, kind: str, thing: str, at: str) -> None:
    """Note that everything of one kind about one thing was sent at a time (RFC 3339)."""
    store.run("UPDATE outbox SET sent_at = ? WHERE sent_at IS NULL AND kind = ? AND thing = ?", (at, kind, thing))


def mark_sent(store: Store, numbers: Iterable[int], at: str) -> None:
    """Note that these were sent at a time (RFC 3339); a row already marked keeps its first time."""
    store.run_many(
        "UPDATE outbox SET sent_at = ? WHERE number = ? AND sent_at IS NULL", [(at, number) for number in numbers]
    )
