"""The verifier's desk: its rooms, built together over one connection. Each room's deeds are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessor_app.errors import Refusal
from assessor_app.trust.ownkeys import OwnKeys
from assessor_app.trust.vouching import VouchedSigners
from assessor_app.vault.model import Changes
from assessor_app.verifying.actions.desk import Actions
from assessor_app.verifying.external.desk import ExternalDesk
from assessor_app.verifying.inbox import store as rows
from assessor_app.verifying.inbox.desk import Inbox
from assessor_app.verifying.interests.desk import Interests
from assessor_app.verifying.overview.desk import OverviewDesk
from assessor_app.verifying.pool.desk import Pool
from assessor_app.verifying.reports.desk import Reports
from assessor_app.verifying.reviews.desk import Reviews
from assessor_app.verifying.reviews.finishing import Finishing
from assessor_app.verifying.reviews.waiting import Waiting
from assessor_app.verifying.sampling.desk import Sampling
from assessor_app.verifying.standardising.desk import StandardisingDesk
from assessor_app.verifying.statements.keeping import Statements
from assessor_app.verifying.tally.desk import Tally

if TYPE_CHECKING:
    from assessor_app.clock import Clock
    from assessor_app.people.desk import PeopleDesk
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.model import Payload
    from assessor_app.vault.store import Store
    from assessor_app.verifying.inbox.model import VerifierRole
    from assessor_app.verifying.statements.model import Statement


class VerificationDesk:
    """Everything one thread needs to verify."""

    def __init__(self, store: Store, archive: RecordArchive, people: PeopleDesk, clock: Clock) -> None:
        self._store, self._keys, self._clock = store, OwnKeys(store), clock
        self.pool, self.tally = Pool(store, archive), Tally(store, clock)
        self.statements = Statements(store, archive, VouchedSigners(store), clock)
        self.reports = Reports(store, archive, people, self.statements, self.verifies_as)
        self.interests = Interests(store, clock)
        self.actions = Actions(store, archive, people, self.reports, interests=self.interests, clock=clock)
        self.overview = OverviewDesk(store, self.pool, self.tally, statements=self.statements, actions=self.actions)
        self.standardising = StandardisingDesk(store, archive, people, clock)
        self.inbox = Inbox(
            store, archive, self.pool, clock,
            statements=self.statements, exercises=self.standardising, keeps=self.verifies,
        )  # fmt: skip
        self.sampling = Sampling(
            store, archive, self.pool, self.tally,
            people=people, clock=clock, interests=self.interests, overdue=self.actions.overdue,
        )  # fmt: skip
        self.pool.after += (self.sampling.read_new, self.overview.read_new, self.tally.keep_up)
        self.statements.kept.append(self._close_items)
        self.reviews = Reviews(
            store, archive, people, self.sampling, interests=self.interests, clock=clock, says=self.verifies_as
        )
        self.waiting = Waiting(store, self.sampling)
        self.finishing = Finishing(store, archive, self, clock)
        self.external = ExternalDesk(store, archive, self.sampling, self.statements, people=people, clock=clock)

    def verifies(self) -> bool:
        """Whether whoever works here verifies others' records: as they said, else as their certificate says."""
        said = rows.choice(self._store)
        return self._certified() if said is None else said[0]

    def verifies_as(self) -> VerifierRole | Literal[""]:
        """As what they verify, as they said; empty where they do not, or have not said."""
        said = rows.choice(self._store)
        role = said[1] if said is not None and said[0] else ""
        return role if role in {"verifier", "external-verifier"} else ""  # type: ignore[return-value]

    def say_verifies(self, role: VerifierRole | Literal[""] = "", *, verifies: bool) -> Changes:
        """Keep whether whoever works here verifies others' records, and as what."""
        rows.choose(self._store, role if verifies else "", verifies=verifies)
        return Changes.of(("verifying", "choice"))

    def _close_items(self, statement: Statement, _said: Payload) -> None:
        """Close a sampled item once every action about its record is closed."""
        found = self.actions.of_record(statement.of_identity)
        if found and all(one.state == "closed" for one in found):
            for item in self.sampling.of_record(statement.of_identity):
                if item.state in {"agreed_with_actions", "not_agreed"}:
                    self.sampling.close(item.id)

    def _certified(self) -> bool:
        from assessor_app.trust.authority.roles import roles_of  # noqa: PLC0415 - slow to import

        try:
            certificate = self._keys.current().certificate
        except Refusal:
            return False
        return bool({"verifier", "external-verifier"} & set(roles_of(certificate)))
