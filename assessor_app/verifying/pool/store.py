"""The pool as rows: writing what was drawn, and reading it a page at a time. The tables are in `tables`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.standards.wording import unaccented
from assessor_app.verifying.pool.model import Count, Pooled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store
    from assessor_app.verifying.pool.model import After, Facet, Filter

_COLUMNS: Final = (
    "identity", "record", "reference", "candidate", "candidate_id", "assessor", "assessor_id", "signer", "status",
    "site", "observed_on", "sealed_at", "verdict", "fate", "own", "met", "not_yet", "words",
)  # fmt: skip


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


def said(row: dict[str, Any]) -> str:
    """The words by which a record is found: those of its reference and its people, folded, a blank before each."""
    return unaccented(f" {row['reference']} {row['candidate']} {row['assessor']}")


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
            [row | {"words": said(row)} for row in rows],
        )
        store.run_many("INSERT INTO pooled_method (identity, method, observed_on) VALUES (?, ?, ?)", methods)
        store.run_many("INSERT INTO pooled_standard (identity, standard, observed_on) VALUES (?, ?, ?)", keys)


def set_fate(store: Store, identity: str, verdict: str, fate: str) -> None:
    """Say how a record stands, and what became of it."""
    store.run("UPDATE pooled SET verdict = ?, fate = ? WHERE identity = ?", (verdict, fate, identity))


def set_sampled(store: Store, identities: Iterable[str], *, sampled: bool) -> None:
    """Say that records stand in a sample, or in none any more."""
    store.run_many("UPDATE pooled SET sampled = ? WHERE identity = ?", [(int(sampled), one) for one in identities])


_METHODS = "(SELECT group_concat(method, char(10)) FROM pooled_method m WHERE m.identity = p.identity) AS methods"
_STANDARDS = (
    "(SELECT group_concat(standard, char(10)) FROM pooled_standard t WHERE t.identity = p.identity) AS standards"
)
_SELECT = f"SELECT p.*, {_METHODS}, {_STANDARDS} FROM pooled p"  # noqa: S608 - put together from ours alone
_LATEST = "ORDER BY {0}.observed_on DESC, {0}.identity"


def rows_of(store: Store, identities: Iterable[str]) -> list[Pooled]:
    """What is said of these records, in their order; one that is not in the pool is left out."""
    found = [store.one(f"{_SELECT} WHERE p.identity = ?", (identity,)) for identity in identities]
    return [_pooled(row) for row in found if row]


def page(store: Store, wanted: Filter, after: After | None, limit: int) -> list[Pooled]:
    """Records in the order of their date, latest first, from behind one of them."""
    driver, source, conditions, given = _question(wanted)
    if after is not None:
        conditions.append(
            f"({driver}.observed_on < :from_day OR ({driver}.observed_on = :from_day AND {driver}.identity > :from_id))"
        )
        conditions.append(f"{driver}.observed_on <= :from_day")
        given |= {"from_day": after.observed_on, "from_id": after.identity}
    where = " AND ".join(conditions) or "1"
    inner = f"SELECT p.rowid FROM {source} WHERE {where} {_LATEST.format(driver)} LIMIT :limit"  # noqa: S608 - ours
    rows = store.rows(f"{_SELECT} WHERE p.rowid IN ({inner}) {_LATEST.format('p')}", given | {"limit": limit})
    return [_pooled(row) for row in rows]


def count(store: Store, wanted: Filter) -> int:
    """How many records there are of a filter."""
    _driver, source, conditions, given = _question(wanted)
    row = store.one(f"SELECT count(*) AS many FROM {source} WHERE {' AND '.join(conditions) or '1'}", given)  # noqa: S608 - ours
    return int(row["many"]) if row else 0


# Facet: what it is counted by, what a person calls it, and a table to be joined, if any.
_FACETS: Final[dict[Facet, tuple[str, str, str]]] = {
    "assessor": ("p.assessor_id", "max(p.assessor)", ""),
    "site": ("p.site", "p.site", ""),
    "verdict": ("p.verdict", "''", ""),
    "method": ("fm.method", "''", " JOIN pooled_method fm ON fm.identity = p.identity"),
    "standard": ("fs.standard", "''", " JOIN pooled_standard fs ON fs.identity = p.identity"),
}


def facet(store: Store, wanted: Filter, by: Facet) -> list[Count]:
    """How many records of a filter there are of each value of a facet, most first."""
    _driver, source, conditions, given = _question(wanted)
    value, word, joined = _FACETS[by]
    where = " AND ".join(conditions) or "1"
    if not conditions and joined:  # nobody is left out: the table of the facet says it all
        source, joined = joined.removeprefix(" JOIN ").partition(" ON ")[0], ""
    rows = store.rows(
        f"SELECT {value} AS value, {word} AS word, count(*) AS many FROM {source}{joined} WHERE {where}"  # noqa: S608 - ours
        " GROUP BY 1 ORDER BY 3 DESC, 1",
        given,
    )
    return [Count(row["value"], row["word"], row["many"]) for row in rows]


def _question(wanted: Filter) -> tuple[str, str, list[str], dict[str, Any]]:
    """What is gone through in which order (the table that leads, and the source), the conditions, and their values."""
    driver, source, given = "p", "pooled p", _given(wanted)
    conditions = [_PLAIN[name] for name in given if name in _PLAIN]
    if wanted.standard:
        driver, source = "t", "pooled_standard t CROSS JOIN pooled p ON p.identity = t.identity"
        conditions.append("t.standard = :standard")
    if wanted.method and not wanted.standard:
        driver, source = "m", "pooled_method m CROSS JOIN pooled p ON p.identity = m.identity"
        conditions.append("m.method = :method")
    elif wanted.method:
        conditions.append("EXISTS (SELECT 1 FROM pooled_method m WHERE m.identity = p.identity AND m.method = :method)")
    if wanted.sampled is not None:
        conditions.append(f"p.sampled = {int(wanted.sampled)}")
    if wanted.counting:
        conditions.append("p.verdict = 'accepted' AND p.fate = ''")
    if wanted.others:
        conditions.append("p.own = 0")
    for at, word in enumerate(unaccented(wanted.text).split()):
        conditions.append(f"p.words LIKE :word{at} ESCAPE '\\'")
        given[f"word{at}"] = "% " + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return driver, source, conditions, given


_PLAIN: Final = {
    "assessor": "p.assessor_id = :assessor",
    "site": "p.site = :site",
    "verdict": "p.verdict = :verdict",
    "since": "p.observed_on >= :since",
    "until": "p.observed_on <= :until",
}


def _given(wanted: Filter) -> dict[str, Any]:
    names = ("assessor", "standard", "site", "method", "verdict", "since", "until")
    return {name: getattr(wanted, name) for name in names if getattr(wanted, name)}


def _pooled(row: dict[str, Any]) -> Pooled:
    named = {name: row[name] for name in _COLUMNS if name not in {"fate", "own", "words"}}
    return Pooled(
        **named,
        methods=_lines(row["methods"]),
        standards=_lines(row["standards"]),
        counts=row["verdict"] == "accepted" and not row["fate"],
        own=bool(row["own"]),
        sampled=bool(row["sampled"]),
    )


def _lines(joined: str | None) -> tuple[Any, ...]:
    return tuple(sorted(joined.split("\n"))) if joined else ()
