"""The SQL that keeps the assessor, the candidates and the centre's preferences. No rules about what may be kept."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from assessor_app.people.model import Assessor, Branding, Candidate, Centre, Preferences, Registration, RoleWord
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store

MIGRATIONS: Final = (
    Migration(
        "people-001-assessor-and-candidates",
        """
        CREATE TABLE assessor (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            id TEXT NOT NULL CHECK (id <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            status TEXT NOT NULL CHECK (status IN ('qualified', 'trainee')),
            centre TEXT NOT NULL CHECK (centre <> ''),
            centre_number TEXT NOT NULL
        ) STRICT;
        CREATE TABLE candidate (
            id TEXT PRIMARY KEY CHECK (id <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            centre_reference TEXT NOT NULL,
            registration_body TEXT NOT NULL,
            registration_number TEXT NOT NULL,
            registration_date TEXT NOT NULL,
            language TEXT NOT NULL CHECK (language IN ('cy', 'en')),
            adjustments TEXT NOT NULL
        ) STRICT;
        CREATE TABLE candidate_standard (
            candidate TEXT NOT NULL REFERENCES candidate (id),
            place INTEGER NOT NULL,
            standard TEXT NOT NULL,
            PRIMARY KEY (candidate, place),
            UNIQUE (candidate, standard)
        ) STRICT, WITHOUT ROWID;
        """,
    ),
    Migration(
        "people-002-preferences",
        """
        CREATE TABLE preferences (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            pages TEXT NOT NULL CHECK (pages IN ('cy', 'en', 'both'))
        ) STRICT;
        """,
    ),
    Migration(
        "people-003-branding",
        """
        ALTER TABLE assessor ADD COLUMN centre_site TEXT NOT NULL DEFAULT '';
        ALTER TABLE candidate ADD COLUMN registration_name TEXT NOT NULL DEFAULT '';
        CREATE TABLE branding (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            logo BLOB NOT NULL,
            candidate_cy TEXT NOT NULL, candidate_en TEXT NOT NULL,
            assessor_cy TEXT NOT NULL, assessor_en TEXT NOT NULL,
            verifier_cy TEXT NOT NULL, verifier_en TEXT NOT NULL
        ) STRICT;
        """,
    ),
)


def read_assessor(store: Store) -> Assessor | None:
    """The person this store belongs to, once they have said who they are."""
    row = store.one("SELECT id, name, status, centre, centre_number, centre_site FROM assessor")
    if row is None:
        return None
    return Assessor(
        row["id"], row["name"], Centre(row["centre"], row["centre_number"], row["centre_site"]), row["status"]
    )


def write_assessor(store: Store, assessor: Assessor) -> None:
    """Keep the assessor in place of the one before."""
    row = {
        "one": 1,
        "id": assessor.id,
        "name": assessor.name,
        "status": assessor.status,
        "centre": assessor.centre.name,
        "centre_number": assessor.centre.number,
        "centre_site": assessor.centre.site,
    }
    with store.transaction():
        store.db.table("assessor").upsert(row, pk="one")


def read_candidates(store: Store, only: str | None = None) -> list[Candidate]:
    """All candidates, or the one with this id; in no order."""
    one = {"only": only}
    rows = store.rows("SELECT * FROM candidate WHERE :only IS NULL OR id = :only", one)
    working: dict[str, list[str]] = {row["id"]: [] for row in rows}
    listed = store.rows(
        "SELECT candidate, standard FROM candidate_standard WHERE :only IS NULL OR candidate = :only"
        " ORDER BY candidate, place",
        one,
    )
    for row in listed:
        working[row["candidate"]].append(row["standard"])
    return [_candidate(row, working[row["id"]]) for row in rows]


def read_names_beside(store: Store, candidate: str) -> tuple[str, ...]:
    """The names of all candidates but one, by id: their own, and those they are registered under."""
    rows = store.rows("SELECT name, registration_name FROM candidate WHERE id <> ? ORDER BY id", (candidate,))
    return tuple(name for row in rows for name in row.values() if name)


def working_on(store: Store, standards: Iterable[str]) -> set[str]:
    """The ids of candidates who work on any of these standards (StandardKey texts)."""
    rows = store.rows(
        "SELECT DISTINCT candidate FROM candidate_standard WHERE standard IN (SELECT value FROM json_each(?))",
        (json.dumps(list(standards)),),
    )
    return {row["candidate"] for row in rows}


def write_candidate(store: Store, candidate: Candidate) -> None:
    """Keep one candidate, new or changed, with the standards in their order."""
    row = {name: value for name, value in asdict(candidate).items() if name not in {"registration", "standards"}}
    row |= {f"registration_{name}": value for name, value in asdict(candidate.registration).items()}
    working = [
        {"candidate": candidate.id, "place": place, "standard": standard}
        for place, standard in enumerate(candidate.standards)
    ]
    with store.transaction():
        store.db.table("candidate").upsert(row, pk="id")
        store.run("DELETE FROM candidate_standard WHERE candidate = ?", (candidate.id,))
        store.db.table("candidate_standard").insert_all(working)


def erase_candidate(store: Store, candidate: str) -> None:
    """Erase a candidate of whom nothing else is kept."""
    store.run("DELETE FROM candidate_standard WHERE candidate = ?", (candidate,))
    store.run("DELETE FROM candidate WHERE id = ?", (candidate,))


def read_preferences(store: Store) -> Preferences:
    """What this store's owner prefers; the defaults where nothing was chosen."""
    row = store.one("SELECT pages FROM preferences")
    return Preferences(**row) if row else Preferences()


def write_preferences(store: Store, preferences: Preferences) -> None:
    """Keep the preferences in place of those before."""
    with store.transaction():
        store.db.table("preferences").upsert({"one": 1, **asdict(preferences)}, pk="one")


def read_branding(store: Store) -> Branding:
    """How the centre's pages look."""
    row = store.one("SELECT * FROM branding")
    if row is None:
        return Branding()
    words = [RoleWord(row[f"{role}_cy"], row[f"{role}_en"]) for role in ("candidate", "assessor", "verifier")]
    return Branding(bytes(row["logo"]), *words)


def write_branding(store: Store, branding: Branding) -> None:
    """Keep how the centre's pages look, in place of what was before."""
    row: dict[str, Any] = {"one": 1, "logo": branding.logo}
    for role in ("candidate", "assessor", "verifier"):
        word: RoleWord = getattr(branding, role)
        row |= {f"{role}_cy": word.cy, f"{role}_en": word.en}
    with store.transaction():
        store.db.table("branding").upsert(row, pk="one")


def _candidate(row: dict[str, Any], standards: list[str]) -> Candidate:
    return Candidate(
        id=row["id"],
        name=row["name"],
        centre_reference=row["centre_reference"],
        registration=Registration(
            row["registration_body"], row["registration_number"], row["registration_date"], row["registration_name"]
        ),
        language=row["language"],
        adjustments=row["adjustments"],
        standards=tuple(standards),
    )
