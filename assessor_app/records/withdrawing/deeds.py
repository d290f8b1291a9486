"""Withdrawing a record of one's own: a signed page that says so is made, kept and noted as unsent."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from assessor_app import __version__
from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.records.model import SealingFacts
from assessor_app.records.reasons import demand_reason
from assessor_app.records.sealing import demand_own_key, sealed_from
from assessor_app.records.withdrawing.keeping import withdrawal
from assessor_app.records.withdrawing.payload import build
from assessor_app.vault import outbox
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.withdrawing.model import Withdrawal
    from assessor_app.trust.model import Identity
    from assessor_app.vault.store import Store


class Withdrawing:
    """Withdraws the records of one store, used from one thread."""

    def __init__(self, store: Store, archive: RecordArchive, people: PeopleDesk, clock: Clock) -> None:
        self._store = store
        self._archive = archive
        self._people = people
        self._clock = clock

    def withdraw(self, name: str, reason: str, identity: Identity, progress: Progress) -> tuple[Withdrawal, Changes]:
        """Withdraw one record that was sealed here, for good; the record stays kept as it is.

        Raises:
            Refusal: `record-unknown`; `record-reason-missing`, `record-reason-long`; `record-not-yours`, when somebody
                else sealed it; `record-superseded`, `record-withdrawn`, when it counts no longer; `key-of-another`.
            Tampered: `seal-does-not-open`; nothing was kept.
        """
        held, said = self._archive.find(name), demand_reason(reason)
        assessor = self._people.assessor()
        if held.origin != "own" or assessor is None:
            raise Refusal("record-not-yours", reference=held.reference)
        self._archive.demand_counting(held)
        demand_own_key(identity, assessor)
        facts = SealingFacts(
            str(uuid.uuid4()), rfc3339(self._clock.now().wall.replace(microsecond=0)), identity.fingerprint, __version__
        )
        progress.step(0, 3)
        payload = build(held, self._archive.payload(held.identity), assessor, said, facts)
        sealed = sealed_from(payload, {}, identity, progress)
        made = withdrawal(payload, sealed.identity, origin="own", at=rfc3339(self._clock.now().wall))
        with self._store.transaction():
            self._archive.withdrawals.keep(made, payload, sealed.file, identity.certificate)
            self._archive.journal.add(
                "withdrawal", record=held.record, identity=made.identity, file=sealed.file, verdict=made.verdict
            )
            outbox.add(self._store, "withdrawal", made.identity, made.kept_at)
        return made, Changes.of(("record", held.identity))
