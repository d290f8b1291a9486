"""Which draft puts which record right, and why, as rows. Who may begin one is decided in `deeds`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.records.model import Replaced
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "putting-right-001-drafts",
        """
CREATE TABLE putting_right (
  observation TEXT PRIMARY KEY REFERENCES observation(id), identity TEXT NOT NULL REFERENCES record(identity),
  reason TEXT NOT NULL CHECK (reason <> ''), at TEXT NOT NULL
) STRICT;
CREATE INDEX putting_right_by_record ON putting_right(identity);
CREATE INDEX record_by_superseded ON record(supersedes) WHERE supersedes <> '';
""",
    ),
)


def insert(store: Store, observation: str, identity: str, reason: str, at: str) -> None:
    """Note that a draft puts a record right."""
    store.run(
        "INSERT INTO putting_right (observation, identity, reason, at) VALUES (?, ?, ?, ?)",
        (observation, identity, reason, at),
    )


def of_draft(store: Store, observation: str) -> Replaced | None:
    """What a draft puts right, if anything."""
    row = store.one(
        "SELECT r.record, r.identity, r.reference, p.reason FROM putting_right p"
        " JOIN record r ON r.identity = p.identity WHERE p.observation = ?",
        (observation,),
    )
    return Replaced(row["record"], row["identity"], row["reference"], row["reason"]) if row else None


def drafts(store: Store, identity: str) -> list[str]:
    """The ids of every draft ever begun to put a record right, latest first."""
    found = store.rows(
        "SELECT observation FROM putting_right WHERE identity = ? ORDER BY at DESC, rowid DESC", (identity,)
    )
    return [row["observation"] for row in found]
