"""Taking a file in: measured before it is read, read in pieces, told by content, cleaned, and named. Keeps nothing."""

from __future__ import annotations

import hashlib
import stat
import struct
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal, Unavailable
from assessor_app.observing.evidence import pdfactive, pdfpages, recordings
from assessor_app.observing.evidence.kinds import KINDS, Kind, demand_content, demand_name
from assessor_app.observing.evidence.limits import (
    LONGEST_STEM,
    MIB,
    MOST_BESIDE,
    MOST_OF_A_FILE,
    MOST_OF_A_PICTURE,
    MOST_OF_A_RECORD,
    beside,
    megabytes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.progress import Progress

PIECE: Final = MIB
_FILMS: Final = frozenset({"mp4", "mov", "3gp", "m4a"})
_SEPARATORS: Final = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """Bytes that come from no file, such as a picture on the clipboard, and what they are to be called."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it is to be kept. `kind` says what may still be told of places; `smaller` that it lost pixels."""

    name: str
    kind: Kind
    data: bytes
    sha256: str
    smaller: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What an observation still has room for, in bytes: inside its record, and beside it."""

    inside: int = MOST_OF_A_RECORD
    beside: int = MOST_BESIDE

    @classmethod
    def left(cls, files: Iterable[EvidenceFile]) -> Room:
        """The room that these files leave."""
        sizes = [file.size for file in files]
        within = sum(size for size in sizes if not beside(size))
        return cls(MOST_OF_A_RECORD - within, MOST_BESIDE - (sum(sizes) - within))

    def of(self, size: int) -> int:
        """The room there is for a file of so many bytes."""
        return self.beside if beside(size) else self.inside


def demand_size(name: str, size: int, room: Room) -> None:
    """Say no to what is too large, from its size alone; `room` is what this observation still has room for.

    A picture becomes smaller as it is taken in: it is measured again then.

    Raises:
        Refusal: `evidence-empty`, `evidence-too-large`, `evidence-no-room`; for a name, what `demand_name` refuses.
    """
    picture = demand_name(name).family == "picture"
    most = MOST_OF_A_PICTURE if picture else MOST_OF_A_FILE
    if not size:
        raise Refusal("evidence-empty", file=name)
    if size > most:
        raise Refusal("evidence-too-large", file=name, size=megabytes(size), most=megabytes(most))
    if not picture:
        demand_room(name, size, room)


def demand_room(name: str, size: int, room: Room) -> None:
    """Refusal `evidence-no-room` for what does not fit beside what is there."""
    left = room.of(size)
    if size > left:
        raise Refusal("evidence-no-room", file=name, size=megabytes(size), left=megabytes(max(left, 0)))


def measured(file: Path) -> int:
    """How large a file is, in bytes; nothing of it is read.

    Raises:
        Unavailable: `evidence-gone`, or `evidence-unreadable` for what is no plain file.
    """
    try:
        found = file.stat()
    except OSError as problem:
        raise _lost(file, problem) from problem
    if not stat.S_ISREG(found.st_mode):  # reading a pipe or a device might never end
        raise Unavailable("evidence-unreadable", file=file.name)
    return found.st_size


def take(source: Path | Pasted, room: Room, progress: Progress) -> Taken:
    """Read a file and make of it what is kept; the file itself stays as and where it is.

    Raises:
        Refusal: what `demand_size`, `demand_content` and the drawing of pictures refuse; `evidence-damaged`.
        Unavailable: `evidence-gone`, `evidence-unreadable`, `evidence-changing`; nothing of it was kept.
        Cancelled: a person stopped it.
    """
    if isinstance(source, Pasted):
        demand_size(source.name, len(source.data), room)
        return cleaned(source.name, source.data, room)
    size = measured(source)
    demand_size(source.name, size, room)
    return cleaned(source.name, _read(source, size, progress), room)


def cleaned(name: str, data: bytes, room: Room) -> Taken:
    """Make of a file's bytes what is kept: pictures drawn again, recordings without tags of places.

    Raises:
        Refusal: as `take`.
    """
    found, smaller = demand_content(name, data), False
    if KINDS[found].family == "picture":
        from assessor_app.observing.evidence.pictures import drawn_again  # noqa: PLC0415 - a library of its own

        drawn = drawn_again(name, data)
        data, found, smaller = drawn.data, drawn.kind, drawn.smaller
    elif found in _FILMS or found == "mp3":
        try:
            data = recordings.sound(data) if found == "mp3" else recordings.film(data)
        except (ValueError, KeyError, struct.error) as problem:
            raise Refusal("evidence-damaged", file=name) from problem
    elif found == "pdf":
        pdfpages.demand_whole(name, data)
        pdfactive.demand_passive(name, data)
    if len(data) > MOST_OF_A_FILE:
        raise Refusal("evidence-too-large", file=name, size=megabytes(len(data)), most=megabytes(MOST_OF_A_FILE))
    demand_room(name, len(data), room)
    kind = KINDS[found]
    return Taken(called(name, kind), kind, data, hashlib.sha256(data).hexdigest(), smaller)


def called(name: str, kind: Kind) -> str:
    """A file's name as every system can write it, ending as its content says."""
    path = PurePath(unicodedata.normalize("NFC", name).translate(_SEPARATORS))
    stem = "".join(letter for letter in path.stem if unicodedata.category(letter)[0] != "C")
    stem = " ".join(stem.split()).strip(". ")[:LONGEST_STEM].strip(". ") or "file"
    ending = path.suffix.lower()
    stem = f"{stem}-" if stem.lower() in _RESERVED else stem
    return stem + (ending if ending in kind.endings else kind.endings[0])


def _read(file: Path, size: int, progress: Progress) -> bytes:
    """The bytes of a file that was measured, and no more of them."""
    held = bytearray()
    try:
        with file.open("rb") as opened:
            while piece := opened.read(min(PIECE, size - len(held) + 1)):
                held += piece
                if len(held) > size:
                    raise Unavailable("evidence-changing", file=file.name)
                progress.step(len(held), size)
    except OSError as problem:
        raise _lost(file, problem) from problem
    if len(held) < size:
        raise Unavailable("evidence-changing", file=file.name)
    return bytes(held)


def _lost(file: Path, problem: OSError) -> Unavailable:
    gone = isinstance(problem, FileNotFoundError) or not file.parent.exists()
    return Unavailable("evidence-gone" if gone else "evidence-unreadable", file=file.name)
