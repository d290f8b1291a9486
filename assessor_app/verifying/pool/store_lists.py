"""Lists of the pool, a page of a filter's records at a time, and how many there are. What is in a row is `store`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.verifying.pool import terms
from assessor_app.verifying.pool.model import Count, Found
from assessor_app.verifying.pool.store import SELECT, pooled

if TYPE_CHECKING:
    from assessor_app.vault.store import Store
    from assessor_app.verifying.pool.model import Facet, Filter, Pooled


def page(store: Store, wanted: Filter, after: int | None, limit: int) -> list[Pooled]:
    """Records in their places, latest observed first, from behind a place."""
    source, where, given = _question(store, wanted, after)
    rows = store.rows(
        f"{SELECT.replace('FROM pooled p', f'FROM {source}')} WHERE {where} ORDER BY {_place(source)} LIMIT :limit",
        given | {"limit": limit},
    )
    return [pooled(row) for row in rows]


def found(store: Store, wanted: Filter, after: int | None, limit: int) -> list[Found]:
    """The same records in the same order, by no more than where they stand."""
    source, where, given = _question(store, wanted, after)
    rows = store.rows(
        f"SELECT p.identity, p.place, p.observed_on FROM {source} WHERE {where} ORDER BY {_place(source)} LIMIT :limit",  # noqa: S608 - ours
        given | {"limit": limit},
    )
    return [Found(row["identity"], row["place"], row["observed_on"]) for row in rows]


def identities(store: Store, wanted: Filter) -> list[str]:
    """The identity of every record of a filter."""
    source, where, given = _question(store, wanted)
    return [row["identity"] for row in store.rows(f"SELECT p.identity FROM {source} WHERE {where}", given)]  # noqa: S608 - ours


def count(store: Store, wanted: Filter, most: int) -> int:
    """How many records there are of a filter, counted up to `most` where that is not negative."""
    source, where, given = _question(store, wanted)
    if "p." not in where:
        source = "pooled_words f"  # which knows all that is asked
    row = store.one(
        f"SELECT count(*) AS many FROM (SELECT 1 FROM {source} WHERE {where} LIMIT :most)",  # noqa: S608 - ours
        given | {"most": most},
    )
    return int(row["many"]) if row else 0


def facet(store: Store, by: Facet, limit: int) -> list[Count]:
    """How many records there are of each value of a facet, most first; of what is not said, none."""
    rows = store.rows(
        "SELECT value, word, many FROM pooled_tally WHERE facet = ? AND value <> '' ORDER BY many DESC, value LIMIT ?",
        (by, limit),
    )
    return [Count(row["value"], row["word"], row["many"]) for row in rows]


def _place(source: str) -> str:
    return "f.rowid" if source.startswith("pooled_words") else "p.place"


def _question(store: Store, wanted: Filter, after: int | None = None) -> tuple[str, str, dict[str, Any]]:
    """The tables that are gone through, the condition, and its values.

    While the index lags behind how some records stand, the rows themselves are asked for that.
    """
    lags = store.one("SELECT 1 FROM pooled_stale LIMIT 1") is not None
    asked = [*terms.asked(wanted), *([] if lags else terms.asked_standing(wanted))]
    source = "pooled_words f CROSS JOIN pooled p ON p.place = f.rowid" if asked else "pooled p"
    conditions: list[str] = []
    given: dict[str, Any] = {"match": terms.match(asked), "standing": wanted.standing}
    if asked:
        conditions.append("f.pooled_words MATCH :match")
    if lags:
        conditions += _standing(wanted)
    first = terms.day(wanted.until) * terms.DAY if wanted.until else 0
    given["first"] = max(first, 0 if after is None else after + 1)
    conditions.append(f"{_place(source)} >= :first")
    if wanted.since:
        given["behind"] = (terms.day(wanted.since) + 1) * terms.DAY
        conditions.append(f"{_place(source)} < :behind")
    return source, " AND ".join(conditions), given


def _standing(wanted: Filter) -> list[str]:
    asked = ["p.standing = :standing"] if wanted.standing else []
    asked += ["p.standing = 'accepted'"] if wanted.counting else []
    asked += ["p.own = 0"] if wanted.others else []
    return asked if wanted.sampled is None else [*asked, f"p.sampled = {int(wanted.sampled)}"]
