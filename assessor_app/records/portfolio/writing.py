"""Writing a portfolio as a folder or a zip: whole or not at all, never over anything. Knows no record.

What is written stands in a hidden folder beside its place until it is complete. Nothing in a zip is compressed or
dated, since PDFs hardly shrink and the same records are to give the same bytes.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal, Unavailable
from assessor_app.vault.files import disk_fault, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

UNDATED: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
UNIX: Final = 3
READABLE: Final = 0o644


def write(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a zip where the name ends so, else a folder; an empty folder may be there already.

    Raises:
        Refusal: `portfolio-exists`; what is there stays as it is.
        Unavailable: `portfolio-disk-full`, `portfolio-not-written`; nothing is left behind.
        Cancelled: what `files` raises; the same.
    """
    zipped = target.suffix.lower() == ".zip"
    _free(target, zipped=zipped)
    with _making(target) as place:
        made = place / target.name
        (_zip if zipped else _folder)(made, files)
        _free(target, zipped=zipped)  # it may have come meanwhile
        if target.exists():
            target.rmdir()
        made.rename(target)
        settle(target.parent)


def _free(target: Path, *, zipped: bool) -> None:
    if target.is_symlink() or (target.exists() and (zipped or not target.is_dir() or any(target.iterdir()))):
        raise Refusal("portfolio-exists", file=str(target))


@contextlib.contextmanager
def _making(target: Path) -> Iterator[Path]:
    """A folder on the same disk to make it in, gone afterwards; errors of the disk told as what they mean."""
    place = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=".portfolio-", dir=target.parent))
        yield place
    except OSError as problem:
        full = disk_fault(problem, target.parent).code == "disk-full"
        code = "portfolio-disk-full" if full else "portfolio-not-written"
        raise Unavailable(code, file=str(target)) from problem
    finally:
        if place is not None:
            shutil.rmtree(place, ignore_errors=True)


def _folder(made: Path, files: Iterable[tuple[str, bytes]]) -> None:
    made.mkdir()
    for name, content in files:
        file = made / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as written:
            written.write(content)
            _to_disk(written.flush, written.fileno())


def _zip(made: Path, files: Iterable[tuple[str, bytes]]) -> None:
    with made.open("wb") as written:
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
            for name, content in files:
                entry = zipfile.ZipInfo(name, UNDATED)
                entry.create_system, entry.external_attr = UNIX, READABLE << 16
                archive.writestr(entry, content)
        _to_disk(written.flush, written.fileno())


def _to_disk(flush: Callable[[], object], handle: int) -> None:
    flush()
    os.fsync(handle)
