"""The one row that says what the centre demands; without it the program's own defaults hold. Rows: `store`."""

from assessor_app.vault.model import Migration

_TABLE = """
CREATE TABLE centre_rules (
  one INTEGER PRIMARY KEY CHECK (one = 1), judging INTEGER NOT NULL CHECK (judging IN (0, 1)),
  signature TEXT NOT NULL CHECK (signature IN ('required', 'reasoned')),
  countersign INTEGER NOT NULL CHECK (countersign IN (0, 1)), levels TEXT NOT NULL
) STRICT;
"""

MIGRATIONS = (Migration("demands-001-centre-rules", _TABLE),)
