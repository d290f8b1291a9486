"""What was begun and not said to its end, as rows: a candidate's mark before it is signed, locations without a place.

Nothing of it is on any page, and sealing forgets it. What stands in the composer is in `store`.
"""

from __future__ import annotations

import json
from dataclasses import astuple, replace
from typing import TYPE_CHECKING, Final

from assessor_app.observing.model import Begun, Locator, Mark
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

MARK: Final = "mark"


def put_mark(store: Store, observation: str, mark: Mark | None, at: str) -> None:
    """Keep a mark that is being made, or forget it."""
    _put(store, observation, MARK, json.dumps(astuple(mark), ensure_ascii=False) if mark else "", at)


def put_locator(store: Store, observation: str, criterion: CriterionKey, locator: Locator | None, at: str) -> None:
    """Keep a location that is being noted at a criterion, or forget it."""
    said = json.dumps(astuple(replace(locator, criteria=())), ensure_ascii=False) if locator else ""
    _put(store, observation, str(criterion), said, at)


def forget(store: Store, observation: str) -> None:
    """Forget all that was begun at one observation."""
    store.run("DELETE FROM begun WHERE observation = ?", (observation,))


def begun(store: Store, observation: str) -> Begun:
    """All that was begun at one observation."""
    rows = store.rows("SELECT what, held FROM begun WHERE observation = ? ORDER BY rowid", (observation,))
    mark = next((_mark(row["held"]) for row in rows if row["what"] == MARK), None)
    located = ((CriterionKey.parse(row["what"]), json.loads(row["held"])) for row in rows if row["what"] != MARK)
    return Begun(mark, tuple(replace(Locator(*held), criteria=(key,)) for key, held in located))


def _put(store: Store, observation: str, what: str, held: str, at: str) -> None:
    if not held:
        store.run("DELETE FROM begun WHERE observation = ? AND what = ?", (observation, what))
        return
    store.run(
        "INSERT INTO begun (observation, what, held, kept) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (observation, what) DO UPDATE SET held = excluded.held, kept = excluded.kept",
        (observation, what, held, at),
    )


def _mark(held: str) -> Mark:
    kind, name, at, strokes, reason = json.loads(held)
    return Mark(kind, name, at, tuple(tuple((x, y) for x, y in stroke) for stroke in strokes), reason)
