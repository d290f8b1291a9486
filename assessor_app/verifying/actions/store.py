"""The steps that statements take in actions, as rows made from them, and what somebody is writing about one."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from assessor_app.observing.model import EvidenceFile
from assessor_app.vault.model import Migration
from assessor_app.verifying.actions.model import Answered, Evidence, Opened, Rechecked, has_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store
    from assessor_app.verifying.actions.model import Followed, Step

MIGRATIONS = (
    Migration(
        "actions-001-steps-and-drafts",
        """
CREATE TABLE action_step (
  statement TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, action TEXT NOT NULL, report TEXT NOT NULL,
  of_identity TEXT NOT NULL, assessor TEXT NOT NULL, kind TEXT NOT NULL, said TEXT NOT NULL,
  PRIMARY KEY (report, action, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_step_by_statement ON action_step(statement);
CREATE INDEX action_step_by_record ON action_step(of_identity);
CREATE INDEX action_step_by_assessor ON action_step(assessor);
CREATE TABLE action_draft (
  report TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, action TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('answer', 'recheck')), said TEXT NOT NULL,
  PRIMARY KEY (report, action, kind)
) STRICT, WITHOUT ROWID;
""",
    ),
    # What is not closed, so that counting it costs what waits and not what was ever said. It is made from the steps
    # again for each report about which something was said, or about whose author one changed one's mind.
    Migration(
        "actions-002-waiting",
        """
CREATE TABLE action_waiting (
  report TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, action TEXT NOT NULL,
  of_identity TEXT NOT NULL, assessor TEXT NOT NULL, state TEXT NOT NULL, due TEXT NOT NULL, criteria TEXT NOT NULL,
  PRIMARY KEY (report, action)
) STRICT, WITHOUT ROWID;
CREATE TABLE action_due (report TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER action_hears_step AFTER INSERT ON action_step BEGIN
  INSERT INTO action_due (report) SELECT new.report
    WHERE NOT EXISTS (SELECT 1 FROM action_due d WHERE d.report = new.report);
END;
CREATE TRIGGER action_hears_step_gone AFTER DELETE ON action_step BEGIN
  INSERT INTO action_due (report) SELECT old.report
    WHERE NOT EXISTS (SELECT 1 FROM action_due d WHERE d.report = old.report);
END;
CREATE TRIGGER action_hears_standing AFTER INSERT ON statement_standing BEGIN
  INSERT INTO action_due (report) SELECT DISTINCT a.report FROM action_step a WHERE a.statement = new.identity
    AND NOT EXISTS (SELECT 1 FROM action_due d WHERE d.report = a.report);
END;
CREATE TRIGGER action_hears_verdict AFTER UPDATE OF verdict ON statement_standing BEGIN
  INSERT INTO action_due (report) SELECT DISTINCT a.report FROM action_step a WHERE a.statement = new.identity
    AND NOT EXISTS (SELECT 1 FROM action_due d WHERE d.report = a.report);
END;
INSERT INTO action_due (report) SELECT DISTINCT report FROM action_step;
""",
    ),
    Migration(
        "actions-003-files-of-answers",
        """
CREATE TABLE action_file (
  report TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, action TEXT NOT NULL, sha256 TEXT NOT NULL,
  name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL, at TEXT NOT NULL, caption TEXT NOT NULL,
  consent TEXT NOT NULL, people TEXT NOT NULL, origin TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
  data BLOB NOT NULL, PRIMARY KEY (report, action, sha256)
) STRICT;
""",
    ),
    # A report to whose actions somebody is writing an answer does not give up its place: what was written would go too.
    Migration(
        "actions-004-what-is-answered-stays",
        """
CREATE TRIGGER action_draft_keeps_its_report BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM action_draft WHERE report = NEW.identity)
  OR EXISTS (SELECT 1 FROM action_file WHERE report = NEW.identity)
  BEGIN SELECT RAISE(IGNORE); END;
""",
    ),
)


@dataclass(frozen=True, slots=True)
class About:
    """What a statement's steps are about: which statement, the record's identity, the id of whoever assessed it."""

    statement: str
    of_identity: str
    assessor: str


def note(store: Store, about: About, steps: Iterable[Step]) -> None:
    """Keep the steps that a statement takes; once kept changes nothing."""
    store.run_many(
        "INSERT OR IGNORE INTO action_step (statement, action, report, of_identity, assessor, kind, said)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                about.statement, step.action, step.report, about.of_identity, about.assessor, type(step).__name__,
                json.dumps(asdict(step), ensure_ascii=False),
            )
            for step in steps
        ],
    )  # fmt: skip


def every(store: Store) -> list[Step]:
    """The steps of every accepted statement."""
    return _steps(store, "")


def of_record(store: Store, of_identity: str) -> list[Step]:
    """The same for the actions about one record, by the record's identity."""
    return _steps(store, " AND a.of_identity = ?", of_identity)


def of_assessor(store: Store, assessor: str) -> list[Step]:
    """The same for what one person assessed (their id), or this store sealed."""
    sealed_here = "a.of_identity IN (SELECT identity FROM record WHERE origin = 'own')"
    return _steps(store, f" AND (a.assessor = ? OR {sealed_here})", assessor)


def due(store: Store) -> list[str]:
    """Reports whose actions must be followed again before what waits is true of them."""
    return [row["report"] for row in store.rows("SELECT report FROM action_due")]


def of_report(store: Store, report: str) -> list[Step]:
    """The same for the actions that one report opened."""
    return _steps(store, " AND a.report = ?", report)


def of_name(store: Store, report: str, action: str) -> list[Step]:
    """The same for an action of this id, whose report's identity begins so (hex digits)."""
    return _steps(store, " AND a.action = ? AND a.report >= ? AND a.report < ? || 'g'", action, report, report)


def set_waiting(store: Store, report: str, standing: Iterable[Followed]) -> None:
    """Keep which of a report's actions are not closed, in place of what was."""
    store.run("DELETE FROM action_due WHERE report = ?", (report,))
    store.run("DELETE FROM action_waiting WHERE report = ?", (report,))
    store.run_many(
        "INSERT INTO action_waiting (report, action, of_identity, assessor, state, due, criteria)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                report, one.opened.action, one.opened.identity, one.opened.assessor, one.state, one.opened.due,
                json.dumps(one.opened.criteria),
            )
            for one in standing
        ],
    )  # fmt: skip


