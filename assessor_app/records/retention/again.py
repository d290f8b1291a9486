"""What was disposed of and comes again: a record, or a statement about one. It is told, and not taken in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.records import store as records
from assessor_app.records.model import Fate
from assessor_app.records.report import Row
from assessor_app.records.retention.store import disposal_of

if TYPE_CHECKING:
    from assessor_app.records.model import Payload
    from assessor_app.records.report import Opening
    from assessor_app.vault.store import Store


def fate(store: Store, payload: Payload, identity: str) -> Fate | None:
    """Why a record, kept here or not, counts no longer; None while it does. `identity` is the SHA-256 of its base."""
    gone = disposal_of(store, identity)
    if gone:
        return Fate("record-disposed", (("at", gone[0]), ("certificate", gone[1])))
    reference, withdrawn, why = records.standing(store, payload, identity)
    if withdrawn:
        return Fate("withdrawn-on", (("at", withdrawn), ("reason", why)))
    return Fate("superseded-by", (("reference", reference),)) if reference else None


def told(store: Store, opening: Opening) -> Opening | None:
    """The report of a file whose record was disposed of here, or that withdraws such a record; None for any other."""
    of = (opening.payload or {}).get("withdraws", {}).get("identity", opening.identity)
    gone = disposal_of(store, of)
    if gone is None:
        return None
    said = Row("superseded", "noted", "record-disposed", (("at", gone[0]), ("certificate", gone[1])))
    return replace(opening, rows=tuple(said if row.row == said.row else row for row in opening.rows))
