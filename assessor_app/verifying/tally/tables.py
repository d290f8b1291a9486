"""The table of what is added up of each assessor, and the triggers by which it hears for whom it must be done again.

Nothing here is the only copy of anything. What was added up of an assessor goes at once when a record of theirs does.
"""

from __future__ import annotations

from typing import Final

from assessor_app.vault.model import Migration

# Whatever is added up. Whether a record is sampled is not: few are, and they are looked at by themselves.
_HEARD: Final = (
    "candidate, candidate_id, assessor, assessor_id, signer, status, site, observed_on, sealed_at, verdict, fate,"
    " own, met, not_yet"
)


def _due(whose: str) -> str:
    return (
        f"INSERT INTO tally_due (assessor) SELECT {whose}"  # noqa: S608 - from this module
        f" WHERE NOT EXISTS (SELECT 1 FROM tally_due d WHERE d.assessor = {whose});"
    )


_THEIRS: Final = (
    "INSERT INTO tally_due (assessor) SELECT p.assessor_id FROM pooled p WHERE p.identity = new.identity"
    " AND NOT EXISTS (SELECT 1 FROM tally_due d WHERE d.assessor = p.assessor_id);"
)


def _note(identity: str) -> str:
    return (
        f"INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p"  # noqa: S608 - from this module
        f" WHERE p.identity = {identity} AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity);"
    )


_OF_REPORT: Final = "(SELECT o.of_identity FROM overview_report o WHERE o.statement = new.identity)"
_MOVED: Final = "old.assessor_id <> new.assessor_id OR old.observed_on <> new.observed_on"
_OWED: Final = "state IN ('open', 'reopened')"

# Of what changed a note for each record, so that one record is taken into the sums and not all of its assessor's read
# again. Only where records have other places among them than they had are all of them due.
_NOTES: Final = f"""
DROP TRIGGER tally_hears_record;
DROP TRIGGER tally_hears_change;
DROP TRIGGER tally_hears_disposal;
DROP TRIGGER tally_hears_reading;
DROP TRIGGER tally_hears_stage;
DROP TRIGGER tally_hears_unreading;
CREATE TABLE tally_note (
  identity TEXT PRIMARY KEY REFERENCES pooled(identity) ON DELETE CASCADE, assessor TEXT NOT NULL,
  fresh INTEGER NOT NULL CHECK (fresh IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_note_of_assessor ON tally_note(assessor);
CREATE TABLE tally_day (day TEXT NOT NULL) STRICT;
CREATE TRIGGER tally_hears_record AFTER INSERT ON pooled BEGIN
  INSERT INTO tally_note (identity, assessor, fresh) VALUES (new.identity, new.assessor_id, 1);
END;
CREATE TRIGGER tally_hears_change AFTER UPDATE OF {_HEARD} ON pooled WHEN NOT ({_MOVED}) BEGIN
  {_note("new.identity")}
END;
CREATE TRIGGER tally_hears_moving AFTER UPDATE OF assessor_id, observed_on ON pooled WHEN {_MOVED} BEGIN
  DELETE FROM tally_note WHERE identity = old.identity;
  {_due("old.assessor_id")}
  {_due("new.assessor_id")}
END;
CREATE TRIGGER tally_hears_disposal AFTER DELETE ON pooled BEGIN
  DELETE FROM tally_leaf WHERE assessor = old.assessor_id;
  {_due("old.assessor_id")}
END;
CREATE TRIGGER tally_hears_reading AFTER INSERT ON sampling_entry BEGIN {_note("new.identity")} END;
CREATE TRIGGER tally_hears_stage AFTER UPDATE ON sampling_entry BEGIN {_note("new.identity")} END;
CREATE TRIGGER tally_hears_unreading AFTER DELETE ON sampling_entry BEGIN {_note("old.identity")} END;
"""  # noqa: S608 - from this module

