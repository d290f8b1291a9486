"""The tables of the inbox, and the triggers by which counts and states follow what becomes of a file."""

from __future__ import annotations

from assessor_app.vault.model import Migration

_TABLES = """
CREATE TABLE verifying_choice (one INTEGER PRIMARY KEY CHECK (one = 1), verifies INTEGER NOT NULL) STRICT;
CREATE TABLE inbox_delivery (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, ended_at TEXT NOT NULL DEFAULT '',
  way TEXT NOT NULL CHECK (way IN ('files', 'watched', 'command', 'before')), place TEXT NOT NULL
) STRICT;
CREATE TABLE inbox_item (
  number INTEGER PRIMARY KEY AUTOINCREMENT, delivery INTEGER NOT NULL REFERENCES inbox_delivery(number),
  source TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('accepted', 'waiting', 'quarantined', 'at-odds', 'known', 'removed')),
  outcome TEXT NOT NULL, verdict TEXT NOT NULL, headline TEXT NOT NULL, code TEXT NOT NULL, facts TEXT NOT NULL,
  identity TEXT NOT NULL, record TEXT NOT NULL, reference TEXT NOT NULL, candidate TEXT NOT NULL,
  assessor TEXT NOT NULL, signer TEXT NOT NULL
) STRICT;
CREATE INDEX inbox_item_by_delivery ON inbox_item(delivery, number);
CREATE INDEX inbox_item_open ON inbox_item(number) WHERE state IN ('waiting', 'quarantined', 'at-odds');
CREATE INDEX inbox_item_by_identity ON inbox_item(identity) WHERE identity <> '';
CREATE INDEX inbox_item_by_record ON inbox_item(record) WHERE record <> '';
CREATE TABLE inbox_file (
  item INTEGER PRIMARY KEY REFERENCES inbox_item(number) ON DELETE CASCADE, sha256 TEXT NOT NULL UNIQUE,
  data BLOB NOT NULL
) STRICT;
CREATE TABLE inbox_count (
  delivery INTEGER NOT NULL REFERENCES inbox_delivery(number), state TEXT NOT NULL, many INTEGER NOT NULL,
  PRIMARY KEY (delivery, state)
) STRICT, WITHOUT ROWID;
CREATE TABLE inbox_place (
  one INTEGER PRIMARY KEY CHECK (one = 1), folder TEXT NOT NULL, ground TEXT NOT NULL
) STRICT;
INSERT INTO inbox_place (one, folder, ground) VALUES (1, '', '');
CREATE TABLE inbox_seen (
  folder TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, written_ns INTEGER NOT NULL,
  PRIMARY KEY (folder, name)
) STRICT, WITHOUT ROWID;
"""
# What becomes of a record is heard in the deed's own transaction. What is disposed of leaves the inbox too.
_HEARD = """
CREATE TRIGGER inbox_counts_new AFTER INSERT ON inbox_item BEGIN
  INSERT INTO inbox_count (delivery, state, many) VALUES (new.delivery, new.state, 1)
    ON CONFLICT (delivery, state) DO UPDATE SET many = many + 1;
END;
CREATE TRIGGER inbox_counts_changed AFTER UPDATE OF state ON inbox_item WHEN old.state <> new.state BEGIN
  UPDATE inbox_count SET many = many - 1 WHERE delivery = old.delivery AND state = old.state;
  INSERT INTO inbox_count (delivery, state, many) VALUES (new.delivery, new.state, 1)
    ON CONFLICT (delivery, state) DO UPDATE SET many = many + 1;
END;
CREATE TRIGGER inbox_counts_gone AFTER DELETE ON inbox_item BEGIN
  UPDATE inbox_count SET many = many - 1 WHERE delivery = old.delivery AND state = old.state;
END;
CREATE TRIGGER inbox_hears_verdict AFTER UPDATE OF verdict ON record_standing WHEN old.verdict <> new.verdict BEGIN
  UPDATE inbox_item SET verdict = new.verdict, headline = new.verdict,
    state = CASE new.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
    WHERE identity = new.identity AND identity <> '' AND state IN ('accepted', 'waiting');
END;
CREATE TRIGGER inbox_hears_withdrawing AFTER UPDATE OF verdict ON withdrawal_standing
WHEN old.verdict <> new.verdict BEGIN
  UPDATE inbox_item SET verdict = new.verdict, headline = new.verdict,
    state = CASE new.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
    WHERE identity = new.identity AND identity <> '' AND state IN ('accepted', 'waiting');
END;
CREATE TRIGGER inbox_hears_disposal AFTER DELETE ON record BEGIN
  DELETE FROM inbox_item WHERE identity = old.identity AND identity <> '';
  DELETE FROM inbox_item WHERE record = old.record AND record <> '';
END;
"""
# What was imported before there was an inbox stands in a delivery of its own.
_BEFORE = """
INSERT INTO inbox_delivery (at, ended_at, way, place) SELECT min(kept_at), max(kept_at), 'before', '' FROM record
  WHERE origin = 'imported' HAVING count(*) > 0;
INSERT INTO inbox_item (delivery, source, sha256, size, kind, state, outcome, verdict, headline, code, facts, identity,
  record, reference, candidate, assessor, signer)
  SELECT (SELECT max(number) FROM inbox_delivery), r.reference, '', length(r.file), 'record',
    CASE s.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END, 'kept', s.verdict, s.verdict, '', '[]',
    r.identity, r.record, r.reference, r.candidate, r.assessor, r.signer
  FROM record r JOIN record_standing s ON s.identity = r.identity WHERE r.origin = 'imported' ORDER BY r.kept_at;
"""

