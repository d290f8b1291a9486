"""What is added up, as rows: reading one assessor's records from the pool, and keeping what they come to."""

from __future__ import annotations

import functools
import json
import secrets
from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from assessor_app.verifying.tally.model import Leaf, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.vault.store import Store

_RECORDS: Final = (
    "SELECT p.observed_on, p.sealed_at, p.site, p.signer, p.assessor, p.status, p.met, p.not_yet,"
    " p.verdict = 'accepted' AND p.fate = '' AS counts, p.own, e.stage, e.methods, e.elements,"
    " (SELECT group_concat(t.standard, char(10)) FROM pooled_standard t WHERE t.identity = p.identity) AS keys"
    " FROM pooled p LEFT JOIN sampling_entry e ON e.identity = p.identity WHERE p.assessor_id = ?"
    " ORDER BY p.observed_on, p.identity"
)


def due(store: Store) -> list[str]:
    """Assessors (by id) about whom something changed since they were added up."""
    return [row["assessor"] for row in store.rows("SELECT assessor FROM tally_due")]


def add_up(store: Store, assessor: str) -> None:
    """Add one assessor's records up again, in place of what was."""
    records = store.rows(_RECORDS, (assessor,))
    with store.transaction():
        store.run("DELETE FROM tally_due WHERE assessor = ?", (assessor,))
        store.run("DELETE FROM tally_leaf WHERE assessor = ?", (assessor,))
        if records:
            # By chance, since what is undone gives its number back to something else.
            store.run(
                "INSERT INTO tally_leaf (assessor, stamp, held) VALUES (?, ?, ?)",
                (assessor, secrets.token_hex(8), _written(leaf(assessor, records))),
            )


def stamps(store: Store) -> dict[str, str]:
    """Of each assessor who was added up, what changes whenever that is done again."""
    return {row["assessor"]: row["stamp"] for row in store.rows("SELECT assessor, stamp FROM tally_leaf")}


def leaves(store: Store, assessors: Iterable[str]) -> list[tuple[str, Leaf]]:
    """What was added up of some assessors, each with its stamp."""
    rows = store.rows(
        "SELECT assessor, stamp, held FROM tally_leaf WHERE assessor IN (SELECT value FROM json_each(?))",
        (json.dumps(list(assessors)),),
    )
    return [(row["stamp"], _read(row["assessor"], json.loads(row["held"]))) for row in rows]


def leaf(assessor: str, records: Sequence[dict[str, Any]]) -> Leaf:
    """Add up the rows of one assessor, which come by day."""
    bits: dict[Any, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    counting, known = list[int](), list[int]()
    for at, row in enumerate(records):
        if row["counts"] and not row["own"]:
            counting.append(at)
        bits["site"][row["site"]].append(at)
        bits["signer"][row["signer"]].append(at)
        bits["name"][row["assessor"]].append(at)
        for key in (row["keys"] or "").split("\n"):
            bits["key"][key].append(at)
        if row["stage"] is not None:
            known.append(at)
            bits["stage"][row["stage"]].append(at)
            for method in row["methods"].split():
                bits["method"][method].append(at)
            for standard in _standards(row["elements"]):
                bits["standard"][standard].append(at)
    bits["key"].pop("", None)
    return Leaf(
        assessor, tuple(row["observed_on"] for row in records), _number(counting, len(records)),
        _number(known, len(records)),
        {kind: {value: _number(ats, len(records)) for value, ats in named.items()} for kind, named in bits.items()},
        _work([row for row in records if row["counts"] and row["stage"] is not None]),
    )  # fmt: skip


def _number(ats: Iterable[int], count: int) -> int:
    """A number with these bits set."""
    found = bytearray(count // 8 + 1)
    for at in ats:
        found[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(found, "little")


@functools.lru_cache(maxsize=4096)
def _standards(written: str) -> tuple[str, ...]:
    return tuple(standard for standard, _ in json.loads(written))


def _work(records: Sequence[dict[str, Any]]) -> Work | None:
    if not records:
        return None
    latest = max(records, key=lambda row: str(row["observed_on"] + row["sealed_at"]))
    methods = {method for row in records for method in row["methods"].split()}
    standards = Counter(standard for row in records for standard in _standards(row["elements"]))
    met, not_yet = (sum(row[column] for row in records) for column in ("met", "not_yet"))
    return Work(
        latest["assessor"], latest["status"] == "trainee", len(records), met, not_yet, len(methods),
        tuple(sorted(standards.items())),
    )  # fmt: skip


def _written(held: Leaf) -> str:
    said = {
        "days": [[day, len(list(each))] for day, each in groupby(held.days)],
        "counting": f"{held.counting:x}",
        "known": f"{held.known:x}",
        "bits": {kind: {value: f"{bits:x}" for value, bits in named.items()} for kind, named in held.bits.items()},
        "work": [getattr(held.work, name) for name in Work.__slots__] if held.work else None,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _read(assessor: str, said: dict[str, Any]) -> Leaf:
    days = tuple(day for day, many in said["days"] for _ in range(many))
    bits: Any = {kind: {value: int(bits, 16) for value, bits in named.items()} for kind, named in said["bits"].items()}
    work = None
    if said["work"]:
        name, trainee, *numbers, standards = said["work"]
        records, met, not_yet, methods = numbers
        pairs = tuple((standard, many) for standard, many in standards)
        work = Work(name, trainee, records, met, not_yet, methods, pairs)
    return Leaf(assessor, days, int(said["counting"], 16), int(said["known"], 16), bits, work)
