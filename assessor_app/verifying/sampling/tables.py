"""The tables of sampling: plans, their draws, the items of a sample with every step, interests. Rows: `store`.

What tells of a record goes when the record is disposed of: until then, draws and steps are never written over.
"""

from __future__ import annotations

from typing import Final

from assessor_app.vault.model import Migration

_STATES: Final = (
    "('in_pool', 'planned', 'selected', 'under_review', 'agreed', 'agreed_with_actions', 'not_agreed', 'closed')"
)
_TABLES: Final = f"""
CREATE TABLE sampling_entry (
  identity TEXT PRIMARY KEY REFERENCES record(identity) ON DELETE CASCADE, candidate TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('interim', 'summative'))
) STRICT;
CREATE INDEX sampling_entry_of_candidate ON sampling_entry(candidate);
CREATE TABLE sampling_element (
  identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE, standard TEXT NOT NULL, kinds TEXT NOT NULL,
  met TEXT NOT NULL, criteria INTEGER NOT NULL, PRIMARY KEY (identity, standard)
) STRICT, WITHOUT ROWID;
CREATE INDEX sampling_element_by_standard ON sampling_element(standard);
CREATE TABLE sampling_plan (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, held TEXT NOT NULL, made_at TEXT NOT NULL, gone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE sampling_draw (
  plan TEXT NOT NULL REFERENCES sampling_plan(id), number INTEGER NOT NULL, seed TEXT NOT NULL,
  algorithm TEXT NOT NULL, digest TEXT NOT NULL, pool INTEGER NOT NULL, made_at TEXT NOT NULL, by TEXT NOT NULL,
  held TEXT NOT NULL, taken_back TEXT NOT NULL DEFAULT '', PRIMARY KEY (plan, number)
) STRICT;
CREATE TABLE sampling_pool (
  plan TEXT NOT NULL, draw INTEGER NOT NULL, identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE,
  already INTEGER NOT NULL CHECK (already IN (0, 1)), facts TEXT NOT NULL, PRIMARY KEY (plan, draw, identity),
  FOREIGN KEY (plan, draw) REFERENCES sampling_draw(plan, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX sampling_pool_of_record ON sampling_pool(identity);
CREATE TABLE sampling_pick (
  plan TEXT NOT NULL, draw INTEGER NOT NULL, identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE,
  place INTEGER NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (plan, draw, identity),
  FOREIGN KEY (plan, draw) REFERENCES sampling_draw(plan, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX sampling_pick_of_record ON sampling_pick(identity);
CREATE TABLE sample_item (
  id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES sampling_plan(id),
  identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE,
  origin TEXT NOT NULL CHECK (origin IN ('drawn', 'by-hand', 'widened', 'successor')), draw INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN {_STATES}), stage TEXT NOT NULL CHECK (stage IN ('interim', 'summative')),
  reasons TEXT NOT NULL, place INTEGER NOT NULL, UNIQUE (plan, identity)
) STRICT;
CREATE INDEX sample_item_of_record ON sample_item(identity);
CREATE TABLE sample_step (
  item TEXT NOT NULL REFERENCES sample_item(id) ON DELETE CASCADE, sequence INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN {_STATES}), at TEXT NOT NULL, by TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (item, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE sampling_interest (
  number INTEGER PRIMARY KEY AUTOINCREMENT, concern TEXT NOT NULL CHECK (concern IN ('candidate', 'assessor')),
  subject TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, lifted_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX sampling_interest_once ON sampling_interest(concern, subject) WHERE lifted_at = '';
CREATE TRIGGER sampling_draw_stays BEFORE UPDATE OF plan, number, seed, algorithm, digest, pool, made_at, by, held
  ON sampling_draw BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_draw_is_taken_back_once BEFORE UPDATE ON sampling_draw WHEN OLD.taken_back <> ''
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_draw_is_never_erased BEFORE DELETE ON sampling_draw
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
"""


def _kept_with_its_record(table: str) -> str:
    """Rows written once, which go with the record they tell of: by then it is gone."""
    return f"""
CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table}
  WHEN EXISTS (SELECT 1 FROM record WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;"""  # noqa: S608 - names from this module


_STEPS: Final = """
CREATE TRIGGER sample_item_is_kept BEFORE DELETE ON sample_item
  WHEN EXISTS (SELECT 1 FROM record WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sample_step_stays BEFORE UPDATE ON sample_step BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sample_step_is_kept BEFORE DELETE ON sample_step
  WHEN EXISTS (SELECT 1 FROM sample_item WHERE id = OLD.item)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
"""

