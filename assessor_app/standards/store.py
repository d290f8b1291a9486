"""The tables of the library of standards and all SQL over them; what the rows mean to people is `library`'s business.

A list asks for columns alone: the payload is read only where one standard is opened.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assessor_app.standards.as_json import standard_from_json, standard_to_json
from assessor_app.standards.model import CriterionKey, Hit, Standard, StandardHead, StandardKey, slug
from assessor_app.standards.origins.store import MIGRATIONS as ORIGINS
from assessor_app.standards.shelves.store import MIGRATIONS as SHELVES
from assessor_app.standards.wording import collapse
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.vault.store import Store

# Both search tables hold no text of their own, only the words of the tables they index (FTS5, "external content").
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
    *ORIGINS,
    *SHELVES,
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

    def add(self, standard: Standard) -> None:
        """Keep a standard and its criteria, whole or not at all."""
        key = standard.key
        row: dict[str, Any] = {
            "key": str(key), "name": key.name, "folded_name": folded_name(key.name), "slug": slug(standard.title),
            "edition": key.edition, "language": key.language, "title": standard.title, "urn": standard.urn,
            "approved": standard.approved, "review_date": standard.review_date, "developer": standard.developer,
            "suites": json.dumps(standard.suites, ensure_ascii=False), "performance": len(standard.performance),
            "knowledge": len(standard.knowledge), "behaviours": len(standard.behaviours),
            "text_sha256": standard.text_sha256,
            "payload": json.dumps(standard_to_json(standard), ensure_ascii=False, separators=(",", ":")),
        }  # fmt: skip
        places = ", ".join(f":{name}" for name in row)
        with self._store.transaction():
            names = ", ".join(row)
            made = self._store.rows(f"INSERT INTO standards ({names}) VALUES ({places}) RETURNING id", row)  # noqa: S608 - constant
            self._store.run_many(
                "INSERT INTO standards_criteria (standard, kind, number, label, text, items) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (made[0]["id"], one.kind, one.number, one.label, one.text, "\n".join(one.items))
                    for one in standard.criteria
                ],
            )

    def titles_with(self, question: str, limit: int) -> list[Hit]:
        """Standards whose title or name answers an FTS5 question, best first."""
        rows = self._store.rows(
            "SELECT s.key, s.title FROM standards_titles_words AS w JOIN standards AS s ON s.id = w.rowid "
            "WHERE standards_titles_words MATCH ? ORDER BY w.rank, s.key LIMIT ?",
            (question, limit),
        )
        return [Hit(StandardKey.parse(row["key"]), None, row["title"], row["title"]) for row in rows]

    def criteria_with(self, question: str, limit: int) -> list[Hit]:
        """Criteria that answer an FTS5 question, best first."""
        rows = self._store.rows(
            "SELECT s.key, s.title, c.kind, c.number, c.label, c.text "
            "FROM standards_criteria_words AS w JOIN standards_criteria AS c ON c.id = w.rowid "
            "JOIN standards AS s ON s.id = c.standard "
            "WHERE standards_criteria_words MATCH ? ORDER BY w.rank, c.id LIMIT ?",
            (question, limit),
        )
        return [_criterion_hit(row) for row in rows]


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


def _criterion_hit(row: dict[str, Any]) -> Hit:
    standard = StandardKey.parse(row["key"])
    return Hit(standard, CriterionKey(standard, row["kind"], row["number"]), row["text"], row["title"], row["label"])
