"""Planned visits as rows, in and out. Tables stand in `tables`, what may follow what in `machine`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.observing.planning import machine, written
from assessor_app.observing.planning.model import Taken

if TYPE_CHECKING:
    from assessor_app.observing.planning.model import PlannedVisit, Step
    from assessor_app.vault.store import Store

# A visit whose observation was discarded is still to be done; one brought back has been.
_DISCARDED: Final = "(SELECT o.discarded <> '' FROM observation o WHERE o.id = v.observation) IS TRUE"
_SELECT: Final = f"SELECT v.id, v.held, {_DISCARDED} AS discarded FROM planned_visit v"  # noqa: S608 - ours alone


def put(store: Store, visit: PlannedVisit, step: Step, at: str) -> None:
    """Keep a visit as it is after a step, and the step."""
    held = written.write(visit)
    store.run(
        "INSERT INTO planned_visit (id, candidate, begins, stage, observation, held) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET candidate = excluded.candidate, begins = excluded.begins,"
        " stage = excluded.stage, observation = excluded.observation, held = excluded.held",
        (
            visit.id, visit.what.candidate, int(visit.begins.timestamp()), visit.stage, visit.observation or None,
            held,
        ),
    )  # fmt: skip
    store.run(
        "INSERT INTO planned_step (visit, sequence, step, at, held)"
        " SELECT ?1, coalesce(max(sequence), 0) + 1, ?2, ?3, ?4 FROM planned_step WHERE visit = ?1",
        (visit.id, step, at, held),
    )


def one(store: Store, name: str) -> PlannedVisit | None:
    """One planned visit as it stands now."""
    row = store.one(f"{_SELECT} WHERE v.id = ?", (name,))
    return _visit(row) if row else None


def still_open(store: Store) -> list[PlannedVisit]:
    """Those neither done nor cancelled, by when they are to begin."""
    where = f"v.stage <> 'cancelled' AND (v.observation IS NULL OR {_DISCARDED})"
    return [_visit(row) for row in store.rows(f"{_SELECT} WHERE {where} ORDER BY v.begins, v.rowid")]


def closed(store: Store, limit: int) -> list[PlannedVisit]:
    """The cancelled ones, latest first."""
    where = f"v.stage = 'cancelled' AND (v.observation IS NULL OR {_DISCARDED})"
    return [_visit(row) for row in store.rows(f"{_SELECT} WHERE {where} ORDER BY v.begins DESC LIMIT ?", (limit,))]


def of(store: Store, candidate: str) -> list[PlannedVisit]:
    """All of one candidate, by when they are to begin."""
    return [_visit(row) for row in store.rows(f"{_SELECT} WHERE v.candidate = ? ORDER BY v.begins", (candidate,))]


def steps(store: Store, name: str) -> list[Taken]:
    """Every step of one visit, in order."""
    rows = store.rows("SELECT * FROM planned_step WHERE visit = ? ORDER BY sequence", (name,))
    return [Taken(row["step"], row["at"], written.read(name, row["held"])) for row in rows]


def _visit(row: dict[str, Any]) -> PlannedVisit:
    return machine.as_it_stands(written.read(row["id"], row["held"]), discarded=bool(row["discarded"]))