_STATEMENTS = """
CREATE TRIGGER inbox_hears_statement AFTER UPDATE OF verdict ON statement_standing WHEN old.verdict <> new.verdict BEGIN
  UPDATE inbox_item SET verdict = new.verdict, headline = new.verdict,
    state = CASE new.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
    WHERE identity = new.identity AND identity <> '' AND state IN ('accepted', 'waiting');
END;
"""

_PLACES = """
CREATE TRIGGER inbox_forgets_place AFTER DELETE ON inbox_item WHEN old.source <> '' BEGIN
  UPDATE inbox_delivery SET place = '…'
    WHERE number = old.delivery AND way <> 'watched' AND instr(place, old.source) > 0;
END;
"""

# How many files there were to come and what was named: a delivery that was broken off says what is left, and goes on.
_BROKEN_OFF = """
ALTER TABLE inbox_delivery ADD COLUMN total INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbox_delivery ADD COLUMN named TEXT NOT NULL DEFAULT '[]';
ALTER TABLE verifying_choice ADD COLUMN role TEXT NOT NULL DEFAULT '';
CREATE TRIGGER inbox_forgets_named AFTER DELETE ON inbox_item BEGIN
  UPDATE inbox_delivery SET named = '[]' WHERE number = old.delivery;
END;
"""

# How many files there are of each state in all deliveries: a count costs the same however many there are.
_TOTALS = """
CREATE TABLE inbox_total (state TEXT PRIMARY KEY, many INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO inbox_total (state, many) SELECT state, sum(many) FROM inbox_count GROUP BY state;
CREATE TRIGGER inbox_totals_new AFTER INSERT ON inbox_count BEGIN
  INSERT INTO inbox_total (state, many) VALUES (new.state, new.many)
    ON CONFLICT (state) DO UPDATE SET many = many + excluded.many;
END;
CREATE TRIGGER inbox_totals_changed AFTER UPDATE OF many ON inbox_count BEGIN
  UPDATE inbox_total SET many = many + new.many - old.many WHERE state = new.state;
END;
CREATE TRIGGER inbox_totals_gone AFTER DELETE ON inbox_count BEGIN
  UPDATE inbox_total SET many = many - old.many WHERE state = old.state;
END;
"""

# What gives up its place to another stays listed, as at odds, and what was at odds and has its place since does not.
# Only what is disposed of leaves the inbox.
_TAKES = """
CREATE TRIGGER inbox_hears_{place}_taking AFTER INSERT ON {place}_standing BEGIN
  UPDATE inbox_item SET verdict = new.verdict, headline = new.verdict, outcome = 'kept', code = '', facts = '[]',
    state = CASE new.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
    WHERE identity = new.identity AND state = 'at-odds' AND code IN ('record-id-taken', 'statement-id-taken');
END;
"""
_GIVES_WAY = """
CREATE TRIGGER inbox_hears_displacing AFTER INSERT ON displaced BEGIN
  UPDATE inbox_item SET state = 'at-odds', outcome = 'at-odds', verdict = 'refused', headline = 'refused',
    code = CASE kind WHEN 'record' THEN 'record-id-taken' ELSE 'statement-id-taken' END,
    facts = json_array(json_array('record', new.record))
    WHERE identity = new.identity AND state IN ('accepted', 'waiting');
END;
DROP TRIGGER inbox_hears_disposal;
CREATE TRIGGER inbox_hears_disposal AFTER DELETE ON record
WHEN NOT EXISTS (SELECT 1 FROM displaced WHERE identity = old.identity) BEGIN
  DELETE FROM inbox_item WHERE identity = old.identity AND identity <> '';
  DELETE FROM inbox_item WHERE record = old.record AND record <> '';
END;
"""

MIGRATIONS = (Migration("inbox-001-deliveries", _TABLES + _HEARD + _BEFORE),)
AFTER_STATEMENTS = (
    Migration("inbox-002-statements", _STATEMENTS),
    Migration("inbox-003-forgets-names-of-files", _PLACES),
)
"""What can only be there once the tables of verifiers' reports are."""
_DISPLACED = Migration(
    "inbox-007-displaced",
    "".join((_GIVES_WAY, *(_TAKES.format(place=place) for place in ("record", "withdrawal", "statement")))),
)
BROKEN_OFF = (Migration("inbox-004-broken-off", _BROKEN_OFF),)
"""What came after the interests of `verifying.interests`."""
# Files of the watched folder are known again by a mark: their names stayed when a record was disposed of. What was
# taken by name is looked at once more, and known.
_MARKS = "DELETE FROM inbox_seen;"
TOTALS = (
    Migration("inbox-005-totals", _TOTALS),
    Migration("inbox-006-marks", _MARKS),
    _DISPLACED,
)
"""What came after the tally."""
