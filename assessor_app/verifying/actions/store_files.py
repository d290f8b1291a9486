"""Files of answers not sealed yet, in and out: what is said of each, and its bytes. The table is in `store`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.observing.model import EvidenceFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store
    from assessor_app.verifying.actions.model import Opened

_OF = "report = ? AND action = ?"


def files(store: Store, of: Opened) -> tuple[EvidenceFile, ...]:
    """The files of one answer, in the order in which they first came."""
    return tuple(
        EvidenceFile(
            id=row["sha256"], name=row["name"], media_type=row["media_type"], sha256=row["sha256"], size=row["size"],
            at=row["at"], caption=row["caption"], consent=row["consent"], people=row["people"], origin=row["origin"],
        )
        for row in store.rows(
            "SELECT sha256, name, media_type, size, at, caption, consent, people, origin FROM action_file"  # noqa: S608 - ours
            f" WHERE {_OF} AND NOT removed ORDER BY rowid",
            (of.report, of.action),
        )
    )  # fmt: skip


def held(store: Store) -> list[tuple[str, str]]:
    """The actions (report, its action) whose answer is still being written and has files; reads none of them."""
    rows = store.rows("SELECT DISTINCT report, action FROM action_file WHERE NOT removed")
    return [(row["report"], row["action"]) for row in rows]


def insert(store: Store, of: Opened, file: EvidenceFile, data: bytes) -> None:
    """Keep a file; one that was taken away comes back as it comes now, and what was said of it then is forgotten."""
    store.run(
        "INSERT INTO action_file (report, action, sha256, name, media_type, size, at, caption, consent, people, origin,"
        " data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (report, action, sha256) DO UPDATE SET"
        " name = excluded.name, at = excluded.at, origin = excluded.origin, caption = excluded.caption,"
        " consent = excluded.consent, people = excluded.people, removed = 0",
        (
            of.report, of.action, file.sha256, file.name, file.media_type, file.size, file.at, file.caption,
            file.consent, file.people, file.origin, data,
        ),
    )  # fmt: skip


def put(store: Store, of: Opened, file: EvidenceFile) -> None:
    """Change what is said of a file."""
    store.run(
        f"UPDATE action_file SET caption = ?, consent = ?, people = ? WHERE {_OF} AND sha256 = ?",  # noqa: S608 - ours
        (file.caption, file.consent, file.people, of.report, of.action, file.sha256),
    )


def remove(store: Store, of: Opened, digests: Iterable[str]) -> None:
    """Take files away; their bytes stay until `forget_removed`, so that this can be undone."""
    for sha256 in digests:
        store.run(f"UPDATE action_file SET removed = 1 WHERE {_OF} AND sha256 = ?", (of.report, of.action, sha256))  # noqa: S608 - ours


def content(store: Store, of: Opened, sha256: str) -> bytes | None:
    """The bytes of one file, taken away or not."""
    row = store.one(f"SELECT data FROM action_file WHERE {_OF} AND sha256 = ?", (of.report, of.action, sha256))  # noqa: S608 - ours
    return bytes(row["data"]) if row else None


def put_back(store: Store, of: Opened, sha256: str) -> bool:
    """Put a file back that was taken away; False where it is here no more."""
    found = store.one(f"SELECT 1 FROM action_file WHERE {_OF} AND sha256 = ?", (of.report, of.action, sha256))  # noqa: S608 - ours
    store.run(f"UPDATE action_file SET removed = 0 WHERE {_OF} AND sha256 = ?", (of.report, of.action, sha256))  # noqa: S608 - ours
    return found is not None


def forget(store: Store, of: Opened) -> None:
    """Forget every file of one answer: it is sealed."""
    store.run(f"DELETE FROM action_file WHERE {_OF}", (of.report, of.action))  # noqa: S608 - ours


def any_removed(store: Store) -> bool:
    """Whether there are bytes of files that were taken away; reads none of them."""
    return store.one("SELECT 1 FROM action_file WHERE removed LIMIT 1") is not None


def forget_removed(store: Store) -> None:
    """Forget the bytes of files that were taken away."""
    store.run("DELETE FROM action_file WHERE removed")
