"""The tables of retention, and the ways past the triggers that keep what is sealed: a row that says it is disposed of.

Such a row is written only with a sealed certificate, and never for somebody whose things are held. The other way is a
row that says it was displaced (`beside.displacing`).
"""

from assessor_app.vault.model import Migration

_TABLES = """
CREATE TABLE retention_rule (
  one INTEGER PRIMARY KEY CHECK (one = 1), years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100),
  after TEXT NOT NULL CHECK (after IN ('last', 'certified'))
) STRICT;
CREATE TABLE certified (candidate TEXT PRIMARY KEY, day TEXT NOT NULL) STRICT;
CREATE TABLE hold (
  number INTEGER PRIMARY KEY AUTOINCREMENT, candidate TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
  by TEXT NOT NULL, at TEXT NOT NULL, lifted_at TEXT NOT NULL DEFAULT '', lifted_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX hold_of_candidate ON hold(candidate) WHERE lifted_at = '';
CREATE TABLE disposal (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, certificate BLOB NOT NULL) STRICT;
CREATE TABLE disposed (
  kind TEXT NOT NULL CHECK (kind IN ('record', 'observation', 'planned')), thing TEXT NOT NULL,
  disposal INTEGER NOT NULL REFERENCES disposal(number), PRIMARY KEY (kind, thing)
) STRICT;
CREATE TRIGGER hold_stays BEFORE UPDATE ON hold WHEN OLD.lifted_at <> ''
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER hold_is_never_erased BEFORE DELETE ON hold BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER held_record_is_not_disposed BEFORE INSERT ON disposed WHEN NEW.kind = 'record' AND EXISTS (
  SELECT 1 FROM record r JOIN hold h ON h.candidate = json_extract(r.payload, '$.candidate.id') AND h.lifted_at = ''
  WHERE r.identity = NEW.thing) BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER held_observation_is_not_disposed BEFORE INSERT ON disposed WHEN NEW.kind = 'observation' AND EXISTS (
  SELECT 1 FROM observation o JOIN hold h ON h.candidate = o.candidate AND h.lifted_at = ''
  WHERE o.id = NEW.thing) BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
"""


# A record under a stolen id is let go of its place, and only where the file stands beside whatever took it.
_DISPLACED = """
CREATE TABLE displaced (
  identity TEXT PRIMARY KEY, record TEXT NOT NULL, by_identity TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TRIGGER displaced_stays BEFORE UPDATE ON displaced BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER displaced_is_never_erased BEFORE DELETE ON displaced
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER only_what_waits_is_displaced BEFORE INSERT ON displaced WHEN NOT EXISTS (
  SELECT 1 FROM record r JOIN record_standing s ON s.identity = r.identity AND s.verdict = 'unknown-signer'
  JOIN record_file f ON f.record = r.record AND f.came_as = 'other-base' AND f.file = r.file
  WHERE r.identity = NEW.identity AND r.origin = 'imported') BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
DROP TRIGGER record_is_kept;
CREATE TRIGGER record_is_kept BEFORE DELETE ON record
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.identity)
  AND NOT EXISTS (SELECT 1 FROM displaced WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
"""

# So do statements, each of which goes with the record that it is about; and nothing gives way that is accepted.
_STATEMENTS = """
DROP TRIGGER displaced_is_never_erased;
CREATE TRIGGER displaced_is_never_erased BEFORE DELETE ON displaced
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.identity)
  AND NOT EXISTS (SELECT 1 FROM record_file f JOIN record_file_about a ON a.number = f.number
    JOIN disposed d ON d.kind = 'record' AND d.thing = a.of_identity WHERE f.identity = OLD.identity)
  AND (EXISTS (SELECT 1 FROM record WHERE identity = OLD.by_identity)
    OR EXISTS (SELECT 1 FROM withdrawal WHERE identity = OLD.by_identity)
    OR EXISTS (SELECT 1 FROM statement WHERE identity = OLD.by_identity))
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
DROP TRIGGER only_what_waits_is_displaced;
CREATE TRIGGER only_what_waits_is_displaced BEFORE INSERT ON displaced WHEN NOT EXISTS (
  SELECT 1 FROM record r JOIN record_standing s ON s.identity = r.identity AND s.verdict <> 'accepted'
  JOIN record_file f ON f.record = r.record AND f.came_as = 'other-base' AND f.file = r.file
  WHERE r.identity = NEW.identity AND r.origin = 'imported'
) AND NOT EXISTS (
  SELECT 1 FROM withdrawal w JOIN withdrawal_standing s ON s.identity = w.identity AND s.verdict <> 'accepted'
  JOIN record_file f ON f.identity = w.identity AND f.came_as = 'other-base' AND f.file = w.file
  WHERE w.identity = NEW.identity AND w.origin = 'imported'
) AND NOT EXISTS (
  SELECT 1 FROM statement w JOIN statement_standing s ON s.identity = w.identity AND s.verdict <> 'accepted'
  JOIN record_file f ON f.identity = w.identity AND f.came_as = 'other-base' AND f.file = w.file
  WHERE w.identity = NEW.identity AND w.origin = 'imported'
) BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
DROP TRIGGER withdrawal_is_kept;
CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.of_identity)
  AND NOT EXISTS (SELECT 1 FROM displaced WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
DROP TRIGGER record_file_is_kept;
CREATE TRIGGER record_file_is_kept BEFORE DELETE ON record_file
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.identity)
  AND NOT EXISTS (SELECT 1 FROM record_file_about a JOIN disposed d ON d.kind = 'record' AND d.thing = a.of_identity
    WHERE a.number = OLD.number)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
"""


def _for_ever(*tables: str) -> str:
    """Rows that are written once."""
    return "\n".join(
        f"CREATE TRIGGER {table}_{name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;"
        for table in tables
        for verb, name in (("UPDATE", "stays"), ("DELETE", "is_never_erased"))
    )


def _until_disposed(trigger: str, table: str, kind: str, thing: str) -> str:
    """The same trigger as before, which now lets go what is disposed."""
    return f"""
DROP TRIGGER {trigger};
CREATE TRIGGER {trigger} BEFORE DELETE ON {table}
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = '{kind}' AND thing = OLD.{thing})
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;"""  # noqa: S608 - names from this module


MIGRATIONS = (
    Migration(
        "retention-001-rules-holds-and-disposals",
        _TABLES
        + _for_ever("disposal", "disposed")
        + _until_disposed("record_is_kept", "record", "record", "identity")
        + _until_disposed("observation_is_never_erased", "observation", "observation", "id")
        + _until_disposed("entry_is_never_erased", "entry", "observation", "observation")
        + _until_disposed("withdrawal_is_kept", "withdrawal", "record", "of_identity")
        + _until_disposed("record_file_is_kept", "record_file", "record", "identity")
        + _until_disposed("planned_visit_is_never_erased", "planned_visit", "planned", "id")
        + _until_disposed("planned_step_is_never_erased", "planned_step", "planned", "visit"),
    ),
    Migration("retention-002-displaced", _DISPLACED),
)
AFTER_STATEMENTS = (Migration("retention-003-statements-displaced", _STATEMENTS),)
"""What can only be there once the tables of statements are."""