def overdue(store: Store, today: str) -> dict[str, int]:
    """How many of each assessor's actions (by id) are still to be done and past their day."""
    rows = store.rows("SELECT assessor, sum(many) AS many FROM tally_owed WHERE due < ? GROUP BY 1", (today,))
    return {row["assessor"]: row["many"] for row in rows}


def _steps(store: Store, more: str, *given: str) -> list[Step]:
    rows = store.rows(
        "SELECT a.kind, a.said FROM action_step a JOIN statement_standing t ON t.identity = a.statement"  # noqa: S608 - ours
        " WHERE t.verdict = 'accepted'" + more,
        given,
    )
    return [_step(row["kind"], json.loads(row["said"])) for row in rows]


def _step(kind: str, said: dict[str, Any]) -> Step:
    if kind == Opened.__name__:
        return Opened(**{**said, "criteria": tuple(said["criteria"])})
    if kind == Answered.__name__:
        evidence = tuple(Evidence(**one) for one in said["evidence"])
        files = tuple(EvidenceFile(**{**one, "criteria": ()}) for one in said.get("files", ()))
        return Answered(**{**said, "evidence": evidence, "files": files})
    return Rechecked(**said)


def own(store: Store) -> set[str]:
    """The identities of this store's own records that some statement is about."""
    rows = store.rows(
        "SELECT DISTINCT s.of_identity FROM statement s JOIN record r ON r.identity = s.of_identity"
        " WHERE r.origin = 'own'"
    )
    return {row["of_identity"] for row in rows}


def draft(store: Store, report: str, action: str, kind: str) -> dict[str, Any] | None:
    """What is being written about an action."""
    row = store.one(
        "SELECT said FROM action_draft WHERE report = ? AND action = ? AND kind = ?", (report, action, kind)
    )
    said: dict[str, Any] | None = json.loads(row["said"]) if row else None
    return said


def drafted(store: Store, kind: str) -> list[tuple[str, str]]:
    """Of which actions (report, its action) something is written down: more than a choice that nobody gave words to."""
    rows = store.rows("SELECT report, action, said FROM action_draft WHERE kind = ?", (kind,))
    return [(row["report"], row["action"]) for row in rows if has_words(json.loads(row["said"]))]


def keep_draft(store: Store, report: str, action: str, kind: str, said: dict[str, Any] | None) -> None:
    """Keep what is being written; None forgets it."""
    if said is None:
        store.run("DELETE FROM action_draft WHERE report = ? AND action = ? AND kind = ?", (report, action, kind))
        return
    store.run(
        "INSERT INTO action_draft (report, action, kind, said) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (report, action, kind) DO UPDATE SET said = excluded.said",
        (report, action, kind, json.dumps(said, ensure_ascii=False)),
    )
