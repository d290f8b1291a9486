"""The tables of documents, origins and corrections, and all SQL over them. A row once written never changes."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Tampered
from assessor_app.standards.origins.model import Correction, Origin
from assessor_app.standards.wording import sha256
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.standards.model import StandardKey
    from assessor_app.vault.store import Store

_TABLES = ("documents", "origins", "corrections")


def _never_changed(table: str) -> str:
    return "".join(
        f"""
        CREATE TRIGGER standards_{table}_{name} BEFORE {deed} ON standards_{table} BEGIN
            SELECT RAISE (ABORT, 'row-immutable');
        END;"""
        for name, deed in (("stay", "UPDATE"), ("remain", "DELETE"))
    )


MIGRATIONS: Final = (
    Migration(
        "standards-003-sources",
        """
        CREATE INDEX standards_by_text ON standards (text_sha256);
        CREATE TABLE standards_documents (
            sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            deflated BLOB NOT NULL
        ) STRICT;
        CREATE TABLE standards_origins (
            standard INTEGER PRIMARY KEY REFERENCES standards (id),
            source TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            added TEXT NOT NULL,
            added_by TEXT NOT NULL
        ) STRICT;
        CREATE TABLE standards_corrections (
            standard INTEGER NOT NULL REFERENCES standards (id),
            place INTEGER NOT NULL CHECK (place > 0),
            kind TEXT NOT NULL CHECK (kind IN ('performance', 'knowledge', 'behaviour')),
            number INTEGER NOT NULL CHECK (number > 0),
            what TEXT NOT NULL CHECK (what IN ('group', 'kind')),
            was TEXT,
            became TEXT,
            who TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (standard, place)
        ) STRICT, WITHOUT ROWID;"""
        + "".join(map(_never_changed, _TABLES)),
    ),
)


class OriginRows:
    """The rows about where one store's standards came from."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, key: StandardKey, origin: Origin, document: bytes | None) -> None:
        """Note where a standard came from, with its document where there is one; inside the caller's transaction."""
        standard = self._id(key)
        if document is not None and not self._kept(origin.sha256):  # a booklet is the document of many standards
            self._store.run(
                "INSERT INTO standards_documents (sha256, bytes, deflated) VALUES (?, ?, ?)",
                (origin.sha256, len(document), zlib.compress(document)),
            )
        self._store.run(
            "INSERT INTO standards_origins (standard, source, sha256, added, added_by) VALUES (?, ?, ?, ?, ?)",
            (standard, origin.source, origin.sha256, origin.added, origin.by),
        )
        for place, one in enumerate(origin.corrections, 1):
            self._store.run(
                "INSERT INTO standards_corrections (standard, place, kind, number, what, was, became, who, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (standard, place, one.kind, one.number, one.what, one.before, one.after, one.who, one.when),
            )

    def add_all(self, noted: Iterable[tuple[StandardKey, Origin]]) -> None:
        """Note where many standards came from that came without documents and corrections."""
        self._store.run_many(
            "INSERT INTO standards_origins (standard, source, sha256, added, added_by)"
            " VALUES ((SELECT id FROM standards WHERE key = ?), ?, ?, ?, ?)",
            [(str(key), origin.source, origin.sha256, origin.added, origin.by) for key, origin in noted],
        )

    def origin(self, key: StandardKey) -> Origin | None:
        """What was noted of a standard; None for one kept before anything was."""
        row = self._store.one(
            "SELECT o.*, d.sha256 IS NOT NULL AS kept FROM standards_origins AS o "
            "LEFT JOIN standards_documents AS d ON d.sha256 = o.sha256 WHERE o.standard = ?",
            (self._id(key),),
        )
        if row is None:
            return None
        corrections = self._store.rows(
            "SELECT * FROM standards_corrections WHERE standard = ? ORDER BY place", (row["standard"],)
        )
        return Origin(
            source=row["source"],
            sha256=row["sha256"],
            corrections=tuple(
                Correction(one["kind"], one["number"], one["what"], one["was"], one["became"], one["who"], one["at"])
                for one in corrections
            ),
            added=row["added"],
            by=row["added_by"],
            kept=bool(row["kept"]),
        )

    def document(self, digest: str) -> bytes | None:
        """The bytes of a document by its SHA-256; Tampered `store-document-altered` where they are not its own."""
        row = self._store.one("SELECT deflated FROM standards_documents WHERE sha256 = ?", (digest,))
        if row is None:
            return None
        try:
            found = zlib.decompress(row["deflated"])
        except zlib.error:
            found = b""
        if sha256(found) != digest:
            raise Tampered("store-document-altered", digest=digest)
        return found

    def _kept(self, digest: str) -> bool:
        return self._store.one("SELECT 1 FROM standards_documents WHERE sha256 = ?", (digest,)) is not None

    def _id(self, key: StandardKey) -> int | None:
        row = self._store.one("SELECT id FROM standards WHERE key = ?", (str(key),))
        return None if row is None else int(row["id"])

    def twin(self, text_sha256: str, title: str, language: str) -> str | None:
        """The key under which the same text is kept, whatever it is called there."""
        row = self._store.one(
            "SELECT key FROM standards WHERE text_sha256 = ? AND title = ? AND language = ? ORDER BY id LIMIT 1",
            (text_sha256, title, language),
        )
        return None if row is None else str(row["key"])
