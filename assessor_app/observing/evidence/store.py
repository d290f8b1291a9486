"""Evidence files as rows, in and out: what is said of each, and the bytes by their digest. Tables are in `tables`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assessor_app.observing.model import EvidenceFile
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from assessor_app.vault.store import Store


def put_content(store: Store, sha256: str, data: bytes) -> None:
    """Keep bytes under their digest; the same ones twice are kept once."""
    store.run("INSERT INTO content (sha256, data) VALUES (?, ?) ON CONFLICT DO NOTHING", (sha256, data))


def content(store: Store, sha256: str) -> bytes | None:
    """The bytes of one digest."""
    row = store.one("SELECT data FROM content WHERE sha256 = ?", (sha256,))
    return bytes(row["data"]) if row else None


def has_content(store: Store, sha256: str) -> bool:
    """Whether the bytes of one digest are here; reads none of them."""
    return store.one("SELECT 1 FROM content WHERE sha256 = ?", (sha256,)) is not None


def put_file(store: Store, observation: str, file: EvidenceFile) -> None:
    """Keep what is said of a file, or change it; its bytes are kept before."""
    store.run(
        "INSERT INTO evidence_file (id, observation, name, media_type, sha256, size, at, caption, consent, people,"
        " origin, criteria) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " name = excluded.name, caption = excluded.caption, consent = excluded.consent, people = excluded.people,"
        " criteria = excluded.criteria",
        (
            file.id, observation, file.name, file.media_type, file.sha256, file.size, file.at, file.caption,
            file.consent, file.people, file.origin, json.dumps([str(key) for key in file.criteria], ensure_ascii=False),
        ),
    )  # fmt: skip


def delete_file(store: Store, observation: str, file: str) -> None:
    """Take a file away; its bytes stay until `forget_unused`, so that this can be undone."""
    store.run("DELETE FROM evidence_file WHERE id = ? AND observation = ?", (file, observation))


def any_unused(store: Store) -> bool:
    """Whether there are bytes that no file has any more; reads none of them."""
    return store.one("SELECT 1 FROM content WHERE sha256 NOT IN (SELECT sha256 FROM evidence_file) LIMIT 1") is not None


def forget_unused(store: Store) -> None:
    """Forget the bytes that no file has any more."""
    store.run("DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM evidence_file)")


def locator_words(store: Store, column: str, latest: int, most: int) -> tuple[str, ...]:
    """What was said in one column of the `latest` locations, each once, the last said first."""
    if column not in {"place", "holder", "why_not_copied"}:
        raise ValueError(column)
    found = store.rows(
        f"SELECT {column} AS said FROM (SELECT rowid AS at, {column} FROM locator ORDER BY rowid DESC LIMIT ?)"  # noqa: S608 - one of three names
        f" WHERE {column} <> '' GROUP BY {column} ORDER BY max(at) DESC LIMIT ?",
        (latest, most),
    )
    return tuple(row["said"] for row in found)


def files(store: Store, observation: str) -> tuple[EvidenceFile, ...]:
    """The files of one observation, in the order in which they came."""
    return tuple(
        EvidenceFile(
            id=row["id"], name=row["name"], media_type=row["media_type"], sha256=row["sha256"], size=row["size"],
            at=row["at"], caption=row["caption"], consent=row["consent"], people=row["people"], origin=row["origin"],
            criteria=tuple(CriterionKey.parse(key) for key in json.loads(row["criteria"])),
        )
        for row in store.rows("SELECT * FROM evidence_file WHERE observation = ? ORDER BY rowid", (observation,))
    )  # fmt: skip
