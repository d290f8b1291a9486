"""The archive of one store: own records, records that came from elsewhere, and which of them still wait.

No trust on first use: a record whose signer nobody has vouched for is kept waiting. Judging a file is `opening`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal, Unavailable
from assessor_app.records import store as rows
from assessor_app.records.apart.keeping import Apart
from assessor_app.records.model import Held
from assessor_app.records.opening import open_record
from assessor_app.records.report import Opening, Row, without_ground
from assessor_app.records.sealing import Sealed, leave_pem, seal, write_out
from assessor_app.trust.model import Anchor
from assessor_app.vault import outbox
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from assessor_app.observing.desk import ObservationDesk
    from assessor_app.observing.model import Visit
    from assessor_app.progress import Progress
    from assessor_app.records.model import Payload
    from assessor_app.standards.library import StandardsLibrary
    from assessor_app.standards.model import Standard, StandardKey
    from assessor_app.trust.model import Identity
    from assessor_app.trust.vouching import VouchedSigners
    from assessor_app.vault.store import Store

LISTED = 50
KEPT_VERDICTS = frozenset({"accepted", "unknown-signer", "unchecked"})


@dataclass(frozen=True, slots=True)
class Import:
    """What became of one file: `kept` (accepted or waiting), `duplicate`, or `turned-away`."""

    opening: Opening
    outcome: Literal["kept", "duplicate", "turned-away"]


class RecordArchive:
    """The records of one store, used from one thread."""

    def __init__(self, store: Store, library: StandardsLibrary, vouched: VouchedSigners, clock: Clock) -> None:
        self._store = store
        self._library = library
        self._vouched = vouched
        self._clock = clock
        self.apart = Apart(store)

    def records(self, limit: int = LISTED, offset: int = 0) -> list[Held]:
        """Records, latest sealed first."""
        return rows.heads(self._store, limit, offset)

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
        """The file of one record, byte for byte; Refusal `record-unknown`."""
        found = rows.file_of(self._store, identity)
        if found is None:
            raise Refusal("record-unknown", name=identity)
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

    def tick_off(self, identities: Iterable[str]) -> None:
        """Note that these records were handed over."""
        with self._store.transaction():
            for identity in identities:
                outbox.mark_thing_sent(self._store, "record", identity, self._now())

    def seal(self, visit: Visit, identity: Identity, desk: ObservationDesk, progress: Progress) -> tuple[Held, Changes]:
        """Seal a visit and keep the record; the observation closes in the same transaction.

        Raises:
            Refusal: `observation-changed`, when something was written while the pages were being made: it would be in
                no record; and what sealing refuses.
        """
        translations = {
            standard.key: pair for standard in visit.standards if (pair := self._library.pair(standard.key))
        }
        sealed = seal(visit, identity, self._clock.now().wall, translations, progress)
        held = _held(sealed, "own", identity.fingerprint, self._now())
        with self._store.transaction():
            now = desk.observation(visit.observation.id)
            if not visit.rules.judging:
                now = replace(now, judgements=())
            if now != visit.observation:
                raise Refusal("observation-changed", reference=visit.observation.reference)
            self._insert_own(held, sealed, identity)
            self.apart.keep(sealed.payload, visit.contents)
            changes = desk.sealed_as(visit.observation.id, held.record)
        return held, Changes(changes.touched | {("record", held.identity)})

    def keep(self, sealed: Sealed, identity: Identity, contents: Mapping[str, bytes]) -> tuple[Held, Changes]:
        """Keep a record that this store's own identity has just sealed from data, without an observation here.

        `contents` holds the bytes of its evidence files by their digest: what is not in its PDF is kept beside it.
        """
        held = _held(sealed, "own", identity.fingerprint, self._now())
        with self._store.transaction():
            self._insert_own(held, sealed, identity)
            self.apart.keep(sealed.payload, contents)
        return held, Changes.of(("record", held.identity))

    def _insert_own(self, held: Held, sealed: Sealed, identity: Identity) -> None:
        rows.insert(self._store, held, certificate=identity.certificate, payload=sealed.payload, file=sealed.file)
        outbox.add(self._store, "record", held.identity, held.kept_at)

    def open(self, source: str, data: bytes, trusted: Sequence[Anchor] = ()) -> Opening:
        """Judge a file with what this store knows and whom else the caller trusts, keeping nothing."""
        return open_record(source, data, (*self._anchors(), *trusted), self._clock.now().wall, self)

    def take_in(self, source: str, data: bytes) -> tuple[Import, Changes]:
        """Import one file: accepted, kept waiting for its signer to be vouched for, known already, or turned away."""
        opening = self.open(source, data)
        if opening.verdict not in KEPT_VERDICTS or opening.payload is None or not opening.identity:
            return Import(opening, "turned-away"), Changes()
        if rows.file_of(self._store, opening.identity) is not None:
            return Import(opening, "duplicate"), Changes()
        if rows.taken(self._store, opening.record):
            forked = Row("bytes", "fails", "record-id-taken", (("record", opening.record),))
            kept = without_ground([forked if row.row == "bytes" else row for row in opening.rows])
            return Import(replace(opening, verdict="refused", rows=kept), "turned-away"), Changes()
        sealed = Sealed(data, opening.payload, opening.identity)
        held = _held(sealed, "imported", opening.signers[0].fingerprint, self._now(), opening.verdict)
        with self._store.transaction():
            rows.insert(self._store, held, certificate=opening.certificate, payload=opening.payload, file=data)
        return Import(opening, "kept"), Changes.of(("record", held.identity))

    def vouch(self, identity: str, how: str, by: str) -> Changes:
        """Vouch for the signer of one record, having compared the fingerprint; everything of theirs is judged again."""
        held = self.find(identity)
        certificate = rows.certificate_of(self._store, held.identity)
        with self._store.transaction():
            self._vouched.vouch(certificate, how=how, by=by, at=self._now())
            return self.judge_again(held.signer)

    def withdraw(self, signer: str, reason: str, by: str) -> Changes:
        """Withdraw a vouching; records that stood on it wait again."""
        with self._store.transaction():
            self._vouched.withdraw(signer, reason=reason, by=by, at=self._now())
            return self.judge_again(signer)

    def judge_again(self, signer: str) -> Changes:
        """Judge all that a signer (64 hex digits) signed again, since whom to trust has changed."""
        touched = []
        for held in rows.of_signer(self._store, signer):
            opening = self.open(held.reference, self.file(held.identity))
            rows.set_verdict(self._store, held.identity, opening.verdict, self._now())
            touched.append(("record", held.identity))
        return Changes.of(("signer", signer), *touched)

    def export(self, identity: str, folder: Path, *, certificate: bytes = b"") -> Path:
        """Write one record into a folder as `REFERENCE-identity.pdf`, and tick it off as handed over.

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
        except Unavailable as problem:
            raise Unavailable("export-not-written", **problem.facts) from problem
        outbox.mark_thing_sent(self._store, "record", held.identity, self._now())
        return file

    def standard(self, key: StandardKey) -> Standard | None:
        """One edition from the library, for the row that says whether it is known."""
        try:
            return self._library.get(key)
        except Refusal:
            return None

    def superseded_by(self, record: str) -> str:
        """The reference of the record that supersedes this one."""
        return rows.superseding(self._store, record)

    def _anchors(self) -> tuple[Anchor, ...]:
        return (*self._vouched.anchors(), *map(Anchor, self._vouched.own_certificates()))

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall)


def _held(sealed: Sealed, origin: Literal["own", "imported"], signer: str, now: str, verdict: str = "accepted") -> Held:
    said = sealed.payload
    return Held(
        identity=sealed.identity,
        record=said["record"]["id"],
        reference=said["record"]["reference"],
        candidate=said["candidate"]["name"],
        assessor=said["assessor"]["name"],
        signer=signer,
        sealed_at=said["record"]["sealed_at"],
        kept_at=now,
        origin=origin,
        verdict=verdict,
    )


def file_name(held: Held) -> str:
    """What a record's file is called where it is handed over: its reference, made safe, and its short identity."""
    reference = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in held.reference)
    return f"{reference or 'record'}-{held.identity[:8]}.pdf"
