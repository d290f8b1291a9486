"""The migrations of the verifying rooms, in the order in which they came. The SQL is each room's own."""

from __future__ import annotations

from assessor_app.verifying.actions.store import MIGRATIONS as ACTIONS
from assessor_app.verifying.external.store import MIGRATIONS as EXTERNAL
from assessor_app.verifying.inbox.tables import AFTER_STATEMENTS, BROKEN_OFF, TOTALS
from assessor_app.verifying.inbox.tables import MIGRATIONS as INBOX
from assessor_app.verifying.interests.store import MIGRATIONS as INTERESTS
from assessor_app.verifying.overview.store import MIGRATIONS as OVERVIEW
from assessor_app.verifying.pool.tables import MIGRATIONS as POOL
from assessor_app.verifying.reviews.store import MIGRATIONS as REVIEWS
from assessor_app.verifying.sampling.tables import MIGRATIONS as SAMPLING
from assessor_app.verifying.standardising.store import MIGRATIONS as STANDARDISING
from assessor_app.verifying.statements.store import MIGRATIONS as STATEMENTS
from assessor_app.verifying.tally.tables import MIGRATIONS as TALLY

MIGRATIONS = (
    *POOL,
    *INBOX,
    *SAMPLING,
    *REVIEWS,
    *STATEMENTS,
    *ACTIONS,
    *STANDARDISING,
    *OVERVIEW,
    *EXTERNAL,
    *AFTER_STATEMENTS,
    *INTERESTS,
    *BROKEN_OFF,
    *TALLY,
    *TOTALS,
)
