"""Statements as rows, and the tables that keep them unalterable. What a statement says is in its payload."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assessor_app.vault.model import Migration
from assessor_app.verifying.statements.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "statements-001-statements",
        """
CREATE TABLE statement (
  identity TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, record TEXT NOT NULL,
  of_identity TEXT NOT NULL, reference TEXT NOT NULL, candidate TEXT NOT NULL, author TEXT NOT NULL,
  role TEXT NOT NULL, signer TEXT NOT NULL, overall TEXT NOT NULL, sealed_at TEXT NOT NULL, kept_at TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('own', 'imported')), certificate BLOB NOT NULL, payload TEXT NOT NULL,
  file BLOB NOT NULL
) STRICT;
CREATE INDEX statement_by_record ON statement(of_identity, sealed_at);
CREATE INDEX statement_by_day ON statement(sealed_at DESC, identity);
CREATE INDEX statement_by_signer ON statement(signer);
CREATE TABLE statement_standing (
  identity TEXT PRIMARY KEY REFERENCES statement(identity) ON DELETE CASCADE, verdict TEXT NOT NULL,
  judged_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER statement_is_sealed BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER statement_is_kept BEFORE DELETE ON statement
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.of_identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER statement_goes_with_its_record AFTER DELETE ON record
  BEGIN DELETE FROM statement WHERE of_identity = OLD.identity; END;
""",
    ),
    # One under a stolen id gives way (`beside.displacing`); what is about a record that does so waits for it again.
    Migration(
        "statements-002-displaced",
        """
DROP TRIGGER statement_is_kept;
CREATE TRIGGER statement_is_kept BEFORE DELETE ON statement
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.of_identity)
  AND NOT EXISTS (SELECT 1 FROM displaced WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
DROP TRIGGER statement_goes_with_its_record;
CREATE TRIGGER statement_goes_with_its_record AFTER DELETE ON record
  WHEN NOT EXISTS (SELECT 1 FROM displaced WHERE identity = OLD.identity)
  BEGIN DELETE FROM statement WHERE of_identity = OLD.identity; END;
""",
    ),
)

_COLUMNS = (
    "s.identity, s.id, s.kind, s.record, s.of_identity, s.reference, s.candidate, s.author, s.role, s.signer,"
    " s.overall, s.sealed_at, s.kept_at, s.origin, t.verdict"
)
_FROM = "FROM statement s JOIN statement_standing t ON t.identity = s.identity"


def insert(store: Store, made: Statement, *, certificate: bytes, payload: dict[str, Any], file: bytes) -> None:
    """Keep one statement and how it stands."""
    row = asdict(made)
    verdict = row.pop("verdict")
    row |= {"certificate": certificate, "payload": json.dumps(payload, ensure_ascii=False), "file": file}
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    store.run(f"INSERT INTO statement ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 - our own names
    store.run(
        "INSERT INTO statement_standing (identity, verdict, judged_at) VALUES (?, ?, ?)",
        (made.identity, verdict, made.kept_at),
    )


def set_verdict(store: Store, identity: str, verdict: str, at: str) -> None:
    """Say how a statement stands now."""
    store.run("UPDATE statement_standing SET verdict = ?, judged_at = ? WHERE identity = ?", (verdict, at, identity))


def of_record(store: Store, of_identity: str) -> list[Statement]:
    """The statements about one record, by the identity of the record, earliest first."""
    return _found(store, "WHERE s.of_identity = ? ORDER BY unixepoch(s.sealed_at), s.identity", of_identity)


def of_signer(store: Store, signer: str) -> list[Statement]:
    """Imported statements that one certificate signed."""
    return _found(store, "WHERE s.signer = ? AND s.origin = 'imported'", signer)


def named(store: Store, name: str) -> list[Statement]:
    """Statements by identity (or its first eight digits or more), or by their own id."""
    few = 8
    by_start = " OR s.identity LIKE ? || '%'" if len(name) >= few and name.isalnum() else " OR s.identity = ?"
    return _found(store, f"WHERE s.id = ?{by_start} ORDER BY s.identity LIMIT 2", name, name)


def listed(store: Store, kinds: Iterable[str], limit: int, offset: int) -> list[Statement]:
    """Statements of these kinds, latest sealed first."""
    wanted = json.dumps(sorted(kinds))
    return _found(
        store,
        "WHERE s.kind IN (SELECT value FROM json_each(?)) ORDER BY s.sealed_at DESC, s.identity LIMIT ? OFFSET ?",
        wanted,
        limit,
        offset,
    )


def waiting(store: Store) -> list[Statement]:
    """Statements about records that are not here, earliest first."""
    return _found(
        store,
        "WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.identity = s.of_identity) ORDER BY s.sealed_at, s.identity",
    )


def identities(store: Store) -> list[tuple[str, str]]:
    """The identity of every statement, and the reference of what it is about."""
    return [(row["identity"], row["reference"]) for row in store.rows("SELECT identity, reference FROM statement")]


def erase(store: Store, of_identity: str) -> None:
    """Erase the statements about a record; the tables let them go only once it was disposed of."""
    store.run("DELETE FROM statement WHERE of_identity = ?", (of_identity,))


def with_id(store: Store, own_id: str) -> Statement | None:
    """The statement that has this id of its own."""
    return next(iter(_found(store, "WHERE s.id = ?", own_id)), None)


def let_go(store: Store, identity: str) -> None:
    """Let a statement go that was displaced; the tables demand that it was."""
    store.run("DELETE FROM statement WHERE identity = ?", (identity,))


def disposed(store: Store, of_identity: str) -> bool:
    """Whether the record of this identity was disposed of here."""
    return store.one("SELECT 1 FROM disposed WHERE kind = 'record' AND thing = ?", (of_identity,)) is not None


def payload_of(store: Store, identity: str) -> dict[str, Any] | None:
    """What a statement says."""
    row = store.one("SELECT payload FROM statement WHERE identity = ?", (identity,))
    said: dict[str, Any] | None = json.loads(row["payload"]) if row else None
    return said


def whole(store: Store, identity: str) -> dict[str, Any] | None:
    """The data of a statement that was found whole, whoever signed it; None of any other."""
    row = store.one(
        f"SELECT s.payload {_FROM} WHERE s.identity = ? AND t.verdict IN ('accepted', 'unknown-signer')",
        (identity,),
    )
    said: dict[str, Any] | None = json.loads(row["payload"]) if row else None
    return said


def with_files_apart(store: Store) -> Iterator[dict[str, Any]]:
    """What statements say that may have files beside them."""
    for row in store.rows("SELECT payload FROM statement WHERE payload LIKE '%\"beside\": true%'"):
        yield json.loads(row["payload"])


def file_of(store: Store, identity: str) -> bytes | None:
    """The file as it was sealed or came in."""
    row = store.one("SELECT file FROM statement WHERE identity = ?", (identity,))
    return bytes(row["file"]) if row else None


def certificate_of(store: Store, identity: str) -> bytes | None:
    """The certificate (DER) of whoever signed it."""
    row = store.one("SELECT certificate FROM statement WHERE identity = ?", (identity,))
    return bytes(row["certificate"]) if row else None


def _found(store: Store, question: str, *given: str | int) -> list[Statement]:
    return [Statement(**row) for row in store.rows(f"SELECT {_COLUMNS} {_FROM} {question}", given)]
