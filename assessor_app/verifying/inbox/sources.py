"""What lies in the files, folders and zips that a person names: each file that may be something, read in its turn.

Bounded, since a stick may hold anything: no links are followed, hidden files are passed over, and so are the folders
of evidence beside a record and whatever is no PDF and no pack. What was named itself always counts as a file.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from assessor_app.centre import pack as packs
from assessor_app.errors import AssessorError, Refusal, Unavailable
from assessor_app.progress import Progress, Silent
from assessor_app.records.apart import folder
from assessor_app.records.many import Arrival
from assessor_app.verifying.external import listing
from assessor_app.verifying.inbox import elsewhere
from assessor_app.verifying.inbox.zips import DEEPEST, Zip
from assessor_app.verifying.standardising.files import ENDING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from assessor_app.records.model import Payload

MOST_FILES: Final = 50_000
_EVIDENCE: Final = re.compile(r"evidence-[0-9a-f]{8}", re.ASCII)
_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK\x03\x04"
_ENDINGS: Final = (".pdf", ENDING)
BEGINS: Final = 16
"""So many bytes of a file say whether it may be something."""
_STEP: Final = 64


@dataclass(frozen=True, slots=True)
class Found:
    """One file that may be something: `name` in the zip `within`, where it is in one; `size` in bytes, where known."""

    source: str
    path: Path
    name: str = ""
    within: Zip | None = None
    size: int | None = None
    problem: AssessorError | None = None

    def arrival(self) -> Arrival:
        """It as the archive takes it in."""
        if self.problem is not None:
            return Arrival(self.source, _raising(self.problem))
        zipped = self.within
        if zipped is not None:
            return Arrival(self.source, lambda: zipped.read(self.name), self.size)
        return Arrival.of_file(self.path, self.source)

    def beside(self, payload: Payload) -> dict[str, bytes]:
        """The files that stand beside a record in its zip, by digest, where they are what was sealed."""
        found: dict[str, bytes] = {}
        for file in folder.apart(payload) if self.within is not None else ():
            name = f"{self.name.rpartition('/')[0]}/{folder.named(payload)}/{file['attachment']}".removeprefix("/")
            data = self.within.read(name, file["size"] + 1) if self.within and name in self.within else b""
            if hashlib.sha256(data).hexdigest() == file["sha256"]:
                found[file["sha256"]] = data
        return found


def _raising(problem: AssessorError) -> Callable[[], bytes]:
    def read() -> bytes:
        raise problem

    return read


@dataclass(slots=True)
class Sources:
    """All that was found, in the order in which it was named; in folders and zips by name. Close it at the end.

    Where there is more than one delivery may hold, the last of them says so.
    """

    files: list[Found] = field(default_factory=list)
    named: list[Path] = field(default_factory=list)
    _open: ExitStack = field(default_factory=ExitStack)
    _progress: Progress = field(default_factory=Silent)
    _looked: int = 0

    @classmethod
    def of(
        cls,
        paths: Iterable[Path],
        *,
        named: Callable[[Path], str] = lambda path: path.name,
        progress: Progress | None = None,
    ) -> Self:
        """Look into files, folders and zips; `named` gives what a file that was named is called.

        Raises:
            Cancelled: through `progress`, which hears of each file, and never how many there will be.
        """
        made, seen = cls(named=list(dict.fromkeys(paths)), _progress=progress or Silent()), set()
        try:
            for path in made.named:
                for found in made._look(path, named(path)):
                    if (found.path, found.name) in seen:  # named twice, or named and in a folder that was
                        continue
                    seen.add((found.path, found.name))
                    if len(made.files) > MOST_FILES:
                        break
                    full = len(made.files) == MOST_FILES
                    made.files.append(_too_many(path) if full else found)
        except BaseException:
            made.close()
            raise
        return made

    def close(self) -> None:
        """Close what was opened to look into it."""
        self._open.close()

    def __len__(self) -> int:
        return len(self.files)

    def __iter__(self) -> Iterator[Arrival]:
        return (found.arrival() for found in self.files)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _problem: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def _look(self, path: Path, called: str) -> Iterator[Found]:
        if path.is_dir():
            others = _others(path / listing.FILE)
            for file in walked(path):
                self._step()
                if file.relative_to(path).as_posix() in others:
                    continue
                yield from self._file(file, f"{called}/{file.relative_to(path).as_posix()}")
            return
        if not path.is_file():  # not there any more, or something that never ends
            yield Found(called, path, problem=Unavailable("file-unreadable", file=path.name))
            return
        called_zip = path.suffix.lower() == ".zip"  # one that was cut off is told as such
        if (called_zip or _begins(path).startswith(_ZIP)) and not packs_inside(path):
            found = list(self._zip(path, called))
            yield from found or [Found(called, path, problem=_nothing_in(path))]
        else:
            yield Found(called, path)

    def _file(self, file: Path, called: str) -> Iterator[Found]:
        """One file of a folder, where it may be something; a zip there is looked into as well."""
        begins = _begins(file)
        if begins.startswith(_ZIP) and file.suffix.lower() == ".zip" and not packs_inside(file):
            yield from self._zip(file, called)
        elif _may_be(file.name, begins):
            yield Found(called, file)

    def _zip(self, path: Path, called: str) -> Iterator[Found]:
        try:
            zipped = Zip(path)
        except AssessorError as problem:
            yield Found(called, path, problem=problem)
            return
        self._open.callback(zipped.close)
        others = _others_in(zipped)
        names = list(zipped.names())
        for name, size in names:
            self._step()
            if name in others or _passed_over(name.split("/")):
                continue
            if name.lower().endswith(".zip") and zipped.begins(name, len(_ZIP)) == _ZIP:
                shown = f"{called}/{name}"
                yield Found(shown, path, name, zipped, problem=Refusal("zip-within", file=name.rpartition("/")[2]))
            elif _may_be(name, zipped.begins(name, BEGINS)):
                yield Found(f"{called}/{name}", path, name, zipped, size)

    def _step(self) -> None:
        """Say now and then that it is still being looked through."""
        self._looked += 1
        if not self._looked % _STEP:
            self._progress.step(0, 0)


def _too_many(path: Path) -> Found:
    """What stands for all that one delivery has no room for."""
    return Found(path.name, path, problem=Refusal("delivery-large", file=path.name, most=MOST_FILES))


def _nothing_in(path: Path) -> AssessorError:
    """Why a zip that was named holds nothing to take in."""
    try:
        with closing(Zip(path)) as zipped:
            code = elsewhere.in_zip([name for name, _size in zipped.names()])
    except AssessorError as problem:
        return problem
    return Refusal(code, file=path.name)


def walked(folder: Path) -> Iterator[Path]:
    """The files under a folder, by name, but for hidden ones, links, pipes, and evidence beside a record."""
    for where, folders, files in os.walk(folder):
        here = Path(where)
        deep = len(here.relative_to(folder).parts)
        folders[:] = sorted(one for one in folders if deep < DEEPEST and not _passed_over([one, ""]))
        for name in sorted(files):
            if not name.startswith((".", "~")) and _regular(here / name):
                yield here / name


def _regular(file: Path) -> bool:
    """Whether it is a file of its own: reading a link leads elsewhere, and reading a pipe may never end."""
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except OSError:
        return False


def _others_in(zipped: Zip) -> frozenset[str]:
    """The same of a zip."""
    if listing.FILE not in zipped:
        return frozenset()
    try:
        return listing.others(zipped.read(listing.FILE, listing.MOST_BYTES + 1))
    except AssessorError:
        return frozenset()


def _others(file: Path) -> frozenset[str]:
    """What belongs to an external verifier's pack beside the list in a file, and is nothing to take in."""
    try:
        with file.open("rb") as opened:
            return listing.others(opened.read(listing.MOST_BYTES + 1))
    except OSError:
        return frozenset()


def packs_inside(path: Path) -> bool:
    """Whether a zip is a pack of standards, which is taken in whole and elsewhere."""
    from assessor_app.standards.exchange import packfiles  # noqa: PLC0415 - few zips are packs
    from assessor_app.standards.exchange.manifests import of  # noqa: PLC0415 - same

    try:
        with packfiles.opened(path) as files:
            return bool(of(files))
    except AssessorError:
        return False


def _passed_over(parts: list[str]) -> bool:
    """Whether a file with these folders before its name is none to be looked at."""
    hidden = any(part.startswith((".", "~", "__MACOSX")) for part in parts if part)
    return hidden or any(_EVIDENCE.fullmatch(part) for part in parts[:-1])


def _may_be(name: str, begins: bytes) -> bool:
    return begins.startswith(_PDF) or name.lower().endswith(_ENDINGS) or packs.is_one(begins)


def _begins(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BEGINS)
    except OSError:
        return b""
