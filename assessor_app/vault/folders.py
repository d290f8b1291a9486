"""A store's folder from outside: which stores there are, the lock, and a store that is only half made.

Not here: keys are read but never unwrapped, and the database is never opened (`vault`).
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final

from assessor_app.errors import AssessorError, Refusal, Tampered, Unavailable
from assessor_app.language.alphabet import welsh_order
from assessor_app.vault import holding, keyfile
from assessor_app.vault.files import disk_fault, settle
from assessor_app.vault.model import StoreLabel, StorePlace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock

_DRAFT: Final = "new.db"


def draft(place: StorePlace) -> Path:
    """The database of a store that is being made: where it stands without `store.db`, nothing was written in it yet."""
    return place.folder / _DRAFT


def half_made(place: StorePlace) -> bool:
    """Whether making this store was cut short; nobody can have written in it yet."""
    return draft(place).exists() and not place.database.exists()


def labels(folder: Path) -> list[StoreLabel]:
    """The stores in a folder, by label in Welsh order; one whose keys cannot be read goes by its folder's name."""
    try:
        places = [StorePlace(found) for found in folder.iterdir() if StorePlace(found).database.exists()]
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise disk_fault(problem, folder) from problem
    return sorted(map(_labelled, places), key=lambda one: (welsh_order(one.label), one.place.folder.name))


def _labelled(place: StorePlace) -> StoreLabel:
    try:
        return StoreLabel(place, read_keys(place).label)
    except AssessorError:  # it is told when the store is chosen; until then it must not hide the other stores
        return StoreLabel(place, place.folder.name)


def read_keys(place: StorePlace) -> keyfile.KeyFile:
    """The wrapped keys; Tampered `keys-missing` or `keys-damaged`, Unavailable where the disk does not give them."""
    try:
        return keyfile.parse(place.keys.read_bytes())
    except FileNotFoundError as problem:
        raise Tampered("keys-missing", folder=str(place.folder)) from problem
    except OSError as problem:
        raise disk_fault(problem, place.folder) from problem


def present(place: StorePlace) -> None:
    """See that a whole store is there; otherwise say which part of it is not."""
    where = str(place.folder)
    if half_made(place):
        raise Unavailable("store-unfinished", folder=where)
    if not place.database.exists():
        raise Unavailable("database-missing" if place.keys.exists() else "store-not-there", folder=where)
    if not place.keys.exists():
        raise Tampered("keys-missing", folder=where)


def locked(place: StorePlace) -> BaseFileLock:
    """Take the store's lock at once; Unavailable `store-held`, or `store-in-use` where nobody says by whom."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - not needed before the first window

    lock = FileLock(place.lock, mode=0o600, thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout as problem:
        raise holding.held(place) from problem
    except OSError as problem:
        raise disk_fault(problem, place.folder) from problem
    holding.tell(place)
    return lock


def which_lock(place: StorePlace) -> tuple[int, int] | None:
    """Which file the lock is just now; None where there is none."""
    try:
        found = place.lock.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def lock_again(place: StorePlace, lock: BaseFileLock) -> None:
    """Take the lock of a folder that came back as another one: the one held before holds nobody off any more.

    Raises:
        Unavailable: as `locked`; somebody else took the store meanwhile.
    """
    from filelock import Timeout  # noqa: PLC0415 - not needed before the first window

    lock.release(force=True)
    try:
        lock.acquire(blocking=False)
    except Timeout as problem:
        raise holding.held(place) from problem
    except OSError as problem:
        raise disk_fault(problem, place.folder) from problem
    holding.tell(place)


def release(place: StorePlace, lock: BaseFileLock) -> None:
    """Give the lock back, where it was not lost meanwhile to whoever holds it now."""
    if lock.is_locked:
        holding.forget(place)
    lock.release()


@contextlib.contextmanager
def making(place: StorePlace) -> Iterator[BaseFileLock]:
    """Hold an empty folder while a store is made in it; when that fails, leave nothing, else keep the lock."""
    fresh = not place.folder.exists()
    try:
        place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise disk_fault(problem, place.folder) from problem
    lock = locked(place)
    if not half_made(place) and (place.database.exists() or place.keys.exists()):
        release(place, lock)
        raise Refusal("store-exists", folder=str(place.folder))
    try:
        _sweep(place)
        yield lock
    except BaseException:
        with contextlib.suppress(OSError):  # what cannot be swept now is swept by the next attempt
            _sweep(place)
        release(place, lock)
        if fresh:
            with contextlib.suppress(OSError):
                place.lock.unlink(missing_ok=True)
                place.folder.rmdir()
        raise


def finish(place: StorePlace) -> None:
    """Give a store that is complete its name; from here on it exists."""
    try:
        draft(place).chmod(0o600)
        os.replace(draft(place), place.database)  # noqa: PTH105 - the atomic call by its own name
        settle(place.folder)
    except OSError as problem:
        raise disk_fault(problem, place.folder) from problem


def _sweep(place: StorePlace) -> None:
    """Take away a store that is not finished, the file that marks it as such last."""
    if place.database.exists():
        os.replace(place.database, draft(place))  # noqa: PTH105 - named, but its name was not made durable
    beside = [draft(place).with_name(_DRAFT + end) for end in ("-wal", "-shm", "-journal")]
    for file in (place.holder, place.keys, *beside, draft(place)):
        file.unlink(missing_ok=True)
