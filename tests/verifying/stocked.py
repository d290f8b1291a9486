"""A store whose pool holds many records without their files: written as rows, as the archive and the pool would."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.rooms import Rooms
    from assessor_app.verifying.sampling.model import Entry

NAMES = {"a0": "Mair Eleri Pugh", "a1": "Iolo Prydderch", "a2": "Nia Fôn", "a3": "Gethin Llŷr"}


def stock(rooms: Rooms, entries: Iterable[Entry], **said: object) -> None:
    """Put records into archive and pool; `said` is what the pool's rows say otherwise than usual."""
    store = rooms.store
    with store.transaction():
        for entry in entries:
            _record(rooms, entry, said)
        store.run("DELETE FROM pooled_due")


def _payload(row: dict[str, object]) -> dict[str, dict[str, object]]:
    """As much of a record's data as is asked of it here."""
    return {who: {"id": row[f"{who}_id"], "name": row[who]} for who in ("candidate", "assessor")}


def _record(rooms: Rooms, entry: Entry, said: dict[str, object]) -> None:
    store, name = rooms.store, NAMES.get(entry.assessor, entry.assessor)
    row: dict[str, object] = {
        "identity": entry.identity, "record": f"r-{entry.identity[:12]}", "reference": f"R-{entry.identity[:6]}",
        "candidate": f"Ymgeisydd {entry.candidate}", "candidate_id": entry.candidate, "assessor": name,
        "assessor_id": entry.assessor, "signer": f"f-{entry.assessor}", "status": "qualified", "site": entry.site,
        "observed_on": entry.observed_on, "sealed_at": f"{entry.observed_on}T15:00:00+00:00", "verdict": "accepted",
        "fate": "", "own": 0, "met": 4, "not_yet": 1,
    } | said  # fmt: skip
    store.run(
        "INSERT INTO record (identity, record, reference, candidate, assessor, signer, certificate, sealed_at, kept_at,"
        " origin, supersedes, payload, file) VALUES (:identity, :record, :reference, :candidate, :assessor, :signer,"
        " x'', :sealed_at, :sealed_at, 'imported', '', :payload, x'')",
        row | {"payload": json.dumps(_payload(row))},
    )
    store.run("INSERT INTO record_standing VALUES (:identity, :verdict, :sealed_at)", row)
    columns, places = ", ".join(row), ", ".join(f":{column}" for column in row)
    store.run(f"INSERT INTO pooled ({columns}) VALUES ({places})", row)  # noqa: S608 - names from this module
    store.run_many(
        "INSERT INTO pooled_method VALUES (?, ?, ?)",
        [(entry.identity, method, entry.observed_on) for method in entry.methods],
    )
    store.run_many(
        "INSERT INTO pooled_standard VALUES (?, ?, ?)",
        [(entry.identity, f"{standard}:cy", entry.observed_on) for standard in entry.standards],
    )
    told = json.dumps([[standard, list(kinds)] for standard, kinds in entry.elements], separators=(",", ":"))
    store.run(
        "INSERT INTO sampling_entry VALUES (?, ?, ?, ?, ?)",
        (entry.identity, entry.candidate, entry.stage, " ".join(entry.methods), told),
    )
    store.run_many(
        "INSERT INTO sampling_element VALUES (?, ?, ?, '1', 2)",
        [(entry.identity, standard, " ".join(kinds)) for standard, kinds in entry.elements],
    )
