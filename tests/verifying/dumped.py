"""All that a store holds, table by table, shadow tables of its indexes included: for tests that nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from assessor_app.vault.store import Store


def tables(store: Store) -> list[str]:
    """The names of all tables, those behind an index of words too."""
    return [row["name"] for row in store.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]


def dump(store: Store, *, but: Collection[str] = ()) -> dict[str, list[str]]:
    """Every row of every table as text, but for some tables; order does not count."""
    return {
        name: sorted(repr(row) for row in store.rows(f'SELECT * FROM "{name}"'))  # noqa: S608 - names from the schema
        for name in tables(store)
        if name not in but
    }


def differing(one: dict[str, list[str]], other: dict[str, list[str]]) -> list[str]:
    """The tables in which two dumps differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
