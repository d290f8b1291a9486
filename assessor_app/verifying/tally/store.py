"""What is added up, as rows: reading records from the pool with all that is told of them, and keeping the sums."""

from __future__ import annotations

import functools
import json
import secrets
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

from assessor_app.verifying.actions.model import overdue
from assessor_app.verifying.tally.growing import Told
from assessor_app.verifying.tally.model import Leaf, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assessor_app.vault.store import Store
    from assessor_app.verifying.tally.growing import Latest
    from assessor_app.verifying.tally.model import Kind, Sum

# Of several accepted reports on one record, the latest counts, wherever the clocks stood that they were sealed by.
_REPORT: Final = (
    "(SELECT o.statement FROM overview_report o CROSS JOIN statement_standing z ON z.identity = o.statement"
    " AND z.verdict = 'accepted' WHERE o.of_identity = p.identity ORDER BY unixepoch(o.sealed_at) DESC,"
    " o.statement DESC LIMIT 1)"
)
_RECORDS: Final = (
    "SELECT p.identity, p.observed_on, p.site, p.signer, p.assessor, p.status, p.met, p.not_yet,"  # noqa: S608 - ours
    " p.verdict = 'accepted' AND p.fate = '' AS counts, p.own, e.stage, e.methods, e.elements,"
    " (SELECT group_concat(t.standard, char(10)) FROM pooled_standard t WHERE t.identity = p.identity) AS keys,"
    f" {_REPORT} AS report {{0}} LEFT JOIN sampling_entry e ON e.identity = p.identity WHERE {{1}} = ?"
    " ORDER BY p.observed_on, p.identity"
)
_ALL: Final = _RECORDS.format("FROM pooled p", "p.assessor_id")
_NOTED: Final = _RECORDS.format(
    ", n.fresh, (SELECT count(*) FROM pooled q WHERE q.assessor_id = p.assessor_id AND q.observed_on = p.observed_on"
    " AND q.identity < p.identity) AS rank FROM tally_note n CROSS JOIN pooled p ON p.identity = n.identity",
    "n.assessor",
)


def due(store: Store) -> list[str]:
    """Assessors (by id) about whom something changed since they were added up."""
    rows = store.rows("SELECT assessor FROM tally_due UNION SELECT assessor FROM tally_note")
    return [row["assessor"] for row in rows]


def noted(store: Store, assessor: str, most: int) -> bool:
    """Whether no more than so many records of an assessor changed, and nothing else about them."""
    row = store.one(
        "SELECT NOT EXISTS (SELECT 1 FROM tally_due WHERE assessor = ?1) AND"
        " (SELECT count(*) FROM (SELECT 1 FROM tally_note WHERE assessor = ?1 LIMIT ?2 + 1)) <= ?2 AS few",
        (assessor, most),
    )
    return bool(row and row["few"])


def everything(store: Store, assessor: str, today: str) -> list[Told]:
    """All records of an assessor, by day."""
    return _told(store, store.rows(_ALL, (assessor,)), today)


def changed(store: Store, assessor: str, today: str) -> list[tuple[Told, bool, int]]:
    """Those that changed, by day: each with whether it is new, and its rank among those of its day."""
    rows = store.rows(_NOTED, (assessor,))
    return [(told, bool(row["fresh"]), row["rank"]) for told, row in zip(_told(store, rows, today), rows, strict=True)]


def how_many(store: Store, assessor: str) -> int:
    """How many records of an assessor there are."""
    row = store.one("SELECT count(*) AS many FROM pooled WHERE assessor_id = ?", (assessor,))
    return int(row["many"]) if row else 0


def latest(store: Store, assessor: str, day: str) -> Latest | None:
    """What the last of an assessor's records on a day, of those that count for their risk, says of them."""
    row = store.one(
        "SELECT p.assessor, p.status FROM pooled p CROSS JOIN sampling_entry e ON e.identity = p.identity"
        " WHERE p.assessor_id = ? AND p.observed_on = ? AND +p.verdict = 'accepted' AND p.fate = ''"
        " ORDER BY unixepoch(p.sealed_at) DESC, p.identity LIMIT 1",
        (assessor, day),
    )
    return (row["assessor"], row["status"] == "trainee") if row else None


def keep(store: Store, assessor: str, made: Leaf | None) -> str:
    """Keep what was added up of an assessor in place of what was, None for nothing; the stamp it has now."""
    given = secrets.token_hex(8)  # by chance, since what is undone gives its number back to something else
    store.run("DELETE FROM tally_due WHERE assessor = ?", (assessor,))
    store.run("DELETE FROM tally_note WHERE assessor = ?", (assessor,))
    store.run("DELETE FROM tally_leaf WHERE assessor = ?", (assessor,))
    if made is not None:
        store.run("INSERT INTO tally_leaf (assessor, stamp, held) VALUES (?, ?, ?)", (assessor, given, _written(made)))
    return given


def turn(store: Store, today: str) -> None:
    """Note the records that have an action which became overdue since it was last added up, or is so no more."""
    row = store.one("SELECT day FROM tally_day")
    if row is not None and row["day"] == today:
        return
    with store.transaction():
        first, behind = sorted((row["day"], today)) if row is not None else ("", "~")
        store.run(
            "INSERT INTO tally_note (identity, assessor, fresh) SELECT DISTINCT p.identity, p.assessor_id, 0"
            " FROM action_waiting a CROSS JOIN pooled p ON p.identity = a.of_identity WHERE a.due >= ? AND a.due < ?"
            " AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity)",
            (first, behind),
        )
        store.run("DELETE FROM tally_day")
        store.run("INSERT INTO tally_day (day) VALUES (?)", (today,))


