"""Interests as rows; one that was lifted stays, with when. What may be declared is decided in `desk`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.vault.model import Migration
from assessor_app.verifying.interests.model import Interest

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

# What was declared in sampling, then what was declared in reviews: there nobody said in whom, so both are meant.
_TOGETHER = """
CREATE TABLE interest (
  number INTEGER PRIMARY KEY AUTOINCREMENT, concern TEXT NOT NULL CHECK (concern IN ('candidate', 'assessor')),
  subject TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, lifted_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX interest_once ON interest(concern, subject) WHERE lifted_at = '';
INSERT INTO interest (concern, subject, name, text, at, lifted_at)
  SELECT concern, subject, name, text, at, lifted_at FROM sampling_interest ORDER BY number;
INSERT OR IGNORE INTO interest (concern, subject, name, text, at)
  SELECT p.concern, json_extract(r.payload, '$.' || p.concern || '.id'),
    CASE p.concern WHEN 'candidate' THEN r.candidate ELSE r.assessor END,
    coalesce(json_extract(s.said, '$.text'), ''), v.started_at
  FROM review_said s JOIN review v ON v.id = s.review JOIN record r ON r.identity = v.identity
  JOIN (SELECT 'candidate' AS concern UNION ALL SELECT 'assessor') p
  WHERE s.part = 'interest' AND json_extract(s.said, '$.declared') = 'some'
    AND json_extract(r.payload, '$.' || p.concern || '.id') IS NOT NULL
  ORDER BY s.number, p.concern DESC;
DROP TABLE sampling_interest;
"""
# A review with an interest in it, in which nothing else could be said, waits for nobody any more.
_ASIDE = """
UPDATE review SET state = 'aside' WHERE state = 'open' AND id IN (SELECT review FROM review_said
  WHERE part = 'interest' AND json_extract(said, '$.declared') = 'some');
"""
MIGRATIONS = (
    Migration("interests-001-in-one-place", _TOGETHER),
    Migration("interests-002-reviews-put-aside", _ASIDE),
)


def put(store: Store, interest: Interest) -> None:
    """Keep an interest; what is said of one that stands in the same person already is added to it."""
    store.run(
        "INSERT INTO interest (concern, subject, name, text, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (concern, subject) WHERE lifted_at = '' DO UPDATE SET text = CASE"
        " WHEN instr(text, excluded.text) THEN text ELSE ltrim(text || ' · ' || excluded.text, ' ·') END",
        (interest.concern, interest.subject, interest.name, interest.text, interest.at),
    )


def lift(store: Store, concern: str, subject: str, at: str) -> None:
    """Say that an interest is no more."""
    store.run(
        "UPDATE interest SET lifted_at = ? WHERE concern = ? AND subject = ? AND lifted_at = ''",
        (at, concern, subject),
    )


def standing(store: Store) -> tuple[Interest, ...]:
    """The interests that stand, by name."""
    rows = store.rows("SELECT * FROM interest WHERE lifted_at = '' ORDER BY name, number")
    return tuple(map(_interest, rows))


def _interest(row: dict[str, Any]) -> Interest:
    return Interest(row["concern"], row["subject"], row["name"], row["text"], row["at"])
