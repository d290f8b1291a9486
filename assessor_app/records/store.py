"""Sealed records as rows, and the tables that keep them unalterable. What may be taken in is decided in `archive`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assessor_app.records.beside.store import STANDING
from assessor_app.records.model import Held
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.records.model import Payload
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "records-001-archive",
        """
CREATE TABLE record (
  identity TEXT PRIMARY KEY, record TEXT NOT NULL UNIQUE, reference TEXT NOT NULL, candidate TEXT NOT NULL,
  assessor TEXT NOT NULL, signer TEXT NOT NULL, certificate BLOB NOT NULL, sealed_at TEXT NOT NULL,
  kept_at TEXT NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('own', 'imported')), supersedes TEXT NOT NULL,
  payload TEXT NOT NULL, file BLOB NOT NULL
) STRICT;
CREATE INDEX record_by_time ON record(sealed_at DESC);
CREATE INDEX record_by_signer ON record(signer);
CREATE TABLE record_standing (
  identity TEXT PRIMARY KEY REFERENCES record(identity), verdict TEXT NOT NULL, judged_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER record_is_sealed BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER record_is_kept BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
    Migration(
        "records-002-lists",
        """
DROP INDEX record_by_time;
CREATE INDEX record_by_time ON record(sealed_at DESC, identity);
CREATE INDEX record_by_reference ON record(reference);
CREATE INDEX record_by_candidate ON record(json_extract(payload, '$.candidate.id'), sealed_at DESC, identity);
""",
    ),
    # What is kept of everybody is read from the index alone: a record's row is a walk to another page. Own records are
    # few among very many, and asked for whenever the list is shown.
    Migration(
        "records-003-covered",
        """
DROP INDEX record_by_candidate;
CREATE INDEX record_by_candidate
  ON record(json_extract(payload, '$.candidate.id'), sealed_at DESC, identity, record, reference, candidate);
CREATE INDEX record_own ON record(identity) WHERE origin = 'own';
""",
    ),
)

# Only whoever signed a record, or the same person under a later certificate, can replace or withdraw it.
_PERSON = "json_extract({}.payload, '$.assessor.id')"
_SUPERSEDED = (
    "FROM record n JOIN record_standing ns ON ns.identity = n.identity AND ns.verdict = 'accepted'"
    " WHERE n.supersedes <> '' AND n.supersedes = r.record"
    " AND coalesce(json_extract(n.payload, '$.replaces.identity'), r.identity) = r.identity"
    " AND (n.signer = r.signer OR (n.origin = 'own' AND r.origin = 'own')"
    f" OR (n.assessor = r.assessor AND {_PERSON.format('n')} = {_PERSON.format('r')}))"
    " ORDER BY n.sealed_at DESC LIMIT 1"
)
_WITHDRAWN = (
    "FROM withdrawal w JOIN withdrawal_standing ws ON ws.identity = w.identity AND ws.verdict = 'accepted'"
    " WHERE w.of_identity = r.identity AND w.record = r.record"
    " AND (w.signer = r.signer OR (w.origin = 'own' AND r.origin = 'own')"
    f" OR (w.assessor = r.assessor AND {_PERSON.format('w')} = {_PERSON.format('r')}))"
    " ORDER BY w.sealed_at LIMIT 1"
)
_STANDING = (
    f"coalesce((SELECT n.reference {_SUPERSEDED}), '') AS superseded_by,"  # noqa: S608 - put together from ours alone
    f" coalesce((SELECT w.sealed_at {_WITHDRAWN}), '') AS withdrawn,"
    f" coalesce((SELECT w.reason {_WITHDRAWN}), '') AS why,"
    " EXISTS (SELECT 1 FROM record_file f WHERE f.record = r.record AND f.came_as IN ('other-base', 'fork')"
    f" AND (f.came_as = 'fork' OR f.identity <> r.identity) AND ({STANDING} = 'accepted' OR f.signer = r.signer))"
    " AS disputed"
)
# CROSS keeps the order in which the two are gone through: a list is read by the index on its time.
_HEAD = (
    "SELECT r.identity, r.record, r.reference, r.candidate, r.assessor, r.signer, r.sealed_at, r.kept_at, r.origin,"  # noqa: S608 - same
    f" s.verdict, {_STANDING} FROM record r CROSS JOIN record_standing s ON s.identity = r.identity "
)


def insert(store: Store, held: Held, *, certificate: bytes, payload: dict[str, Any], file: bytes) -> None:
    """Keep one record and how it stands."""
    store.run(
        "INSERT INTO record (identity, record, reference, candidate, assessor, signer, certificate, sealed_at, kept_at,"
        " origin, supersedes, payload, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            held.identity, held.record, held.reference, held.candidate, held.assessor, held.signer, certificate,
            held.sealed_at, held.kept_at, held.origin, payload["record"].get("supersedes") or "",
            json.dumps(payload, ensure_ascii=False), file,
        ),
    )  # fmt: skip
    store.run(
        "INSERT INTO record_standing (identity, verdict, judged_at) VALUES (?, ?, ?)",
        (held.identity, held.verdict, held.kept_at),
    )


def set_verdict(store: Store, identity: str, verdict: str, at: str) -> None:
    """Say how a record stands now."""
    store.run("UPDATE record_standing SET verdict = ?, judged_at = ? WHERE identity = ?", (verdict, at, identity))


