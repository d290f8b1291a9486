"""Making a backup: a copy of the open store page by page, packed with its keys, and read again before it has a name.

What makes it due, and what was made before, is in `keeping`; putting one back in `restoring`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from assessor_app import __version__
from assessor_app.clock import rfc3339
from assessor_app.errors import AssessorError, Refusal
from assessor_app.vault.backup import files
from assessor_app.vault.backup.model import ENDING, Manifest, Written
from assessor_app.vault.files import disk_fault, settle

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.vault.store import Store
    from assessor_app.vault.vault import Vault

_PARTS: Final = 3  # copying, packing and reading again take about as long as one another
_SCALE: Final = 1000


def make(vault: Vault, store: Store, folder: Path, now: dt.datetime, progress: Progress) -> Written:
    """Write a backup of an open store into a folder, whole or not at all; what was written has been read again.

    `store` is a connection of the calling thread; others may go on writing. The file is named after the store's label
    and the time in UTC. Nothing is written over.

    Raises:
        Refusal: `backup-inside-store`, since what happens to the store would happen to it.
        Unavailable: `disk-full`, `store-read-only`…, for the folder or the store.
        Tampered: `store-damaged`, when the store is not whole: a backup of it would replace better ones.
        Cancelled: nothing is left behind.
    """
    if folder.resolve() == vault.place.folder.resolve():
        raise Refusal("backup-inside-store", folder=str(folder))
    target = folder / f"{_plain(vault.label)}-{now.astimezone(tz=dt.UTC):%Y%m%dT%H%M%SZ}{ENDING}"
    database, part = target.with_suffix(".copy.part"), target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(database, part)
        vault.copy_to(store, database, lambda done, total: progress.step(_at(0, done, total), _PARTS * _SCALE))
        pieces = (files.piece(files.DATABASE, database), files.piece(files.KEYS, vault.place.keys))
        manifest = Manifest(vault.store_id, vault.label, rfc3339(now), __version__, pieces)
        progress.step(_SCALE, _PARTS * _SCALE)
        files.pack(part, {files.DATABASE: database, files.KEYS: vault.place.keys}, manifest)
        files.unpack(part, None, lambda done, total: progress.step(_at(2, done, total), _PARTS * _SCALE))
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        os.replace(part, target)  # noqa: PTH105 - the atomic call by its own name
        settle(folder)
    except OSError as problem:
        raise disk_fault(problem, folder) from problem
    finally:
        with contextlib.suppress(OSError):
            _sweep(database, part)
    progress.step(_PARTS * _SCALE, _PARTS * _SCALE)
    return Written(target, manifest)


def thin_out(folder: Path, store: str, keep: int) -> list[Path]:
    """Delete all but the newest `keep` backups of one store in a folder, and say which; others' are left alone.

    One that cannot be read is left too: somebody may still need what is in it.
    """
    found: list[tuple[dt.datetime, Path]] = []
    for file in folder.glob(f"*{ENDING}"):
        with contextlib.suppress(AssessorError):
            told = files.manifest(file)
            if told.store == store:
                found.append((dt.datetime.fromisoformat(told.made_at), file))
    gone = [file for _, file in sorted(found)[:-keep]] if keep > 0 else []
    for file in gone:
        with contextlib.suppress(OSError):
            file.unlink()
    return gone


def _at(part: int, done: int, total: int) -> int:
    return part * _SCALE + (_SCALE * done // total if total else _SCALE)


def _plain(label: str) -> str:
    """A label as a file's name on every system."""
    folded = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", folded).strip("-")[:60] or "store"


def _sweep(*parts: Path) -> None:
    for part in parts:
        for ending in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + ending).unlink(missing_ok=True)