# What reports decide and which actions wait is added up with the record that they are about.
_SAID: Final = f"""
CREATE INDEX tally_waiting_of_record ON action_waiting(of_identity);
CREATE INDEX tally_waiting_by_day ON action_waiting(due);
CREATE TRIGGER tally_hears_report AFTER INSERT ON overview_report BEGIN {_note("new.of_identity")} END;
CREATE TRIGGER tally_hears_report_gone AFTER DELETE ON overview_report BEGIN {_note("old.of_identity")} END;
CREATE TRIGGER tally_hears_standing AFTER INSERT ON statement_standing BEGIN {_note(_OF_REPORT)} END;
CREATE TRIGGER tally_hears_verdict AFTER UPDATE OF verdict ON statement_standing BEGIN {_note(_OF_REPORT)} END;
CREATE TRIGGER tally_hears_action AFTER INSERT ON action_waiting BEGIN {_note("new.of_identity")} END;
CREATE TRIGGER tally_hears_action_gone AFTER DELETE ON action_waiting BEGIN {_note("old.of_identity")} END;
"""

# How many actions each assessor has still to do by which day.
_STILL: Final = f"""
CREATE TABLE tally_owed (
  assessor TEXT NOT NULL, due TEXT NOT NULL, many INTEGER NOT NULL, PRIMARY KEY (assessor, due)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tally_counts_owed AFTER INSERT ON action_waiting WHEN new.{_OWED} BEGIN
  INSERT INTO tally_owed (assessor, due, many) VALUES (new.assessor, new.due, 1)
    ON CONFLICT (assessor, due) DO UPDATE SET many = many + 1;
END;
CREATE TRIGGER tally_uncounts_owed AFTER DELETE ON action_waiting WHEN old.{_OWED} BEGIN
  UPDATE tally_owed SET many = many - 1 WHERE assessor = old.assessor AND due = old.due;
  DELETE FROM tally_owed WHERE assessor = old.assessor AND due = old.due AND many = 0;
END;
INSERT INTO tally_owed (assessor, due, many)
  SELECT assessor, due, count(*) FROM action_waiting WHERE {_OWED} GROUP BY 1, 2;
"""  # noqa: S608 - from this module

_ANEW: Final = """
DELETE FROM tally_leaf;
DELETE FROM tally_due;
INSERT INTO tally_due (assessor) SELECT DISTINCT assessor_id FROM pooled;
"""

MIGRATIONS = (
    Migration(
        "tally-001-leaves",
        f"""
CREATE TABLE tally_leaf (number INTEGER PRIMARY KEY, assessor TEXT NOT NULL, stamp TEXT NOT NULL, held TEXT NOT NULL)
  STRICT;
CREATE UNIQUE INDEX tally_leaf_of_assessor ON tally_leaf(assessor, stamp);
CREATE TABLE tally_due (assessor TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE INDEX tally_pooled_of_candidate ON pooled(candidate_id);
CREATE INDEX tally_pooled_by_candidate ON pooled(candidate);
CREATE TRIGGER tally_hears_record AFTER INSERT ON pooled BEGIN {_due("new.assessor_id")} END;
CREATE TRIGGER tally_hears_change AFTER UPDATE OF {_HEARD} ON pooled BEGIN
  {_due("old.assessor_id")}
  {_due("new.assessor_id")}
END;
CREATE TRIGGER tally_hears_disposal AFTER DELETE ON pooled BEGIN
  DELETE FROM tally_leaf WHERE assessor = old.assessor_id;
  {_due("old.assessor_id")}
END;
CREATE TRIGGER tally_hears_reading AFTER INSERT ON sampling_entry BEGIN {_THEIRS} END;
CREATE TRIGGER tally_hears_stage AFTER UPDATE ON sampling_entry BEGIN {_THEIRS} END;
CREATE TRIGGER tally_hears_unreading AFTER DELETE ON sampling_entry BEGIN {_THEIRS.replace("new.", "old.")} END;
INSERT INTO tally_due (assessor) SELECT DISTINCT assessor_id FROM pooled;
""",  # noqa: S608 - from this module
    ),
    Migration("tally-002-notes-and-what-was-said", _NOTES + _SAID + _STILL + _ANEW),
)
