"""Copies of a store, encrypted with the same key: a whole one anywhere, and the few kept from before a new schema."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from typing import TYPE_CHECKING, Final

from assessor_app.clock import DeviceClock
from assessor_app.errors import Tampered
from assessor_app.vault.connection import connect
from assessor_app.vault.files import disk_fault, settle
from assessor_app.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessor_app.vault.model import StorePlace

KEPT: Final = 3


def copies(place: StorePlace) -> list[Path]:
    """The copies of a store, oldest first: `before-<migration>-<time>.db`, the time in UTC."""
    return sorted(place.folder.glob("before-*.db"), key=lambda file: file.stem.rpartition("-")[2])


def copy_whole(store: Store, file: Path, key: bytes, step: Callable[[int, int], None] | None = None) -> None:
    """Copy a store page by page into a new file, while others may go on writing, and see that the copy is whole.

    `step` is told the pages done, of all; what it raises ends the copying. The caller clears the file away then.

    Raises:
        Unavailable: `disk-full` or another fault of the disk.
        Tampered: `store-damaged`, when pages of the store are not as they were written.
    """
    if store.damage():  # copying alone would carry damage on under a fresh checksum
        raise Tampered("store-damaged", folder=str(file.parent))
    with contextlib.closing(Store(connect(file, key, create=True), file.parent)) as copy:
        store.copy_into(copy, step)
        copy.run("PRAGMA wal_checkpoint(TRUNCATE)")
        if copy.damage():
            raise Tampered("store-damaged", folder=str(file.parent))
    with file.open("rb+") as written:
        os.fsync(written.fileno())
    file.chmod(0o600)


def copy_before(store: Store, place: StorePlace, key: bytes, migration: str) -> Path:
    """Copy a store page by page, durably, before a migration; then drop all but the newest `KEPT`.

    Raises:
        Unavailable: `disk-full` or another fault of the disk; the store is as it was and no half copy stays.
    """
    stamp = f"{DeviceClock().now().wall.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    copy = place.folder / f"before-{migration}-{stamp}.db"
    part = place.folder / "copy.part"
    try:
        _remove(part)
        copy_whole(store, part, key)
        os.replace(part, copy)  # noqa: PTH105 - the atomic call by its own name
        settle(place.folder)
        for old in copies(place)[:-KEPT]:
            old.unlink()
    except OSError as problem:
        raise disk_fault(problem, place.folder) from problem
    finally:
        with contextlib.suppress(OSError):
            _remove(part)
    return copy


def _remove(part: Path) -> None:
    for file in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
        file.unlink(missing_ok=True)
