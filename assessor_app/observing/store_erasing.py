"""Erasing everything observed and planned with one candidate, once disposal says so. When that is, is said above."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app.observing.evidence.store import forget_unused

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

# Every table of an observation's parts. The references between them hold when the transaction ends: one that is
# forgotten here lets nothing be erased.
PARTS: Final = (
    "action", "begun", "composer", "correction", "entry", "evidence_file", "judgement", "locator", "range_mark",
    "witness",
)  # fmt: skip


def observed(store: Store) -> list[dict[str, Any]]:
    """Every observation and planned visit: `candidate`, `kind` (`observation`, `planned`), `id`, `reference`, `day`.

    `day` is the last day anything was done, or is planned; `record` is the id of an observation's record, or empty.
    """
    return store.rows(
        "SELECT candidate, 'observation' AS kind, id, reference, substr(max(changed, started), 1, 10) AS day, record"
        " FROM observation UNION ALL"
        " SELECT candidate, 'planned', id, '', date(begins, 'unixepoch'), '' FROM planned_visit ORDER BY day, id"
    )


def erase(store: Store, candidate: str) -> None:
    """Erase all observations and planned visits of a candidate, and the files that nothing else has.

    Call it in the transaction that has written their disposal: the triggers ask for it.
    """
    store.run("PRAGMA defer_foreign_keys = ON")  # what is sealed lets its parts go only after itself
    found = json.dumps(
        [row["id"] for row in store.rows("SELECT id FROM observation WHERE candidate = ?", (candidate,))]
    )
    visits = "SELECT id FROM planned_visit WHERE candidate = ?"
    store.run(f"DELETE FROM planned_step WHERE visit IN ({visits})", (candidate,))  # noqa: S608 - fixed
    store.run("DELETE FROM planned_visit WHERE candidate = ?", (candidate,))
    store.run("DELETE FROM observation WHERE candidate = ?", (candidate,))
    mine = "observation IN (SELECT value FROM json_each(?))"
    store.run(f"DELETE FROM link WHERE entry IN (SELECT id FROM entry WHERE {mine})", (found,))  # noqa: S608 - fixed
    for table in PARTS:
        store.run(f"DELETE FROM {table} WHERE {mine}", (found,))  # noqa: S608 - names from this module
    forget_unused(store)
