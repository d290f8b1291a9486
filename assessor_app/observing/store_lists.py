"""The lists of observations: heads, the drafts on a standard, the last reference given. One observation: `store`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.observing.store import keys_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.standards.model import StandardKey
    from assessor_app.vault.store import Store


def heads(store: Store, candidate: str | None, limit: int) -> list[dict[str, Any]]:
    """The latest observations that were not discarded, newest first, with the number of their entries."""
    return store.rows(
        "SELECT o.*, (SELECT count(*) FROM entry e WHERE e.observation = o.id) AS entries FROM observation o "
        "WHERE o.discarded = '' AND (?1 IS NULL OR o.candidate = ?1) "
        "ORDER BY o.changed DESC, o.reference DESC LIMIT ?2",
        (candidate, limit),
    )


def drafts_with(store: Store, standards: Iterable[StandardKey]) -> list[dict[str, Any]]:
    """Heads, as `heads` gives them, of the drafts (not sealed, not discarded) that assess any of these standards."""
    return store.rows(
        "SELECT o.*, (SELECT count(*) FROM entry e WHERE e.observation = o.id) AS entries FROM observation o "
        "WHERE o.discarded = '' AND o.record = '' AND EXISTS (SELECT 1 FROM json_each(o.standards) AS own "
        "JOIN json_each(?) AS named ON named.value = own.value) ORDER BY o.changed DESC, o.reference DESC",
        (keys_text(standards),),
    )


def last_reference(store: Store, prefix: str) -> str:
    """The highest reference that starts with `prefix`, or an empty text."""
    row = store.one(
        "SELECT max(reference) AS last FROM observation WHERE substr(reference, 1, ?) = ?", (len(prefix), prefix)
    )
    return str(row["last"] or "") if row else ""


def of_record(store: Store, record: str) -> str:
    """The id of the observation that became a record, or an empty text."""
    row = store.one("SELECT id FROM observation WHERE record = ?", (record,))
    return str(row["id"]) if row else ""


def still_open(store: Store, observations: Iterable[str]) -> tuple[str, str] | None:
    """The id and reference of the first of these that is neither sealed nor discarded."""
    for name in observations:
        asked = "SELECT id, reference FROM observation WHERE id = ? AND record = '' AND discarded = ''"
        row = store.one(asked, (name,))
        if row:
            return row["id"], row["reference"]
    return None
