"""Which records were stamped, or asked for in vain, as rows; and whether that is done by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.records.proving.model import Plan, Waiting
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "proving-001-records-and-their-times",
        """
CREATE TABLE record_time (
  identity TEXT PRIMARY KEY, done INTEGER NOT NULL CHECK (done IN (0, 1)), tries INTEGER NOT NULL,
  tried_at TEXT NOT NULL, problem TEXT NOT NULL
) STRICT;
CREATE TABLE time_plan (
  one INTEGER PRIMARY KEY CHECK (one = 1), automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)), since TEXT NOT NULL
) STRICT;
""",
    ),
)

# Those that a person asked for and nobody gave, and, where it is done by itself, all that was sealed here since.
_WANTED = "(t.done = 0 OR (t.identity IS NULL AND p.automatic = 1 AND julianday(r.kept_at) >= julianday(p.since)))"
_UNPROVEN = (
    "SELECT r.identity, r.reference, coalesce(t.tries, 0) AS tries, coalesce(t.tried_at, '') AS tried_at,"  # noqa: S608 - put together from ours alone
    f" coalesce(t.problem, '') AS problem, coalesce({_WANTED}, 0) AS wanted"
    " FROM record r JOIN record_standing s ON s.identity = r.identity AND s.verdict = 'accepted'"
    " LEFT JOIN record_time t ON t.identity = r.identity LEFT JOIN time_plan p ON p.one = 1"
    " WHERE (r.origin = 'own' OR t.done = 0) AND coalesce(t.done, 0) = 0"
)


def plan(store: Store) -> Plan:
    """Whether it is done by itself."""
    row = store.one("SELECT automatic, since FROM time_plan")
    return Plan(bool(row["automatic"]), row["since"]) if row else Plan()


def set_plan(store: Store, made: Plan) -> None:
    """Say whether it is done by itself."""
    store.run(
        "INSERT INTO time_plan (one, automatic, since) VALUES (1, ?, ?)"
        " ON CONFLICT (one) DO UPDATE SET automatic = excluded.automatic, since = excluded.since",
        (int(made.automatic), made.since),
    )


def unproven(store: Store, *, wanted: bool) -> list[Waiting]:
    """Accepted records of this store's own that were not stamped, oldest first; with `wanted` only those that wait."""
    only = f" AND {_WANTED}" if wanted else ""
    return [_waiting(row) for row in store.rows(f"{_UNPROVEN}{only} ORDER BY r.sealed_at, r.identity")]


def unproven_one(store: Store, identity: str) -> Waiting | None:
    """One of them; None where it was stamped, or is not this store's own and nobody asked for it."""
    row = store.one(f"{_UNPROVEN} AND r.identity = ?", (identity,))
    return _waiting(row) if row else None


def note_done(store: Store, identity: str, at: str) -> None:
    """A record was stamped, here or before it came."""
    _note(store, identity, done=1, at=at, problem="")


def note_failed(store: Store, identity: str, at: str, problem: str) -> None:
    """A record was to be stamped and was not; `problem` is the code that says why."""
    _note(store, identity, done=0, at=at, problem=problem)


def forget(store: Store, identity: str) -> None:
    """Nobody wants this record stamped any more; one that was stamped stays so."""
    store.run("DELETE FROM record_time WHERE identity = ? AND done = 0", (identity,))


def _note(store: Store, identity: str, *, done: int, at: str, problem: str) -> None:
    store.run(
        "INSERT INTO record_time (identity, done, tries, tried_at, problem) VALUES (?, ?, 1, ?, ?)"
        " ON CONFLICT (identity) DO UPDATE SET done = excluded.done, tries = tries + 1, tried_at = excluded.tried_at,"
        " problem = excluded.problem",
        (identity, done, at, problem),
    )


def _waiting(row: dict[str, object]) -> Waiting:
    return Waiting(**{**row, "wanted": bool(row["wanted"])})  # type: ignore[arg-type]
