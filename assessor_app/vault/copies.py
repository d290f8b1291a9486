"""Copies of a store made before its schema changes, encrypted with the same key; the newest few are kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from typing import TYPE_CHECKING, Final

from assessor_app.clock import DeviceClock
from assessor_app.vault.connection import connect
from assessor_app.vault.files import disk_fault, settle

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.vault.model import StorePlace
    from assessor_app.vault.store import Store

KEPT: Final = 3


def copies(place: StorePlace) -> list[Path]:
    """The copies of a store, oldest first: `before-<migration>-<time>.db`, the time in UTC."""
    return sorted(place.folder.glob("before-*.db"), key=lambda file: file.stem.rpartition("-")[2])


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
        target = connect(part, key, create=True)
        try:
            store.copy_into(target)
        finally:
            target.close()
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.chmod(0o600)
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
