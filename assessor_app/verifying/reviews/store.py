"""Reviews and concerns as rows; each row is durable once its statement ends. What may be said is decided in `desk`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assessor_app.vault.model import Migration
from assessor_app.verifying.reviews.model import Concern

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "reviews-001-reviews",
        """
CREATE TABLE review (
  id TEXT PRIMARY KEY, identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE, item TEXT NOT NULL,
  reason TEXT NOT NULL, started_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'aside', 'finished')), finished_at TEXT NOT NULL DEFAULT '',
  unsigned TEXT NOT NULL DEFAULT '', report TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX review_by_record ON review(identity);
CREATE INDEX review_by_state ON review(state, started_at DESC);
CREATE UNIQUE INDEX review_open ON review(identity) WHERE state = 'open';
CREATE TABLE review_said (
  number INTEGER PRIMARY KEY, review TEXT NOT NULL REFERENCES review(id) ON DELETE CASCADE, part TEXT NOT NULL,
  about TEXT NOT NULL, said TEXT NOT NULL, UNIQUE (review, part, about)
) STRICT;
CREATE TRIGGER review_said_stays BEFORE UPDATE ON review_said
  WHEN (SELECT state FROM review WHERE id = OLD.review) = 'finished'
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER review_said_is_all BEFORE INSERT ON review_said
  WHEN (SELECT state FROM review WHERE id = NEW.review) = 'finished'
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER review_said_is_kept BEFORE DELETE ON review_said
  WHEN (SELECT state FROM review WHERE id = OLD.review) = 'finished'
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER review_is_finished BEFORE UPDATE ON review WHEN OLD.state = 'finished'
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TABLE concern (
  id TEXT PRIMARY KEY, identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE, route TEXT NOT NULL,
  text TEXT NOT NULL, at TEXT NOT NULL, handed_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX concern_by_record ON concern(identity);
""",
    ),
    # A record that somebody reviewed, or has a concern about, does not give up its place: what was said would go too.
    Migration(
        "reviews-002-what-is-reviewed-stays",
        """
CREATE TRIGGER review_keeps_its_record BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM review WHERE identity = NEW.identity)
  OR EXISTS (SELECT 1 FROM concern WHERE identity = NEW.identity)
  BEGIN SELECT RAISE(IGNORE); END;
""",
    ),
)

_HEAD = (
    "SELECT v.id, v.identity, v.item, v.reason, v.started_at, v.state, v.finished_at, v.unsigned, v.report,"
    " r.record, r.reference FROM review v JOIN record r ON r.identity = v.identity "
)
_CONCERN = (
    "SELECT c.id, c.identity, r.reference, r.candidate, r.assessor, c.route, c.text, c.at, c.handed_at"
    " FROM concern c JOIN record r ON r.identity = c.identity "
)


def begin(store: Store, row: dict[str, Any], stage: str) -> None:
    """Begin a review, or take up the one of this id that was put aside, for what it answers now."""
    store.run(
        "INSERT INTO review (id, identity, item, reason, started_at, state)"
        " VALUES (:id, :identity, :item, :reason, :started_at, 'open')"
        " ON CONFLICT (id) DO UPDATE SET state = 'open', item = excluded.item, reason = excluded.reason",
        row,
    )
    if saying(store, row["id"], "stage", "") is None:
        say(store, row["id"], "stage", "", stage)


def latest(store: Store, identity: str) -> dict[str, str]:
    """The latest review of a record that stands in each way, by its id."""
    return {row["state"]: row["id"] for row in reversed(of_record(store, identity))}


def head(store: Store, name: str) -> dict[str, Any] | None:
    """One review by its id."""
    return store.one(f"{_HEAD}WHERE v.id = ?", (name,))


def of_record(store: Store, identity: str) -> list[dict[str, Any]]:
    """The reviews of a record, latest first."""
    return store.rows(f"{_HEAD}WHERE v.identity = ? ORDER BY v.started_at DESC, v.id", (identity,))


def in_state(store: Store, state: str, limit: int) -> list[dict[str, Any]]:
    """Reviews that stand so, latest begun first."""
    return store.rows(f"{_HEAD}WHERE v.state = ? ORDER BY v.started_at DESC, v.id LIMIT ?", (state, limit))


def people(store: Store, *, name: str = "", state: str = "") -> list[tuple[str, str, tuple[str, str], tuple[str, str]]]:
    """Of one review, or those that stand so: id, the record's reference, candidate and assessor (each id and name)."""
    rows = store.rows(
        "SELECT v.id, r.reference, r.candidate, r.assessor, coalesce(json_extract(r.payload, '$.candidate.id'), '')"
        " AS candidate_id, coalesce(json_extract(r.payload, '$.assessor.id'), '') AS assessor_id"
        " FROM review v JOIN record r ON r.identity = v.identity WHERE v.id = ?1 OR v.state = ?2",
        (name, state),
    )
    return [
        (row["id"], row["reference"], (row["candidate_id"], row["candidate"]), (row["assessor_id"], row["assessor"]))
        for row in rows
    ]


