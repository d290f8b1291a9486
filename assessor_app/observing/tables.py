"""The tables of observations and what may never change in them. Rows go in and out in `store`."""

from assessor_app.vault.model import Migration

_PARTS = ("entry", "judgement", "locator", "action", "composer")

_TABLES = """
CREATE TABLE observation (
  id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, candidate TEXT NOT NULL REFERENCES candidate(id),
  standards TEXT NOT NULL, started TEXT NOT NULL, ended TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '',
  setting TEXT NOT NULL DEFAULT 'real_work', others TEXT NOT NULL DEFAULT '',
  plan_agreed TEXT NOT NULL DEFAULT '', plan_methods TEXT NOT NULL DEFAULT '["observation"]',
  summary TEXT NOT NULL DEFAULT '', feedback TEXT NOT NULL DEFAULT '', candidate_comment TEXT NOT NULL DEFAULT '',
  dissent INTEGER NOT NULL DEFAULT 0, pages TEXT NOT NULL DEFAULT 'both', mark TEXT NOT NULL DEFAULT '',
  record TEXT NOT NULL DEFAULT '', discarded TEXT NOT NULL DEFAULT '', created TEXT NOT NULL, changed TEXT NOT NULL
) STRICT;
CREATE INDEX observation_by_change ON observation(changed DESC);
CREATE TABLE entry (
  id TEXT PRIMARY KEY, observation TEXT NOT NULL REFERENCES observation(id), sequence INTEGER NOT NULL,
  kind TEXT NOT NULL, text TEXT NOT NULL, question TEXT NOT NULL DEFAULT '', language TEXT NOT NULL, at TEXT NOT NULL,
  monotonic_ms INTEGER NOT NULL, author TEXT NOT NULL, strikes TEXT NOT NULL DEFAULT '',
  UNIQUE (observation, sequence)
) STRICT;
CREATE TABLE link (
  entry TEXT NOT NULL REFERENCES entry(id), criterion TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (entry, criterion)
) STRICT;
CREATE TABLE judgement (
  observation TEXT NOT NULL REFERENCES observation(id), criterion TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (observation, criterion)
) STRICT;
CREATE TABLE locator (
  id TEXT PRIMARY KEY, observation TEXT NOT NULL REFERENCES observation(id), what TEXT NOT NULL, place TEXT NOT NULL,
  holder TEXT NOT NULL, why_not_copied TEXT NOT NULL, seen_by TEXT NOT NULL, criteria TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TABLE action (
  id TEXT PRIMARY KEY, observation TEXT NOT NULL REFERENCES observation(id), text TEXT NOT NULL, owner TEXT NOT NULL,
  due TEXT NOT NULL
) STRICT;
CREATE TABLE composer (
  observation TEXT PRIMARY KEY REFERENCES observation(id), kind TEXT NOT NULL, text TEXT NOT NULL,
  question TEXT NOT NULL, links TEXT NOT NULL
) STRICT;
CREATE TRIGGER entry_is_append_only BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER entry_is_never_erased BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_observation BEFORE UPDATE ON observation WHEN OLD.record <> ''
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER observation_is_never_erased BEFORE DELETE ON observation
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
"""

_CORRECTIONS = """
CREATE TABLE correction (
  entry TEXT PRIMARY KEY REFERENCES entry(id), observation TEXT NOT NULL REFERENCES observation(id), kind TEXT NOT NULL,
  text TEXT NOT NULL, question TEXT NOT NULL, links TEXT NOT NULL
) STRICT;
"""

# What a deed on one observation asks for must not cost more in a store with many.
_FOUND = """
CREATE INDEX entry_by_struck ON entry(strikes) WHERE strikes <> '';
CREATE INDEX link_by_criterion ON link(criterion);
CREATE INDEX locator_by_observation ON locator(observation);
CREATE INDEX action_by_observation ON action(observation);
CREATE INDEX correction_by_observation ON correction(observation);
"""


def sealed_parts(*tables: str) -> str:
    """Nothing of a sealed observation changes: not its rows, and none is added."""
    made = []
    for table in tables:
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            made.append(
                f"CREATE TRIGGER sealed_{table}_{verb.lower()} BEFORE {verb} ON {table} "  # noqa: S608 - names from this module
                f"WHEN (SELECT record FROM observation WHERE id = {row}.observation) <> '' "
                "BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;"
            )
    return "\n".join(made)


def _sealed_links() -> str:
    made = []
    for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        made.append(
            f"CREATE TRIGGER sealed_link_{verb.lower()} BEFORE {verb} ON link "  # noqa: S608 - same
            "WHEN (SELECT o.record FROM observation o JOIN entry e ON e.observation = o.id "
            f"WHERE e.id = {row}.entry) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;"
        )
    return "\n".join(made)


_COVERED = """
ALTER TABLE entry ADD COLUMN seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE composer ADD COLUMN since TEXT NOT NULL DEFAULT '';
ALTER TABLE composer ADD COLUMN seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE correction ADD COLUMN seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE observation ADD COLUMN planned TEXT NOT NULL DEFAULT '';
CREATE TABLE range_mark (
  observation TEXT NOT NULL REFERENCES observation(id), item TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (observation, item)
) STRICT;
CREATE TABLE content (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE evidence_file (
  id TEXT PRIMARY KEY, observation TEXT NOT NULL REFERENCES observation(id), name TEXT NOT NULL,
  media_type TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES content(sha256), size INTEGER NOT NULL, at TEXT NOT NULL,
  caption TEXT NOT NULL DEFAULT '', consent TEXT NOT NULL DEFAULT '', people TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT 'chosen', criteria TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TRIGGER content_is_immutable BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
"""

_BEGUN = """
CREATE TABLE begun (
  observation TEXT NOT NULL REFERENCES observation(id), what TEXT NOT NULL, held TEXT NOT NULL, kept TEXT NOT NULL,
  PRIMARY KEY (observation, what)
) STRICT;
"""

MIGRATIONS = (
    Migration("observing-001-observations", f"{_TABLES}{sealed_parts(*_PARTS)}\n{_sealed_links()}"),
    Migration("observing-002-corrections", _CORRECTIONS + sealed_parts("correction")),
    Migration("observing-003-ranges-and-files", _COVERED + sealed_parts("range_mark", "evidence_file")),
    Migration("observing-004-found-at-once", _FOUND),
    Migration(
        "observing-005-when-kept",
        "ALTER TABLE composer ADD COLUMN kept TEXT NOT NULL DEFAULT '';\n"
        "ALTER TABLE correction ADD COLUMN kept TEXT NOT NULL DEFAULT '';",
    ),
    Migration("observing-006-begun", _BEGUN + sealed_parts("begun")),
)
