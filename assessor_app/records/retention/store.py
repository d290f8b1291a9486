"""Rules, holds and disposals as rows, and the deleting of records. Whether they may go is decided in `desk`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assessor_app.records.apart.folder import apart
from assessor_app.records.model import Absent
from assessor_app.records.retention.model import Disposal, Rule, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.records.model import Payload
    from assessor_app.vault.store import Store


def rule(store: Store) -> Rule:
    """How long this centre keeps records; the default where nobody has said."""
    row = store.one("SELECT years, after FROM retention_rule")
    return Rule(**row) if row else Rule()


def set_rule(store: Store, kept: Rule) -> None:
    """Keep how long records are kept."""
    store.run(
        "INSERT INTO retention_rule (one, years, after) VALUES (1, ?, ?)"
        " ON CONFLICT (one) DO UPDATE SET years = excluded.years, after = excluded.after",
        (kept.years, kept.after),
    )


def records(store: Store) -> list[dict[str, Any]]:
    """Every record: `candidate` (id), `name`, `identity`, `record`, `reference`, `sealed_at`; oldest first."""
    found = store.rows(
        "SELECT json_extract(payload, '$.candidate.id') AS candidate, candidate AS name, identity, record, reference,"
        " sealed_at FROM record INDEXED BY record_by_candidate ORDER BY 1"  # whose it is comes from the index
    )
    return sorted(found, key=lambda row: (row["sealed_at"], row["identity"]))


def told_of(store: Store) -> list[Absent]:
    """The records that were withdrawn, or that a file under a taken id is about, and that are not here themselves."""
    found = store.rows(
        "SELECT json_extract(w.payload, '$.candidate.name') AS name, w.of_identity AS identity, w.record, w.reference,"
        " max(w.sealed_at) AS at FROM withdrawal w"
        " WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.identity = w.of_identity) GROUP BY w.of_identity"
        " UNION ALL SELECT a.candidate, a.of_identity, a.record, a.reference, max(a.sealed_at) FROM record_file_about a"
        " WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.identity = a.of_identity) GROUP BY a.of_identity"
    )
    return [Absent(**row) for row in found]


def certified(store: Store) -> dict[str, str]:
    """The day of the claim by candidate."""
    return {row["candidate"]: row["day"] for row in store.rows("SELECT candidate, day FROM certified")}


def set_certified(store: Store, candidate: str, day: str) -> None:
    """Keep the day of a candidate's claim; an empty one forgets it."""
    store.run("DELETE FROM certified WHERE candidate = ?", (candidate,))
    if day:
        store.run("INSERT INTO certified (candidate, day) VALUES (?, ?)", (candidate, day))


def holds(store: Store) -> dict[str, dict[str, str]]:
    """Why what is kept of a candidate must stay, since when and by whom: `reason`, `at`, `by`, by candidate."""
    return {row["candidate"]: row for row in store.rows("SELECT * FROM hold WHERE lifted_at = ''")}


def hold(store: Store, candidate: str, reason: str, by: str, at: str) -> None:
    """Hold what is kept of a candidate."""
    store.run("INSERT INTO hold (candidate, reason, by, at) VALUES (?, ?, ?, ?)", (candidate, reason, by, at))


def lift(store: Store, candidate: str, by: str, at: str) -> None:
    """Hold it no longer; the row stays."""
    store.run(
        "UPDATE hold SET lifted_at = ?, lifted_by = ? WHERE candidate = ? AND lifted_at = ''", (at, by, candidate)
    )


def note_disposal(store: Store, at: str, file: bytes, things: Iterable[tuple[str, str]]) -> None:
    """Say that these things (kind, id) are disposed of, by this certificate."""
    number = next_number(store)
    store.run("INSERT INTO disposal (number, at, certificate) VALUES (?, ?, ?)", (number, at, file))
    store.run_many(
        "INSERT INTO disposed (kind, thing, disposal) VALUES (?, ?, ?)", [(*thing, number) for thing in things]
    )


def next_number(store: Store) -> int:
    """The number that the next disposal will have; none is ever taken back."""
    return int((store.one("SELECT coalesce(max(number), 0) + 1 AS number FROM disposal") or {})["number"])


def disposals(store: Store) -> list[Disposal]:
    """What was disposed of, newest first."""
    found = store.rows(
        "SELECT number, at, substr(certificate, 1, 4) = CAST('%PDF' AS BLOB) AS sealed,"
        " (SELECT count(*) FROM disposed WHERE disposal = number AND kind = 'record') AS records,"
        " (SELECT count(*) FROM disposed WHERE disposal = number AND kind <> 'record') AS others"
        " FROM disposal ORDER BY number DESC"
    )
    return [
        Disposal(
            row["number"],
            named(row["number"], row["at"]),
            row["at"],
            row["records"],
            row["others"],
            bool(row["sealed"]),
        )
        for row in found
    ]


def certificate(store: Store, number: int) -> bytes | None:
    """The certificate of one disposal."""
    row = store.one("SELECT certificate FROM disposal WHERE number = ?", (number,))
    return bytes(row["certificate"]) if row else None


def disposal_of(store: Store, identity: str) -> tuple[str, str] | None:
    """When (RFC 3339) a record was disposed of, by its identity, and what the certificate is called."""
    row = store.one(
        "SELECT d.number, d.at FROM disposed g JOIN disposal d ON d.number = g.disposal"
        " WHERE g.kind = 'record' AND g.thing = ?",
        (identity,),
    )
    return (row["at"], named(row["number"], row["at"])) if row else None


def erase_records(store: Store, identities: Iterable[str]) -> None:
    """Erase records and how they stand."""
    of = "(SELECT identity FROM withdrawal WHERE of_identity = ?)"
    for identity in identities:
        store.run(f"DELETE FROM withdrawal_standing WHERE identity IN {of}", (identity,))  # noqa: S608 - fixed
        _erase_under_taken_ids(store, identity)
        for table, column in (
            ("withdrawal", "of_identity"), ("record_file", "identity"), ("record_signer", "identity"),
            ("putting_right", "identity"), ("record_time", "identity"),
            ("putting_right", "identity"), ("displaced", "identity"),
        ):  # fmt: skip
            store.run(f"DELETE FROM {table} WHERE {column} = ?", (identity,))  # noqa: S608 - fixed
        store.run("DELETE FROM record_standing WHERE identity = ?", (identity,))
        store.run("DELETE FROM record WHERE identity = ?", (identity,))


def _erase_under_taken_ids(store: Store, of_identity: str) -> None:
    """Erase what is about a record and stands beside whatever had its id."""
    numbers = "(SELECT number FROM record_file_about WHERE of_identity = ?)"
    theirs = f"(SELECT identity FROM record_file WHERE number IN {numbers})"  # noqa: S608 - fixed
    store.run(f"DELETE FROM displaced WHERE identity IN {theirs}", (of_identity,))  # noqa: S608 - same
    store.run(f"DELETE FROM record_file WHERE number IN {numbers}", (of_identity,))  # noqa: S608 - same


def erase_apart(store: Store, others: Iterable[Payload]) -> None:
    """Erase the files beside records that no record has any more, nor any of `others`, which are kept like records."""
    if not store.one("SELECT 1 FROM record_apart LIMIT 1"):
        return
    found = store.rows("SELECT payload FROM record WHERE payload LIKE '%\"beside\"%'")
    left = (json.loads(row["payload"]) for row in found)
    needed = json.dumps([file["sha256"] for payload in (*left, *others) for file in apart(payload)])
    store.run("DELETE FROM record_apart WHERE sha256 NOT IN (SELECT value FROM json_each(?))", (needed,))
