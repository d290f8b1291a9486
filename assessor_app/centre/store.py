"""A centre as rows: its authority with the locked issuing key, what it issued, the packs it made. Rules: `desk`."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from assessor_app.centre.model import Authority, Contents, Issued, LetIn
from assessor_app.standards.model import StandardKey
from assessor_app.trust.model import Enrolled
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "centre-001-authority",
        """
CREATE TABLE centre (
  one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, root BLOB NOT NULL, root_list BLOB NOT NULL,
  issuing BLOB NOT NULL, pkcs12 BLOB NOT NULL, founded_at TEXT NOT NULL
) STRICT;
CREATE TABLE centre_certificate (
  number INTEGER PRIMARY KEY AUTOINCREMENT, fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
  person TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, certificate BLOB NOT NULL, until TEXT NOT NULL,
  issued_at TEXT NOT NULL, revoked_at TEXT NOT NULL DEFAULT '', reason TEXT
) STRICT;
CREATE INDEX centre_certificate_by_person ON centre_certificate(person, number DESC);
CREATE TRIGGER centre_certificate_stays
  BEFORE UPDATE OF fingerprint, person, name, role, certificate, until, issued_at ON centre_certificate
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_revocation_stays BEFORE UPDATE OF revoked_at, reason ON centre_certificate
  WHEN old.revoked_at <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_certificate_is_never_erased BEFORE DELETE ON centre_certificate
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TABLE centre_pack (
  number INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL CHECK (length(sha256) = 64), at TEXT NOT NULL
) STRICT;
""",
    ),
    Migration(
        "centre-002-what-packs-carry",
        """
CREATE TABLE centre_contents (
  one INTEGER PRIMARY KEY CHECK (one = 1), standards TEXT NOT NULL, templates TEXT NOT NULL,
  timestamp_roots TEXT NOT NULL, questions INTEGER NOT NULL CHECK (questions IN (0, 1))
) STRICT;
""",
    ),
    Migration(
        "centre-003-recovery",
        """
