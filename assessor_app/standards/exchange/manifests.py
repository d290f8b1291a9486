"""What packs of every form share: a manifest with digests, names that fit everywhere, a file written whole.

Which forms there are, and what they hold, stands in `packs` and `case_packs`.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import AssessorError, Refusal, Unavailable
from assessor_app.standards.bundle import MANIFEST
from assessor_app.standards.exchange import bounded, packfiles
from assessor_app.standards.model import slug
from assessor_app.standards.wording import sha256
from assessor_app.vault.files import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor_app.standards.exchange.packfiles import Container
    from assessor_app.standards.model import Standard

RIGHTS: Final = {
    "en": "The text of each standard belongs to its publisher and stands outside this program's MIT licence.",
    "cy": "Mae testun pob safon yn eiddo i'w chyhoeddwr ac y tu allan i drwydded MIT y rhaglen hon.",
}
MOST_MANIFEST: Final = 64 * 1024**2
MOST_MANIFEST_VALUES: Final = 3_000_000

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first time a zip can say; the files' own times would differ at every writing
_PLAIN_FILE = 0o100644 << 16
_UNFIT = re.compile(r"[^a-z0-9.+-]+")


@contextlib.contextmanager
def whole(out: Path) -> Iterator[Path]:
    """A file beside `out` to be written, which takes its name only when all of it is durable.

    Raises:
        Refusal: `export-exists`, when there is something of that name.
        Unavailable: `standards-not-written`.
    """
    if os.path.lexists(out):
        raise Refusal("export-exists", file=str(out))
    part = out.with_name(out.name + ".part")
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        os.replace(part, out)  # noqa: PTH105 - the atomic call by its own name
        settle(out.parent)
    except OSError as problem:
        raise Unavailable("standards-not-written", file=str(out)) from problem
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def as_bytes(told: dict[str, Any]) -> bytes:
    """JSON as packs hold it: UTF-8, two blanks a level, one newline at the end."""
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def put(held: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add one file to a zip, with nothing of this machine or moment."""
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.create_system, info.external_attr, info.compress_type = 3, _PLAIN_FILE, zipfile.ZIP_DEFLATED
    held.writestr(info, data, compresslevel=6)


def file_name(standard: Standard, names: set[str], folder: str = "standards") -> str:
    """A name that every file system takes and no other of `names` has, which it then is one of."""
    key = standard.key
    stem = f"{folder}/{slug(key.name)}_{_UNFIT.sub('-', key.edition.lower())}_{key.language}"
    name = f"{stem}.json" if f"{stem}.json" not in names else f"{stem}_{sha256(str(key).encode())[:12]}.json"
    names.add(name)
    return name


def is_one(path: Path) -> bool:
    """Whether what a person named is a pack of any form, whole or not.

    That is a folder with a manifest in it, since one without is a folder of documents, or a zip that is no document.
    """
    if path.is_dir():
        return (path / MANIFEST).is_file()
    try:
        with path.open("rb") as file:
            begins = file.read(4)
        if not begins.startswith(b"PK"):
            return False
        if path.suffix.lower() == ".zip":
            return True
        with packfiles.opened(path) as files:
            return bool(of(files))
    except (OSError, AssessorError):
        return False


def form(path: Path) -> str:
    """The form that a pack's manifest names; raises as `packfiles.opened` and `of`."""
    with packfiles.opened(path) as files:
        return str(of(files).get("format"))


def of(files: Container) -> dict[str, Any]:
    """The manifest of a pack, or nothing where it is no JSON object.

    Raises:
        Refusal: `pack-file-missing`, `pack-file-large`, `json-unreadable`, `json-too-large`.
    """
    data = files.read(MANIFEST, MOST_MANIFEST)
    told = bounded.parsed(data, MANIFEST, most_bytes=MOST_MANIFEST, most_values=MOST_MANIFEST_VALUES)
    return told if isinstance(told, dict) else {}


def text(entry: dict[str, Any], name: str, pack: str) -> str:
    """A field of an entry of a manifest that must be text; Refusal `pack-manifest-invalid`."""
    value = entry.get(name)
    if not isinstance(value, str):
        raise Refusal("pack-manifest-invalid", pack=pack, what=name)
    return value
