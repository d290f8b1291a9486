"""The pool as rows: writing what was drawn, and where it is found. Lists are read in `store_lists`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.verifying.pool import terms
from assessor_app.verifying.pool.model import Pooled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store

_COLUMNS: Final = (
    "identity", "record", "reference", "candidate", "candidate_id", "assessor", "assessor_id", "signer", "status",
    "site", "observed_on", "sealed_at", "verdict", "fate", "own", "met", "not_yet",
)  # fmt: skip
_METHODS = "(SELECT group_concat(method, char(10)) FROM pooled_method m WHERE m.identity = p.identity) AS methods"
_STANDARDS = (
    "(SELECT group_concat(standard, char(10)) FROM pooled_standard t WHERE t.identity = p.identity) AS standards"
)
SELECT: Final = f"SELECT p.*, {_METHODS}, {_STANDARDS} FROM pooled p"  # noqa: S608 - put together from ours alone


def due(store: Store, limit: int) -> list[tuple[str, bool]]:
    """Records to be looked at: their identities, and whether they are to be drawn whole."""
    rows = store.rows("SELECT identity, whole FROM pooled_due ORDER BY whole, identity LIMIT ?", (limit,))
    return [(row["identity"], bool(row["whole"])) for row in rows]


def how_many_due(store: Store) -> int:
    """How many records are to be looked at."""
    row = store.one("SELECT count(*) AS many FROM pooled_due")
    return int(row["many"]) if row else 0


def done(store: Store, identities: Iterable[str]) -> None:
    """Say that these were looked at."""
    store.run_many("DELETE FROM pooled_due WHERE identity = ?", [(identity,) for identity in identities])


def all_due(store: Store) -> None:
    """Say that every record is to be drawn anew."""
    store.run("DELETE FROM pooled_due")
    store.run("INSERT INTO pooled_due (identity, whole) SELECT identity, 1 FROM record")


def put(
    store: Store, rows: list[dict[str, Any]], methods: Iterable[tuple[str, ...]], keys: Iterable[tuple[str, ...]]
) -> None:
    """Keep what is said of records in place of what was; whether they are sampled stays.

    `methods` and `keys` (of standards) are triples of a record's identity, the value, and the record's date.
    """
    columns, values = ", ".join(_COLUMNS), ", ".join(f":{name}" for name in _COLUMNS)
    changed = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
    whose = [(row["identity"],) for row in rows]
    with store.transaction():
        store.run_many("DELETE FROM pooled_method WHERE identity = ?", whose)
        store.run_many("DELETE FROM pooled_standard WHERE identity = ?", whose)
        store.run_many(
            f"INSERT INTO pooled ({columns}) VALUES ({values}) ON CONFLICT (identity) DO UPDATE SET {changed}",  # noqa: S608 - ours
            rows,
        )
        store.run_many("INSERT INTO pooled_method (identity, method, observed_on) VALUES (?, ?, ?)", methods)
        store.run_many("INSERT INTO pooled_standard (identity, standard, observed_on) VALUES (?, ?, ?)", keys)
        give_places(store, [row["identity"] for row in rows])


def unplaced(store: Store, limit: int) -> list[str]:
    """Records of the pool that have no place yet, as after an update of the program."""
    rows = store.rows("SELECT identity FROM pooled WHERE place IS NULL LIMIT ?", (limit,))
    return [row["identity"] for row in rows]


def stale(store: Store, limit: int) -> list[int]:
    """Places of records of which the index does not know how they stand now."""
    return [row["place"] for row in store.rows("SELECT place FROM pooled_stale ORDER BY place LIMIT ?", (limit,))]


def give_places(store: Store, identities: Iterable[str]) -> None:
    """Give records their places in the list, and let them be found there; one that has the right place keeps it.

    They go into the index in the order of their places: it would write a piece of itself for each that goes back.
    """
    first: dict[int, int] = {}
    placed: list[tuple[int, str, str]] = []
    with store.transaction():
        for row in (store.one(f"{SELECT} WHERE p.identity = ?", (identity,)) for identity in identities):
            if row is None:
                continue
            day, place = terms.day(row["observed_on"]), row["place"]
            if place is None or place // terms.DAY != day:
                if day not in first:
                    first[day] = _first(store, day)
                place = first[day] = first[day] - 1
                if row["place"] is not None:
                    store.run("DELETE FROM pooled_words WHERE rowid = ?", (row["place"],))
                store.run("UPDATE pooled SET place = ? WHERE identity = ?", (place, row["identity"]))
            placed.append((place, terms.of(row, _lines(row["methods"]), _lines(row["standards"])), terms.stands(row)))
        placed.sort()
        store.run_many("INSERT OR REPLACE INTO pooled_words (rowid, terms, stands) VALUES (?, ?, ?)", placed)
        store.run_many("DELETE FROM pooled_stale WHERE place = ?", [(place,) for place, *_ in placed])


def _first(store: Store, day: int) -> int:
    """The first place that is taken on a day; where none is, the one behind its last."""
    row = store.one(
        "SELECT min(place) AS place FROM pooled WHERE place >= ? AND place < ?",
        (day * terms.DAY, (day + 1) * terms.DAY),
    )
    return int(row["place"]) if row and row["place"] is not None else (day + 1) * terms.DAY


def follow(store: Store, places: Iterable[int]) -> None:
    """Let the index know how the records in these places stand."""
    with store.transaction():
        for place in places:
            row = store.one("SELECT standing, own, sampled FROM pooled WHERE place = ?", (place,))
            if row:
                store.run("UPDATE pooled_words SET stands = ? WHERE rowid = ?", (terms.stands(row), place))
            store.run("DELETE FROM pooled_stale WHERE place = ?", (place,))


def set_fate(store: Store, identity: str, verdict: str, fate: str) -> None:
    """Say how a record stands, and what became of it."""
    store.run("UPDATE pooled SET verdict = ?, fate = ? WHERE identity = ?", (verdict, fate, identity))


def set_sampled(store: Store, identities: Iterable[str], *, sampled: bool) -> None:
    """Say that records stand in a sample, or in none any more."""
    store.run_many("UPDATE pooled SET sampled = ? WHERE identity = ?", [(int(sampled), one) for one in identities])


def rows_of(store: Store, identities: Iterable[str]) -> list[Pooled]:
    """What is said of these records, in their order; one that is not in the pool is left out."""
    found = [store.one(f"{SELECT} WHERE p.identity = ?", (identity,)) for identity in identities]
    return [pooled(row) for row in found if row]


def pooled(row: dict[str, Any]) -> Pooled:
    """A row that `SELECT` gives."""
    named = {name: row[name] for name in _COLUMNS if name not in {"fate", "own"}}
    return Pooled(
        **named,
        methods=_lines(row["methods"]),
        standards=_lines(row["standards"]),
        counts=row["verdict"] == "accepted" and not row["fate"],
        own=bool(row["own"]),
        sampled=bool(row["sampled"]),
        place=row["place"] or 0,
    )


def _lines(joined: str | None) -> tuple[Any, ...]:
    return tuple(sorted(joined.split("\n"))) if joined else ()