# Drawn again from the archive when sampling is next looked at: nothing here is the only copy of anything.
_WHOLE: Final = """
DROP TABLE sampling_entry;
DELETE FROM sampling_element;
CREATE TABLE sampling_entry (
  identity TEXT PRIMARY KEY REFERENCES record(identity) ON DELETE CASCADE, candidate TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('interim', 'summative')), methods TEXT NOT NULL, elements TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sampling_entry_of_candidate ON sampling_entry(candidate);
"""

# A note of each record from which sampling has not drawn yet: looking for those costs what there is of them.
_UNREAD: Final = """
CREATE TABLE sampling_due (
  identity TEXT PRIMARY KEY REFERENCES pooled(identity) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sampling_hears_record AFTER INSERT ON pooled BEGIN
  INSERT INTO sampling_due (identity) SELECT new.identity
    WHERE NOT EXISTS (SELECT 1 FROM sampling_entry e WHERE e.identity = new.identity);
END;
CREATE TRIGGER sampling_has_read AFTER INSERT ON sampling_entry BEGIN
  DELETE FROM sampling_due WHERE identity = new.identity;
END;
INSERT INTO sampling_due (identity) SELECT p.identity FROM pooled p
  WHERE NOT EXISTS (SELECT 1 FROM sampling_entry e WHERE e.identity = p.identity);
"""

_WAITING: Final = """
CREATE INDEX sample_item_to_review ON sample_item(plan, place)
  WHERE state IN ('planned', 'selected', 'under_review');
"""

# What a draw was drawn from, for all records together whose identities begin alike: a row for each would take far
# longer to write than the draw itself. What is told of one goes when the record does, and nothing else ever changes.
_PARTS: Final = """
CREATE TABLE sampling_part (
  plan TEXT NOT NULL, draw INTEGER NOT NULL, already INTEGER NOT NULL CHECK (already IN (0, 1)), part TEXT NOT NULL,
  facts TEXT NOT NULL, PRIMARY KEY (plan, draw, already, part),
  FOREIGN KEY (plan, draw) REFERENCES sampling_draw(plan, number)
) STRICT;
CREATE INDEX sampling_part_of_records ON sampling_part(part);
CREATE TRIGGER sampling_part_stays BEFORE UPDATE ON sampling_part
  WHEN OLD.plan <> NEW.plan OR OLD.draw <> NEW.draw OR OLD.already <> NEW.already OR OLD.part <> NEW.part
  OR NEW.facts NOT IN (
    SELECT json_remove(OLD.facts, '$."' || o.key || '"') FROM json_each(OLD.facts) o
    WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.identity = o.key)
  ) BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_part_is_kept BEFORE DELETE ON sampling_part BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_part_forgets AFTER DELETE ON record BEGIN
  UPDATE sampling_part SET facts = json_remove(facts, '$."' || old.identity || '"')
    WHERE part = substr(old.identity, 1, 2) AND json_type(facts, '$."' || old.identity || '"') IS NOT NULL;
END;
"""

# A record that is sampled does not give up its place to another: why it was chosen, and what was done, would go too.
_STAYS: Final = """
CREATE TRIGGER sample_item_keeps_its_record BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM sample_item WHERE identity = NEW.identity)
  BEGIN SELECT RAISE(IGNORE); END;
"""

# Nor does one that a draw was drawn from: what the draw saw of it would go too.
_DRAWN_FROM: Final = """
CREATE TRIGGER sampling_pool_keeps_its_record BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM sampling_pick WHERE identity = NEW.identity)
  OR EXISTS (SELECT 1 FROM sampling_pool WHERE identity = NEW.identity)
  OR EXISTS (SELECT 1 FROM sampling_part WHERE part = substr(NEW.identity, 1, 2)
    AND json_type(facts, '$."' || NEW.identity || '"') IS NOT NULL)
  BEGIN SELECT RAISE(IGNORE); END;
"""

MIGRATIONS = (
    Migration(
        "sampling-001-plans-draws-and-items",
        _TABLES + _kept_with_its_record("sampling_pool") + _kept_with_its_record("sampling_pick") + _STEPS,
    ),
    Migration("sampling-002-entries-whole", _WHOLE),
    Migration("sampling-003-what-waits-for-review", _WAITING),
    Migration("sampling-004-unread", _UNREAD),
    Migration("sampling-005-pools-in-parts", _PARTS),
    Migration("sampling-006-what-is-sampled-stays", _STAYS),
    Migration("sampling-007-what-was-drawn-from-stays", _DRAWN_FROM),
)
