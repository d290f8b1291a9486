"""The archive of one store: own records, records that came from elsewhere, and which of them still wait.

No trust on first use: a record whose signer nobody has vouched for is kept waiting. Judging a file is `opening`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal, Unavailable
from assessor_app.records import store as rows
from assessor_app.records.apart.keeping import Apart
from assessor_app.records.beside import store as beside
from assessor_app.records.beside.placing import placed
from assessor_app.records.intake import KEPT_VERDICTS, Import, Intake, file_of, held_from, told
from assessor_app.records.journal.against import examine
from assessor_app.records.journal.keeping import Journal
from assessor_app.records.naming import file_name, withdrawal_name
from assessor_app.records.opening import open_record
from assessor_app.records.putting_right import store as putting_right
from assessor_app.records.retention import again
from assessor_app.records.sealing import Sealed, leave_pem, seal, write_out
from assessor_app.records.withdrawing.keeping import Withdrawals
from assessor_app.trust.model import Anchor, fingerprint
from assessor_app.vault import outbox
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from assessor_app.observing.desk import ObservationDesk
    from assessor_app.observing.model import Visit
    from assessor_app.progress import Progress
    from assessor_app.records.beside.model import Beside
    from assessor_app.records.journal.model import Finding
    from assessor_app.records.model import Fate, Held, Payload, Replaced
    from assessor_app.records.report import Opening
    from assessor_app.standards.library import StandardsLibrary
    from assessor_app.standards.model import Standard, StandardKey
    from assessor_app.trust.model import Identity
    from assessor_app.trust.vouching import VouchedSigners
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
        self._intake = Intake(store, self.journal, self.withdrawals)

    def records(self, limit: int = LISTED, offset: int = 0) -> list[Held]:
        """Records, latest sealed first."""
        return rows.heads(self._store, limit, offset)

    def identities(self) -> list[str]:
        """The identity of every record."""
        return rows.identities(self._store)

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
        """Seal a visit and keep the record; the observation closes in the same transaction.

        Raises:
            Refusal: `observation-changed`, when something was written while the pages were being made: it would be in
                no record; and what sealing refuses.
        """
        translations = {
            standard.key: pair for standard in visit.standards if (pair := self._library.pair(standard.key))
        }
        replaces = self.puts_right(visit.observation.id)
        if replaces:
            self.demand_counting(self.find(replaces.identity))
        sealed = seal(visit, identity, self._clock.now().wall, translations, progress, replaces=replaces)
        held = self._own(sealed, identity)
        with self._store.transaction():
            now = desk.observation(visit.observation.id)
            if not visit.rules.judging:
                now = replace(now, judgements=())
            if now != visit.observation:
                raise Refusal("observation-changed", reference=visit.observation.reference)
            self._insert_own(held, sealed, identity)
            self.apart.keep(sealed.payload, visit.contents)
            changes = desk.sealed_as(visit.observation.id, held.record)
        replaced = {("record", replaces.identity)} if replaces else set()
        return held, Changes(changes.touched | {("record", held.identity)} | replaced)

    def keep(self, sealed: Sealed, identity: Identity, contents: Mapping[str, bytes]) -> tuple[Held, Changes]:
        """Keep a record that this store's own identity has just sealed from data, without an observation here.

        `contents` holds the bytes of its evidence files by their digest: what is not in its PDF is kept beside it.
        """
        held = self._own(sealed, identity)
        with self._store.transaction():
            self._insert_own(held, sealed, identity)
            self.apart.keep(sealed.payload, contents)
        return held, Changes.of(("record", held.identity))

    def _own(self, sealed: Sealed, identity: Identity) -> Held:
        return held_from(sealed.payload, sealed.identity, origin="own", signer=identity.fingerprint, at=self._now())

    def _insert_own(self, held: Held, sealed: Sealed, identity: Identity) -> None:
        self.journal.begin()
        rows.insert(self._store, held, certificate=identity.certificate, payload=sealed.payload, file=sealed.file)
        self.journal.add("sealed", record=held.record, identity=held.identity, file=sealed.file, verdict=held.verdict)
        outbox.add(self._store, "record", held.identity, held.kept_at)

    def open(self, source: str, data: bytes, trusted: Sequence[Anchor] = ()) -> Opening:
        """Judge a file with what this store knows and whom else the caller trusts, keeping nothing."""
        opening = self._judged(source, data, trusted)
        kept = file_of(self._store, opening.identity) if opening.verdict in KEPT_VERDICTS else None
        came = placed(data, kept) if kept is not None else "same"
        return opening if came == "same" else told(opening, came)

    def _judged(self, source: str, data: bytes, trusted: Sequence[Anchor] = ()) -> Opening:
        """Judge a file by itself; how it stands beside what is kept is another question."""
        anchors, now = (*self.anchors(), *trusted), self._clock.now().wall
        kept_at, whole = self.journal.kept_at(data), self.journal.kept_at(data, whole=True)
        return open_record(source, data, anchors, now, self, kept_at=kept_at, kept_whole_at=whole)

    def take_in(self, source: str, data: bytes) -> tuple[Import, Changes]:
        """Import one file, in its place among what is here; nothing that is kept is written over."""
        return self._intake.take(self._judged(source, data), source, data, self._now())

    def waits_for(self, identity: str) -> bytes:
        """The certificate (DER) of the first signer of a record for whom nobody stands yet; else of the assessor."""
        held = self.find(identity)
        waiting = self.open(held.reference, self.file(held.identity)).waiting_for
        return waiting.certificate if waiting else rows.certificate_of(self._store, held.identity)

    def vouch(self, identity: str, how: str, by: str) -> Changes:
        """Vouch for the signer a record waits for, having compared the fingerprint; all of theirs is judged again."""
        certificate = self.waits_for(identity)
        with self._store.transaction():
            self._vouched.vouch(certificate, how=how, by=by, at=self._now())
            return self.judge_again(fingerprint(certificate))

    def withdraw(self, signer: str, reason: str, by: str) -> Changes:
        """Withdraw a vouching; records that stood on it wait again."""
        with self._store.transaction():
            self._vouched.withdraw(signer, reason=reason, by=by, at=self._now())
            return self.judge_again(signer)

    def judge_again(self, signer: str) -> Changes:
        """Judge all that a signer (64 hex digits) signed again, since whom to trust has changed."""
        touched = []
        for held in self._signed_by(signer):
            opening = self.open(held.reference, self.file(held.identity))
            rows.set_verdict(self._store, held.identity, opening.verdict, self._now())
            touched.append(("record", held.identity))
        for one in self.withdrawals.of_signer(signer):
            verdict = self.open(one.reference, self.withdrawals.file(one.identity)).verdict
            self.withdrawals.stand(one.identity, verdict, self._now())
            touched.append(("record", one.of_identity))
        for came in beside.under_taken_ids(self._store, signer):  # whoever took the id may have to give it back
            touched += self.take_in(came.source, self.beside_file(came))[1].touched
        return Changes.of(("signer", signer), *touched)

    def _signed_by(self, signer: str) -> list[Held]:
        """Imported records of an assessor, and any record that they signed after the assessor."""
        found = {held.identity: held for held in rows.of_signer(self._store, signer)}
        for identity in beside.signed_by(self._store, signer):
            found.setdefault(identity, self.find(identity))
        return list(found.values())

    def export(self, identity: str, folder: Path, *, certificate: bytes = b"") -> Path:
        """Write one record into a folder as `REFERENCE-identity.pdf`, what withdraws it beside, and tick it off.

        Evidence files that stand beside it go with it, into a folder of their own. `certificate` is its signer's as
        PEM, to be left beside it; somebody else's that is there stays.

        Raises:
            Unavailable: `export-not-written`; nothing half-written stays behind, and the record stays kept.
        """
        held = self.find(identity)
        file = folder / file_name(held)
        try:
            write_out(file, self.file(held.identity))
            self.apart.hand_out(self.payload(held.identity), folder)
            if certificate:
                leave_pem(folder, certificate, held.signer)
            withdrawals = [one for one in self.withdrawals.of_record(held.identity) if one.verdict == "accepted"]
            for one in withdrawals:
                write_out(folder / withdrawal_name(one), self.withdrawals.file(one.identity))
        except Unavailable as problem:
            raise Unavailable("export-not-written", **problem.facts) from problem
        self.tick_off([held.identity], [one.identity for one in withdrawals])
        return file

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
        return examine(self.journal, rows.every(self._store), self.withdrawals)

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
