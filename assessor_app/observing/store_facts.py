"""Single facts about an observation, for rules that need no more than one: a deed costs the same in a long log.

Whole observations come out of `store`; nothing is written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.observing import store as rows
from assessor_app.observing.model import Entry, Judgement, Observation
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from assessor_app.vault.store import Store


def has_entry(store: Store, observation: str, entry: str) -> bool:
    """Whether the log of this observation has such an entry."""
    return store.one("SELECT 1 FROM entry WHERE id = ? AND observation = ?", (entry, observation)) is not None


def striking(store: Store, entry: str) -> str:
    """The id of the entry that strikes this one; '' where it stands."""
    row = store.one("SELECT id FROM entry WHERE strikes = ? AND strikes <> ''", (entry,))
    return str(row["id"]) if row else ""


def shown(store: Store, observation: str, criterion: CriterionKey) -> bool:
    """Whether a standing entry of the log evidences this criterion, as `judging.evidenced` says: a note does not."""
    asked = (
        "SELECT 1 FROM link l JOIN entry e ON e.id = l.entry WHERE l.criterion = ? AND e.observation = ?"
        " AND e.kind <> 'note'"
        " AND NOT EXISTS (SELECT 1 FROM entry s WHERE s.strikes = e.id AND s.strikes <> '') LIMIT 1"
    )
    return store.one(asked, (str(criterion), observation)) is not None


def judgement(store: Store, observation: str, criterion: CriterionKey) -> Judgement | None:
    """The judgement on one criterion, where somebody judged."""
    row = store.one("SELECT * FROM judgement WHERE observation = ? AND criterion = ?", (observation, str(criterion)))
    return Judgement(criterion, row["state"], row["at"]) if row else None


def entry(store: Store, name: str) -> Entry | None:
    """One entry with its links."""
    row = store.one("SELECT * FROM entry WHERE id = ?", (name,))
    if row is None:
        return None
    linked = store.rows("SELECT criterion FROM link WHERE entry = ? ORDER BY rowid", (name,))
    return rows.entry_of(row, tuple(CriterionKey.parse(one["criterion"]) for one in linked))


def sheet(store: Store, observation: str) -> Observation | None:
    """An observation without its log and judgements."""
    row = rows.observation_row(store, observation)
    return rows.sheet_of(store, row) if row else None


def kept(store: Store, observation: str) -> str:
    """The latest time at which something half-written was kept."""
    row = store.one(
        "SELECT max(kept) AS kept FROM (SELECT kept FROM composer WHERE observation = ?1 AND text || question <> ''"
        " UNION ALL SELECT kept FROM correction WHERE observation = ?1)",
        (observation,),
    )
    return str(row["kept"] or "") if row else ""
