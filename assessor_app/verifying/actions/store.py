"""Which statements take steps in which action, as rows made from them, and what somebody is writing about one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "actions-001-steps-and-drafts",
        """
CREATE TABLE action_step (
  statement TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, action TEXT NOT NULL, report TEXT NOT NULL,
  PRIMARY KEY (report, action, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_step_by_statement ON action_step(statement);
CREATE TABLE action_draft (
  report TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, action TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('answer', 'recheck')), said TEXT NOT NULL,
  PRIMARY KEY (report, action, kind)
) STRICT, WITHOUT ROWID;
""",
    ),
)


def note(store: Store, statement: str, keys: Iterable[tuple[str, str]]) -> None:
    """Note that a statement takes a step in these actions (report, action); once noted changes nothing."""
    store.run_many(
        "INSERT OR IGNORE INTO action_step (statement, report, action) VALUES (?, ?, ?)",
        [(statement, report, action) for report, action in keys],
    )


def telling(store: Store) -> list[tuple[str, dict[str, Any]]]:
    """Every accepted statement that takes a step in some action: its identity and its data."""
    return _told(
        store, "WHERE EXISTS (SELECT 1 FROM action_step a WHERE a.statement = s.identity) AND t.verdict = 'accepted'"
    )


def telling_of(store: Store, of_identity: str) -> list[tuple[str, dict[str, Any]]]:
    """The same for the actions about one record, by the record's identity."""
    return _told(store, "WHERE s.of_identity = ? AND t.verdict = 'accepted'", of_identity)


def own(store: Store) -> set[str]:
    """The identities of this store's own records that some statement is about."""
    rows = store.rows(
        "SELECT DISTINCT s.of_identity FROM statement s JOIN record r ON r.identity = s.of_identity"
        " WHERE r.origin = 'own'"
    )
    return {row["of_identity"] for row in rows}


def _told(store: Store, question: str, *given: str) -> list[tuple[str, dict[str, Any]]]:
    rows = store.rows(
        "SELECT s.identity, s.payload FROM statement s JOIN statement_standing t ON t.identity = s.identity "  # noqa: S608 - ours
        + question,
        given,
    )
    return [(row["identity"], json.loads(row["payload"])) for row in rows]


def draft(store: Store, report: str, action: str, kind: str) -> dict[str, Any] | None:
    """What is being written about an action."""
    row = store.one(
        "SELECT said FROM action_draft WHERE report = ? AND action = ? AND kind = ?", (report, action, kind)
    )
    said: dict[str, Any] | None = json.loads(row["said"]) if row else None
    return said


def keep_draft(store: Store, report: str, action: str, kind: str, said: dict[str, Any] | None) -> None:
    """Keep what is being written; None forgets it."""
    if said is None:
        store.run("DELETE FROM action_draft WHERE report = ? AND action = ? AND kind = ?", (report, action, kind))
        return
    store.run(
        "INSERT INTO action_draft (report, action, kind, said) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (report, action, kind) DO UPDATE SET said = excluded.said",
        (report, action, kind, json.dumps(said, ensure_ascii=False)),
    )
