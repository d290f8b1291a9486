"""Records that are sealed here: the visit closed, the record kept, noted as unsent, all at once or not at all.

Making the file is `sealing`; what else becomes of a record is the archive's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.records import store as rows
from assessor_app.records.intake import held_from
from assessor_app.records.sealing import seal
from assessor_app.vault import outbox
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.observing.desk import ObservationDesk
    from assessor_app.observing.model import Visit
    from assessor_app.progress import Progress
    from assessor_app.records.apart.keeping import Apart
    from assessor_app.records.journal.keeping import Journal
    from assessor_app.records.model import Held, Replaced
    from assessor_app.records.sealing import Sealed
    from assessor_app.standards.library import StandardsLibrary
    from assessor_app.trust.model import Identity
    from assessor_app.vault.store import Store


class OwnRecords:
    """Seals and keeps the records of one store's own person; joins the archive's other deeds in one thread."""

    def __init__(self, store: Store, library: StandardsLibrary, journal: Journal, apart: Apart, clock: Clock) -> None:
        self._store = store
        self._library = library
        self._journal = journal
        self._apart = apart
        self._clock = clock

    def seal(
        self, visit: Visit, identity: Identity, desk: ObservationDesk, progress: Progress, replaces: Replaced | None
    ) -> tuple[Held, Changes]:
        """Seal a visit and keep the record; the observation closes in the same transaction.

        Raises:
            Refusal: `observation-changed`, when something was written while the pages were being made: it would be in
                no record; and what sealing refuses.
        """
        translations = {
            standard.key: pair for standard in visit.standards if (pair := self._library.pair(standard.key))
        }
        sealed = seal(visit, identity, self._clock.now().wall, translations, progress, replaces=replaces)
        held = self._held(sealed, identity)
        with self._store.transaction():
            now = desk.observation(visit.observation.id)
            if not visit.rules.judging:
                now = replace(now, judgements=())
            if now != visit.observation:
                raise Refusal("observation-changed", reference=visit.observation.reference)
            self._insert(held, sealed, identity)
            self._apart.keep(sealed.payload, visit.contents)
            changes = desk.sealed_as(visit.observation.id, held.record)
        return held, Changes(changes.touched | {("record", one.identity) for one in (held, replaces) if one})

    def keep(self, sealed: Sealed, identity: Identity, contents: Mapping[str, bytes]) -> tuple[Held, Changes]:
        """Keep a record that this store's own identity has just sealed from data, without an observation here.

        `contents` holds the bytes of its evidence files by their digest: what is not in its PDF is kept beside it.
        """
        held = self._held(sealed, identity)
        with self._store.transaction():
            self._insert(held, sealed, identity)
            self._apart.keep(sealed.payload, contents)
        return held, Changes.of(("record", held.identity))

    def _held(self, sealed: Sealed, identity: Identity) -> Held:
        at = rfc3339(self._clock.now().wall)
        return held_from(sealed.payload, sealed.identity, origin="own", signer=identity.fingerprint, at=at)

    def _insert(self, held: Held, sealed: Sealed, identity: Identity) -> None:
        self._journal.begin()
        rows.insert(self._store, held, certificate=identity.certificate, payload=sealed.payload, file=sealed.file)
        self._journal.add("sealed", record=held.record, identity=held.identity, file=sealed.file, verdict=held.verdict)
        outbox.add(self._store, "record", held.identity, held.kept_at)
