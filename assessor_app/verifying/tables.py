"""The migrations of the verifying rooms, in the order in which they came. The SQL is each room's own."""

from __future__ import annotations

from assessor_app.verifying.pool.store import MIGRATIONS as POOL
from assessor_app.verifying.standardising.store import MIGRATIONS as STANDARDISING

MIGRATIONS = (*POOL, *STANDARDISING)
