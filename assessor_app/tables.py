"""The migrations of all rooms in the order in which they came: what a store is made of. Holds no SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.centre.store import MIGRATIONS as CENTRE
from assessor_app.observing.demands.tables import MIGRATIONS as DEMANDS
from assessor_app.observing.planning.tables import MIGRATIONS as PLANNING
from assessor_app.observing.questions.store import MIGRATIONS as QUESTIONS
from assessor_app.observing.tables import MIGRATIONS as OBSERVING
from assessor_app.observing.witnesses.store import MIGRATIONS as WITNESSES
from assessor_app.people.store import MIGRATIONS as PEOPLE
from assessor_app.records.apart.store import MIGRATIONS as APART
from assessor_app.records.beside.store import MIGRATIONS as BESIDE
from assessor_app.records.journal.store import MIGRATIONS as JOURNAL
from assessor_app.records.proving.store import MIGRATIONS as PROVING
from assessor_app.records.putting_right.store import MIGRATIONS as PUTTING_RIGHT
from assessor_app.records.retention.tables import AFTER_STATEMENTS
from assessor_app.records.retention.tables import MIGRATIONS as RETENTION
from assessor_app.records.store import MIGRATIONS as RECORDS
from assessor_app.records.withdrawing.store import MIGRATIONS as WITHDRAWING
from assessor_app.standards.store import MIGRATIONS as STANDARDS
from assessor_app.trust.store import MIGRATIONS as TRUST
from assessor_app.vault.backup.store import MIGRATIONS as BACKUP
from assessor_app.verifying.tables import MIGRATIONS as VERIFYING

if TYPE_CHECKING:
    from assessor_app.vault.model import Migration

MIGRATIONS: tuple[Migration, ...] = (
    *PEOPLE, *STANDARDS, *TRUST, *OBSERVING, *RECORDS, *PLANNING, *DEMANDS, *QUESTIONS, *APART, *BACKUP, *CENTRE,
    *WITNESSES, *PUTTING_RIGHT, *WITHDRAWING, *BESIDE, *JOURNAL, *RETENTION, *VERIFYING, *PROVING,
    *AFTER_STATEMENTS,
)  # fmt: skip
