"""Beginning the draft that puts a record right. It becomes a record as every other draft does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.records.model import Replaced
from assessor_app.records.putting_right import store as rows
from assessor_app.records.reasons import demand_reason
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.observing.desk import ObservationDesk
    from assessor_app.observing.model import Observation
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Held
    from assessor_app.vault.store import Store


class PuttingRight:
    """What puts the records of one store right, used from one thread."""

    def __init__(self, store: Store, archive: RecordArchive, desk: ObservationDesk, clock: Clock) -> None:
        self._store = store
        self._archive = archive
        self._desk = desk
        self._clock = clock

    def begin(self, identity: str, reason: str) -> tuple[Observation, Changes]:
        """Begin a draft of the same visit that will supersede a record.

        Raises:
            Refusal: `record-unknown`; `record-reason-missing`, `record-reason-long`; `record-not-from-here`, when the
                record was not sealed in this store, `record-sealed-from-data`, when it was, but not from an
                observation; `record-superseded` and `record-withdrawn`, when
                it counts no longer; `put-right-already` with the fact `reference`, when such a draft is open.
        """
        held, said = self._archive.find(identity), demand_reason(reason)
        if not self.possible(held):
            own = held.origin == "own"
            raise Refusal("record-sealed-from-data" if own else "record-not-from-here", reference=held.reference)
        self._archive.demand_counting(held)
        waiting = self.open_draft(held.identity)
        if waiting:
            raise Refusal("put-right-already", reference=waiting[1])
        with self._store.transaction():
            made, changes = self._desk.begin_again(self._desk.of_record(held.record))
            rows.insert(self._store, made.id, held.identity, said, rfc3339(self._clock.now().wall))
        return made, Changes(changes.touched | {("record", held.identity)})

    def to_replace(self, name: str, reason: str) -> Replaced:
        """A record of one's own that one sealed from data is to put right.

        Raises:
            Refusal: `record-unknown`; `record-reason-missing`, `record-reason-long`; `record-not-yours`;
                `record-superseded`, `record-withdrawn`.
        """
        held = self._archive.find(name)
        if held.origin != "own":
            raise Refusal("record-not-yours", reference=held.reference)
        self._archive.demand_counting(held)
        return Replaced(held.record, held.identity, held.reference, demand_reason(reason))

    def possible(self, held: Held) -> bool:
        """Whether a record was made from an observation of this store, from which it could be begun again."""
        return held.origin == "own" and bool(self._desk.of_record(held.record))

    def open_draft(self, identity: str) -> tuple[str, str] | None:
        """The id and reference of the draft that puts a record right and is neither sealed nor discarded."""
        return self._desk.still_open(rows.drafts(self._store, identity))
