"""The rooms of one open store, built together for one thread; and how a new store is furnished. Holds no rule."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.clock import Clock, rfc3339
from assessor_app.observing.desk import ObservationDesk
from assessor_app.observing.model import Visit
from assessor_app.observing.tables import MIGRATIONS as OBSERVING
from assessor_app.people.desk import PeopleDesk
from assessor_app.people.model import Assessor, Centre
from assessor_app.people.store import MIGRATIONS as PEOPLE
from assessor_app.records.archive import RecordArchive
from assessor_app.records.store import MIGRATIONS as RECORDS
from assessor_app.standards.library import StandardsLibrary, install_bundled
from assessor_app.standards.store import MIGRATIONS as STANDARDS
from assessor_app.trust import identity as identities
from assessor_app.trust.store import MIGRATIONS as TRUST
from assessor_app.trust.vouching import VouchedSigners
from assessor_app.vault.vault import Vault

if TYPE_CHECKING:
    from assessor_app.progress import Progress
    from assessor_app.trust.model import Identity
    from assessor_app.vault.model import Migration, StorePlace
    from assessor_app.vault.store import Store

MIGRATIONS: tuple[Migration, ...] = (*PEOPLE, *STANDARDS, *TRUST, *OBSERVING, *RECORDS)


@dataclass(frozen=True, slots=True)
class Rooms:
    """Everything one thread needs of an open store."""

    store: Store
    people: PeopleDesk
    library: StandardsLibrary
    desk: ObservationDesk
    vouched: VouchedSigners
    archive: RecordArchive

    def visit(self, observation: str) -> Visit:
        """Gather an observation with its people and standards, as they stand now."""
        held = self.desk.observation(observation)
        assessor = self.people.assessor()
        return Visit(
            observation=held,
            candidate=self.people.candidate(held.candidate),
            assessor=assessor or Assessor("", "", Centre("")),
            standards=tuple(self.library.get(key) for key in held.standards),
        )

    def close(self) -> None:
        """Give the connection back."""
        self.store.close()


def open_rooms(vault: Vault, clock: Clock) -> Rooms:
    """Build the rooms over a connection of the calling thread's own."""
    return furnish(vault.connect(), clock)


def furnish(store: Store, clock: Clock) -> Rooms:
    """Build the rooms over one connection."""
    people, library, vouched = PeopleDesk(store), StandardsLibrary(store), VouchedSigners(store)
    archive = RecordArchive(store, library, vouched, clock)
    return Rooms(store, people, library, ObservationDesk(store, clock), vouched, archive)


def found(
    place: StorePlace, *, name: str, centre: Centre, passphrase: str, clock: Clock, progress: Progress
) -> tuple[Vault, str]:
    """Found a store: its keys, the person it belongs to, a self-made identity, the standards that ship.

    Returns the open vault and the recovery code, which is shown once and kept nowhere. When anything fails the
    half-made folder is taken away again: nothing of the person's was in it.
    """
    vault, code = Vault.create(
        place, label=f"{name} · {centre.name}", passphrase=passphrase, migrations=MIGRATIONS, progress=progress
    )
    try:
        rooms = open_rooms(vault, clock)
        try:
            _furnish_new(rooms, vault, Assessor(str(uuid.uuid4()), name, centre), passphrase, clock)
        finally:
            rooms.close()
    except BaseException:
        vault.close()
        shutil.rmtree(place.folder, ignore_errors=True)
        raise
    return vault, code


def _furnish_new(rooms: Rooms, vault: Vault, assessor: Assessor, passphrase: str, clock: Clock) -> None:
    with rooms.store.transaction():
        rooms.people.set_assessor(assessor)
        install_bundled(rooms.library)
        now = clock.now().wall
        made = identities.make(assessor.name, assessor.centre.name, assessor.id, now)
        secret = vault.identity_secret(passphrase)
        rooms.vouched.keep_identity(identities.to_pkcs12(made, secret), made.certificate, rfc3339(now))


def own_identity(rooms: Rooms, vault: Vault, passphrase: str) -> Identity:
    """Open the signing key with the passphrase, asked for again.

    Raises:
        Refusal: `passphrase-wrong`.
    """
    secret = vault.identity_secret(passphrase)
    return identities.from_pkcs12(rooms.vouched.own_pkcs12(), secret)
