"""The plan for backups and what was made, as rows. Rules stand in `keeping`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.vault.backup.model import Made, Plan
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "backup-001-plan-and-history",
        """
CREATE TABLE backup_plan (
  one INTEGER PRIMARY KEY CHECK (one = 1), every TEXT NOT NULL CHECK (every IN ('never', 'day', 'week')),
  folder TEXT NOT NULL, keep INTEGER NOT NULL CHECK (keep BETWEEN 1 AND 99)
) STRICT;
CREATE TABLE backup_done (
  number INTEGER PRIMARY KEY AUTOINCREMENT, deed TEXT NOT NULL CHECK (deed IN ('made', 'restored')),
  at TEXT NOT NULL, told TEXT NOT NULL
) STRICT;
""",
    ),
)


def plan(store: Store) -> Plan:
    """The plan in force."""
    row = store.one("SELECT every, folder, keep FROM backup_plan")
    return Plan(**row) if row else Plan()


def put_plan(store: Store, plan: Plan) -> None:
    """Keep another plan."""
    store.run("REPLACE INTO backup_plan (one, every, folder, keep) VALUES (1, ?, ?, ?)",
              (plan.every, plan.folder, plan.keep))  # fmt: skip


def done(store: Store) -> list[Made]:
    """What was made and put back, oldest first."""
    return [Made(**row) for row in store.rows("SELECT deed, at, told FROM backup_done ORDER BY number")]


def add_done(store: Store, made: Made) -> None:
    """Note one deed."""
    store.run("INSERT INTO backup_done (deed, at, told) VALUES (?, ?, ?)", (made.deed, made.at, made.told))
