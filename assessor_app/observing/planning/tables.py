"""The tables of planned visits: one row each as it stands now, and every step it took. Rows: `store`."""

from assessor_app.vault.model import Migration

_TABLES = """
CREATE TABLE planned_visit (
  id TEXT PRIMARY KEY, candidate TEXT NOT NULL REFERENCES candidate(id), begins INTEGER NOT NULL, stage TEXT NOT NULL
  CHECK (stage IN ('proposed', 'agreed', 'done', 'cancelled')), observation TEXT REFERENCES observation(id),
  held TEXT NOT NULL
) STRICT;
CREATE INDEX planned_visit_by_time ON planned_visit(begins);
CREATE INDEX planned_visit_by_observation ON planned_visit(observation) WHERE observation IS NOT NULL;
CREATE TABLE planned_step (
  visit TEXT NOT NULL REFERENCES planned_visit(id), sequence INTEGER NOT NULL, step TEXT NOT NULL, at TEXT NOT NULL,
  held TEXT NOT NULL, PRIMARY KEY (visit, sequence)
) STRICT;
CREATE TRIGGER planned_step_is_append_only BEFORE UPDATE ON planned_step
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER planned_step_is_never_erased BEFORE DELETE ON planned_step
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER planned_visit_is_never_erased BEFORE DELETE ON planned_visit
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
"""

MIGRATIONS = (Migration("planning-001-planned-visits", _TABLES),)
