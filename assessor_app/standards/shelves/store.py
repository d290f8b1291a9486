"""The tables that browsing needs, and all SQL over them: the order of titles and favourites.

The order is kept as a key made outside the store, since SQLite does not know the Welsh alphabet; so any part of a
long list can be asked for by itself. What stands on which shelf is `tables`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language.alphabet import welsh_sort_key
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.standards.model import Filter, ShelfKind, StandardKey
    from assessor_app.vault.store import Store

MIGRATIONS: Final = (
    Migration(
        "standards-004-shelves",
        """
        CREATE TABLE standards_order (
            standard INTEGER PRIMARY KEY REFERENCES standards (id),
            sort TEXT NOT NULL
        ) STRICT;
        INSERT INTO standards_order SELECT id, title FROM standards;
        CREATE INDEX standards_in_order ON standards_order (sort, standard);
        CREATE TABLE standards_favourites (
            standard INTEGER PRIMARY KEY REFERENCES standards (id)
        ) STRICT;
        """,
    ),
)

LAST_DAY: Final = "(s.review_date || CASE length(s.review_date) WHEN 4 THEN '-12-31' WHEN 7 THEN '-31' ELSE '' END)"
"""The last day that a review date of any exactness covers, or a text that sorts as it: a month or a year alone passes
at its end."""
_ID: Final = "(SELECT id FROM standards WHERE key = ?)"


class ShelfRows:
    """The rows about how one store's library is browsed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, titles: Iterable[tuple[StandardKey, str]]) -> None:
        """Put standards, by their keys and titles, in their places."""
        self._store.run_many(
            f"INSERT INTO standards_order (standard, sort) VALUES ({_ID}, ?)",  # noqa: S608 - constant
            [(str(key), welsh_sort_key(title)) for key, title in titles],
        )

    def keys(self, wanted: Filter, offset: int, limit: int) -> list[str]:
        """The keys of the standards a filter lets through, by title in Welsh order, from `offset`, at most `limit`."""
        where, params = _where(wanted)
        rows = self._store.rows(
            "SELECT s.key FROM standards_order AS o JOIN standards AS s ON s.id = o.standard "  # noqa: S608 - constants
            f"{where} ORDER BY o.sort, o.standard LIMIT ? OFFSET ?",
            (*params, limit, offset),
        )
        return [row["key"] for row in rows]

    def count(self, wanted: Filter) -> int:
        """How many standards a filter lets through."""
        where, params = _where(wanted)
        sql = f"SELECT count(*) AS n FROM standards_order AS o JOIN standards AS s ON s.id = o.standard {where}"  # noqa: S608 - constants
        return int(self._store.rows(sql, params)[0]["n"])

    def named(self, kind: ShelfKind, wanted: Filter) -> list[tuple[str, int]]:
        """The names of all shelves of a kind, with how many of the standards let through stand on each."""
        where, params = _where(wanted)
        rows = self._store.rows(
            "SELECT h.name, count(*) AS n FROM standards_shelves AS h JOIN standards AS s ON s.id = h.standard "  # noqa: S608 - constants
            f"{where} {'AND' if where else 'WHERE'} h.kind = ? GROUP BY h.name",
            (*params, kind),
        )
        return [(row["name"], int(row["n"])) for row in rows]

    def favourites(self) -> list[str]:
        """The keys of the standards a person marked, by title in Welsh order."""
        rows = self._store.rows(
            "SELECT s.key FROM standards_favourites AS f JOIN standards AS s ON s.id = f.standard "
            "JOIN standards_order AS o ON o.standard = f.standard ORDER BY o.sort, o.standard"
        )
        return [row["key"] for row in rows]

    def set_favourite(self, key: StandardKey, *, favourite: bool) -> int:
        """Mark a standard or unmark it; how many rows that changed."""
        sql = (
            f"INSERT OR IGNORE INTO standards_favourites SELECT {_ID}"
            if favourite
            else f"DELETE FROM standards_favourites WHERE standard = {_ID}"  # noqa: S608 - constant
        )
        return self._store.run(sql, (str(key),))


def _where(wanted: Filter) -> tuple[str, tuple[str, ...]]:
    """The condition on `standards AS s` that a filter makes, and its parameters."""
    clauses: list[str] = []
    params: list[str] = []
    for kind, name in (("suite", wanted.suite), ("occupation", wanted.occupation)):
        if name is not None:
            clauses.append("s.id IN (SELECT standard FROM standards_shelves WHERE kind = ? AND name = ?)")
            params += [kind, name]
    if wanted.language is not None:
        clauses.append("s.language = ?")
        params.append(wanted.language)
    if wanted.current_on is not None:
        clauses.append(f"({LAST_DAY} IS NULL OR {LAST_DAY} >= ?)")
        params.append(wanted.current_on.isoformat())
    if wanted.passed_on is not None:
        clauses.append(f"{LAST_DAY} < ?")
        params.append(wanted.passed_on.isoformat())
    return (f"WHERE {' AND '.join(clauses)}" if clauses else ""), tuple(params)
