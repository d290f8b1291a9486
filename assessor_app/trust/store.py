"""Trust as rows: the journal of vouching, and this store's own identity. Rules stand in `vouching`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.trust.model import KeptIdentity, Vouching, fingerprint
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "trust-001-signers-and-identity",
        """
CREATE TABLE vouching (
  number INTEGER PRIMARY KEY AUTOINCREMENT, deed TEXT NOT NULL CHECK (deed IN ('vouched', 'withdrawn')),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64), certificate BLOB, told TEXT NOT NULL, by TEXT NOT NULL,
  at TEXT NOT NULL, CHECK ((deed = 'vouched') = (certificate IS NOT NULL))
) STRICT;
CREATE INDEX vouching_by_signer ON vouching(fingerprint, number DESC);
CREATE TRIGGER vouching_is_append_only BEFORE UPDATE ON vouching BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER vouching_is_never_erased BEFORE DELETE ON vouching BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TABLE own_identity (
  number INTEGER PRIMARY KEY AUTOINCREMENT, fingerprint TEXT NOT NULL UNIQUE, certificate BLOB NOT NULL,
  pkcs12 BLOB NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TRIGGER own_certificate_stays BEFORE UPDATE OF fingerprint, certificate, at ON own_identity
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER own_identity_is_never_erased BEFORE DELETE ON own_identity
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
)

_CURRENT = "FROM vouching v WHERE number = (SELECT max(number) FROM vouching WHERE fingerprint = v.fingerprint)"


def add_vouching(store: Store, line: Vouching, certificate: bytes | None) -> None:
    """Append one line to the journal; the certificate (DER) comes with a vouching and not with a withdrawal."""
    store.run(
        "INSERT INTO vouching (deed, fingerprint, certificate, told, by, at) VALUES (?, ?, ?, ?, ?, ?)",
        (line.deed, line.fingerprint, certificate, line.told, line.by, line.at),
    )


def vouched_certificates(store: Store) -> list[bytes]:
    """The certificates whose last line is a vouching, oldest first."""
    rows = store.rows(f"SELECT certificate {_CURRENT} AND deed = 'vouched' ORDER BY number")
    return [bytes(row["certificate"]) for row in rows]


def is_vouched(store: Store, of: str) -> bool:
    """Whether the last line about a fingerprint is a vouching."""
    row = store.one("SELECT deed FROM vouching WHERE fingerprint = ? ORDER BY number DESC LIMIT 1", (of,))
    return row is not None and row["deed"] == "vouched"


def vouching_lines(store: Store) -> list[Vouching]:
    """The whole journal, oldest first."""
    return [
        Vouching(**row) for row in store.rows("SELECT deed, fingerprint, told, by, at FROM vouching ORDER BY number")
    ]


def put_identity(store: Store, pkcs12: bytes, certificate: bytes, at: str) -> None:
    """Keep this store's own identity, the latest being the current one; for a certificate kept already, a new lock."""
    store.run(
        "INSERT INTO own_identity (fingerprint, certificate, pkcs12, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (fingerprint) DO UPDATE SET pkcs12 = excluded.pkcs12",
        (fingerprint(certificate), certificate, pkcs12, at),
    )


def own_certificates(store: Store) -> list[bytes]:
    """The certificates (DER) of every identity this store has had, oldest first."""
    return [bytes(row["certificate"]) for row in store.rows("SELECT certificate FROM own_identity ORDER BY number")]


def own_identity(store: Store) -> KeptIdentity | None:
    """The current identity of this store, if it has one."""
    row = store.one("SELECT certificate, pkcs12 FROM own_identity ORDER BY number DESC LIMIT 1")
    return KeptIdentity(bytes(row["certificate"]), bytes(row["pkcs12"])) if row else None
