"""The archive of one store: own records, records that came from elsewhere, and which of them still wait.

No trust on first use: a record whose signer nobody has vouched for is kept waiting. Judging a file is `opening`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal, Unavailable
from assessor_app.records import judging, many, rejudging
from assessor_app.records import store as rows
from assessor_app.records.apart.folder import names
from assessor_app.records.apart.keeping import Apart
from assessor_app.records.beside import store as beside
from assessor_app.records.beside.placing import placed
from assessor_app.records.intake import KEPT_VERDICTS, Import, Intake, file_of, told
from assessor_app.records.journal.against import examine
from assessor_app.records.journal.keeping import Journal
from assessor_app.records.naming import Places, file_name, withdrawal_name
from assessor_app.records.own import OwnRecords
from assessor_app.records.putting_right import store as putting_right
from assessor_app.records.retention import again
from assessor_app.records.sealing import leave_pem, made_place, write_out
from assessor_app.records.withdrawing.keeping import Withdrawals
from assessor_app.trust.model import Anchor, fingerprint
from assessor_app.vault import outbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from assessor_app.observing.desk import ObservationDesk
    from assessor_app.observing.model import Visit
    from assessor_app.progress import Progress
    from assessor_app.records.beside.displacing import Place
    from assessor_app.records.beside.model import Beside
    from assessor_app.records.intake import Keeper
    from assessor_app.records.journal.model import Finding
    from assessor_app.records.many import Along, Arrival
    from assessor_app.records.model import Fate, Held, Payload, Replaced
    from assessor_app.records.report import Opening
    from assessor_app.records.sealing import Sealed
    from assessor_app.standards.library import StandardsLibrary
    from assessor_app.standards.model import Standard, StandardKey
    from assessor_app.trust.model import Identity
    from assessor_app.trust.vouching import VouchedSigners
    from assessor_app.vault.model import Changes
    from assessor_app.vault.store import Store

LISTED = 50


class RecordArchive:
    """The records of one store, used from one thread."""

    def __init__(self, store: Store, library: StandardsLibrary, vouched: VouchedSigners, clock: Clock) -> None:
        self._store = store
        self._library = library
        self._vouched = vouched
        self._clock = clock
        self.apart = Apart(store)
        self.journal = Journal(store, clock, lambda: rows.every(store), vouched.packs)
        self.withdrawals = Withdrawals(store)
        self._own = OwnRecords(store, library, self.journal, self.apart, clock)
        self.keepers: dict[str, Keeper] = {}
        self._intake = Intake(store, self.journal, self.withdrawals, self.keepers)

    def records(self, limit: int = LISTED, after: Held | None = None) -> list[Held]:
        """Records, latest sealed first; those that follow `after`, where it is given."""
        return rows.heads(self._store, limit, after)

    def identities(self) -> list[str]:
        """The identity of every record."""
        return rows.identities(self._store)

    def of(self, identities: Iterable[str]) -> list[Held]:
        """These records, in any order; one that is not here is left out."""
        return rows.of_identities(self._store, identities)

    def of_candidate(self, candidate: str) -> list[Held]:
        """Records about one candidate of this store, latest first."""
        return rows.of_candidate(self._store, candidate)

    def find(self, name: str) -> Held:
        """One record by identity (or its first digits), record id or reference.

        Raises:
            Refusal: `record-unknown`; `record-ambiguous` when several answer to the name.
        """
        found = rows.find(self._store, name)
        if not found:
            raise Refusal("record-unknown", name=name)
        if len(found) > 1:
            raise Refusal("record-ambiguous", name=name)
        return found[0]

    def file(self, identity: str) -> bytes:
        """The file of one record as it stands, with all that was signed since; Refusal `record-unknown`."""
        found = file_of(self._store, identity)
        if found is None:
            raise Refusal("record-unknown", name=identity)
        return found

    def first_file(self, identity: str) -> bytes:
        """The file of one record as it was sealed or first came in; Refusal `record-unknown`."""
        found = rows.file_of(self._store, identity)
        if found is None:
            raise Refusal("record-unknown", name=identity)
        return found

    def beside(self, held: Held) -> list[Beside]:
        """What came beside the first file of a record, as it came."""
        return beside.of_record(self._store, held.record, held.identity)

    def beside_file(self, came: Beside) -> bytes:
        """One of these files, byte for byte; Refusal `record-unknown`."""
        found = beside.file_of(self._store, came.number)
        if found is None:
            raise Refusal("record-unknown", name=came.sha256)
        return found

    def under_taken_id_file(self, sha256: str) -> bytes | None:
        """The file of this digest that stands beside whatever had its id; None where there is none."""
        return beside.of_digest(self._store, sha256)

    def payload(self, identity: str) -> Payload:
        """The data of one record; Refusal `record-unknown`."""
        found = rows.payload_of(self._store, identity)
        if found is None:
            raise Refusal("record-unknown", name=identity)
        return found

    def decides(self, record: str) -> bool:
        """Whether the record of this id carries assessment decisions."""
        return rows.decides(self._store, record)

    def certificate(self, identity: str) -> bytes:
        """The certificate (DER) of whoever signed one record."""
        return rows.certificate_of(self._store, identity)

    def tick_off(self, identities: Iterable[str], withdrawals: Iterable[str] = ()) -> None:
        """Note that these records, and these withdrawals, were handed over."""
        things = (*(("record", one) for one in identities), *(("withdrawal", one) for one in withdrawals))
        with self._store.transaction():
            for kind, identity in things:
                outbox.mark_thing_sent(self._store, kind, identity, self._now())

    def seal(self, visit: Visit, identity: Identity, desk: ObservationDesk, progress: Progress) -> tuple[Held, Changes]:
        """As `own.OwnRecords.seal`; a record that it puts right must count still (`demand_counting`)."""
        replaces = self.puts_right(visit.observation.id)
        if replaces:
            self.demand_counting(self.find(replaces.identity))
        return self._own.seal(visit, identity, desk, progress, replaces)

    def keep(self, sealed: Sealed, identity: Identity, contents: Mapping[str, bytes]) -> tuple[Held, Changes]:
        """As `own.OwnRecords.keep`."""
        return self._own.keep(sealed, identity, contents)

    def open(self, source: str, data: bytes, trusted: Sequence[Anchor] = ()) -> Opening:
        """Judge a file with what this store knows and whom else the caller trusts, keeping nothing."""
        return self.placed(self.judged(source, data, trusted), data)

    def judged(self, source: str, data: bytes, trusted: Sequence[Anchor] = ()) -> Opening:
        """Judge a file by itself; how it stands beside what is kept is another question."""
        return judging.shelved(judging.judged(source, data, self.ground(data, trusted)), self)

    def placed(self, opening: Opening, data: bytes) -> Opening:
        """The judgement of a file with how it stands beside what is kept of the same record."""
        kept = file_of(self._store, opening.identity) if opening.verdict in KEPT_VERDICTS else None
        came = "same" if kept is None else placed(data, kept)
        return opening if came == "same" else told(opening, came)

    def ground(self, data: bytes, trusted: Sequence[Anchor] = ()) -> judging.Ground:
        """What judging a file takes of what this store knows, as plain data; `trusted` are believed as well."""
        kept_at, whole = self.journal.kept_at(data), self.journal.kept_at(data, whole=True)
        now = self._clock.now().wall
        return judging.Ground((*self.anchors(), *trusted), now, kept_at, whole, self._intake.drawn(data))

    def take_in(self, source: str, data: bytes) -> tuple[Import, Changes]:
        """Import one file, in its place among what is here; nothing that is kept is written over."""
        return self.take_judged(self.judged(source, data), source, data)

    def take_judged(self, opening: Opening, source: str, data: bytes) -> tuple[Import, Changes]:
        """The same with a judgement as `judged` makes it."""
        return self._intake.take(opening, source, data, self._now())

    def under_taken_id(self, place: Place, opening: Opening, data: bytes, now: str) -> tuple[Import, Changes] | None:
        """As `intake.Intake.under_taken_id`, for those who keep what is no record."""
        return self._intake.under_taken_id(place, opening, data, now)

    def take_in_many(
        self, files: Iterable[Arrival], progress: Progress, *, workers: int | None = None, along: Along | None = None
    ) -> Iterator[tuple[Import, Changes]]:
        """As `many.take_in`: import files in their order, judged by several processes."""
        return many.take_in(self, self._store, files, progress, workers=workers, along=along)

    def waits_for(self, identity: str) -> bytes:
        """The certificate (DER) of the first signer of a record for whom nobody stands yet; else of the assessor."""
        held = self.find(identity)
        waiting = self.open(held.reference, self.file(held.identity)).waiting_for
        return waiting.certificate if waiting else rows.certificate_of(self._store, held.identity)

    def vouch(self, identity: str, how: str, by: str) -> Changes:
        """Vouch for the signer a record waits for, having compared the fingerprint; all of theirs is judged again."""
        return self.vouch_for(self.waits_for(identity), how, by)

    def vouch_for(self, certificate: bytes, how: str, by: str) -> Changes:
        """Vouch for whoever a certificate (DER) belongs to; all that they signed is judged again."""
        with self._store.transaction():
            self._vouched.vouch(certificate, how=how, by=by, at=self._now())
            return self.judge_again(fingerprint(certificate))

    def withdraw(self, signer: str, reason: str, by: str) -> Changes:
        """Withdraw a vouching; records that stood on it wait again."""
        with self._store.transaction():
            self._vouched.withdraw(signer, reason=reason, by=by, at=self._now())
            return self.judge_again(signer)

    def judge_again(self, signer: str) -> Changes:
        """As `rejudging.again`."""
        return rejudging.again(self, self._store, signer, self._now())

    def export(self, identity: str, folder: Path, *, certificate: bytes = b"", places: Places | None = None) -> Path:
        """Write one record into a folder as `REFERENCE-identity.pdf`, what withdraws it beside, and tick it off.

        Evidence files that stand beside it go with it, into a folder of their own. `certificate` is its signer's as
        PEM, to be left beside it; somebody else's that is there stays. Where several are exported, `places` keeps each
        from being written over another.

        Raises:
            Unavailable: `export-not-written`; nothing half-written stays behind, and the record stays kept.
        """
        held, places = self.find(identity), places or Places()
        payload, name = self.payload(held.identity), file_name(held)
        try:
            where = made_place(folder, places.place(str(folder), name, *names(payload)))
            write_out(where / name, self.file(held.identity))
            self.apart.hand_out(payload, where)
            if certificate:
                leave_pem(folder, certificate, held.signer)
            withdrawals = [one for one in self.withdrawals.of_record(held.identity) if one.verdict == "accepted"]
            for one in withdrawals:
                aside = made_place(where, places.place(str(where), withdrawal_name(one)))
                write_out(aside / withdrawal_name(one), self.withdrawals.file(one.identity))
        except Unavailable as problem:
            raise Unavailable("export-not-written", **problem.facts) from problem
        self.tick_off([held.identity], [one.identity for one in withdrawals])
        return where / name

    def standard(self, key: StandardKey) -> Standard | None:
        """One edition from the library, for the row that says whether it is known."""
        try:
            return self._library.get(key)
        except Refusal:
            return None

    def fate(self, payload: Payload, identity: str) -> Fate | None:
        """Why a record, kept here or not, counts no longer; None while it does."""
        return again.fate(self._store, payload, identity)

    def puts_right(self, observation: str) -> Replaced | None:
        """The record that a draft puts right, if any."""
        return putting_right.of_draft(self._store, observation)

    def examine_journal(self) -> Iterator[Finding]:
        """Check the journal by itself and against what is kept here; reads every file."""
        beyond = (one for keeper in set(self.keepers.values()) for one in keeper.every())
        return examine(self.journal, rows.every(self._store), self.withdrawals, beyond)

    def void(self) -> set[str]:
        """The ids of the records that count no longer, because they were superseded or withdrawn."""
        return rows.void(self._store)

    def demand_counting(self, held: Held) -> None:
        """Refusal `record-withdrawn` or `record-superseded` (fact `by`) where a record counts no longer."""
        if held.withdrawn:
            raise Refusal("record-withdrawn", reference=held.reference)
        if held.superseded_by:
            raise Refusal("record-superseded", reference=held.reference, by=held.superseded_by)

    def anchors(self) -> tuple[Anchor, ...]:
        """Whom this store believes: those vouched for, the centres of its packs, and its own identities."""
        return (*self._vouched.anchors(), *map(Anchor, self._vouched.own_certificates()))

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall)
