"""The files of a pack, in a folder or a zip that strangers made: each read by its name, within bounds, or refused.

Nothing is ever unpacked to disk, so no name in a zip can reach a file; odd names are refused all the same, since
somebody else may unpack it. What the files mean stands in `packs`.
"""

from __future__ import annotations

import contextlib
import errno
import re
import stat
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Any, Final, Protocol

from assessor_app.errors import Refusal, Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_FILES: Final = 200_000
MOST_DIRECTORY: Final = 24 * 1024**2
"""Bytes of a zip's directory, which is read whole; ours take about 130 a file."""
MOST_UNPACKED: Final = 4 * 1024**3
"""Bytes of all files together: 25,000 standards with their documents take about a quarter of it."""

LONGEST_NAME: Final = 240
"""Letters of a name; many file systems take 255."""

_NAME = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[A-Za-z0-9._+-][A-Za-z0-9._+ -]*(?:/[A-Za-z0-9._+-][A-Za-z0-9._+ -]*)*")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, IndexError)


class Container(Protocol):
    """Files by name."""

    def read(self, name: str, most: int) -> bytes:
        """The bytes of one file.

        Raises:
            Refusal: `pack-name-unsafe`, `pack-file-missing`, `pack-file-large` (over `most` bytes),
                `pack-damaged`.
            Unavailable: `file-unreadable`.
        """


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Container]:
    """The files of a folder or a zip.

    Raises:
        Refusal: `pack-damaged`, when it is no whole zip; `pack-large`, `pack-encrypted`, `pack-name-unsafe`,
            `pack-name-twice`.
        Unavailable: `file-not-found`, `file-unreadable`.
    """
    if path.is_dir():
        yield _Folder(path)
        return
    try:
        with path.open("rb") as file, _zip(path, file) as held:
            yield _Zip(path.name, held)
    except FileNotFoundError as problem:
        raise Unavailable("file-not-found", file=str(path)) from problem
    except OSError as problem:
        raise Unavailable("file-unreadable", file=str(path)) from problem


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str, most: int) -> bytes:
        _demand_name(self._folder.name, name)
        file = self._folder
        for part in name.split("/"):
            file /= part
            if file.is_symlink():
                raise Refusal("pack-name-unsafe", pack=self._folder.name, file=name)
        if not file.is_file():
            raise Refusal("pack-file-missing", pack=self._folder.name, file=name)
        try:
            with file.open("rb") as held:
                data = held.read(most + 1)
        except OSError as problem:
            raise Unavailable("file-unreadable", file=str(file)) from problem
        if len(data) > most:
            raise Refusal("pack-file-large", pack=self._folder.name, file=name, most=most)
        return data


class _Zip:
    def __init__(self, pack: str, held: zipfile.ZipFile) -> None:
        self._pack = pack
        self._held = held
        self._files = {info.orig_filename: info for info in held.infolist()}

    def read(self, name: str, most: int) -> bytes:
        _demand_name(self._pack, name)
        info = self._files.get(name)
        if info is None:
            raise Refusal("pack-file-missing", pack=self._pack, file=name)
        if info.file_size > most:
            raise Refusal("pack-file-large", pack=self._pack, file=name, most=most)
        with _damage_told(self._pack), self._held.open(info) as file:
            data = file.read(most + 1)
        if len(data) != info.file_size:
            raise Refusal("pack-damaged", pack=self._pack)
        return data


def _zip(path: Path, file: IO[bytes]) -> zipfile.ZipFile:
    metered = _Metered(file, path.name)
    with _damage_told(path.name):
        held = zipfile.ZipFile(metered)
    metered.most = MOST_UNPACKED
    _demand_sane(path.name, held.infolist())
    return held


@contextlib.contextmanager
def _damage_told(pack: str) -> Iterator[None]:
    """Turn what `zipfile` says of a damaged zip into a refusal; a place before the file's beginning is damage too."""
    try:
        yield
    except OSError as problem:
        if problem.errno != errno.EINVAL:
            raise
        raise Refusal("pack-damaged", pack=pack) from problem
    except _DAMAGE as problem:
        raise Refusal("pack-damaged", pack=pack) from problem


class _Metered:
    """A file of which no more than `most` bytes are read at once: `zipfile` reads a directory of any size whole."""

    seekable = staticmethod(lambda: True)

    def __init__(self, file: IO[bytes], pack: str) -> None:
        self._file = file
        self._pack = pack
        self.most = MOST_DIRECTORY

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else a file can do
        return getattr(self._file, name)

    def read(self, size: int = -1) -> bytes:
        if size > self.most:
            raise Refusal("pack-large", pack=self._pack)
        return self._file.read(size if size >= 0 else self.most)


def _demand_sane(pack: str, infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise Refusal("pack-large", pack=pack)
    names: set[str] = set()
    for info in infos:
        name = info.orig_filename
        kind = stat.S_IFMT(info.external_attr >> 16)
        _demand_name(pack, name.removesuffix("/"))
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise Refusal("pack-name-unsafe", pack=pack, file=name)
        if name in names:
            raise Refusal("pack-name-twice", pack=pack, file=name)
        if info.flag_bits & _ENCRYPTED:
            raise Refusal("pack-encrypted", pack=pack, file=name)
        if info.compress_type not in _METHODS:
            raise Refusal("pack-damaged", pack=pack)
        names.add(name)


def _demand_name(pack: str, name: str) -> None:
    """Names are ASCII paths that stay inside: no root, no drive, no `..`, nothing that another system reads as one."""
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
        raise Refusal("pack-name-unsafe", pack=pack, file=name[:100].encode("ascii", "backslashreplace").decode())
