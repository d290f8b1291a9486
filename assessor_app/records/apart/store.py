"""The bytes that a store keeps of files beside its records, by digest, and the table they are in. Judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "records-apart-001",
        """
CREATE TABLE record_apart (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TRIGGER record_apart_is_sealed BEFORE UPDATE ON record_apart
BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
)


def keep(store: Store, contents: Mapping[str, bytes]) -> None:
    """Keep bytes by their digest; the same ones twice are kept once."""
    for sha256, data in contents.items():
        store.run("INSERT INTO record_apart (sha256, data) VALUES (?, ?) ON CONFLICT DO NOTHING", (sha256, data))


def held(store: Store, digests: Iterable[str]) -> dict[str, bytes]:
    """The bytes of these digests that are here."""
    found: dict[str, bytes] = {}
    for sha256 in digests:
        row = store.one("SELECT data FROM record_apart WHERE sha256 = ?", (sha256,))
        if row:
            found[sha256] = bytes(row["data"])
    return found


def here(store: Store, sha256: str) -> bool:
    """Whether the bytes of a digest are here; reads none of them."""
    return store.one("SELECT 1 FROM record_apart WHERE sha256 = ?", (sha256,)) is not None
