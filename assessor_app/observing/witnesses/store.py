"""The witnesses of an observation as rows, and their table. Rules about them are the sheet's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.observing.model import Witness
from assessor_app.observing.tables import sealed_parts
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "observing-witnesses-001",
        """
CREATE TABLE witness (
  id TEXT PRIMARY KEY, observation TEXT NOT NULL REFERENCES observation(id), name TEXT NOT NULL, role TEXT NOT NULL,
  status TEXT NOT NULL, contact TEXT NOT NULL
) STRICT;
CREATE INDEX witness_by_observation ON witness(observation);
"""
        + sealed_parts("witness"),
    ),
)


def put(store: Store, observation: str, witness: Witness) -> None:
    """Keep or change one witness."""
    store.run(
        "INSERT INTO witness (id, observation, name, role, status, contact) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, status = excluded.status,"
        " contact = excluded.contact",
        (witness.id, observation, witness.name, witness.role, witness.status, witness.contact),
    )


def remove(store: Store, observation: str, witness: str) -> None:
    """Take a witness away."""
    store.run("DELETE FROM witness WHERE id = ? AND observation = ?", (witness, observation))


def read(store: Store, observation: str) -> tuple[Witness, ...]:
    """The witnesses of one observation, in the order in which they were named."""
    return tuple(
        Witness(r["id"], r["name"], r["role"], r["status"], r["contact"])
        for r in store.rows("SELECT * FROM witness WHERE observation = ? ORDER BY rowid", (observation,))
    )
