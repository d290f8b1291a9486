"""The deeds of reports: sealing one from a review, taking in, reading, handing out beside the record it is about."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app import __version__
from assessor_app.clock import rfc3339
from assessor_app.errors import Refusal, Unavailable
from assessor_app.records.apart.folder import names as names_beside
from assessor_app.records.model import SealingFacts
from assessor_app.records.naming import Places
from assessor_app.records.sealing import demand_own_key, leave_pem, made_place, sealed_from, write_out
from assessor_app.trust.ownkeys import OwnKeys
from assessor_app.verifying.reports import payload as payloads
from assessor_app.verifying.reports.model import Report
from assessor_app.verifying.reports.naming import statement_name
from assessor_app.verifying.reviews import guard

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from assessor_app.people.desk import PeopleDesk
    from assessor_app.people.model import Assessor
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.intake import Import
    from assessor_app.records.templates.further_1.words import Pages
    from assessor_app.trust.authority.roles import Role
    from assessor_app.trust.model import Identity
    from assessor_app.vault.model import Changes
    from assessor_app.vault.store import Store
    from assessor_app.verifying.model import Review
    from assessor_app.verifying.statements.keeping import Statements
    from assessor_app.verifying.statements.model import Statement


class Reports:
    """The reports of one store, used from one thread."""

    def __init__(
        self,
        store: Store,
        archive: RecordArchive,
        people: PeopleDesk,
        statements: Statements,
        said: Callable[[], str] = str,
    ) -> None:
        """`said` tells as what whoever works here verifies, as they said; nothing where they did not."""
        self._said = said
        self._store = store
        self._archive = archive
        self._people = people
        self.statements = statements

    def seal(
        self, review: Review, identity: Identity, pages: Pages, now: dt.datetime, progress: Progress
    ) -> tuple[Report, Changes]:
        """Seal a report of a review, and keep it; joins the caller's transaction. `now` is aware.

        The record's file is not touched. What a review still lacks is asked by `reviews`, not here.

        Raises:
            Refusal: `record-unknown`; `signer-own-record`; `key-of-another`; `verifier-unnamed`; `seal-not-fitting`
                with the fact `place`, when a part is missing or longer than a report can hold.
            Tampered: `seal-does-not-open`; nothing was kept.
        """
        of = self.verified(review.identity)
        by = payloads.By(self.verifier(of, identity), self.role(identity), pages, facts(identity, now))
        payload = payloads.build(review, of, by)
        return self.keep(payload, identity, progress)

    def keep(self, payload: dict[str, object], identity: Identity, progress: Progress) -> tuple[Report, Changes]:
        """Seal what a report says, and keep it; as `seal`."""
        progress.step(0, 3)
        sealed = sealed_from(payload, {}, identity, progress)
        made, changes = self.statements.keep_own(sealed, identity)
        return Report(made, sealed.payload), changes

    def verified(self, identity: str) -> payloads.Verified:
        """The record of this identity as it stands now; Refusal `record-unknown`."""
        held = self._archive.find(identity)
        opening = self._archive.open(held.reference, self._archive.file(held.identity))
        return payloads.Verified(held, self._archive.payload(held.identity), opening)

    def verifier(self, of: payloads.Verified, identity: Identity) -> Assessor:
        """Whoever this store belongs to, who verifies a record with this key.

        Raises:
            Refusal: `verifier-unnamed`; `key-of-another`; `signer-own-record`, when they assessed or countersigned it
                themselves, under whichever certificate; `review-role-missing`, when theirs lets them do other things.
        """
        person = self._people.assessor()
        if person is None:
            raise Refusal("verifier-unnamed")
        demand_own_key(identity, person)
        mine = (*(one.certificate for one in OwnKeys(self._store).identities()), identity.certificate)
        case = guard.Case(of.held, of.opening, person.id, mine)
        if guard.took_part(case):
            raise Refusal("signer-own-record", name=person.name)
        if guard.without_role(case):
            raise Refusal("review-role-missing")
        return person

    def take_in(self, source: str, data: bytes) -> tuple[Import, Changes]:
        """Import one file. One that is no report goes where it belongs; what is here already changes nothing."""
        return self.statements.take_in(source, data)

    def listed(self, limit: int = 50, offset: int = 0) -> list[Statement]:
        """Reports, latest sealed first."""
        return self.statements.listed("review", "recheck", limit=limit, offset=offset)

    def of_record(self, identity: str) -> list[Report]:
        """The reports on one record, by its identity, earliest first; any verdict."""
        found = self.statements.of_record(identity)
        return [self._report(one) for one in found if one.kind != "response"]

    def find(self, name: str) -> Report:
        """One report by its identity, the beginning of it, or its id.

        Raises:
            Refusal: `statement-unknown`, `statement-ambiguous`.
        """
        found = self.statements.find(name)
        if found.kind == "response":
            raise Refusal("statement-unknown", name=name)
        return self._report(found)

    def role(self, identity: Identity) -> Role:
        """As what whoever works here verifies with this key."""
        return guard.verifies_as(identity.certificate, self._said())

    def _report(self, one: Statement) -> Report:
        return Report(one, self.statements.payload(one.identity))

    def file(self, identity: str) -> bytes:
        """The file of one report, byte for byte; Refusal `statement-unknown`."""
        return self.statements.file(identity)

    def export(
        self, names: Iterable[str], folder: Path, *, certificates: Mapping[str, bytes] | None = None
    ) -> list[Path]:
        """Write statements into a folder, the record that each is about beside it where it is here; the files written.

        Reports and answers alike; each is named for its record, so that a list in order of name has them together.
        What an answer has beside it goes along, into a folder of its own. None is written over another: where what they
        are called begins alike, there are numbered folders.
        `certificates` are this store's own as PEM by their fingerprints, to be left beside what they signed.

        Raises:
            Refusal: `statement-unknown`, `statement-ambiguous`; nothing was written.
            Unavailable: `export-not-written`.
        """
        own, places = certificates or {}, Places()
        chosen = list({one.identity: one for one in map(self.statements.find, names)}.values())
        here, records = set(self._archive.identities()), dict[str, Path]()
        written: list[Path] = []
        for one in chosen:
            if one.of_identity in here and one.of_identity not in records:
                records[one.of_identity] = self._archive.export(one.of_identity, folder, places=places)
                written.append(records[one.of_identity])
            beside = records[one.of_identity].parent if one.of_identity in records else folder
            name, said = statement_name(one), self.statements.payload(one.identity)
            try:
                where = made_place(beside, places.place(str(beside), name, *names_beside(said)))
                write_out(where / name, self.statements.file(one.identity))
                self._archive.apart.hand_out(said, where)
                if one.signer in own:
                    leave_pem(folder, own[one.signer], one.signer)
            except Unavailable as problem:
                raise Unavailable("export-not-written", **problem.facts) from problem
            written.append(where / name)
        self.statements.tick_off(one.identity for one in chosen)
        return written


def facts(identity: Identity, now: dt.datetime) -> SealingFacts:
    """What sealing adds to a statement; `now` is aware."""
    return SealingFacts(str(uuid.uuid4()), rfc3339(now.replace(microsecond=0)), identity.fingerprint, __version__)
