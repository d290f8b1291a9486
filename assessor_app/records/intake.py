"""Taking files into the archive: what is new, what is a later state of what is here, and what is at odds with it.

Nothing that is kept is ever written over: whatever comes beside it is kept beside it. Judging a file is `opening`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, Protocol

from assessor_app.records import kinds, templates
from assessor_app.records import store as rows
from assessor_app.records.beside import store as beside
from assessor_app.records.beside.displacing import Records, displaced
from assessor_app.records.beside.model import Beside
from assessor_app.records.beside.placing import placed
from assessor_app.records.model import Held
from assessor_app.records.report import Opening, Row, without_ground
from assessor_app.records.retention import again
from assessor_app.records.retention.payload import TEMPLATE as DISPOSAL
from assessor_app.records.withdrawing import keeping
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assessor_app.records.beside.displacing import Place
    from assessor_app.records.beside.model import CameAs
    from assessor_app.records.journal.keeping import Journal
    from assessor_app.records.journal.model import Deed
    from assessor_app.records.model import Absent, Beyond, Payload
    from assessor_app.records.opening import Drawn
    from assessor_app.records.withdrawing.keeping import Withdrawals
    from assessor_app.vault.store import Store

KEPT_VERDICTS: Final = frozenset({"accepted", "unknown-signer", "unchecked"})
Outcome = Literal["kept", "duplicate", "newer", "older", "at-odds", "disposed", "turned-away"]
_OUTCOMES: Final[dict[CameAs, Outcome]] = {
    "newer": "newer", "roll-back": "older", "fork": "at-odds", "other-base": "at-odds",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Import:
    """What became of one file.

    `kept` (accepted or waiting), `duplicate`, `newer` (a later state of a record that is here), `older` (an earlier
    one), `at-odds` (kept beside what it cannot be true together with), `disposed` (of a record that was
    disposed of here, and not kept), or `turned-away`; so is a certificate of disposal, which no archive holds, and a
    statement that only a later program can read.
    """

    opening: Opening
    outcome: Outcome


class Keeper(Protocol):
    """Keeps files about records that are no records themselves, such as a verifier's reports."""

    def take(self, opening: Opening, data: bytes, now: str) -> tuple[Import, Changes]:
        """Keep one file that was judged and is whole; `now` is RFC 3339."""

    def judge_again(self, signer: str, judge: Callable[[str, bytes], Opening], now: str) -> list[tuple[str, str]]:
        """Judge again what a signer (64 hex digits) signed; what was touched."""

    def whole(self, identity: str) -> Payload | None:
        """The data of one that was found whole, whoever signed it; None of any other."""

    def every(self) -> Iterator[Beyond]:
        """All that is kept, one after the other."""

    def without_record(self) -> list[Absent]:
        """The records that something kept here is about, and that are not here themselves."""

    def with_files_apart(self) -> Iterator[Payload]:
        """The data of what may have files beside it (`records.apart`)."""

    def erase(self, of_identity: str) -> None:
        """Erase what is about a record that was disposed of; raises where it was not."""


