"""The files in a zip that strangers made, within bounds of number, size and depth. Nothing is unpacked to disk.

A name in a zip is only ever shown, never a path, so that it may be in any letters.
"""

from __future__ import annotations

import errno
import stat
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal, Unavailable
from assessor_app.trust.attachments import FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_FILES: Final = 20_000
MOST_UNPACKED: Final = 16 * 1024**3
"""Bytes of all files together; one at a time is in memory."""
MOST_DIRECTORY: Final = 8 * 1024**2
"""Bytes of a zip's directory, which is read whole; a record takes about 150."""
DEEPEST: Final = 12
"""Folders within folders."""
LONGEST_NAME: Final = 400

_ENCRYPTED: Final = 0x1
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, IndexError)


class Zip:
    """One open zip. Close it when nothing more is read from it."""

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            Refusal: `zip-damaged`, `zip-large` (facts `file`, `most`), `zip-encrypted`.
            Unavailable: `file-unreadable`.
        """
        self.name = path.name
        try:
            self._file = path.open("rb")
        except OSError as problem:
            raise Unavailable("file-unreadable", file=path.name) from problem
        try:
            metered = _Metered(self._file, path.name)
            self._zip = zipfile.ZipFile(metered)
            metered.most = 0
            self._infos = {info.filename: info for info in _sane(path.name, self._zip.infolist())}
        except BaseException as problem:
            self._file.close()
            raise _told(path.name, problem) from problem

    def names(self) -> Iterator[tuple[str, int]]:
        """The files in it in the order of their names, and their sizes in bytes."""
        for name in sorted(self._infos):
            yield name, self._infos[name].file_size

    def begins(self, name: str, many: int) -> bytes:
        """The first bytes of one file; none, where it cannot be read."""
        try:
            with self._zip.open(self._infos[name]) as file:
                return file.read(many)
        except (*_DAMAGE, OSError):
            return b""

    def read(self, name: str, most: int = FILE_BYTES + 1) -> bytes:
        """The bytes of one file, no more than `most`.

        Raises:
            Refusal: `zip-damaged`.
        """
        try:
            with self._zip.open(self._infos[name]) as file:
                return file.read(most)
        except (*_DAMAGE, OSError) as problem:
            raise _told(self.name, problem) from problem

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def close(self) -> None:
        """Read no more from it."""
        self._zip.close()
        self._file.close()


class _Metered:
    """A file of which no more than `most` bytes are read at once (0: no bound): its directory is read whole."""

    seekable = staticmethod(lambda: True)

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file, self._name = file, name
        self.most = MOST_DIRECTORY

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else a file can do
        return getattr(self._file, name)

    def read(self, size: int = -1) -> bytes:
        if self.most and size > self.most:
            raise Refusal("zip-large", file=self._name, most=MOST_FILES)
        return self._file.read(size if size >= 0 else self.most or -1)


def _sane(name: str, infos: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The files among the entries; the same name twice is damage, since each must be told by its name."""
    files = [info for info in infos if not info.is_dir()]
    if len(files) > MOST_FILES or sum(info.file_size for info in files) > MOST_UNPACKED:
        raise Refusal("zip-large", file=name, most=MOST_FILES)
    if any(info.flag_bits & _ENCRYPTED for info in files):
        raise Refusal("zip-encrypted", file=name)
    kinds = {stat.S_IFMT(info.external_attr >> 16) for info in files}
    twice = len({info.filename for info in files}) != len(files)
    if twice or kinds - {0, stat.S_IFREG} or any(info.compress_type not in _METHODS for info in files):
        raise Refusal("zip-damaged", file=name)
    return [info for info in files if len(info.filename) <= LONGEST_NAME and info.filename.count("/") <= DEEPEST]


def _told(name: str, problem: BaseException) -> BaseException:
    """What `zipfile` says of a damaged zip as a refusal; a place before the file's beginning is damage too."""
    if isinstance(problem, OSError) and problem.errno != errno.EINVAL:
        return Unavailable("file-unreadable", file=name)
    if isinstance(problem, (*_DAMAGE, OSError)):
        return Refusal("zip-damaged", file=name)
    return problem
