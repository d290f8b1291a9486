"""Putting a store back from a backup: into a place of its own, whole or not at all, never over a store that is there.

Afterwards it is as it was when the backup was made; what came later must be imported again.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal, Tampered, Unavailable
from assessor_app.vault import folders, keyfile
from assessor_app.vault.backup import files
from assessor_app.vault.files import disk_fault, settle
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.vault.backup.model import Manifest
    from assessor_app.vault.model import Migration
    from assessor_app.vault.store import Store


def restore(
    file: Path,
    place: StorePlace,
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    migrations: Sequence[Migration],
    progress: Progress,
    note: Callable[[Store, Manifest], None],
) -> Manifest:
    """Put a backup's store into a folder that holds none, opened once by exactly one of passphrase and recovery code.

    `note` writes in it that it was restored; what it raises undoes everything.

    Raises:
        Refusal: `store-exists`; `passphrase-wrong`, `recovery-code-…`; `backup-not-one`, `backup-newer`;
            `store-newer`, for a backup of a later version of the program.
        Tampered: `backup-damaged`; `store-damaged`, `keys-damaged`, when what is in it was damaged before.
        Unavailable: the disk, and what reading the file says.
        Cancelled: nothing is left behind.
    """
    with folders.making(place) as lock:
        try:
            told = _put_in_place(file, place, progress)
            Vault.adopt(
                place,
                passphrase=passphrase,
                recovery_code=recovery_code,
                migrations=migrations,
                furnish=lambda store: note(store, told),
            )
            folders.finish(place)
        finally:
            with contextlib.suppress(OSError):
                for part in _parts(place):
                    part.unlink(missing_ok=True)
        folders.release(place, lock)
    return told


def _parts(place: StorePlace) -> tuple[Path, Path]:
    return place.folder / f"backup-{files.DATABASE}", place.folder / f"backup-{files.KEYS}"


def _put_in_place(file: Path, place: StorePlace, progress: Progress) -> Manifest:
    """Unpack a backup into a store's folder, where it is a store that is not finished."""
    told = files.unpack(file, place.folder, progress.step)
    database, keys = _parts(place)
    _demand_belonging(keys, told, file)
    try:
        os.replace(database, folders.draft(place))  # noqa: PTH105 - the atomic call by its own name
        os.replace(keys, place.keys)  # noqa: PTH105 - same
        settle(place.folder)
    except OSError as problem:
        raise disk_fault(problem, place.folder) from problem
    return told


def _demand_belonging(keys: Path, told: Manifest, file: Path) -> None:
    """Tampered `backup-damaged` where the keys are another store's than the manifest says."""
    if keyfile.parse(keys.read_bytes()).store != told.store:
        raise Tampered("backup-damaged", file=str(file))


def free_place(stores: Path, told: Manifest) -> StorePlace:
    """Where a store would be put among the others: under its own name, or beside it where that one is still there.

    Raises:
        Unavailable: `store-read-only`, when the folder cannot be looked at.
        Refusal: `store-exists`, after a hundred of them.
    """
    for number in range(1, 100):
        place = StorePlace(stores / (told.store if number == 1 else f"{told.store}-{number}"))
        try:
            if not place.folder.exists() or not any(place.folder.iterdir()):
                return place
        except OSError as problem:
            raise Unavailable("store-read-only", folder=str(place.folder)) from problem
    raise Refusal("store-exists", folder=str(stores))
