"""The rooms of one open store, built together for one thread; and how a new store is furnished. Holds no rule."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assessor_app.centre.desk import CentreDesk
from assessor_app.centre.recovering import RecoveryDesk
from assessor_app.clock import Clock, rfc3339
from assessor_app.observing.coverage import covered
from assessor_app.observing.demands.desk import DemandsDesk
from assessor_app.observing.desk import ObservationDesk
from assessor_app.observing.model import Visit
from assessor_app.observing.planning.desk import PlanningDesk
from assessor_app.observing.questions.bank import QuestionBank
from assessor_app.people.desk import PeopleDesk
from assessor_app.people.model import Assessor, Centre
from assessor_app.records.archive import RecordArchive
from assessor_app.records.proving.desk import ProvingDesk
from assessor_app.records.putting_right.deeds import PuttingRight
from assessor_app.records.retention.desk import RetentionDesk
from assessor_app.records.withdrawing.deeds import Withdrawing
from assessor_app.standards import editions
from assessor_app.standards.library import StandardsLibrary, install_bundled
from assessor_app.standards.model import StandardKey
from assessor_app.tables import MIGRATIONS
from assessor_app.trust import identity as identities
from assessor_app.trust.model import tidy_name
from assessor_app.trust.ownkeys import OwnKeys
from assessor_app.trust.vouching import VouchedSigners
from assessor_app.vault.backup import restoring
from assessor_app.vault.backup.keeping import BackupDesk
from assessor_app.vault.vault import Vault
from assessor_app.verifying.desk import VerificationDesk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assessor_app.observing.coverage import Coverage
    from assessor_app.observing.desk import Head
    from assessor_app.observing.model import Observation
    from assessor_app.people.model import Candidate, Status
    from assessor_app.progress import Progress
    from assessor_app.trust.model import Identity
    from assessor_app.vault.backup.model import Manifest
    from assessor_app.vault.model import Changes, StorePlace
    from assessor_app.vault.store import Store
    from assessor_app.verifying.inbox.model import VerifierRole


@dataclass(frozen=True, slots=True)
class Touched:
    """What a new edition touches: the other editions of its standard, and who and what still uses one of those."""

    editions: tuple[StandardKey, ...]
    candidates: tuple[Candidate, ...]
    drafts: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Covering:
    """The coverage of a candidate's standards, and those editions that the library lacks."""

    coverage: tuple[Coverage, ...]
    missing: tuple[StandardKey, ...]


@dataclass(frozen=True, slots=True)
class Rooms:
    """Everything one thread needs of an open store."""

    store: Store
    people: PeopleDesk
    library: StandardsLibrary
    desk: ObservationDesk
    planning: PlanningDesk
    demands: DemandsDesk
    vouched: VouchedSigners
    keys: OwnKeys
    archive: RecordArchive
    questions: QuestionBank
    backups: BackupDesk
    retention: RetentionDesk
    proving: ProvingDesk
    centre: CentreDesk
    recovery: RecoveryDesk
    putting_right: PuttingRight
    withdrawing: Withdrawing
    verifying: VerificationDesk

    def visit(self, observation: str, *, contents: bool = False) -> Visit:
        """Gather an observation with its people, its standards and the centre's rules, as they stand now.

        Where the centre's records carry no assessment decisions, those of a time when they did are left out. With
        `contents` the bytes of its evidence files come too: sealing and drawing the pages need them.
        """
        held, rules = self.desk.observation(observation), self.demands.rules()
        needed = dict.fromkeys(file.sha256 for file in held.files) if contents else {}
        assessor = self.people.assessor()
        return Visit(
            observation=held if rules.judging else replace(held, judgements=()),
            candidate=self.people.candidate(held.candidate),
            assessor=assessor or Assessor("", "", Centre("")),
            standards=tuple(self.library.get(key) for key in held.standards),
            rules=rules,
            contents={digest: data for digest in needed if (data := self.desk.content(digest)) is not None},
            branding=self.people.branding(),
            others=self.people.names_beside(held.candidate),
        )

    def counted(self, observation: str) -> Observation:
        """An observation with the decisions that count.

        Those of a draft count where the centre's records carry any, those of a record where that record carries them.
        """
        held = self.desk.observation(observation)
        if not held.judgements:
            return held
        counts = self.archive.decides(held.record) if held.record else self.demands.rules().judging
        return held if counts else replace(held, judgements=())

    def coverage(self, person: Candidate, observations: Sequence[Observation]) -> Covering:
        """How a candidate's standards stand: those chosen for them, then those observed, oldest first.

        A visit whose record was superseded or withdrawn counts for nothing.
        """
        observations = self.counting(observations)
        observed = dict.fromkeys(key for one in reversed(observations) for key in one.standards)
        keys = dict.fromkeys((*(StandardKey.parse(written) for written in person.standards), *observed))
        standards = {key: self.archive.standard(key) for key in keys}
        return Covering(
            tuple(covered(standard, observations) for standard in standards.values() if standard),
            tuple(key for key, standard in standards.items() if standard is None),
        )

    def counting(self, observations: Iterable[Observation]) -> list[Observation]:
        """Those of these observations that count: drafts, and those whose record was not superseded or withdrawn."""
        void = self.archive.void()
        return [one for one in observations if not one.record or one.record not in void]

    def touched_by(self, key: StandardKey) -> Touched:
        """What a new edition touches. The same edition in the other language is no other edition.

        Raises:
            Refusal: `standard-unknown`.
        """
        standard = self.library.get(key)
        others = tuple(
            head.key
            for head in self.library.editions(key.name)
            if (head.urn is None) == (standard.urn is None)
            and head.key != key
            and (head.key.language == key.language or editions.named(head.key.edition) != editions.named(key.edition))
        )
        return Touched(others, tuple(self.people.working_on(others)), tuple(self.desk.drafts_with(others)))

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
    desk, demands = ObservationDesk(store, clock), DemandsDesk(store)
    return Rooms(
        store=store, people=people, library=library, desk=desk, planning=PlanningDesk(store, clock), demands=demands,
        vouched=vouched, keys=OwnKeys(store), archive=archive, questions=QuestionBank(store),
        backups=BackupDesk(store, clock), centre=CentreDesk(store, people, demands, vouched, clock),
        recovery=RecoveryDesk(store, people, clock),
        putting_right=PuttingRight(store, archive, desk, clock), withdrawing=Withdrawing(store, archive, people, clock),
        retention=RetentionDesk(store, people, archive, clock),
        proving=ProvingDesk(store, archive, clock), verifying=VerificationDesk(store, archive, people, clock),
    )  # fmt: skip


