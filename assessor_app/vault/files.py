"""Writing a small file whole or not at all, and saying what the disk's own errors mean. Knows nothing of stores."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Unavailable

if TYPE_CHECKING:
    from pathlib import Path

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
_CLOSED: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


def disk_fault(problem: OSError, folder: Path) -> Unavailable:
    """What an error of the operating system means: no room, no leave to write, or a disk that failed."""
    if problem.errno in _FULL:
        return Unavailable("disk-full", folder=str(folder))
    if problem.errno in _CLOSED:
        return Unavailable("store-read-only", folder=str(folder))
    return Unavailable("disk-error", folder=str(folder))


def write_whole(file: Path, content: bytes, *, for_others: bool = False) -> None:
    """Replace a file so that a crash at any moment leaves the old one or the new one.

    It is readable by its owner only, or, `for_others`, by whomever the person's own umask lets read new files.

    Raises:
        Unavailable: `disk-full`, `store-read-only` or `disk-error`; the old file is then still there.
    """
    part = file.with_name(file.name + ".part")
    try:
        try:
            with open(part, "wb", opener=None if for_others else _private) as written:
                written.write(content)
                written.flush()
                os.fsync(written.fileno())
            os.replace(part, file)  # noqa: PTH105 - the atomic call by its own name
        finally:
            part.unlink(missing_ok=True)
        settle(file.parent)
    except OSError as problem:
        raise disk_fault(problem, file.parent) from problem


def settle(folder: Path) -> None:
    """Make names in a folder durable, where the system can: a file's own fsync does not keep its name."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