def listed(store: Store, state: str, after: str, limit: int) -> list[dict[str, Any]]:
    """Reviews that stand so, latest begun first, from behind one (by id): who and what they are about, how far."""
    return store.rows(
        "SELECT v.id, v.identity, r.reference, r.candidate, r.assessor, r.sealed_at,"
        " (SELECT count(*) FROM review_said s WHERE s.review = v.id AND s.part = 'finding') AS decided,"
        " (SELECT json_extract(s.said, '$') FROM review_said s WHERE s.review = v.id AND s.part = 'overall')"
        " AS overall FROM review v JOIN record r ON r.identity = v.identity WHERE v.state = :state AND (:after = '' OR"
        " v.started_at < (SELECT b.started_at FROM review b WHERE b.id = :after) OR"
        " (v.started_at = (SELECT b.started_at FROM review b WHERE b.id = :after) AND v.id > :after))"
        " ORDER BY v.started_at DESC, v.id LIMIT :limit",
        {"state": state, "after": after, "limit": limit},
    )


def begun_on(store: Store) -> frozenset[str]:
    """The records (by identity) on which a review is begun and not finished."""
    return frozenset(row["identity"] for row in store.rows("SELECT identity FROM review WHERE state = 'open'"))


def said(store: Store, name: str) -> list[tuple[str, str, Any]]:
    """All that was said in a review: part, about what, and what; in the order in which it was first said."""
    rows = store.rows("SELECT part, about, said FROM review_said WHERE review = ? ORDER BY number", (name,))
    return [(row["part"], row["about"], json.loads(row["said"])) for row in rows]


def saying(store: Store, name: str, part: str, about: str) -> Any:  # noqa: ANN401 - as JSON has it
    """What was said of one thing; None for nothing."""
    row = store.one("SELECT said FROM review_said WHERE review = ? AND part = ? AND about = ?", (name, part, about))
    return json.loads(row["said"]) if row else None


def say(store: Store, name: str, part: str, about: str, value: Any) -> None:  # noqa: ANN401 - same
    """Keep what is said of one thing; None takes it away."""
    if value is None:
        store.run("DELETE FROM review_said WHERE review = ? AND part = ? AND about = ?", (name, part, about))
    else:
        store.run(
            "INSERT INTO review_said (review, part, about, said) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (review, part, about) DO UPDATE SET said = excluded.said",
            (name, part, about, json.dumps(value, ensure_ascii=False)),
        )


def set_state(store: Store, name: str, state: str) -> None:
    """Put a review aside, or take it up again."""
    store.run("UPDATE review SET state = ? WHERE id = ?", (state, name))


def finish(store: Store, name: str, at: str, unsigned: str, report: str) -> None:
    """Say that a review is finished, which nothing changes any more."""
    store.run(
        "UPDATE review SET state = 'finished', finished_at = ?, unsigned = ?, report = ? WHERE id = ?",
        (at, unsigned, report, name),
    )


def insert_concern(store: Store, row: dict[str, Any]) -> None:
    """Keep a concern."""
    store.run("INSERT INTO concern (id, identity, route, text, at) VALUES (:id, :identity, :route, :text, :at)", row)


def drop_concern(store: Store, name: str) -> None:
    """Take back a concern that was not handed over yet."""
    store.run("DELETE FROM concern WHERE id = ? AND handed_at = ''", (name,))


def concerns(store: Store, identity: str) -> list[Concern]:
    """The concerns about a record, oldest first."""
    return [Concern(**row) for row in store.rows(f"{_CONCERN}WHERE c.identity = ? ORDER BY c.at, c.id", (identity,))]


def concern(store: Store, name: str) -> Concern | None:
    """One concern by its id."""
    row = store.one(f"{_CONCERN}WHERE c.id = ?", (name,))
    return Concern(**row) if row else None


def handed(store: Store, name: str, at: str) -> None:
    """Say when a concern was written out."""
    store.run("UPDATE concern SET handed_at = ? WHERE id = ?", (at, name))