def stamps(store: Store) -> dict[str, str]:
    """Of each assessor who was added up, what changes whenever that is done again."""
    return {row["assessor"]: row["stamp"] for row in store.rows("SELECT assessor, stamp FROM tally_leaf")}


def stamp(store: Store, assessor: str) -> str:
    """The same of one; empty where nothing was added up of them."""
    row = store.one("SELECT stamp FROM tally_leaf WHERE assessor = ?", (assessor,))
    return str(row["stamp"]) if row else ""


def leaves(store: Store, assessors: Iterable[str]) -> list[tuple[str, Leaf]]:
    """What was added up of some assessors, each with its stamp."""
    rows = store.rows(
        "SELECT assessor, stamp, held FROM tally_leaf WHERE assessor IN (SELECT value FROM json_each(?))",
        (json.dumps(list(assessors)),),
    )
    return [(row["stamp"], _read(row["assessor"], json.loads(row["held"]))) for row in rows]


def _told(store: Store, rows: Sequence[dict[str, Any]], today: str) -> list[Told]:
    """What is told of records, given as `_RECORDS` reads them."""
    found = _findings(store, [row["report"] for row in rows if row["report"]])
    waiting = _waiting(store, [row["identity"] for row in rows if not row["own"]])
    return [
        Told(
            row["observed_on"],
            frozenset(_values(row)),
            _numbers(row, found.get(row["report"], ()), waiting.get(row["identity"], ()), today),
        )
        for row in rows
    ]


def _values(row: dict[str, Any]) -> Iterator[tuple[Kind, str]]:
    yield from (("site", row["site"]), ("signer", row["signer"]), ("name", row["assessor"]))
    yield from (("key", key) for key in (row["keys"] or "").split("\n") if key)
    counting = row["counts"] and not row["own"]
    for there, what in ((counting, "counting"), (counting and row["report"], "reported")):
        if there:
            yield "is", what
    if row["stage"] is not None:
        yield from (("is", "known"), ("stage", row["stage"]))
        if row["counts"]:
            yield "is", "worked"
        yield from (("method", method) for method in row["methods"].split())
        yield from (("standard", standard) for standard in _standards(row["elements"]))


@functools.lru_cache(maxsize=4096)
def _standards(written: str) -> tuple[str, ...]:
    return tuple(standard for standard, _kinds in json.loads(written))


def _numbers(
    row: dict[str, Any], found: Iterable[dict[str, Any]], waiting: Iterable[dict[str, Any]], today: str
) -> Counter[tuple[Sum, str]]:
    numbers: Counter[tuple[Sum, str]] = Counter({("met", ""): row["met"], ("not_yet", ""): row["not_yet"]})
    for one in found if row["counts"] and not row["own"] else ():
        numbers["found", one["outcome"]] += one["many"]
        numbers["found", f"{one['outcome']}\n{one['standard']}"] += one["many"]
        if one["cause"]:
            numbers["cause", one["cause"]] += one["many"]
    for one in waiting:
        whats: tuple[Sum, ...] = ("open", "late") if overdue(one["state"], one["due"], today) else ("open",)
        for what in whats:
            numbers[what, ""] += 1
            numbers.update((what, key) for key in {said.rpartition("#")[0] for said in json.loads(one["criteria"])})
    return numbers


def _findings(store: Store, reports: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    rows = store.rows(
        "SELECT f.* FROM json_each(?) j CROSS JOIN overview_finding f ON f.statement = j.value", (json.dumps(reports),)
    )
    return _by(rows, "statement")


def _waiting(store: Store, identities: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    rows = store.rows(
        "SELECT a.* FROM json_each(?) j CROSS JOIN action_waiting a ON a.of_identity = j.value",
        (json.dumps(identities),),
    )
    return _by(rows, "of_identity")


def _by(rows: Iterable[dict[str, Any]], column: str) -> dict[str, list[dict[str, Any]]]:
    found = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _written(held: Leaf) -> str:
    said = {
        "days": list(zip(held.days, held.starts, strict=True)),
        "size": held.size,
        "bits": {kind: {value: f"{bits:x}" for value, bits in named.items()} for kind, named in held.bits.items()},
        "sums": {
            what: {of: [f"{bits:x}" for bits in planes] for of, planes in several.items()}
            for what, several in held.sums.items()
        },
        "work": [getattr(held.work, name) for name in Work.__slots__] if held.work else None,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _read(assessor: str, said: dict[str, Any]) -> Leaf:
    bits: Any = {kind: {value: int(bits, 16) for value, bits in named.items()} for kind, named in said["bits"].items()}
    sums: Any = {
        what: {of: tuple(int(bits, 16) for bits in planes) for of, planes in several.items()}
        for what, several in said["sums"].items()
    }
    work = None
    if said["work"]:
        name, trainee, *numbers, standards = said["work"]
        records, met, not_yet, methods = numbers
        pairs = tuple((standard, many) for standard, many in standards)
        work = Work(name, trainee, records, met, not_yet, methods, pairs)
    days, starts = (tuple(one[at] for one in said["days"]) for at in (0, 1))
    return Leaf(assessor, said["size"], days, starts, bits, sums, work)
