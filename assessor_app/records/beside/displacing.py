"""A file under a stolen id that came first: it gives up its place to the one whose signer is known here.

Records and statements alike: where each is kept is its `Place`. Both are kept and told; nothing is lost but the place.
Two of which both are accepted stay at odds, for a person to ask.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

from assessor_app.records import store as rows
from assessor_app.records.beside import store as beside
from assessor_app.records.beside.model import Beside, First

if TYPE_CHECKING:
    from assessor_app.records.journal.keeping import Journal
    from assessor_app.records.report import Opening
    from assessor_app.vault.store import Store


class Place(Protocol):
    """Where files of one kind are kept, each under an id of its own."""

    def under(self, own_id: str) -> First | None:
        """Whichever has this id; None where it is free."""

    def let_go(self, identity: str) -> None:
        """Give up the place of one that was displaced; the tables demand that it was."""


class Records:
    """The place of records in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def under(self, own_id: str) -> First | None:
        """As `Place` has it."""
        held = next((one for one in rows.find(self._store, own_id) if one.record == own_id), None)
        if held is None:
            return None
        many = self._store.one("SELECT count(*) AS many FROM record_signer WHERE identity = ?", (held.identity,)) or {}
        return First(
            held.identity, held.record, held.signer, held.verdict, held.origin, held.reference, held.kept_at,
            rows.file_of(self._store, held.identity) or b"", max(1, many["many"]),
        )  # fmt: skip

    def let_go(self, identity: str) -> None:
        """As `Place` has it; whose signatures it bears stays known, since any of them may be believed later."""
        for table in ("record_standing", "record"):
            self._store.run(f"DELETE FROM {table} WHERE identity = ?", (identity,))  # noqa: S608 - fixed


def displaced(store: Store, journal: Journal, place: Place, opening: Opening, now: str) -> bool:
    """Move what holds this one's id beside it, where this one is accepted and that one is not.

    What somebody here worked on does not give way: the rooms that know of it say so in their tables. Joins the caller's
    transaction, in which the accepted one is then kept. `now` is RFC 3339.
    """
    first = place.under(opening.record)
    if first is None or opening.verdict != "accepted":
        return False
    if first.origin != "imported" or first.verdict == "accepted" or first.identity == opening.identity:
        return False
    digest = hashlib.sha256(first.file).hexdigest()
    if not beside.has(store, digest, "other-base"):
        beside.insert(store, _came(first, digest), first.file, first.about)
    if not beside.displace(store, first.identity, first.id, opening.identity, now):
        return False
    place.let_go(first.identity)
    of = first.about.record if first.about else first.id
    journal.add("displaced", record=of, identity=first.identity, file=first.file, verdict=first.verdict)
    return True


def _came(first: First, digest: str) -> Beside:
    return Beside(
        identity=first.identity,
        record=first.id,
        sha256=digest,
        came_as="other-base",
        signatures=first.signatures,
        signer=first.signer,
        verdict=first.verdict,
        source=first.reference,
        at=first.kept_at,
    )
