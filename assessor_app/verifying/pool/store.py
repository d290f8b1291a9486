"""The pool as rows; made again from the archive, so nothing here is the only copy of anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.vault.model import Migration
from assessor_app.verifying.pool.model import Pooled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "pool-001-pooled",
        """
CREATE TABLE pooled (
  identity TEXT PRIMARY KEY REFERENCES record(identity) ON DELETE CASCADE, candidate_id TEXT NOT NULL,
  assessor_id TEXT NOT NULL, status TEXT NOT NULL, site TEXT NOT NULL, observed_on TEXT NOT NULL, met INTEGER NOT NULL,
  not_yet INTEGER NOT NULL
) STRICT;
CREATE INDEX pooled_by_assessor ON pooled(assessor_id, observed_on DESC);
CREATE INDEX pooled_by_day ON pooled(observed_on DESC, identity);
CREATE TABLE pooled_method (
  identity TEXT NOT NULL REFERENCES pooled(identity) ON DELETE CASCADE, method TEXT NOT NULL,
  PRIMARY KEY (identity, method)
) STRICT, WITHOUT ROWID;
CREATE TABLE pooled_standard (
  identity TEXT NOT NULL REFERENCES pooled(identity) ON DELETE CASCADE, standard TEXT NOT NULL,
  PRIMARY KEY (identity, standard)
) STRICT, WITHOUT ROWID;
CREATE INDEX pooled_by_standard ON pooled_standard(standard);
""",
    ),
)


def missing(store: Store, limit: int) -> list[str]:
    """Records that have no row yet."""
    rows = store.rows(
        "SELECT r.identity FROM record r"
        " WHERE NOT EXISTS (SELECT 1 FROM pooled p WHERE p.identity = r.identity) LIMIT ?",
        (limit,),
    )
    return [row["identity"] for row in rows]


def insert(store: Store, row: dict[str, Any], methods: Iterable[str], standards: Iterable[str]) -> None:
    """Keep what is said of one record."""
    store.run(
        "INSERT INTO pooled (identity, candidate_id, assessor_id, status, site, observed_on, met, not_yet)"
        " VALUES (:identity, :candidate_id, :assessor_id, :status, :site, :observed_on, :met, :not_yet)",
        row,
    )
    for method in methods:
        store.run("INSERT INTO pooled_method (identity, method) VALUES (?, ?)", (row["identity"], method))
    for standard in standards:
        store.run("INSERT INTO pooled_standard (identity, standard) VALUES (?, ?)", (row["identity"], standard))


_METHODS = "(SELECT group_concat(method, char(10)) FROM pooled_method m WHERE m.identity = p.identity) AS methods"
_STANDARDS = (
    "(SELECT group_concat(standard, char(10)) FROM pooled_standard t WHERE t.identity = p.identity) AS standards"
)
_SELECT = f"SELECT p.*, {_METHODS}, {_STANDARDS} FROM pooled p"  # noqa: S608 - put together from ours alone


def rows_of(store: Store, identities: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of these records, in their order."""
    found = []
    for identity in identities:
        row = store.one(f"{_SELECT} WHERE p.identity = ?", (identity,))
        if row:
            found.append(dict(row))
    return found


def pooled(row: dict[str, Any], held: dict[str, Any]) -> Pooled:
    """One record of the pool from its row here and what the archive's head says of it."""
    return Pooled(
        **held,
        candidate_id=row["candidate_id"],
        assessor_id=row["assessor_id"],
        status=row["status"],
        site=row["site"],
        observed_on=row["observed_on"],
        methods=_lines(row["methods"]),
        standards=_lines(row["standards"]),
        met=row["met"],
        not_yet=row["not_yet"],
    )


def _lines(joined: str | None) -> tuple[Any, ...]:
    return tuple(sorted(joined.split("\n"))) if joined else ()
