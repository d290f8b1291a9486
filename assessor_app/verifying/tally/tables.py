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
)
