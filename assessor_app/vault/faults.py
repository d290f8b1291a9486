"""Turning what SQLCipher reports into the three branches of errors; nothing is opened or retried here.

SQLite's result codes fall in two: the world failed (disk, lock, file), which a person must hear about, and the
program failed (bad SQL, a broken constraint), which is a bug and passes through as it is.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

from sqlcipher3 import dbapi2 as sqlcipher

from assessor_app.errors import AssessorError, Cancelled, Refusal, Tampered, Unavailable

if TYPE_CHECKING:
    from pathlib import Path

# Primary result codes, https://sqlite.org/rescode.html; sqlcipher3 reports no extended ones.
_UNAVAILABLE: Final = {
    "SQLITE_BUSY": "store-busy",
    "SQLITE_LOCKED": "store-busy",
    "SQLITE_PROTOCOL": "store-busy",
    "SQLITE_FULL": "disk-full",
    "SQLITE_READONLY": "store-read-only",
    "SQLITE_PERM": "store-read-only",
    "SQLITE_CANTOPEN": "store-not-opened",
    "SQLITE_IOERR": "disk-error",
    "SQLITE_NOLFS": "disk-error",
}
# The key is known to be right before SQLCipher gets it, so "file is not a database" always means damage.
_TAMPERED: Final = {
    "SQLITE_CORRUPT": "store-damaged",
    "SQLITE_NOTADB": "store-damaged",
    "SQLITE_FORMAT": "store-damaged",
}
_NO_ROOM: Final = 64 * 1024  # bytes; with less than this free, an I/O error is a full disk
_CODE: Final = re.compile(r"[a-z]+(-[a-z]+)+")


def fault(problem: Exception, folder: Path | None) -> AssessorError | None:
    """Say what an error of sqlcipher3 means to a person; None where it is a bug of this program.

    A trigger refuses with `RAISE(ABORT, 'some-code')`: a message that is one code becomes a `Refusal` with it.
    """
    name = getattr(problem, "sqlite_errorname", None)
    where = str(folder or "")
    if name == "SQLITE_CONSTRAINT":
        return Refusal(str(problem)) if _CODE.fullmatch(str(problem)) else None
    if name == "SQLITE_INTERRUPT":
        return Cancelled()
    if name in _TAMPERED:
        return Tampered(_TAMPERED[name], folder=where)
    if name not in _UNAVAILABLE:
        return None
    code = _UNAVAILABLE[name]
    return Unavailable("disk-full" if code == "disk-error" and _no_room(folder) else code, folder=where)


def _no_room(folder: Path | None) -> bool:
    """Whether the disk has no room: SQLite calls some full disks (a WAL index that cannot grow) an I/O error."""
    if folder is None:
        return False
    try:
        return shutil.disk_usage(folder).free < _NO_ROOM
    except OSError:
        return False


class Mapped:
    """A context in which errors of sqlcipher3 leave as this program's own."""

    __slots__ = ("folder",)

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _kind: object, problem: BaseException | None, _trace: object) -> None:
        if isinstance(problem, sqlcipher.Error):
            meaning = fault(problem, self.folder)
            if meaning is not None:
                raise meaning from problem
