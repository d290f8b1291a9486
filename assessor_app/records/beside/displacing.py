"""A file under a stolen record id that came first: it gives up its place to the one whose signer is known here.

Both are kept and told; nothing is lost but the place. Two of which both are accepted stay at odds, for a person to ask.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from assessor_app.records import store as rows
from assessor_app.records.beside import store as beside
from assessor_app.records.beside.model import Beside

if TYPE_CHECKING:
    from assessor_app.records.journal.keeping import Journal
    from assessor_app.records.model import Held
    from assessor_app.records.report import Opening
    from assessor_app.vault.store import Store

GIVES_WAY: Final = "unknown-signer"


def displaced(store: Store, journal: Journal, opening: Opening, now: str) -> bool:
    """Move the record that holds this one's id beside it, where nobody knows its signer and this one is accepted.

    Joins the caller's transaction, in which the accepted one is then kept. `now` is RFC 3339.
    """
    first = next((one for one in rows.find(store, opening.record) if one.record == opening.record), None)
    if first is None or opening.verdict != "accepted":
        return False
    if first.origin != "imported" or first.verdict != GIVES_WAY or first.identity == opening.identity:
        return False
    file = rows.file_of(store, first.identity) or b""
    came, digest = _came(store, first, file), hashlib.sha256(file).hexdigest()
    if not beside.has(store, digest, "other-base"):
        beside.insert(store, came, file)
    store.run(
        "INSERT INTO displaced (identity, record, by_identity, at) VALUES (?, ?, ?, ?)",
        (first.identity, first.record, opening.identity, now),
    )
    for table in ("record_signer", "record_standing", "record"):
        store.run(f"DELETE FROM {table} WHERE identity = ?", (first.identity,))  # noqa: S608 - fixed
    journal.add("displaced", record=first.record, identity=first.identity, file=file, verdict=first.verdict)
    return True


def _came(store: Store, first: Held, file: bytes) -> Beside:
    many = store.one("SELECT count(*) AS many FROM record_signer WHERE identity = ?", (first.identity,)) or {}
    return Beside(
        identity=first.identity,
        record=first.record,
        sha256=hashlib.sha256(file).hexdigest(),
        came_as="other-base",
        signatures=max(1, many["many"]),
        signer=first.signer,
        verdict=first.verdict,
        source=first.reference,
        at=first.kept_at,
    )