CREATE TABLE centre_recovery (
  number INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE centre_let_in (
  number INTEGER PRIMARY KEY AUTOINCREMENT, side TEXT NOT NULL CHECK (side IN ('here', 'elsewhere')),
  centre TEXT NOT NULL, whose TEXT NOT NULL, by TEXT NOT NULL, answered_at TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TRIGGER centre_let_in_stays BEFORE UPDATE ON centre_let_in BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_let_in_is_never_erased BEFORE DELETE ON centre_let_in
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
    Migration(
        "centre-004-authorities-of-before",
        """
CREATE TABLE centre_former (
  number INTEGER PRIMARY KEY AUTOINCREMENT, issuing BLOB NOT NULL, revocations BLOB NOT NULL, since TEXT NOT NULL,
  reason TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE centre_taken_over (
  fingerprint TEXT PRIMARY KEY CHECK (length(fingerprint) = 64), name TEXT NOT NULL, roles TEXT NOT NULL
) STRICT;
CREATE TRIGGER centre_former_stays BEFORE UPDATE ON centre_former BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_former_is_never_erased BEFORE DELETE ON centre_former
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
)
_ISSUED = (
    "SELECT fingerprint, person, name, role, certificate, until, issued_at, revoked_at, reason"
    " FROM centre_certificate c"
)
_LATEST = "number = (SELECT max(number) FROM centre_certificate WHERE person = c.person)"


def put_authority(store: Store, authority: Authority, pkcs12: bytes) -> None:
    """Keep the authority of a new centre, its issuing key locked."""
    store.run(
        "INSERT INTO centre (one, name, root, root_list, issuing, pkcs12, founded_at) VALUES (1, ?, ?, ?, ?, ?, ?)",
        (authority.name, authority.root, authority.root_list, authority.issuing, pkcs12, authority.founded_at),
    )


def replace_authority(store: Store, root_list: bytes, issuing: bytes, pkcs12: bytes) -> None:
    """Put another issuing authority in place, its key locked, with the root's list that dropped the one before."""
    store.run("UPDATE centre SET root_list = ?, issuing = ?, pkcs12 = ?", (root_list, issuing, pkcs12))


def add_former(store: Store, former: tuple[bytes, bytes], since: str, reason: str, at: str) -> None:
    """Keep an authority that certifies no more (DER), with the last list of what it revoked."""
    store.run(
        "INSERT INTO centre_former (issuing, revocations, since, reason, at) VALUES (?, ?, ?, ?, ?)",
        (*former, since, reason, at),
    )


def add_taken_over(store: Store, register: Iterable[Enrolled]) -> None:
    """Keep whom the centre had enrolled where it was looked after before; their certificates are not here."""
    for line in register:
        store.run(
            "INSERT INTO centre_taken_over (fingerprint, name, roles) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (line.fingerprint, line.name, json.dumps(line.roles)),
        )


def taken_over(store: Store) -> list[Enrolled]:
    """Whom the centre had enrolled elsewhere, in no order that matters."""
    rows = store.rows("SELECT fingerprint, name, roles FROM centre_taken_over ORDER BY rowid")
    return [Enrolled(row["fingerprint"], row["name"], tuple(json.loads(row["roles"]))) for row in rows]


def former(store: Store) -> tuple[tuple[bytes, bytes], ...]:
    """The authorities of before with their last lists, oldest first."""
    rows = store.rows("SELECT issuing, revocations FROM centre_former ORDER BY number")
    return tuple((bytes(row["issuing"]), bytes(row["revocations"])) for row in rows)


def authority(store: Store) -> tuple[Authority, bytes] | None:
    """The centre that this store looks after, and its locked issuing key (PKCS #12)."""
    row = store.one("SELECT * FROM centre")
    if row is None:
        return None
    kept = Authority(row["name"], bytes(row["root"]), bytes(row["root_list"]), bytes(row["issuing"]), row["founded_at"])
    return kept, bytes(row["pkcs12"])


def add_issued(store: Store, issued: Issued) -> None:
    """Keep a certificate that was issued."""
    store.run(
        "INSERT INTO centre_certificate (fingerprint, person, name, role, certificate, until, issued_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            issued.fingerprint, issued.person, issued.name, issued.role, issued.certificate, issued.until.isoformat(),
            issued.issued_at,
        ),
    )  # fmt: skip


def revoke(store: Store, of: str, reason: str, at: str) -> None:
    """Mark a certificate as revoked."""
    store.run(
        "UPDATE centre_certificate SET revoked_at = ?, reason = ? WHERE fingerprint = ?",
        (at, reason, of),
    )


def issued(store: Store) -> list[Issued]:
    """Every certificate issued, oldest first."""
    return [_issued(row) for row in store.rows(f"{_ISSUED} ORDER BY number")]


def enrolled(store: Store) -> list[Issued]:
    """The latest certificate of each person, oldest first."""
    return [_issued(row) for row in store.rows(f"{_ISSUED} WHERE {_LATEST} ORDER BY number")]


def issued_one(store: Store, of: str) -> Issued | None:
    """One certificate by its fingerprint."""
    row = store.one(f"{_ISSUED} WHERE fingerprint = ?", (of,))
    return _issued(row) if row else None


def latest_of(store: Store, person: str) -> Issued | None:
    """The latest certificate of a person."""
    row = store.one(f"{_ISSUED} WHERE person = ? ORDER BY number DESC LIMIT 1", (person,))
    return _issued(row) if row else None


def last_pack(store: Store) -> tuple[int, str]:
    """The number of the last pack and when it was made (RFC 3339); 0 and nothing where there is none."""
    row = store.one("SELECT number, at FROM centre_pack ORDER BY number DESC LIMIT 1")
    return (int(row["number"]), str(row["at"])) if row else (0, "")


def add_pack(store: Store, number: int, sha256: str, at: str) -> None:
    """Remember a pack that was made."""
    store.run("INSERT INTO centre_pack (number, sha256, at) VALUES (?, ?, ?)", (number, sha256, at))


def put_contents(store: Store, contents: Contents) -> None:
    """Keep what the centre's packs are to carry."""
    store.run(
        "INSERT INTO centre_contents (one, standards, templates, timestamp_roots, questions) VALUES (1, ?, ?, ?, ?)"
        " ON CONFLICT (one) DO UPDATE SET standards = excluded.standards, templates = excluded.templates,"
        " timestamp_roots = excluded.timestamp_roots, questions = excluded.questions",
        (
            json.dumps([str(key) for key in contents.standards]),
            json.dumps(contents.templates),
            json.dumps([one.hex() for one in contents.timestamp_roots]),
            int(contents.questions),
        ),
    )


def contents(store: Store) -> Contents:
    """What the centre's packs carry."""
    row = store.one("SELECT standards, templates, timestamp_roots, questions FROM centre_contents")
    if row is None:
        return Contents()
    return Contents(
        tuple(StandardKey.parse(written) for written in json.loads(row["standards"])),
        tuple(json.loads(row["templates"])),
        tuple(map(bytes.fromhex, json.loads(row["timestamp_roots"]))),
        bool(row["questions"]),
    )


def put_recovery(store: Store, key: bytes, at: str) -> None:
    """Keep the public half of a new recovery key, in place of the one before; empty for none from now on."""
    store.run("INSERT INTO centre_recovery (key, at) VALUES (?, ?)", (key, at))


def recovery(store: Store) -> bytes:
    """The public half of the centre's recovery key; empty where it has none."""
    row = store.one("SELECT key FROM centre_recovery ORDER BY number DESC LIMIT 1")
    return bytes(row["key"]) if row else b""


def add_let_in(store: Store, let_in: LetIn) -> None:
    """Note that somebody was let in."""
    store.run(
        "INSERT INTO centre_let_in (side, centre, whose, by, answered_at, at) VALUES (?, ?, ?, ?, ?, ?)",
        (let_in.side, let_in.centre, let_in.whose, let_in.by, let_in.answered_at, let_in.at),
    )


def let_in(store: Store) -> list[LetIn]:
    """Who was let in, oldest first."""
    return [
        LetIn(**row)
        for row in store.rows("SELECT side, centre, whose, by, answered_at, at FROM centre_let_in ORDER BY number")
    ]


def _issued(row: Mapping[str, Any]) -> Issued:
    return Issued(
        row["fingerprint"], row["person"], row["name"], row["role"], bytes(row["certificate"]),
        dt.datetime.fromisoformat(row["until"]), row["issued_at"], row["revoked_at"], row["reason"],
    )  # fmt: skip
