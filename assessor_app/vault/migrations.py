"""Bringing a store's schema up to what this program knows, one named step at a time; no room's tables are here.

A step that was applied is never edited: the store keeps the digest of its text.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from assessor_app.clock import DeviceClock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.progress import Progress, Silent
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.vault.store import Store

_TABLE: Final = """\
CREATE TABLE IF NOT EXISTS migration (
    name TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    applied TEXT NOT NULL
) STRICT"""

# What every store has before any room's own steps.
OWN: Final = (
    Migration(
        "vault-001-outbox",
        """
        CREATE TABLE outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            thing TEXT NOT NULL,
            at TEXT NOT NULL,
            sent_at TEXT
        ) STRICT;
        CREATE INDEX outbox_unsent ON outbox (number) WHERE sent_at IS NULL;
        """,
    ),
)


def digest(migration: Migration) -> str:
    """The SHA-256 of a step's text, in hex."""
    return hashlib.sha256(migration.sql.encode()).hexdigest()


def applied(store: Store) -> dict[str, str]:
    """Steps already taken, in order: name → digest. Empty for a store that has none."""
    if store.one("SELECT 1 FROM sqlite_schema WHERE name = 'migration'") is None:
        return {}
    return {row["name"]: row["digest"] for row in store.rows("SELECT name, digest FROM migration ORDER BY rowid")}


def pending(store: Store, migrations: Sequence[Migration]) -> list[Migration]:
    """Steps of this program that the store has not taken yet, in order.

    Raises:
        Refusal: `store-newer`, it has steps this program does not know; `store-differs`, a step with the same
            name had another text.
    """
    known = {migration.name: migration for migration in (*OWN, *migrations)}
    if len(known) != len(OWN) + len(migrations):
        raise ValueError("two migrations of one name")
    before = applied(store)
    for name, text in before.items():
        if name not in known:
            raise Refusal("store-newer", migration=name)
        if text != digest(known[name]):
            raise Refusal("store-differs", migration=name)
    return [migration for migration in known.values() if migration.name not in before]


def migrate(store: Store, migrations: Sequence[Migration], progress: Progress | None = None) -> None:
    """Take the pending steps, each whole in its own transaction together with the note that it was taken."""
    told = progress or Silent()
    todo = pending(store, migrations)
    for done, migration in enumerate(todo):
        told.step(done, len(todo), migration.name)
        with store.transaction():
            store.run(_TABLE)
            store.db.executescript(migration.sql)
            taken = rfc3339(DeviceClock().now().wall)
            store.run("INSERT INTO migration VALUES (?, ?, ?)", (migration.name, digest(migration), taken))
    told.step(len(todo), len(todo))


def schema_text(store: Store) -> str:
    """The whole schema as SQL, one statement after another by kind and name, to compare with a golden file."""
    found = store.rows(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_' ORDER BY type, name"
    )
    return "".join(f"{row['sql']};\n" for row in found)
