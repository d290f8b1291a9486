"""What the overview keeps of each report, and its sums in SQL. What a report says is in its own payload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.vault.store import Store
    from assessor_app.verifying.overview.model import By, Period

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

_KEYS: Final[dict[By, tuple[str, str, str]]] = {
    "assessor": ("p.assessor_id", "max(p.assessor)", ""),
    "standard": ("t.standard", "t.standard", "JOIN pooled_standard t ON t.identity = p.identity "),
    "site": ("p.site", "p.site", ""),
    "month": ("substr(p.observed_on, 1, 7)", "substr(p.observed_on, 1, 7)", ""),
}
_POOL: Final = (
    "p.verdict = 'accepted' AND p.fate = '' AND p.own = 0"
    " AND (:since = '' OR p.observed_on >= :since) AND (:until = '' OR p.observed_on <= :until)"
)
# Of several accepted reports on one record, the latest counts.
_LATEST: Final = (
    "JOIN statement_standing z ON z.identity = o.statement AND z.verdict = 'accepted'"
    " AND NOT EXISTS (SELECT 1 FROM overview_report l JOIN statement_standing y ON y.identity = l.statement"
    " AND y.verdict = 'accepted' WHERE l.of_identity = o.of_identity"
    " AND (l.sealed_at, l.statement) > (o.sealed_at, o.statement)) "
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


def records(store: Store, by: By | None, period: Period) -> list[dict[str, Any]]:
    """`key`, `name`, `records` and `sampled` of each line; without a way of looking, of the sum."""
    key, name, join = _KEYS[by] if by else ("''", "''", "")
    return store.rows(
        f"SELECT {key} AS key, {name} AS name, count(*) AS records, count(o.of_identity) AS sampled"  # noqa: S608 - put together from ours alone
        f" FROM pooled p {join}"
        "LEFT JOIN (SELECT DISTINCT of_identity FROM overview_report r JOIN statement_standing z"
        " ON z.identity = r.statement AND z.verdict = 'accepted') o ON o.of_identity = p.identity "
        f"WHERE {_POOL} GROUP BY 1",
        _asked(period),
    )


def findings(store: Store, by: By | None, period: Period) -> list[dict[str, Any]]:
    """`key`, `outcome` and `many` of each line; a standard's line counts its own criteria alone."""
    key, _name, join = _KEYS[by] if by else ("''", "''", "")
    if by == "standard":
        key, join = "f.standard", ""
    return store.rows(
        f"SELECT {key} AS key, f.outcome, sum(f.many) AS many FROM overview_report o {_LATEST}"  # noqa: S608 - same
        f"JOIN pooled p ON p.identity = o.of_identity {join}JOIN overview_finding f ON f.statement = o.statement "
        f"WHERE {_POOL} GROUP BY 1, 2",
        _asked(period),
    )


def causes(store: Store, period: Period) -> list[dict[str, Any]]:
    """`cause` and `many`, most often first."""
    return store.rows(
        f"SELECT f.cause, sum(f.many) AS many FROM overview_report o {_LATEST}"  # noqa: S608 - same
        "JOIN pooled p ON p.identity = o.of_identity JOIN overview_finding f ON f.statement = o.statement "
        f"WHERE f.cause <> '' AND {_POOL} GROUP BY 1 ORDER BY 2 DESC, 1",
        _asked(period),
    )


def places(store: Store, identities: Iterable[str]) -> dict[str, dict[str, Any]]:
    """By the identity of somebody else's record in the pool: its `assessor`, `site`, `month` and `day`."""
    found = {}
    for identity in identities:
        row = store.one(
            "SELECT assessor_id AS assessor, site, substr(observed_on, 1, 7) AS month, observed_on AS day"
            " FROM pooled WHERE identity = ? AND own = 0",
            (identity,),
        )
        if row:
            found[identity] = row
    return found


def _asked(period: Period) -> dict[str, str]:
    return {"since": period.since, "until": period.until}
