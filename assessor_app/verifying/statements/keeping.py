"""The statements of one store: kept as they are sealed or come in, judged anew when trust changes, never altered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.records import kinds
from assessor_app.records.beside.model import First
from assessor_app.records.intake import Import
from assessor_app.records.model import Absent, Beyond
from assessor_app.records.report import Row
from assessor_app.trust.model import fingerprint
from assessor_app.vault import outbox
from assessor_app.vault.model import Changes
from assessor_app.verifying.statements import store as rows
from assessor_app.verifying.statements.model import TEMPLATES, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Payload
    from assessor_app.records.report import Opening
    from assessor_app.records.sealing import Sealed
    from assessor_app.trust.model import Identity
    from assessor_app.trust.vouching import VouchedSigners
    from assessor_app.vault.store import Store

LISTED = 50


class Statements:
    """The reports and answers of one store, used from one thread. The archive hands it what is one.

    `kept` is told of every statement that is kept, inside the transaction that keeps it, and again once one that
    waited is believed.
    """

    def __init__(self, store: Store, archive: RecordArchive, vouched: VouchedSigners, clock: Clock) -> None:
        self._store = store
        self._archive = archive
        self._vouched = vouched
        self._clock = clock
        self.kept: list[Callable[[Statement, Payload], object]] = []
        for template in TEMPLATES:
            archive.keepers[template] = self

    def of_record(self, of_identity: str) -> list[Statement]:
        """The statements about one record, by the record's identity, earliest first; any verdict."""
        return rows.of_record(self._store, of_identity)

    def listed(self, *wanted: str, limit: int = LISTED, offset: int = 0) -> list[Statement]:
        """Statements of these kinds, latest sealed first."""
        return rows.listed(self._store, wanted, limit, offset)

    def waiting(self) -> list[Statement]:
        """Statements about records that are not here yet, earliest first."""
        return rows.waiting(self._store)

    def find(self, name: str) -> Statement:
        """One statement by its identity (or its first eight digits or more), or its own id.

        Raises:
            Refusal: `statement-unknown`; `statement-ambiguous` when several answer to the name.
        """
        found = rows.named(self._store, name)
        if not found:
            raise Refusal("statement-unknown", name=name)
        if len(found) > 1:
            raise Refusal("statement-ambiguous", name=name)
        return found[0]

    def about(self, identity: str) -> str:
        """The identity of the record that a statement is about, by the statement's whole identity; empty for none."""
        return next((one.of_identity for one in rows.named(self._store, identity) if one.identity == identity), "")

    def payload(self, identity: str) -> Payload:
        """The data of one statement; Refusal `statement-unknown`."""
        return _demanded(rows.payload_of(self._store, identity), identity)

    def file(self, identity: str) -> bytes:
        """The file of one statement, byte for byte; Refusal `statement-unknown`."""
        return _demanded(rows.file_of(self._store, identity), identity)

    def certificate(self, identity: str) -> bytes:
        """The certificate (DER) of whoever signed it; Refusal `statement-unknown`."""
        return _demanded(rows.certificate_of(self._store, identity), identity)

    def opened(self, made: Statement) -> Opening:
        """A statement opened again, with what this store knows now."""
        return self._archive.apart.judged(self._archive.open(made.reference, self.file(made.identity)))

    def keep_own(
        self, sealed: Sealed, identity: Identity, contents: Mapping[str, bytes] | None = None
    ) -> tuple[Statement, Changes]:
        """Keep a statement that this store's own identity has just sealed, and note it as unsent.

        Of its files (`contents`, by digest), those that are not inside its PDF are kept beside it.
        """
        made = _statement(
            sealed.payload, sealed.identity, identity.fingerprint, self._now(), origin="own", verdict="accepted"
        )
        with self._store.transaction():
            changes = self._keep(made, sealed.payload, sealed.file, identity.certificate)
            self._archive.apart.keep(sealed.payload, contents or {})
            outbox.add(self._store, "statement", made.identity, made.kept_at)
        return made, changes

    def tick_off(self, identities: Iterable[str]) -> None:
        """Note that these statements were handed over."""
        with self._store.transaction():
            for identity in identities:
                outbox.mark_thing_sent(self._store, "statement", identity, self._now())

    def take_in(self, source: str, data: bytes) -> tuple[Import, Changes]:
        """Import one file, through the archive's own door: a record in it is taken in as one."""
        return self._archive.take_in(source, data)

    def take(self, opening: Opening, data: bytes, now: str) -> tuple[Import, Changes]:
        """Keep a statement that came in; as `records.intake.Keeper` has it. One that is here already is no news.

        What is about a record that was disposed of here is turned away. One about a record that is not here waits for
        it. Of two under one id, the accepted one has the place and the other is kept beside (`beside.displacing`).
        """
        payload = opening.payload
        if payload is None or rows.file_of(self._store, opening.identity) is not None:
            return Import(opening, "duplicate"), Changes()
        made = _statement(
            payload,
            opening.identity,
            fingerprint(opening.certificate),
            now,
            origin="imported",
            verdict=opening.verdict,
        )
        if rows.disposed(self._store, made.of_identity):
            gone = Row("statement", "fails", "statement-record-disposed")
            rest = tuple(gone if row.row == gone.row else row for row in opening.rows)
            return Import(replace(opening, verdict="refused", rows=rest), "turned-away"), Changes()
        with self._store.transaction():
            aside = self._archive.under_taken_id(self, opening, data, now)
            return aside or (Import(opening, "kept"), self._keep(made, payload, data, opening.certificate))

    def whole(self, identity: str) -> Payload | None:
        """The data of one that was found whole, as `records.intake.Keeper` has it."""
        return rows.whole(self._store, identity)

    def under(self, own_id: str) -> First | None:
        """Whichever has this id, as `beside.displacing.Place` has it."""
        made = rows.with_id(self._store, own_id)
        if made is None:
            return None
        return First(
            made.identity, made.id, made.signer, made.verdict, made.origin, made.reference, made.kept_at,
            self.file(made.identity), about=kinds.about(self.payload(made.identity)),
        )  # fmt: skip

    def let_go(self, identity: str) -> None:
        """Give up the place of one that was displaced, as `beside.displacing.Place` has it."""
        rows.let_go(self._store, identity)

    def _keep(self, made: Statement, payload: dict[str, Any], file: bytes, certificate: bytes) -> Changes:
        with self._store.transaction():
            rows.insert(self._store, made, certificate=certificate, payload=payload, file=file)
            self._archive.journal.add(
                "statement", record=made.record, identity=made.identity, file=file, verdict=made.verdict
            )
            for tell in self.kept:
                tell(made, payload)
        return Changes.of(("statement", made.identity), ("record", made.of_identity))

    def every(self) -> Iterator[Beyond]:
        """All statements with their files, as `records.intake.Keeper` has it."""
        for identity, reference in rows.identities(self._store):
            yield Beyond(identity, reference, self.file(identity))

    def without_record(self) -> list[Absent]:
        """The records that statements wait for, as `records.intake.Keeper` has it."""
        latest = {one.of_identity: one for one in rows.waiting(self._store)}
        return [
            Absent(one.candidate, one.of_identity, one.record, one.reference, one.sealed_at) for one in latest.values()
        ]

    def with_files_apart(self) -> Iterator[Payload]:
        """The data of statements that may have files beside them, as `records.intake.Keeper` has it."""
        return rows.with_files_apart(self._store)

    def erase(self, of_identity: str) -> None:
        """Erase what is about a record that was disposed of, as `records.intake.Keeper` has it."""
        rows.erase(self._store, of_identity)

    def judge_again(self, signer: str, judge: Callable[[str, bytes], Opening], now: str) -> list[tuple[str, str]]:
        """Judge again what a signer (64 hex digits) signed; what was touched. `now` is RFC 3339."""
        touched = []
        for one in rows.of_signer(self._store, signer):
            verdict = judge(one.reference, self.file(one.identity)).verdict
            with self._store.transaction():
                rows.set_verdict(self._store, one.identity, verdict, now)
                believed = verdict == "accepted" and one.verdict != verdict
                for tell in self.kept if believed else ():
                    tell(replace(one, verdict=verdict), self.payload(one.identity))
            touched += [("statement", one.identity), ("record", one.of_identity)]
        return touched

    def vouch(self, name: str, how: str, by: str) -> Changes:
        """Vouch for whoever signed a statement, having compared the fingerprint; all of theirs is judged again.

        Raises:
            Refusal: `statement-unknown`, `statement-ambiguous`; `vouching-not-told`.
        """
        certificate = self.certificate(self.find(name).identity)
        with self._store.transaction():
            self._vouched.vouch(certificate, how=how, by=by, at=self._now())
            return self._archive.judge_again(fingerprint(certificate))

    def _now(self) -> str:
        return rfc3339(self._clock.now().wall)


Found = TypeVar("Found")


def _demanded(found: Found | None, name: str) -> Found:
    if found is None:
        raise Refusal("statement-unknown", name=name)
    return found


def _statement(
    said: Payload, identity: str, signer: str, at: str, *, origin: Literal["own", "imported"], verdict: str
) -> Statement:
    """What lists show of a statement, from its payload; `at` is when it was kept, RFC 3339."""
    about = said["verifies"] if "verifies" in said else said["answers"]
    return Statement(
        identity=identity,
        id=said["record"]["id"],
        kind=said.get("kind", "response"),
        record=about["record"],
        of_identity=about["identity"],
        reference=about["reference"],
        candidate=said["candidate"]["name"],
        author=said[kinds.of(said).author]["name"],
        role=kinds.role(said),
        signer=signer,
        overall=said.get("overall") or "",
        sealed_at=said["record"]["sealed_at"],
        kept_at=at,
        origin=origin,
        verdict=verdict,
    )