def heads(store: Store, limit: int, after: Held | None = None) -> list[Held]:
    """So many records, latest sealed first; those that follow one in that order, where it is given.

    It costs what it shows, however many there are before and after.
    """
    if after is None:
        found = store.rows(_HEAD + "ORDER BY r.sealed_at DESC, r.identity LIMIT ?", (limit,))
    else:
        found = store.rows(
            _HEAD + "WHERE r.sealed_at <= ?1 AND (r.sealed_at < ?1 OR r.identity > ?2)"
            " ORDER BY r.sealed_at DESC, r.identity LIMIT ?3",
            (after.sealed_at, after.identity, limit),
        )
    return [_held(row) for row in found]


def of_signer(store: Store, signer: str) -> list[Held]:
    """Imported records that one certificate signed."""
    return [_held(row) for row in store.rows(_HEAD + "WHERE r.signer = ? AND r.origin = 'imported'", (signer,))]


def of_candidate(store: Store, candidate: str) -> list[Held]:
    """Records about one candidate of this store, by the candidate's id in the payload."""
    found = store.rows(
        _HEAD + "WHERE json_extract(r.payload, '$.candidate.id') = ? ORDER BY r.sealed_at DESC, r.identity",
        (candidate,),
    )
    return [_held(row) for row in found]


def of_identities(store: Store, identities: Iterable[str]) -> list[Held]:
    """These records, as far as they are here."""
    asked = "WHERE r.identity IN (SELECT value FROM json_each(?))"
    return [_held(row) for row in store.rows(_HEAD + asked, (json.dumps(list(identities)),))]


def find(store: Store, name: str) -> list[Held]:
    """Records whose identity is `name`; else whose id; else whose identity starts so (8 digits); else whose reference.

    One after the other, because a record that came in may call itself by another's name.
    """
    for question, given in (
        ("r.identity = ?", (name,)),
        ("r.record = ?", (name,)),
        ("r.identity >= ?1 AND r.identity < ?1 || 'g' AND length(?1) >= 8", (name,)),
        ("r.reference = ?", (name,)),
    ):
        found = store.rows(f"{_HEAD}WHERE {question}", given)
        if found:
            return [_held(row) for row in found]
    return []


def every(store: Store) -> Iterator[tuple[Held, bytes]]:
    """Every record with its first file, one after the other, in the order of the identities."""
    for identity in identities(store):
        held = _held(store.rows(_HEAD + "WHERE r.identity = ?", (identity,))[0])
        yield held, file_of(store, held.identity) or b""


def identities(store: Store) -> list[str]:
    """The identity of every record, in their order."""
    return [row["identity"] for row in store.rows("SELECT identity FROM record ORDER BY identity")]


def taken(store: Store, record: str) -> bool:
    """Whether a record with this id is kept."""
    return store.one("SELECT 1 FROM record WHERE record = ?", (record,)) is not None


def file_of(store: Store, identity: str) -> bytes | None:
    """The file as it was sealed or came in."""
    row = store.one("SELECT file FROM record WHERE identity = ?", (identity,))
    return bytes(row["file"]) if row else None


def payload_of(store: Store, identity: str) -> Payload | None:
    """The data of one record."""
    row = store.one("SELECT payload FROM record WHERE identity = ?", (identity,))
    found: Payload | None = json.loads(row["payload"]) if row else None
    return found


def whole(store: Store, identity: str) -> Payload | None:
    """The data of a record that was found whole, whoever signed it; None of any other."""
    row = store.one(
        "SELECT r.payload FROM record r JOIN record_standing s ON s.identity = r.identity"
        " WHERE r.identity = ? AND s.verdict IN ('accepted', 'unknown-signer')",
        (identity,),
    )
    found: Payload | None = json.loads(row["payload"]) if row else None
    return found


def decides(store: Store, record: str) -> bool:
    """Whether a record carries assessment decisions: one that says nothing of it does."""
    row = store.one(
        "SELECT json_extract(payload, '$.rules.judging') AS judging FROM record WHERE record = ?", (record,)
    )
    return row is None or row["judging"] != 0


def certificate_of(store: Store, identity: str) -> bytes:
    """The signer's certificate (DER) of one record."""
    row = store.one("SELECT certificate FROM record WHERE identity = ?", (identity,))
    return bytes(row["certificate"]) if row else b""


def standing(store: Store, payload: Payload, identity: str) -> tuple[str, str, str]:
    """What became of a record, kept here or not: the reference of what supersedes it, when it was withdrawn, why."""
    said, by = payload["record"], payload["assessor"]
    row = store.one("SELECT origin FROM record WHERE identity = ?", (identity,))
    origin = row["origin"] if row else "imported"
    kept = json.dumps({"assessor": {"id": str(by.get("id") or "")}})
    row = store.rows(
        "WITH r(record, identity, signer, assessor, payload, origin) AS (VALUES (?, ?, ?, ?, ?, ?))"  # noqa: S608 - same
        f" SELECT {_STANDING} FROM r",
        (said["id"], identity, str(by.get("certificate") or ""), by["name"], kept, origin),
    )[0]
    return row["superseded_by"], row["withdrawn"], row["why"]


def void(store: Store) -> set[str]:
    """The ids of the records kept here that count no longer: replaced or withdrawn."""
    found = store.rows(
        f"SELECT record FROM (SELECT r.record, {_STANDING} FROM record r WHERE r.record IN"  # noqa: S608 - same
        " (SELECT supersedes FROM record WHERE supersedes <> '' UNION SELECT record FROM withdrawal))"
        " WHERE superseded_by <> '' OR withdrawn <> ''"
    )
    return {row["record"] for row in found}


def _held(row: dict[str, Any]) -> Held:
    return Held(
        row["identity"], row["record"], row["reference"], row["candidate"], row["assessor"], row["signer"],
        row["sealed_at"], row["kept_at"], row["origin"], row["verdict"], row["superseded_by"], row["withdrawn"],
        bool(row["disputed"]),
    )  # fmt: skip
