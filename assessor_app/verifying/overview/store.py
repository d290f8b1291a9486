"""What the overview keeps of each report; it is added up in `tally`. What a report says is in its own payload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "overview-001-reports",
        """
CREATE TABLE overview_report (
  statement TEXT PRIMARY KEY REFERENCES statement(identity) ON DELETE CASCADE, of_identity TEXT NOT NULL,
  sealed_at TEXT NOT NULL
) STRICT;
CREATE INDEX overview_report_by_record ON overview_report(of_identity, sealed_at);
CREATE TABLE overview_finding (
  statement TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, standard TEXT NOT NULL,
  outcome TEXT NOT NULL, cause TEXT NOT NULL, many INTEGER NOT NULL,
  PRIMARY KEY (statement, standard, outcome, cause)
) STRICT, WITHOUT ROWID;
""",
    ),
)


def unread(store: Store, limit: int) -> list[str]:
    """Reports from which nothing was drawn yet."""
    rows = store.rows(
        "SELECT s.identity FROM statement s WHERE s.kind = 'review'"
        " AND NOT EXISTS (SELECT 1 FROM overview_report o WHERE o.statement = s.identity) LIMIT ?",
        (limit,),
    )
    return [row["identity"] for row in rows]


def put(store: Store, statement: str, of_identity: str, sealed_at: str, findings: Iterable[Sequence[Any]]) -> None:
    """Keep what was drawn from one report; a finding is (standard, outcome, cause, how many)."""
    store.run(
        "INSERT INTO overview_report (statement, of_identity, sealed_at) VALUES (?, ?, ?)",
        (statement, of_identity, sealed_at),
    )
    store.run_many(
        "INSERT INTO overview_finding (statement, standard, outcome, cause, many) VALUES (?, ?, ?, ?, ?)",
        [(statement, *one) for one in findings],
    )