def restore(
    file: Path,
    place: StorePlace,
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    clock: Clock,
    progress: Progress,
) -> Manifest:
    """Put a store back from a backup into a folder that holds none; raises as `vault.backup.restoring.restore`."""

    def note(store: Store, told: Manifest) -> None:
        BackupDesk(store, clock).note_restored(told.made_at)

    return restoring.restore(
        file,
        place,
        passphrase=passphrase,
        recovery_code=recovery_code,
        migrations=MIGRATIONS,
        progress=progress,
        note=note,
    )


def found(
    place: StorePlace,
    *,
    name: str,
    centre: Centre,
    passphrase: str,
    clock: Clock,
    progress: Progress,
    status: Status = "qualified",
    verifies: VerifierRole | Literal[""] = "",
) -> tuple[Vault, str]:
    """Found a store: its keys, the person it belongs to, a self-made identity, the standards that ship.

    `verifies` says as what they verify others' records, where they do.
    Returns the open vault and the recovery code, which is shown once and kept nowhere. All of it or nothing is made.
    Refuses what the vault, the people's desk and the making of an identity refuse.
    """

    def furnish_new(vault: Vault, store: Store) -> None:
        rooms = furnish(store, clock)
        rooms.people.set_assessor(Assessor(str(uuid.uuid4()), name, centre, status))
        install_bundled(rooms.library)
        keep_new_identity(rooms, vault, passphrase, clock)
        if verifies:
            rooms.verifying.say_verifies(verifies, verifies=True)

    return Vault.create(
        place,
        label=f"{tidy_name(name)} · {tidy_name(centre.name)}",
        passphrase=passphrase,
        migrations=MIGRATIONS,
        progress=progress,
        furnish=furnish_new,
    )


def keep_new_identity(rooms: Rooms, vault: Vault, passphrase: str, clock: Clock) -> None:
    """Make an identity for the assessor as they are called now, and keep it locked with the store's own secret.

    Raises:
        Refusal: `identity-name-letters`, `identity-name-long`, `passphrase-wrong`.
    """
    assessor, now = rooms.people.assessor() or Assessor("", "", Centre("")), clock.now().wall
    made = identities.make(assessor.name, assessor.centre.name, assessor.id, now)
    rooms.vouched.keep_identity(
        identities.to_pkcs12(made, vault.identity_secret(passphrase)), made.certificate, rfc3339(now)
    )


def change_assessor(rooms: Rooms, vault: Vault, assessor: Assessor, passphrase: str, clock: Clock) -> Changes:
    """Put right who the assessor is, as the records from now on print it; all of it or nothing.

    The certificate carries name and centre: where either changes, a new identity is made. Those before it stay this
    store's own, so that what they signed stays accepted here. Records that are sealed do not change, nor does the
    store's label, which its keys are bound to.

    Raises:
        Refusal: what the people's desk and the making of an identity refuse; `passphrase-wrong`.
    """
    vault.identity_secret(passphrase)
    with rooms.store.transaction():
        before = rooms.people.assessor()
        changes = rooms.people.set_assessor(assessor)
        now = rooms.people.assessor()
        if before is None or now is None or (before.name, before.centre.name) != (now.name, now.centre.name):
            keep_new_identity(rooms, vault, passphrase, clock)
    return changes


def own_identity(rooms: Rooms, vault: Vault, passphrase: str) -> Identity:
    """Open the signing key with the passphrase, asked for again; where a token holds the key, with the token's PIN.

    Raises:
        Refusal: `passphrase-wrong`, `identity-missing`; `token-…`.
        Unavailable: `token-…`.
    """
    kept, place = rooms.keys.current(), rooms.keys.signing_token()
    if place is not None:
        from assessor_app.trust import tokens  # noqa: PLC0415 - only who has a token needs it

        return tokens.identity(place, kept.certificate, passphrase)
    return identities.from_pkcs12(kept.pkcs12, vault.identity_secret(passphrase))
