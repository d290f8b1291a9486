"""The verifier's desk: its rooms, built together over one connection. Each room's deeds are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.verifying.pool.desk import Pool
from assessor_app.verifying.standardising.desk import StandardisingDesk

if TYPE_CHECKING:
    from assessor_app.clock import Clock
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.records.archive import RecordArchive
    from assessor_app.vault.store import Store


class VerificationDesk:
    """Everything one thread needs to verify."""

    def __init__(self, store: Store, archive: RecordArchive, people: PeopleDesk, clock: Clock) -> None:
        self.pool = Pool(store, archive)
        self.standardising = StandardisingDesk(store, archive, people, clock)
