"""Which kinds of file can be evidence, told by what a file holds and checked against its name. Opens and keeps nothing.

What is not known here is refused: programs, scripts, archives, and documents that can run something.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Literal

from assessor_app.errors import Refusal
from assessor_app.observing.evidence.limits import MOST_PARTS

Family = Literal["picture", "recording", "document"]
# What a file may still say of the place it was made at, once it is kept: nothing, as that was taken out; or maybe.
Places = Literal["removed", "remain", "none"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type, and how its name ends, the usual ending first."""

    media_type: str
    family: Family
    places: Places
    endings: tuple[str, ...]


_WORD: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."
KINDS: Final[dict[str, Kind]] = {
    "jpeg": Kind("image/jpeg", "picture", "removed", (".jpg", ".jpeg", ".jpe", ".jfif")),
    "png": Kind("image/png", "picture", "removed", (".png",)),
    "webp": Kind("image/webp", "picture", "removed", (".webp",)),
    "mp4": Kind("video/mp4", "recording", "removed", (".mp4", ".m4v")),
    "mov": Kind("video/quicktime", "recording", "removed", (".mov", ".qt")),
    "3gp": Kind("video/3gpp", "recording", "removed", (".3gp",)),
    "m4a": Kind("audio/mp4", "recording", "removed", (".m4a",)),
    "mp3": Kind("audio/mpeg", "recording", "removed", (".mp3",)),
    "wav": Kind("audio/wav", "recording", "remain", (".wav",)),
    "ogg": Kind("audio/ogg", "recording", "remain", (".ogg", ".oga", ".opus")),
    "flac": Kind("audio/flac", "recording", "remain", (".flac",)),
    "amr": Kind("audio/amr", "recording", "none", (".amr",)),
    "webm": Kind("video/webm", "recording", "remain", (".webm",)),
    "pdf": Kind("application/pdf", "document", "remain", (".pdf",)),
    "text": Kind("text/plain", "document", "none", (".txt", ".csv", ".md")),
    "docx": Kind(f"{_WORD}wordprocessingml.document", "document", "remain", (".docx",)),
    "xlsx": Kind(f"{_WORD}spreadsheetml.sheet", "document", "remain", (".xlsx",)),
    "pptx": Kind(f"{_WORD}presentationml.presentation", "document", "remain", (".pptx",)),
    "odt": Kind(f"{_OPEN}text", "document", "remain", (".odt",)),
    "ods": Kind(f"{_OPEN}spreadsheet", "document", "remain", (".ods",)),
    "odp": Kind(f"{_OPEN}presentation", "document", "remain", (".odp",)),
}
BY_ENDING: Final = {ending: name for name, kind in KINDS.items() for ending in kind.endings}
BY_MEDIA_TYPE: Final = {kind.media_type: kind for kind in KINDS.values()}
# Taken by name so that the refusal can say what to do: what they hold cannot be drawn again, or looked into.
TOLD: Final = {
    ".heic": "evidence-heic",
    ".heif": "evidence-heic",
    ".doc": "evidence-old-office",
    ".xls": "evidence-old-office",
    ".ppt": "evidence-old-office",
    ".docm": "evidence-macros",
    ".xlsm": "evidence-macros",
    ".pptm": "evidence-macros",
}
_SIGNS: Final = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"#!AMR", "amr"),
    (b"\x1aE\xdf\xa3", "webm"),
    (b"ID3", "mp3"),
)
_RIFF: Final = {b"WEBP": "webp", b"WAVE": "wav"}
_HEIC: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"})
_SOUND: Final = re.compile(rb"\xff[\xe2-\xe7\xea-\xef\xf2-\xf7\xfa-\xff]")  # the first two bytes of MPEG audio
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# What the library raises on archives that strangers spoiled.
_SPOILED: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, ValueError, RuntimeError, EOFError, OSError,
)  # fmt: skip
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def of_name(name: str) -> Kind | None:
    """The kind that a name claims; None where no file of such a name is taken."""
    found = BY_ENDING.get(PurePath(name).suffix.lower())
    return KINDS[found] if found else None


def demand_name(name: str) -> Kind:
    """The kind that a name claims, before anything is read.

    Raises:
        Refusal: `evidence-kind`; `evidence-heic`, `evidence-old-office` and `evidence-macros` say what to do instead.
    """
    claimed = of_name(name)
    if claimed is None:
        raise Refusal(TOLD.get(PurePath(name).suffix.lower(), "evidence-kind"), file=name)
    return claimed


def demand_content(name: str, data: bytes) -> str:
    """The kind (a key of `KINDS`) that a file is, by what it holds.

    Raises:
        Refusal: as `demand_name`; `evidence-not-what-it-says` where name and content are of different families;
            `evidence-damaged`, `evidence-locked`.
    """
    claimed = demand_name(name)
    found = _told(name, data)
    kind = KINDS[found]
    if kind.family != claimed.family or (kind.family == "document" and kind != claimed):
        raise Refusal("evidence-not-what-it-says", file=name)
    return found


def _told(name: str, data: bytes) -> str:
    found = next((kind for sign, kind in _SIGNS if data.startswith(sign)), "")
    if found:
        return found
    if data[4:8] == b"ftyp":
        return _film(name, data[8:12])
    if data.startswith(b"PK\x03\x04"):
        return _office(name, data)
    if data.startswith(_OLE):
        raise Refusal("evidence-old-office", file=name)
    return _searched(name, data)


def _searched(name: str, data: bytes) -> str:
    """The kind of what has no sign of its own at its beginning."""
    if data[:4] == b"RIFF" and data[8:12] in _RIFF:
        return _RIFF[data[8:12]]
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _is_text(data):  # before sounds: the mark of UTF-16 looks like the beginning of one
        return "text"
    if _SOUND.match(data):
        return "mp3"
    raise Refusal("evidence-not-what-it-says", file=name)


def _film(name: str, brand: bytes) -> str:
    if brand in _HEIC:
        raise Refusal("evidence-heic", file=name)
    if brand == b"qt  ":
        return "mov"
    if brand[:3] == b"M4A" or PurePath(name).suffix.lower() == ".m4a":
        return "m4a"
    return "3gp" if brand[:2] == b"3g" else "mp4"


def _office(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise Refusal("evidence-damaged", file=name)
            if any(part.flag_bits & 1 for part in parts):
                raise Refusal("evidence-locked", file=name)
            names = [part.filename for part in parts]
            first = parts[0] if parts else None
            said = archive.read(first) if first and first.filename == "mimetype" and first.file_size < 100 else b""  # noqa: PLR2004 - a media type is shorter
    except _SPOILED as problem:
        raise Refusal("evidence-damaged", file=name) from problem
    if any(one.lower().endswith("vbaproject.bin") or one.startswith("Basic/") for one in names):
        raise Refusal("evidence-macros", file=name)
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx")):
        if "[Content_Types].xml" in names and any(one.startswith(folder) for one in names):
            return kind
    for kind in ("odt", "ods", "odp"):
        if said.decode("ascii", "replace").strip() == KINDS[kind].media_type:
            return kind
    raise Refusal("evidence-kind", file=name)


def _is_text(data: bytes) -> bool:
    """Whether this is plain text: UTF-8 without control characters, or UTF-16 that says so."""
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8")
    except UnicodeDecodeError:
        return False
    return not _CONTROL.search(text)
