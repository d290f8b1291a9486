"""The tables of the library of standards and all SQL over them; what the rows mean to people is `library`'s business.

A list asks for columns alone: the payload is read only where one standard is opened.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assessor_app.standards.as_json import standard_from_json, standard_to_json
from assessor_app.standards.model import Standard, StandardHead, StandardKey, slug
from assessor_app.standards.origins.store import MIGRATIONS as ORIGINS
from assessor_app.standards.search.tables import SEARCH
from assessor_app.standards.shelves.store import MIGRATIONS as SHELVES
from assessor_app.standards.wording import collapse
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.vault.store import Store

# What a step says stays as it was when it was published; the search of the first one gives way to that of the second.
# `remove_diacritics 2` folds every accented letter of Welsh, ŵ and ŷ included, in the text and in the question.
MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        "standards-001-library",
        """
        CREATE TABLE standards (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            folded_name TEXT NOT NULL,
            slug TEXT NOT NULL,
            edition TEXT NOT NULL,
            language TEXT NOT NULL CHECK (language IN ('cy', 'en')),
            title TEXT NOT NULL,
            urn TEXT,
            approved TEXT,
            review_date TEXT,
            developer TEXT,
            suites TEXT NOT NULL CHECK (json_valid(suites)),
            performance INTEGER NOT NULL,
            knowledge INTEGER NOT NULL,
            behaviours INTEGER NOT NULL,
            text_sha256 TEXT NOT NULL,
            payload TEXT NOT NULL CHECK (json_valid(payload))
        ) STRICT;
        CREATE INDEX standards_by_name ON standards (folded_name);
        CREATE INDEX standards_by_slug ON standards (slug);
        CREATE TABLE standards_criteria (
            id INTEGER PRIMARY KEY,
            standard INTEGER NOT NULL REFERENCES standards (id),
            kind TEXT NOT NULL CHECK (kind IN ('performance', 'knowledge', 'behaviour')),
            number INTEGER NOT NULL CHECK (number > 0),
            label TEXT NOT NULL,
            text TEXT NOT NULL,
            items TEXT NOT NULL,
            UNIQUE (standard, kind, number)
        ) STRICT;
        CREATE VIRTUAL TABLE standards_titles_words USING fts5 (
            title, name, content='standards', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
        );
        CREATE VIRTUAL TABLE standards_criteria_words USING fts5 (
            text, items, content='standards_criteria', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
        );
        CREATE TRIGGER standards_indexed AFTER INSERT ON standards BEGIN
            INSERT INTO standards_titles_words (rowid, title, name) VALUES (new.id, new.title, new.name);
        END;
        CREATE TRIGGER standards_criteria_indexed AFTER INSERT ON standards_criteria BEGIN
            INSERT INTO standards_criteria_words (rowid, text, items) VALUES (new.id, new.text, new.items);
        END;
        CREATE TRIGGER standards_stay BEFORE UPDATE ON standards BEGIN
            SELECT RAISE (ABORT, 'an edition of a standard never changes');
        END;
        CREATE TRIGGER standards_remain BEFORE DELETE ON standards BEGIN
            SELECT RAISE (ABORT, 'an edition of a standard is never removed');
        END;
        CREATE TRIGGER standards_criteria_stay BEFORE UPDATE ON standards_criteria BEGIN
            SELECT RAISE (ABORT, 'a criterion of a standard never changes');
        END;
        CREATE TRIGGER standards_criteria_remain BEFORE DELETE ON standards_criteria BEGIN
            SELECT RAISE (ABORT, 'a criterion of a standard is never removed');
        END;
        """,
    ),
    SEARCH,
    *ORIGINS,
    *SHELVES,
)

_COLUMNS = (
    "id", "key", "name", "folded_name", "slug", "edition", "language", "title", "urn", "approved", "review_date",
    "developer", "suites", "performance", "knowledge", "behaviours", "text_sha256", "payload",
)  # fmt: skip
_KEEP = f"INSERT INTO standards ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"  # noqa: S608 - constants
# What makes standards from the `:first` on findable, in one statement for each index (`tables`).
_INDEX = (
    (
        "INSERT INTO standards_titles_words (rowid, names, title_cy, about_cy, title_en, about_en) "
        "SELECT * FROM standards_titles_texts WHERE id >= :first"
    ),
    (
        "INSERT INTO standards_criteria_words (rowid, cy, en) SELECT * FROM standards_criteria_texts "
        "WHERE id >= (SELECT min(id) FROM standards_criteria WHERE standard >= :first)"
    ),
    (
        "INSERT OR IGNORE INTO standards_shelves "
        "SELECT 'suite', value, standards.id FROM standards, json_each(suites) WHERE standards.id >= :first"
    ),
    (
        "INSERT OR IGNORE INTO standards_shelves "
        "SELECT 'occupation', value, standards.id FROM standards, json_each(payload, '$.occupations') "
        "WHERE standards.id >= :first"
    ),
)
_HEAD = (
    "key, title, urn, approved, review_date, developer, suites, performance, knowledge, behaviours, text_sha256"
)  # fmt: skip


def folded_name(name: str) -> str:
    """What a URN is looked up by: no case and no blanks, since one URN is printed both ways."""
    return collapse(name).replace(" ", "").casefold()


class StandardRows:
    """The rows of one store's standards."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def heads(self) -> list[StandardHead]:
        """All standards, by name, edition and language."""
        rows = self._store.rows(f"SELECT {_HEAD} FROM standards ORDER BY name, edition, language")  # noqa: S608 - constant
        return [_head(row) for row in rows]

    def heads_of(self, keys: Sequence[str]) -> list[StandardHead]:
        """The standards of these keys, in their order; one that is not there is left out."""
        rows = self._store.rows(
            f"SELECT {_HEAD} FROM standards WHERE key IN (SELECT value FROM json_each(?))",  # noqa: S608 - constant
            (json.dumps(keys),),
        )
        found = {row["key"]: _head(row) for row in rows}
        return [found[key] for key in keys if key in found]

    def named(self, name: str) -> list[StandardHead]:
        """Standards whose URN, or whose title's slug, is this name."""
        rows = self._store.rows(
            f"SELECT {_HEAD} FROM standards WHERE folded_name = ? OR slug = ? ORDER BY name, edition, language",  # noqa: S608 - constant
            (folded_name(name), slug(name)),
        )
        return [_head(row) for row in rows]

    def text_digest(self, key: StandardKey) -> str | None:
        """The digest of the text kept under a key, if there is one."""
        row = self._store.one("SELECT text_sha256 FROM standards WHERE key = ?", (str(key),))
        return None if row is None else str(row["text_sha256"])

    def standard(self, key: StandardKey) -> Standard | None:
        """One whole standard."""
        row = self._store.one("SELECT payload FROM standards WHERE key = ?", (str(key),))
        return None if row is None else standard_from_json(json.loads(row["payload"]), source=str(key))

    def add(self, standards: Sequence[Standard]) -> None:
        """Keep standards and their criteria, all or none."""
        if not standards:
            return
        with self._store.transaction():
            last = self._store.one("SELECT coalesce(max(id), 0) AS id FROM standards")
            numbered = list(enumerate(standards, 1 + (last or {"id": 0})["id"]))
            self._store.run_many(_KEEP, [{"id": number, **_row(standard)} for number, standard in numbered])
            self._store.run_many(
                "INSERT INTO standards_criteria (standard, kind, number, label, text, items) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (number, one.kind, one.number, one.label, one.text, "\n".join(one.items))
                    for number, standard in numbered
                    for one in standard.criteria
                ],
            )
            for statement in _INDEX:
                self._store.run(statement, {"first": numbered[0][0]})


def _row(standard: Standard) -> dict[str, Any]:
    key = standard.key
    return {
        "key": str(key), "name": key.name, "folded_name": folded_name(key.name), "slug": slug(standard.title),
        "edition": key.edition, "language": key.language, "title": standard.title, "urn": standard.urn,
        "approved": standard.approved, "review_date": standard.review_date, "developer": standard.developer,
        "suites": json.dumps(standard.suites, ensure_ascii=False), "performance": len(standard.performance),
        "knowledge": len(standard.knowledge), "behaviours": len(standard.behaviours),
        "text_sha256": standard.text_sha256,
        "payload": json.dumps(standard_to_json(standard), ensure_ascii=False, separators=(",", ":")),
    }  # fmt: skip


def _head(row: dict[str, Any]) -> StandardHead:
    return StandardHead(
        key=StandardKey.parse(row["key"]),
        title=row["title"],
        urn=row["urn"],
        approved=row["approved"],
        review_date=row["review_date"],
        developer=row["developer"],
        suites=tuple(json.loads(row["suites"])),
        performance=row["performance"],
        knowledge=row["knowledge"],
        behaviours=row["behaviours"],
    )
