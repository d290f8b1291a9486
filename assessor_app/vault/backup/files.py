"""A backup's file: a zip of the encrypted database and the wrapped keys, with a manifest. Believes nothing it reads.

Nothing in it is readable without the passphrase or the recovery code but whose store it is, as in `key.json` itself.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import zipfile
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final

from assessor_app.errors import Refusal, Tampered, Unavailable
from assessor_app.vault.backup.model import FORMAT, Manifest, Piece
from assessor_app.vault.files import disk_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DATABASE: Final = "store.db"
KEYS: Final = "key.json"
MANIFEST: Final = "manifest.json"
MOST_MANIFEST: Final = 64 * 1024  # bytes
BLOCK: Final = 1024 * 1024  # bytes


def pack(target: Path, pieces: dict[str, Path], manifest: Manifest) -> None:
    """Write the zip, stored as it is since encrypted pages do not shrink; Unavailable as the disk says."""
    try:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            told = {"format": FORMAT, **asdict(manifest)}
            archive.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))
            for name, file in pieces.items():
                archive.write(file, name)
    except OSError as problem:
        raise disk_fault(problem, target.parent) from problem


def piece(name: str, file: Path) -> Piece:
    """A file as the manifest names it."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256")
    return Piece(name, file.stat().st_size, digest.hexdigest())


def manifest(file: Path) -> Manifest:
    """What a backup says of itself.

    Raises:
        Unavailable: `file-not-found`, `file-unreadable`.
        Refusal: `backup-not-one`; `backup-newer`, for the format of a later version.
        Tampered: `backup-damaged`.
    """
    with _opened(file) as archive:
        return _manifest(file, archive)


def unpack(file: Path, folder: Path | None, step: Callable[[int, int], None]) -> Manifest:
    """Check a backup's pieces against its manifest while they are written into a folder, or, without one, only read.

    A file in the folder is named `backup-` and the piece. `step` is told the bytes done, of all.

    Raises:
        Unavailable, Refusal, Tampered: as `manifest`; and `disk-full`… for the folder.
    """
    with _opened(file) as archive:
        told = _manifest(file, archive)
        total, done = sum(one.size for one in told.pieces), 0
        for one in told.pieces:
            with _target(folder, one) as target:
                for size in _copied(file, archive, one, target):
                    step(done + size, total)
            done += one.size
    return told


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with file.open("rb") as opened:
            if opened.read(2) != b"PK":
                raise Refusal("backup-not-one", file=str(file))
            try:
                archive = zipfile.ZipFile(opened)
            except Exception as problem:
                raise Tampered("backup-damaged", file=str(file)) from problem
            yield archive
    except FileNotFoundError as problem:
        raise Unavailable("file-not-found", file=str(file)) from problem
    except OSError as problem:
        raise Unavailable("file-unreadable", file=str(file)) from problem


def _manifest(file: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        small = archive.getinfo(MANIFEST).file_size <= MOST_MANIFEST
        told: dict[str, Any] = json.loads(archive.read(MANIFEST)) if small else {}
        form = told["format"]
    except KeyError as problem:  # a zip, or a manifest, of something else
        raise Refusal("backup-not-one", file=str(file)) from problem
    except Exception as problem:
        raise Tampered("backup-damaged", file=str(file)) from problem
    if form != FORMAT:
        ours = isinstance(form, str) and form.startswith(FORMAT.partition("/")[0] + "/")
        raise Refusal("backup-newer" if ours else "backup-not-one", file=str(file))
    try:
        dt.datetime.fromisoformat(told["made_at"])
        pieces = tuple(Piece(str(one["name"]), int(one["size"]), str(one["sha256"])) for one in told["pieces"])
        read = Manifest(str(told["store"]), str(told["label"]), told["made_at"], str(told["program"]), pieces)
    except (ValueError, KeyError, TypeError) as problem:
        raise Tampered("backup-damaged", file=str(file)) from problem
    if sorted(one.name for one in pieces) != [KEYS, DATABASE]:
        raise Tampered("backup-damaged", file=str(file))
    return read


@contextlib.contextmanager
def _target(folder: Path | None, one: Piece) -> Iterator[BinaryIO | None]:
    if folder is None:
        yield None
        return
    place = folder / f"backup-{one.name}"
    try:
        with place.open("wb") as target:
            place.chmod(0o600)
            yield target
            target.flush()
            os.fsync(target.fileno())
    except OSError as problem:
        raise disk_fault(problem, folder) from problem


def _copied(file: Path, archive: zipfile.ZipFile, one: Piece, target: BinaryIO | None) -> Iterator[int]:
    """Read one piece whole, at most as many bytes as the manifest says; gives the bytes done, block by block."""
    digest, size = hashlib.sha256(), 0
    try:
        source = archive.open(one.name)
    except Exception as problem:
        raise Tampered("backup-damaged", file=str(file)) from problem
    while block := _block(file, source):
        size += len(block)
        if size > one.size:
            raise Tampered("backup-damaged", file=str(file))
        digest.update(block)
        if target is not None:
            target.write(block)
        yield size
    if (size, digest.hexdigest()) != (one.size, one.sha256):
        raise Tampered("backup-damaged", file=str(file))


def _block(file: Path, source: IO[bytes]) -> bytes:
    try:
        return source.read(BLOCK)
    except OSError:
        raise
    except Exception as problem:  # a wrong checksum, a broken stream: zipfile has many ways to say so
        raise Tampered("backup-damaged", file=str(file)) from problem
