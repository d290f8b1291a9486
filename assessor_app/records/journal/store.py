"""The journal as rows, which nothing changes or takes away, and its key. What a line says is in `keeping`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessor_app.trust.ledger import Link
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "journal-001-lines",
        """
CREATE TABLE journal_line (
  number INTEGER PRIMARY KEY, line TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, signature BLOB NOT NULL,
  identity TEXT GENERATED ALWAYS AS (json_extract(line, '$.identity')) VIRTUAL,
  file TEXT GENERATED ALWAYS AS (json_extract(line, '$.file')) VIRTUAL
) STRICT;
CREATE INDEX journal_by_identity ON journal_line(identity);
CREATE INDEX journal_by_file ON journal_line(file);
CREATE TABLE journal_key (
  one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB NOT NULL, public BLOB NOT NULL
) STRICT;
CREATE TRIGGER journal_line_stays BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER journal_line_is_kept BEFORE DELETE ON journal_line BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER journal_key_stays BEFORE UPDATE ON journal_key BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER journal_key_is_kept BEFORE DELETE ON journal_key BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
)

_ROW = "SELECT number, line, digest, signature FROM journal_line "


@dataclass(frozen=True, slots=True)
class Written:
    """One line as it is kept."""

    number: int
    line: str
    link: Link


def put_key(store: Store, key: bytes, public: bytes) -> None:
    """Keep the journal's key, once."""
    store.run("INSERT INTO journal_key (one, key, public) VALUES (1, ?, ?)", (key, public))


def key(store: Store) -> tuple[bytes, bytes] | None:
    """The journal's key and its public half, where the journal was begun."""
    row = store.one("SELECT key, public FROM journal_key")
    return (bytes(row["key"]), bytes(row["public"])) if row else None


def append(store: Store, written: Written) -> None:
    """Keep one more line."""
    store.run(
        "INSERT INTO journal_line (number, line, digest, signature) VALUES (?, ?, ?, ?)",
        (written.number, written.line, written.link.digest, written.link.signature),
    )


def last(store: Store) -> Written | None:
    """The latest line."""
    return _first(store.rows(_ROW + "ORDER BY number DESC LIMIT 1"))


def numbered(store: Store, number: int) -> Written | None:
    """One line by its number."""
    return _first(store.rows(_ROW + "WHERE number = ?", (number,)))


def of_identity(store: Store, identity: str) -> list[Written]:
    """The lines about one base, oldest first."""
    return [_written(row) for row in store.rows(_ROW + "WHERE identity = ? ORDER BY number", (identity,))]


def of_file(store: Store, sha256: str) -> list[Written]:
    """The lines about one file, by its digest."""
    return [_written(row) for row in store.rows(_ROW + "WHERE file = ? ORDER BY number", (sha256,))]


def every(store: Store, batch: int = 1000) -> Iterator[Written]:
    """All lines, oldest first, a batch at a time."""
    after = -1
    while found := store.rows(_ROW + "WHERE number > ? ORDER BY number LIMIT ?", (after, batch)):
        for row in found:
            yield _written(row)
        after = found[-1]["number"]


def _first(found: list[dict[str, Any]]) -> Written | None:
    return _written(found[0]) if found else None


def _written(row: dict[str, Any]) -> Written:
    return Written(row["number"], row["line"], Link(row["digest"], bytes(row["signature"])))
