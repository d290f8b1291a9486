"""Packs that were made, as rows: what was sent to an external verifier, and when. The files are not kept again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.vault.model import Migration
from assessor_app.verifying.external.model import Made

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "external-001-packs",
        """
CREATE TABLE external_pack (
  id TEXT PRIMARY KEY, plan TEXT NOT NULL, number INTEGER NOT NULL, after INTEGER NOT NULL, made_at TEXT NOT NULL,
  target TEXT NOT NULL, UNIQUE (plan, number)
) STRICT;
CREATE TABLE external_sent (
  pack TEXT NOT NULL REFERENCES external_pack(id) ON DELETE CASCADE,
  identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE, PRIMARY KEY (pack, identity)
) STRICT, WITHOUT ROWID;
""",
    ),
    # A record that was sent does not give up its place to another: that it was sent would go too.
    Migration(
        "external-002-what-was-sent-stays",
        """
CREATE TRIGGER external_sent_keeps_its_record BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM external_sent WHERE identity = NEW.identity)
  BEGIN SELECT RAISE(IGNORE); END;
""",
    ),
)


def insert(store: Store, made: Made, identities: Iterable[str]) -> None:
    """Keep that a pack was made, and of which records."""
    store.run(
        "INSERT INTO external_pack (id, plan, number, after, made_at, target) VALUES (?, ?, ?, ?, ?, ?)",
        (made.id, made.plan, made.number, made.after, made.made_at, made.target),
    )
    store.run_many(
        "INSERT INTO external_sent (pack, identity) VALUES (?, ?)", [(made.id, identity) for identity in identities]
    )


def of_plan(store: Store, plan: str) -> list[Made]:
    """The packs of one plan, oldest first."""
    rows = store.rows(
        "SELECT id, plan, number, after, made_at, target,"
        " (SELECT count(*) FROM external_sent s WHERE s.pack = p.id) AS records"
        " FROM external_pack p WHERE plan = ? ORDER BY number",
        (plan,),
    )
    return [Made(**row) for row in rows]


def sent(store: Store, plan: str) -> set[str]:
    """The records that were in any pack of a plan."""
    rows = store.rows(
        "SELECT DISTINCT s.identity FROM external_sent s JOIN external_pack p ON p.id = s.pack WHERE p.plan = ?",
        (plan,),
    )
    return {row["identity"] for row in rows}
