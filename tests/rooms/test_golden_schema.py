"""The whole schema of a store, as committed: a change to it is a migration, seen in review, never an accident."""

from __future__ import annotations

from pathlib import Path

from assessor_app.tables import MIGRATIONS
from assessor_app.vault.migrations import OWN, digest, schema_text
from assessor_app.vault.store import Store

GOLDEN = Path(__file__).parent / "golden_schema.sql"
DIGESTS = Path(__file__).parent / "golden_migrations.txt"


def test_the_schema_is_the_committed_one() -> None:
    store = Store.in_memory(MIGRATIONS)
    made = schema_text(store)
    store.close()
    assert made.strip() == GOLDEN.read_text(encoding="utf-8").strip()


def test_no_migration_changed_after_it_was_published() -> None:
    said = "".join(f"{digest(migration)}  {migration.name}\n" for migration in (*OWN, *MIGRATIONS))
    assert said == DIGESTS.read_text(encoding="utf-8")


def test_every_table_is_strict_and_keeps_its_references() -> None:
    store = Store.in_memory(MIGRATIONS)
    tables = store.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
    loose = [t["name"] for t in tables if "STRICT" not in t["sql"].upper() and not _of_search(t["name"])]
    broken = store.rows("PRAGMA foreign_key_check")
    store.close()
    assert (loose, broken) == ([], [])


def _of_search(name: str) -> bool:
    """The full-text index keeps tables of its own, which SQLite makes."""
    return "_words" in name or name == "sqlite_sequence"
