"""The tables of the pool, and the triggers by which it hears what became of a record. What is in a row is `facts`'s.

Nothing here is the only copy of anything: all of it is drawn from the archive and can be drawn again.
"""

from __future__ import annotations

from assessor_app.vault.model import Migration

# A record that came is drawn whole (`whole`); of one that is here only what became of it is looked at again. The
# verdict follows at once: a plan must not be drawn from what was believed a moment ago.
_HEARD = """
CREATE TRIGGER pooled_hears_record AFTER INSERT ON record BEGIN
  INSERT INTO pooled_due (identity, whole) VALUES (new.identity, 1);
  INSERT INTO pooled_due (identity, whole) SELECT p.identity, 0 FROM pooled p
    WHERE new.supersedes <> '' AND p.record = new.supersedes
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = p.identity);
END;
CREATE TRIGGER pooled_hears_verdict AFTER UPDATE OF verdict ON record_standing WHEN old.verdict <> new.verdict BEGIN
  UPDATE pooled SET verdict = new.verdict WHERE identity = new.identity;
  INSERT INTO pooled_due (identity, whole) SELECT new.identity, 1 WHERE old.verdict = 'unchecked'
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = new.identity);
  INSERT INTO pooled_due (identity, whole) SELECT p.identity, 0 FROM record n JOIN pooled p ON p.record = n.supersedes
    WHERE n.identity = new.identity AND n.supersedes <> ''
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = p.identity);
END;
CREATE TRIGGER pooled_hears_withdrawal AFTER INSERT ON withdrawal BEGIN
  INSERT INTO pooled_due (identity, whole) SELECT p.identity, 0 FROM pooled p WHERE p.identity = new.of_identity
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = p.identity);
END;
CREATE TRIGGER pooled_hears_withdrawing AFTER UPDATE OF verdict ON withdrawal_standing BEGIN
  INSERT INTO pooled_due (identity, whole) SELECT p.identity, 0 FROM withdrawal w
    JOIN pooled p ON p.identity = w.of_identity WHERE w.identity = new.identity
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = p.identity);
END;
CREATE TRIGGER pooled_hears_disposal AFTER DELETE ON record WHEN old.supersedes <> '' BEGIN
  INSERT INTO pooled_due (identity, whole) SELECT p.identity, 0 FROM pooled p WHERE p.record = old.supersedes
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = p.identity);
END;
"""

_HEADS = """
DROP TABLE pooled_method;
DROP TABLE pooled_standard;
DROP TABLE pooled;
CREATE TABLE pooled (
  identity TEXT PRIMARY KEY REFERENCES record(identity) ON DELETE CASCADE, record TEXT NOT NULL,
  reference TEXT NOT NULL, candidate TEXT NOT NULL, candidate_id TEXT NOT NULL, assessor TEXT NOT NULL,
  assessor_id TEXT NOT NULL, signer TEXT NOT NULL, status TEXT NOT NULL, site TEXT NOT NULL, observed_on TEXT NOT NULL,
  sealed_at TEXT NOT NULL, verdict TEXT NOT NULL, fate TEXT NOT NULL, own INTEGER NOT NULL, met INTEGER NOT NULL,
  not_yet INTEGER NOT NULL, sampled INTEGER NOT NULL DEFAULT 0, words TEXT NOT NULL
) STRICT;
CREATE INDEX pooled_by_record ON pooled(record);
CREATE INDEX pooled_by_day ON pooled(observed_on DESC, identity, words);
CREATE INDEX pooled_by_assessor ON pooled(assessor_id, observed_on DESC, identity, assessor);
CREATE INDEX pooled_by_site ON pooled(site, observed_on DESC, identity);
CREATE INDEX pooled_by_verdict ON pooled(verdict, observed_on DESC, identity);
CREATE INDEX pooled_sampled ON pooled(observed_on DESC, identity) WHERE sampled = 1;
CREATE TABLE pooled_method (
  identity TEXT NOT NULL REFERENCES pooled(identity) ON DELETE CASCADE, method TEXT NOT NULL,
  observed_on TEXT NOT NULL, PRIMARY KEY (identity, method)
) STRICT, WITHOUT ROWID;
CREATE INDEX pooled_by_method ON pooled_method(method, observed_on DESC, identity);
CREATE TABLE pooled_standard (
  identity TEXT NOT NULL REFERENCES pooled(identity) ON DELETE CASCADE, standard TEXT NOT NULL,
  observed_on TEXT NOT NULL, PRIMARY KEY (identity, standard)
) STRICT, WITHOUT ROWID;
CREATE INDEX pooled_by_standard ON pooled_standard(standard, observed_on DESC, identity);
CREATE TABLE pooled_due (
  identity TEXT PRIMARY KEY REFERENCES record(identity) ON DELETE CASCADE, whole INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO pooled_due (identity, whole) SELECT identity, 1 FROM record;
"""

MIGRATIONS = (
    Migration(
        "pool-001-pooled",
        """
CREATE TABLE pooled (
  identity TEXT PRIMARY KEY REFERENCES record(identity) ON DELETE CASCADE, candidate_id TEXT NOT NULL,
  assessor_id TEXT NOT NULL, status TEXT NOT NULL, site TEXT NOT NULL, observed_on TEXT NOT NULL, met INTEGER NOT NULL,
  not_yet INTEGER NOT NULL
) STRICT;
CREATE INDEX pooled_by_assessor ON pooled(assessor_id, observed_on DESC);
CREATE INDEX pooled_by_day ON pooled(observed_on DESC, identity);
CREATE TABLE pooled_method (
  identity TEXT NOT NULL REFERENCES pooled(identity) ON DELETE CASCADE, method TEXT NOT NULL,
  PRIMARY KEY (identity, method)
) STRICT, WITHOUT ROWID;
CREATE TABLE pooled_standard (
  identity TEXT NOT NULL REFERENCES pooled(identity) ON DELETE CASCADE, standard TEXT NOT NULL,
  PRIMARY KEY (identity, standard)
) STRICT, WITHOUT ROWID;
CREATE INDEX pooled_by_standard ON pooled_standard(standard);
""",
    ),
    Migration("pool-002-heads", _HEADS + _HEARD),
)
