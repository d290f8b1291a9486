"""The deeds of actions: how they stand by the signed files, answering one, rechecking answers; drafts of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from assessor_app.errors import Refusal
from assessor_app.observing.wording import tidy
from assessor_app.progress import Silent
from assessor_app.records.sealing import demand_own_key, sealed_from
from assessor_app.vault.model import Changes
from assessor_app.verifying.actions import payload as payloads
from assessor_app.verifying.actions import store as rows
from assessor_app.verifying.actions import store_files
from assessor_app.verifying.actions.files import AnswerFiles, demand_answerable, demand_consent
from assessor_app.verifying.actions.following import follow
from assessor_app.verifying.actions.model import Answer, Evidence, Second
from assessor_app.verifying.actions.steps import steps
from assessor_app.verifying.reports.desk import facts
from assessor_app.verifying.reports.payload import By

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.clock import Clock
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.people.model import Assessor
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Payload
    from assessor_app.records.templates.further_1.words import Pages
    from assessor_app.trust.model import Identity
    from assessor_app.vault.store import Store
    from assessor_app.verifying.actions.model import Followed
    from assessor_app.verifying.interests.desk import Interests
    from assessor_app.verifying.reports.desk import Reports
    from assessor_app.verifying.reports.model import Report
    from assessor_app.verifying.statements.model import Statement

Writing = Literal["answer", "recheck"]


class Actions:
    """The actions of one store, used from one thread."""

    def __init__(
        self, store: Store, archive: RecordArchive, people: PeopleDesk, reports: Reports, *,
        interests: Interests, clock: Clock,
    ) -> None:  # fmt: skip
        self._store = store
        self._archive = archive
        self._people = people
        self._reports = reports
        self._interests = interests
        self._clock = clock
        statements = self._statements = reports.statements
        statements.kept.append(self._note)
        self.files = AnswerFiles(store, archive, statements, clock, self.find)

    def open_from(self, report: Report) -> Changes:
        """Note the actions that a report opens; they are from when it is kept, so saying it again changes nothing."""
        self._note(report.statement, report.payload)
        return Changes.of(*(("action", f"{report.identity[:8]}/{one.id}") for one in report.actions))

    def _note(self, statement: Statement, said: Payload) -> None:
        about = rows.About(statement.identity, statement.of_identity, said["assessor"]["id"])
        rows.note(self._store, about, steps(statement.identity, said))

    def every(self) -> tuple[Followed, ...]:
        """Every action here, by the day on which it is due; only files that are accepted count."""
        return follow(rows.every(self._store))

    def overdue(self) -> dict[str, int]:
        """How many of each assessor's actions (by id) are still to be done and past their day."""
        self.keep_up(Silent())
        return rows.overdue(self._store, self._clock.now().wall.date().isoformat())

    def keep_up(self, progress: Progress) -> int:
        """Follow again what something was said about; of how many reports that was."""
        due = rows.due(self._store)
        progress.step(0, len(due))
        if due:
            with self._store.transaction():
                for report in due:
                    standing = (one for one in follow(rows.of_report(self._store, report)) if one.state != "closed")
                    rows.set_waiting(self._store, report, standing)
        return len(due)

    def of_record(self, identity: str) -> tuple[Followed, ...]:
        """The actions about one record, by its identity."""
        return follow(rows.of_record(self._store, identity))

    def mine(self) -> tuple[Followed, ...]:
        """The actions about what this store's own person assessed."""
        person = self._people.assessor()
        return follow(rows.of_assessor(self._store, person.id if person else ""))

    def find(self, name: str) -> Followed:
        """One action by its name, `REPORT/ACTION`: the beginning of the report's identity and the action's id.

        Raises:
            Refusal: `action-unknown`; `action-ambiguous` when several answer to the name.
        """
        report, _, action = name.rpartition("/")
        found = follow(rows.of_name(self._store, report, action))
        if not found:
            raise Refusal("action-unknown", name=name)
        if len(found) > 1:
            raise Refusal("action-ambiguous", name=name)
        return found[0]

    def draft(self, name: str, kind: Writing) -> dict[str, Any] | None:
        """What is being written about an action; None for nothing."""
        opened = self.find(name).opened
        return rows.draft(self._store, opened.report, opened.action, kind)

    def written(self, kind: Writing) -> frozenset[str]:
        """The names of the actions about which something is written that is not sealed, its files among it."""
        said = rows.drafted(self._store, kind)
        held = store_files.held(self._store) if kind == "answer" else ()
        return frozenset(f"{report[:8]}/{action}" for report, action in (*said, *held))

    def keep_draft(self, name: str, kind: Writing, said: dict[str, Any] | None) -> Changes:
        """Keep what is being written about an action, durable when this returns; None forgets it."""
        opened = self.find(name).opened
        rows.keep_draft(self._store, opened.report, opened.action, kind, said)
        return Changes.of(("action", opened.name))

    def answer(
        self, name: str, said: Answer, identity: Identity, pages: Pages, progress: Progress, *,
        contents: Mapping[str, bytes] | None = None, elsewhere: bool = False,
    ) -> tuple[Statement, Changes]:  # fmt: skip
        """Seal an answer to an action, and keep it; what was being written is forgotten.

        `contents` holds the bytes of its files by their digest; of those that it lacks, they are in what is written.
        What was written `elsewhere` is not what was being written here, which stays.

        Raises:
            Refusal: as `find`; `action-not-yours`, when somebody else assessed the record; `action-closed`,
                `action-answered`, when there is nothing to answer; `answer-missing`;
                `answer-file-without-consent`; `evidence-content-gone`; `record-unknown`, of the new record;
                `key-of-another`; `seal-not-fitting`.
            Tampered: `seal-does-not-open`; nothing was kept.
        """
        to = self.find(name)
        self._assessor(to, identity)
        demand_answerable(to)
        tidied = _tidied(said)
        new = self._archive.find(tidied.replaced_by) if tidied.replaced_by else None
        progress.step(0, 3)
        by = By(self._assessor(to, identity), "assessor", pages, facts(identity, self._clock.now().wall))
        sealed_at = self._statements.payload(to.opened.report)["verifies"]["sealed_at"]
        payload = payloads.answer(to, tidied, new, by, sealed_at)
        given = contents or {}
        held = {one.sha256: given.get(one.sha256) or self.files.held_in(name, one) for one in tidied.files}
        sealed = sealed_from(payload, held, identity, progress)
        with self._store.transaction():
            kept, changes = self._statements.keep_own(sealed, identity, held)
            if not elsewhere:
                rows.keep_draft(self._store, to.opened.report, to.opened.action, "answer", None)
                store_files.forget(self._store, to.opened)
        return kept, Changes(changes.touched | {("action", to.opened.name)})

    def _assessor(self, to: Followed, identity: Identity) -> Assessor:
        person = self._people.assessor()
        if person is None or not (person.id == to.opened.assessor or to.opened.identity in rows.own(self._store)):
            raise Refusal("action-not-yours", reference=to.opened.reference)
        demand_own_key(identity, person)
        return person

    def recheck(
        self, looked: Mapping[str, Second], identity: Identity, pages: Pages, progress: Progress, *,
        elsewhere: bool = False,
    ) -> tuple[Report, Changes]:  # fmt: skip
        """Seal a report on what became of answered actions of one record, by their names, and keep it.

        `elsewhere` as `answer`.

        Raises:
            Refusal: as `find`; `recheck-nothing`; `recheck-several-records`; `action-not-answered`; `record-unknown`;
                `recheck-reason-missing`, where one is reopened; `recheck-not-external`; `interest-stands`;
                `signer-own-record`; `key-of-another`; `seal-not-fitting`.
            Tampered: `seal-does-not-open`; nothing was kept.
        """
        seconds = [(self.find(name), Second(second.became, tidy(second.reason))) for name, second in looked.items()]
        if not seconds:
            raise Refusal("recheck-nothing")
        role = self._reports.role(identity)
        for to, second in seconds:
            _demand_recheckable(to, second, role)
        first = seconds[0][0].opened
        if any(to.opened.identity != first.identity for to, _ in seconds):
            raise Refusal("recheck-several-records")
        self._interests.demand_none(first.reference, self._archive.payload(first.identity))
        of = self._reports.verified(first.identity)
        by = By(self._reports.verifier(of, identity), role, pages, facts(identity, self._clock.now().wall))
        payload = payloads.recheck(seconds, of, by)
        with self._store.transaction():
            report, changes = self._reports.keep(payload, identity, progress)
            for to, _ in () if elsewhere else seconds:
                rows.keep_draft(self._store, to.opened.report, to.opened.action, "recheck", None)
        return report, Changes(changes.touched | {("action", to.opened.name) for to, _ in seconds})


def _demand_recheckable(to: Followed, second: Second, role: str) -> None:
    if to.state != "answered":
        raise Refusal("action-not-answered", reference=to.opened.reference)
    if second.became == "reopened" and not second.reason:
        raise Refusal("recheck-reason-missing")
    if to.opened.role == "external-verifier" and role != "external-verifier":
        raise Refusal("recheck-not-external", name=to.opened.verifier)


def _tidied(said: Answer) -> Answer:
    """An answer trimmed, without evidence that says nothing; Refusal as `Actions.answer`."""
    done = tidy(said.done)
    if not done:
        raise Refusal("answer-missing")
    demand_consent(said.files)
    evidence = (Evidence(tidy(one.what), tidy(one.where), tidy(one.holder)) for one in said.evidence)
    return Answer(done, tuple(one for one in evidence if one.what), said.replaced_by.strip(), said.files)
