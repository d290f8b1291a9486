"""Further files of records as rows: nothing is ever changed or taken away. What a file is, is decided in `placing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.records.beside.model import Beside
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.records.model import Absent
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "beside-001-files",
        """
CREATE TABLE record_file (
  number INTEGER PRIMARY KEY, identity TEXT NOT NULL, record TEXT NOT NULL, sha256 TEXT NOT NULL,
  came_as TEXT NOT NULL CHECK (came_as IN ('newer', 'roll-back', 'fork', 'other-base')), signatures INTEGER NOT NULL,
  signer TEXT NOT NULL, verdict TEXT NOT NULL, source TEXT NOT NULL,
  at TEXT NOT NULL, file BLOB NOT NULL, UNIQUE (sha256, came_as)
) STRICT;
CREATE TABLE record_signer (
  fingerprint TEXT NOT NULL, identity TEXT NOT NULL, PRIMARY KEY (fingerprint, identity)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_file_by_record ON record_file(record);
CREATE INDEX record_file_by_identity ON record_file(identity, came_as);
CREATE TRIGGER record_file_is_sealed BEFORE UPDATE ON record_file BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER record_file_is_kept BEFORE DELETE ON record_file BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
    # What a file is never changes; whether one believes whoever signed it does.
    Migration(
        "beside-002-standing",
        """
CREATE TABLE record_file_standing (
  number INTEGER PRIMARY KEY REFERENCES record_file(number) ON DELETE CASCADE, verdict TEXT NOT NULL,
  judged_at TEXT NOT NULL
) STRICT;
""",
    ),
    # Statements about records have ids of their own, and may stand under one that is taken as well. Such a file has no
    # record's id (`record` is empty), and the record that it is about takes it along when it is disposed of.
    Migration(
        "beside-003-statements",
        """
CREATE TABLE record_file_about (
  number INTEGER PRIMARY KEY REFERENCES record_file(number) ON DELETE CASCADE, of_identity TEXT NOT NULL,
  record TEXT NOT NULL, reference TEXT NOT NULL, candidate TEXT NOT NULL, sealed_at TEXT NOT NULL
) STRICT;
CREATE INDEX record_file_about_by_record ON record_file_about(of_identity);
CREATE TRIGGER record_file_about_stays BEFORE UPDATE ON record_file_about
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER record_file_about_is_kept BEFORE DELETE ON record_file_about
  WHEN EXISTS (SELECT 1 FROM record_file WHERE number = OLD.number)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
)

STANDING = "coalesce((SELECT z.verdict FROM record_file_standing z WHERE z.number = f.number), f.verdict)"
"""How a file `f` stands: as it was judged last, or as it came."""
_HEAD = (
    "SELECT f.number, f.identity, f.record, f.sha256, f.came_as, f.signatures, f.signer,"  # noqa: S608 - ours
    f" {STANDING} AS verdict, f.source, f.at FROM record_file f "
)


def insert(store: Store, came: Beside, file: bytes, about: Absent | None = None) -> None:
    """Keep one file; its number follows from those before it. `about` names the record that a statement is about."""
    row = store.one(
        "INSERT INTO record_file (identity, record, sha256, came_as, signatures, signer, verdict, source, at, file)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (
            came.identity, "" if about else came.record, came.sha256, came.came_as, came.signatures, came.signer,
            came.verdict, came.source, came.at, file,
        ),
    )  # fmt: skip
    if about is not None and row is not None:
        store.run(
            "INSERT INTO record_file_about (number, of_identity, record, reference, candidate, sealed_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (row["number"], about.identity, about.record, about.reference, about.name, about.at),
        )


def note_signers(store: Store, identity: str, fingerprints: Iterable[str]) -> None:
    """Note whose signatures the file of a record bears."""
    store.run_many(
        "INSERT INTO record_signer (fingerprint, identity) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(fingerprint, identity) for fingerprint in fingerprints],
    )


def signed_by(store: Store, fingerprint: str) -> list[str]:
    """The identities of the records whose file one certificate signed, as whatever it did so."""
    found = store.rows(
        "SELECT s.identity FROM record_signer s JOIN record r ON r.identity = s.identity"
        " WHERE s.fingerprint = ? ORDER BY s.identity",
        (fingerprint,),
    )
    return [row["identity"] for row in found]


def of_record(store: Store, record: str, identity: str) -> list[Beside]:
    """What came beside the file of a record, by its id, as it came; not itself, where it came so before it counted.

    Nor further states of another under that id, which say nothing of this one.
    """
    found = store.rows(
        _HEAD + "WHERE record = ? AND (came_as = 'other-base') <> (identity = ?) ORDER BY number", (record, identity)
    )
    return [Beside(**row) for row in found]


def under_taken_ids(store: Store, signer: str) -> list[Beside]:
    """What one certificate signed, as whatever it did so, and stands only beside what had its id already."""
    return [
        Beside(**row)
        for row in store.rows(
            _HEAD + "WHERE f.came_as = 'other-base' AND (f.signer = ?1 OR EXISTS"  # noqa: S608 - fixed
            " (SELECT 1 FROM record_signer s WHERE s.fingerprint = ?1 AND s.identity = f.identity))"
            " AND NOT EXISTS (SELECT 1 FROM record r WHERE r.identity = f.identity) ORDER BY f.number",
            (signer,),
        )
    ]


def without_place(store: Store, record: str) -> list[Beside]:
    """What stands beside a record's id, though nothing has it any more."""
    return [
        Beside(**row)
        for row in store.rows(
            _HEAD + "WHERE f.record = ? AND f.record <> '' AND f.came_as = 'other-base'"  # noqa: S608 - fixed
            " AND NOT EXISTS (SELECT 1 FROM record r WHERE r.record = f.record) ORDER BY f.number",
            (record,),
        )
    ]


def set_verdict(store: Store, number: int, verdict: str, at: str) -> None:
    """Say how one of these files stands now; `at` is RFC 3339."""
    store.run(
        "INSERT INTO record_file_standing (number, verdict, judged_at) VALUES (?, ?, ?)"
        " ON CONFLICT (number) DO UPDATE SET verdict = excluded.verdict, judged_at = excluded.judged_at",
        (number, verdict, at),
    )


def has(store: Store, sha256: str, came_as: str) -> bool:
    """Whether a file is kept as such already."""
    return store.one("SELECT 1 FROM record_file WHERE sha256 = ? AND came_as = ?", (sha256, came_as)) is not None


def displace(store: Store, identity: str, own_id: str, by: str, at: str) -> bool:
    """Note that one gives up its id to another (its identity); whether it did, since a room above may forbid it."""
    store.run(
        "INSERT INTO displaced (identity, record, by_identity, at) VALUES (?, ?, ?, ?)", (identity, own_id, by, at)
    )
    return store.one("SELECT 1 FROM displaced WHERE identity = ?", (identity,)) is not None


def take_back(store: Store, identity: str) -> None:
    """One that gave up its id has a place again, since whatever took it is gone, or gave it up in its turn."""
    store.run("DELETE FROM displaced WHERE identity = ?", (identity,))


def newest(store: Store, identity: str) -> bytes | None:
    """The newest state of a record, where one came after the first file."""
    row = store.one(
        "SELECT file FROM record_file WHERE identity = ? AND came_as = 'newer' ORDER BY number DESC LIMIT 1",
        (identity,),
    )
    return bytes(row["file"]) if row else None


def of_digest(store: Store, sha256: str) -> bytes | None:
    """The file of this digest that stands under an id that was taken."""
    row = store.one("SELECT file FROM record_file WHERE sha256 = ? AND came_as = 'other-base'", (sha256,))
    return bytes(row["file"]) if row else None


def file_of(store: Store, number: int) -> bytes | None:
    """One of these files, byte for byte."""
    row = store.one("SELECT file FROM record_file WHERE number = ?", (number,))
    return bytes(row["file"]) if row else None