class Intake:
    """Takes files into one store; joins the archive's other deeds in one thread.

    `keepers` are those who keep what is no record, by the template of it.
    """

    def __init__(
        self, store: Store, journal: Journal, withdrawals: Withdrawals, keepers: Mapping[str, Keeper] | None = None
    ) -> None:
        self._keepers = {} if keepers is None else keepers
        self._store = store
        self._journal = journal
        self._withdrawals = withdrawals
        self._records = Records(store)

    def take(self, opening: Opening, source: str, data: bytes, now: str) -> tuple[Import, Changes]:
        """Keep one file that has been judged, in its place; `now` is RFC 3339."""
        payload, barred = opening.payload, self._barred(opening)
        if barred or payload is None:
            return barred or Import(opening, "turned-away"), Changes()
        keeper = self._keepers.get(str(payload["template"]))
        if keeper is not None or keeping.is_one(payload):
            return keeper.take(opening, data, now) if keeper else self._withdrawal(opening, payload, data, now)
        kept = file_of(self._store, opening.identity)
        if kept is not None:
            came = placed(data, kept)
            if came == "same":
                return Import(opening, "duplicate"), Changes()
            return self._beside(opening, came, source, data, now)
        with self._store.transaction():
            self._journal.begin()
            aside = self.under_taken_id(self._records, opening, data, now)
            return aside or self._keep(opening, payload, data, now)

    def under_taken_id(self, place: Place, opening: Opening, data: bytes, now: str) -> tuple[Import, Changes] | None:
        """Keep a file beside what has its id already; None where the id is free, or was given up to this one.

        Joins the caller's transaction, in which it is then kept in its place.
        """
        free = place.under(opening.record) is None
        if free or displaced(self._store, self._journal, place, opening, now):
            beside.take_back(self._store, opening.identity)
            return None
        return self._beside(opening, "other-base", opening.source, data, now)

    def drawn(self, data: bytes) -> Drawn | None:
        """The base that a file begins with, where it is kept here and found whole: it was drawn when it came."""
        from assessor_app.records.opening import Drawn  # noqa: PLC0415 - brings in pyHanko
        from assessor_app.trust import revisions  # noqa: PLC0415 - same

        end = revisions.first(data)
        identity = hashlib.sha256(data[:end]).hexdigest() if end else ""
        payload = rows.whole(self._store, identity) or self._withdrawals.whole(identity) if end else None
        for keeper in set(self._keepers.values()) if end and payload is None else ():
            payload = payload or keeper.whole(identity)
        return Drawn(identity, payload) if payload is not None else None

    def _keep(self, opening: Opening, payload: Payload, data: bytes, now: str) -> tuple[Import, Changes]:
        signer = opening.signers[0].fingerprint
        held = held_from(payload, opening.identity, origin="imported", signer=signer, at=now, verdict=opening.verdict)
        rows.insert(self._store, held, certificate=opening.certificate, payload=payload, file=data)
        beside.note_signers(self._store, opening.identity, opening.rests_on)
        self._note("taken-in", opening, data)
        return Import(opening, "kept"), Changes.of(("record", held.identity))

    def _barred(self, opening: Opening) -> Import | None:
        """What becomes of a file that is not kept at all."""
        payload = opening.payload
        if opening.verdict not in KEPT_VERDICTS or payload is None or not opening.identity:
            return Import(opening, "turned-away")
        if payload["template"] == DISPOSAL:
            return Import(opening, "turned-away")
        if not templates.known(payload["template"]) and kinds.states(payload["template"]):
            return Import(opening, "turned-away")  # kept as a record it would be one forever
        gone = again.told(self._store, opening)
        return Import(gone, "disposed") if gone else None

    def _beside(self, opening: Opening, came: CameAs, source: str, data: bytes, now: str) -> tuple[Import, Changes]:
        """Keep a file beside the one that is there; the same one again is no news."""
        taken, digest = Import(told(opening, came), _OUTCOMES[came]), hashlib.sha256(data).hexdigest()
        if beside.has(self._store, digest, came) or (came == "roll-back" and self._was_kept(opening, digest, data)):
            return taken, Changes()
        made = Beside(
            identity=opening.identity,
            record=opening.record,
            sha256=digest,
            came_as=came,
            signatures=len(opening.signers),
            signer=opening.signers[0].fingerprint,
            verdict=opening.verdict,
            source=source,
            at=now,
        )
        of = kinds.about(opening.payload or {}) if came == "other-base" else None
        with self._store.transaction():
            beside.insert(self._store, made, data, of)
            if came == "newer":
                rows.set_verdict(self._store, opening.identity, opening.verdict, now)
            if came == "newer" or (came == "other-base" and of is None):
                beside.note_signers(self._store, opening.identity, opening.rests_on)
            self._note(came, opening, data)
        if of is not None:
            return taken, Changes.of(("statement", opening.identity), ("record", of.identity))
        return taken, Changes.of(*(("record", one.identity) for one in rows.find(self._store, opening.record)))

    def _was_kept(self, opening: Opening, digest: str, data: bytes) -> bool:
        """Whether an earlier state is here already, as what came before the later one."""
        return beside.has(self._store, digest, "newer") or rows.file_of(self._store, opening.identity) == data

    def _withdrawal(self, opening: Opening, payload: Payload, data: bytes, now: str) -> tuple[Import, Changes]:
        if self._withdrawals.find(opening.identity):
            return Import(opening, "duplicate"), Changes()
        made = keeping.withdrawal(payload, opening.identity, origin="imported", at=now, verdict=opening.verdict)
        with self._store.transaction():
            aside = self.under_taken_id(self._withdrawals, opening, data, now)
            if aside is not None:
                return aside
            self._withdrawals.keep(made, payload, data, opening.certificate)
            self._note("withdrawal", opening, data)
        return Import(opening, "kept"), Changes.of(("record", made.of_identity))

    def _note(self, deed: Deed, opening: Opening, data: bytes) -> None:
        self._journal.add(deed, record=opening.record, identity=opening.identity, file=data, verdict=opening.verdict)


def file_of(store: Store, identity: str) -> bytes | None:
    """The file of a record as it stands: its newest state, or as it was sealed or came in; None without a place."""
    first = rows.file_of(store, identity)
    return None if first is None else beside.newest(store, identity) or first


# Where a file is not the state that is kept, the row that says so, and what it says.
_TOLD: Final[dict[CameAs, Row]] = {
    "roll-back": Row("superseded", "noted", "later-state-kept"),
    "fork": Row("superseded", "noted", "other-state-kept"),
}


def told(opening: Opening, came: CameAs) -> Opening:
    """The report of a file, with what the archive knows of its record: a later state, another, or another base."""
    if came == "other-base":
        code = "statement-id-taken" if kinds.about(opening.payload or {}) else "record-id-taken"
        taken = Row("bytes", "fails", code, (("record", opening.record),))
        return replace(
            opening,
            verdict="refused",
            rows=without_ground([taken if row.row == "bytes" else row for row in opening.rows]),
        )
    said = _TOLD.get(came)
    if said is None:
        return opening
    return replace(opening, rows=tuple(said if row.row == said.row else row for row in opening.rows))


def held_from(
    said: Payload, identity: str, *, origin: Literal["own", "imported"], signer: str, at: str, verdict: str = "accepted"
) -> Held:
    """What lists show of a record, from its payload; `at` is when it was kept, RFC 3339."""
    return Held(
        identity=identity,
        record=said["record"]["id"],
        reference=said["record"]["reference"],
        candidate=said["candidate"]["name"],
        assessor=said["assessor"]["name"],
        signer=signer,
        sealed_at=said["record"]["sealed_at"],
        kept_at=at,
        origin=origin,
        verdict=verdict,
    )
