"""What the overview keeps of each report, and its sums in SQL. What a report says is in its own payload."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.vault.store import Store
    from assessor_app.verifying.overview.model import Period

MIGRATIONS = (
    Migration(
        "overview-001-reports",
        """
CREATE TABLE overview_report (
  statement TEXT PRIMARY KEY REFERENCES statement(identity) ON DELETE CASCADE, of_identity TEXT NOT NULL,
  sealed_at TEXT NOT NULL
) STRICT;
CREATE INDEX overview_report_by_record ON overview_report(of_identity, sealed_at);
CREATE TABLE overview_finding (
  statement TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, standard TEXT NOT NULL,
  outcome TEXT NOT NULL, cause TEXT NOT NULL, many INTEGER NOT NULL,
  PRIMARY KEY (statement, standard, outcome, cause)
) STRICT, WITHOUT ROWID;
""",
    ),
)

_POOL: Final = (
    "+p.verdict = 'accepted' AND p.fate = '' AND p.own = 0"
    " AND (:since = '' OR +p.observed_on >= :since) AND (:until = '' OR +p.observed_on <= :until)"
)
# Of several accepted reports on one record, the latest counts. Reports come first: they are far fewer than records.
_REPORTED: Final = (
    "FROM overview_report o CROSS JOIN statement_standing z ON z.identity = o.statement AND z.verdict = 'accepted'"
    " AND NOT EXISTS (SELECT 1 FROM overview_report l CROSS JOIN statement_standing y ON y.identity = l.statement"
    " AND y.verdict = 'accepted' WHERE l.of_identity = o.of_identity"
    " AND (l.sealed_at, l.statement) > (o.sealed_at, o.statement))"
    " CROSS JOIN pooled p ON p.identity = o.of_identity "
)


def unread(store: Store, limit: int) -> list[str]:
    """Reports from which nothing was drawn yet."""
    rows = store.rows(
        "SELECT s.identity FROM statement s WHERE s.kind = 'review'"
        " AND NOT EXISTS (SELECT 1 FROM overview_report o WHERE o.statement = s.identity) LIMIT ?",
        (limit,),
    )
    return [row["identity"] for row in rows]


def put(store: Store, statement: str, of_identity: str, sealed_at: str, findings: Iterable[Sequence[Any]]) -> None:
    """Keep what was drawn from one report; a finding is (standard, outcome, cause, how many)."""
    store.run(
        "INSERT INTO overview_report (statement, of_identity, sealed_at) VALUES (?, ?, ?)",
        (statement, of_identity, sealed_at),
    )
    store.run_many(
        "INSERT INTO overview_finding (statement, standard, outcome, cause, many) VALUES (?, ?, ?, ?, ?)",
        [(statement, *one) for one in findings],
    )


def reported(store: Store, period: Period) -> list[dict[str, Any]]:
    """Each record that a report is on: its `assessor`, `site` and `month`, and its `standards`, a line each."""
    return store.rows(
        "SELECT p.assessor_id AS assessor, p.site, substr(p.observed_on, 1, 7) AS month,"  # noqa: S608 - put together from ours alone
        " coalesce((SELECT group_concat(t.standard, char(10)) FROM pooled_standard t"
        f" WHERE t.identity = p.identity), '') AS standards {_REPORTED}WHERE {_POOL}",
        _asked(period),
    )


def findings(store: Store, period: Period) -> list[dict[str, Any]]:
    """`many` of the same `outcome` and `cause`, by `standard` and the record's `assessor`, `site` and `month`."""
    return store.rows(
        "SELECT p.assessor_id AS assessor, p.site, substr(p.observed_on, 1, 7) AS month, f.standard, f.outcome,"
        f" f.cause, sum(f.many) AS many {_REPORTED}CROSS JOIN overview_finding f ON f.statement = o.statement"
        f" WHERE {_POOL} GROUP BY 1, 2, 3, 4, 5, 6",
        _asked(period),
    )


def places(store: Store, identities: Iterable[str]) -> dict[str, dict[str, Any]]:
    """By the identity of somebody else's record in the pool: its `assessor`, `site`, `month` and `day`."""
    rows = store.rows(
        "SELECT p.identity, p.assessor_id AS assessor, p.site, substr(p.observed_on, 1, 7) AS month,"
        " p.observed_on AS day FROM json_each(?) j CROSS JOIN pooled p ON p.identity = j.value WHERE p.own = 0",
        (json.dumps(list(identities)),),
    )
    return {row["identity"]: row for row in rows}


def _asked(period: Period) -> dict[str, str]:
    return {"since": period.since, "until": period.until}
