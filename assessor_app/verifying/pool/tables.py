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

# What a filter asks for is found by terms in one index, in the order of the list: `place` is a record's place in it,
# counted from the latest day (`terms`). What is taken out of the index is gone from it at once ("secure-delete"), as
# disposing of a record demands. How a record stands may change for thousands at a time: then its place is noted in
# `pooled_stale` until the index has followed, and until then nobody asks the index for it.
_FOUND = """
DROP INDEX pooled_by_day;
DROP INDEX pooled_by_verdict;
DROP INDEX pooled_sampled;
DROP INDEX pooled_by_method;
DROP INDEX pooled_by_standard;
ALTER TABLE pooled DROP COLUMN words;
ALTER TABLE pooled ADD COLUMN place INTEGER;
ALTER TABLE pooled ADD COLUMN standing TEXT
  GENERATED ALWAYS AS (CASE WHEN fate <> '' THEN fate ELSE verdict END) VIRTUAL;
CREATE UNIQUE INDEX pooled_by_place ON pooled(place);
CREATE INDEX pooled_unplaced ON pooled(identity) WHERE place IS NULL;
CREATE INDEX pooled_by_day ON pooled(observed_on DESC, identity);
CREATE VIRTUAL TABLE pooled_words USING fts5(terms, stands, detail=none, columnsize=0, tokenize='ascii');
INSERT INTO pooled_words (pooled_words, rank) VALUES ('secure-delete', 1);
CREATE TABLE pooled_stale (place INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER pooled_gone AFTER DELETE ON pooled WHEN old.place IS NOT NULL BEGIN
  DELETE FROM pooled_words WHERE rowid = old.place;
  DELETE FROM pooled_stale WHERE place = old.place;
END;
CREATE TRIGGER pooled_stands AFTER UPDATE OF verdict, fate, own, sampled ON pooled WHEN new.place IS NOT NULL
  AND (old.standing <> new.standing OR old.own <> new.own OR old.sampled <> new.sampled) BEGIN
  INSERT INTO pooled_stale (place) SELECT new.place
    WHERE NOT EXISTS (SELECT 1 FROM pooled_stale s WHERE s.place = new.place);
END;
CREATE TABLE pooled_tally (
  facet TEXT NOT NULL, value TEXT NOT NULL, word TEXT NOT NULL, many INTEGER NOT NULL, PRIMARY KEY (facet, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX pooled_tally_by_many ON pooled_tally(facet, many DESC, value, word);
"""
# How many records there are of each value is counted along, in the transaction of whatever changes it.
_KEPT = (  # facet, table, column of the value, of the word, and columns whose change changes either
    ("assessor", "pooled", "assessor_id", "{0}.assessor", "assessor_id, assessor"),
    ("site", "pooled", "site", "{0}.site", "site"),
    ("standing", "pooled", "standing", "''", "verdict, fate"),
    ("sampled", "pooled", "sampled", "''", "sampled"),
    ("method", "pooled_method", "method", "''", ""),
    ("standard", "pooled_standard", "standard", "''", ""),
)


def _counting(facet: str, table: str, value: str, word: str, changing: str) -> str:
    more = (
        f"INSERT INTO pooled_tally (facet, value, word, many) VALUES ('{facet}', new.{value}, {word.format('new')}, 1)"  # noqa: S608 - ours
        " ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word;"
    )
    there = f"WHERE facet = '{facet}' AND value = CAST(old.{value} AS TEXT)"
    fewer = f"UPDATE pooled_tally SET many = many - 1 {there}; DELETE FROM pooled_tally {there} AND many = 0;"  # noqa: S608 - ours
    made = (
        f"INSERT INTO pooled_tally (facet, value, word, many) SELECT '{facet}', {value}, max({word.format(table)}),"  # noqa: S608 - ours
        f" count(*) FROM {table} GROUP BY {value};\n"
        f"CREATE TRIGGER pooled_counts_{facet} AFTER INSERT ON {table} BEGIN {more} END;\n"
        f"CREATE TRIGGER pooled_uncounts_{facet} AFTER DELETE ON {table} BEGIN {fewer} END;\n"
    )
    differs = " OR ".join(f"old.{name} <> new.{name}" for name in changing.split(", "))
    recounts = f"CREATE TRIGGER pooled_recounts_{facet} AFTER UPDATE OF {changing} ON {table} WHEN {differs} BEGIN"
    return f"{made}{recounts} {fewer} {more} END;\n" if changing else made


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
    Migration("pool-003-found", _FOUND + "".join(_counting(*each) for each in _KEPT)),
)
