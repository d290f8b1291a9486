"""Withdrawals as rows, and the tables that keep them unalterable. What may be withdrawn is decided in `deeds`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assessor_app.records.withdrawing.model import Withdrawal
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "withdrawing-001-withdrawals",
        """
CREATE TABLE withdrawal (
  identity TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, of_identity TEXT NOT NULL,
  reference TEXT NOT NULL, assessor TEXT NOT NULL, signer TEXT NOT NULL, certificate BLOB NOT NULL,
  reason TEXT NOT NULL, sealed_at TEXT NOT NULL, kept_at TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('own', 'imported')), payload TEXT NOT NULL, file BLOB NOT NULL
) STRICT;
CREATE INDEX withdrawal_by_record ON withdrawal(of_identity);
CREATE TABLE withdrawal_standing (
  identity TEXT PRIMARY KEY REFERENCES withdrawal(identity), verdict TEXT NOT NULL, judged_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER withdrawal_is_sealed BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
)

_HEAD = (
    "SELECT w.identity, w.id, w.record, w.of_identity, w.reference, w.assessor, w.signer, w.reason, w.sealed_at,"
    " w.kept_at, w.origin, s.verdict FROM withdrawal w JOIN withdrawal_standing s ON s.identity = w.identity "
)


def insert(store: Store, made: Withdrawal, *, certificate: bytes, payload: dict[str, Any], file: bytes) -> None:
    """Keep one withdrawal and how it stands."""
    store.run(
        "INSERT INTO withdrawal (identity, id, record, of_identity, reference, assessor, signer, certificate, reason,"
        " sealed_at, kept_at, origin, payload, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            made.identity, made.id, made.record, made.of_identity, made.reference, made.assessor, made.signer,
            certificate, made.reason, made.sealed_at, made.kept_at, made.origin,
            json.dumps(payload, ensure_ascii=False), file,
        ),
    )  # fmt: skip
    store.run(
        "INSERT INTO withdrawal_standing (identity, verdict, judged_at) VALUES (?, ?, ?)",
        (made.identity, made.verdict, made.kept_at),
    )


def set_verdict(store: Store, identity: str, verdict: str, at: str) -> None:
    """Say how a withdrawal stands now."""
    store.run("UPDATE withdrawal_standing SET verdict = ?, judged_at = ? WHERE identity = ?", (verdict, at, identity))


def of_record(store: Store, of_identity: str) -> list[Withdrawal]:
    """The withdrawals of one record, by the identity of the record, earliest first."""
    return _found(store, "WHERE w.of_identity = ? ORDER BY w.sealed_at, w.identity", of_identity)


def of_signer(store: Store, signer: str) -> list[Withdrawal]:
    """Imported withdrawals that one certificate signed."""
    return _found(store, "WHERE w.signer = ? AND w.origin = 'imported'", signer)


def find(store: Store, name: str) -> Withdrawal | None:
    """One withdrawal by its own identity."""
    return next(iter(_found(store, "WHERE w.identity = ?", name)), None)


def with_id(store: Store, own_id: str) -> Withdrawal | None:
    """The withdrawal that has this id of its own."""
    return next(iter(_found(store, "WHERE w.id = ?", own_id)), None)


def let_go(store: Store, identity: str) -> None:
    """Let one go that was displaced; the tables demand that it was."""
    for table in ("withdrawal_standing", "withdrawal"):
        store.run(f"DELETE FROM {table} WHERE identity = ?", (identity,))  # noqa: S608 - fixed


def payload_of(store: Store, identity: str) -> dict[str, Any]:
    """What a withdrawal says; nothing where it is not here."""
    row = store.one("SELECT payload FROM withdrawal WHERE identity = ?", (identity,))
    said: dict[str, Any] = json.loads(row["payload"]) if row else {}
    return said


def whole(store: Store, identity: str) -> dict[str, Any] | None:
    """The data of a withdrawal that was found whole, whoever signed it; None of any other."""
    row = store.one(
        "SELECT w.payload FROM withdrawal w JOIN withdrawal_standing s ON s.identity = w.identity"
        " WHERE w.identity = ? AND s.verdict IN ('accepted', 'unknown-signer')",
        (identity,),
    )
    said: dict[str, Any] | None = json.loads(row["payload"]) if row else None
    return said


def file_of(store: Store, identity: str) -> bytes | None:
    """The file as it was sealed or came in."""
    row = store.one("SELECT file FROM withdrawal WHERE identity = ?", (identity,))
    return bytes(row["file"]) if row else None


def _found(store: Store, question: str, given: str) -> list[Withdrawal]:
    return [Withdrawal(**row) for row in store.rows(_HEAD + question, (given,))]
