"""Packs of standards on disk: the one that ships, and any folder of the same form. Checks every digest it is given.

A pack is `manifest.json` and, for each standard, one JSON file named there with its SHA-256; the sources lie beside.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app import paths
from assessor_app.errors import Refusal, Tampered, Unavailable
from assessor_app.standards.as_json import standard_from_json
from assessor_app.standards.wording import sha256

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.standards.model import Standard

FORMAT: Final = "standards-pack-1"
MANIFEST: Final = "manifest.json"


def bundled() -> tuple[Standard, ...]:
    """The standards that ship with the program."""
    return from_folder(paths.standards_data())


def from_folder(folder: Path) -> tuple[Standard, ...]:
    """The standards of a pack, in the manifest's order.

    Raises:
        Unavailable: `pack-unreadable`, when the manifest or a file it names is missing or is not JSON.
        Tampered: `pack-altered`, when a file's digest is not the manifest's.
        Refusal: `standard-data-invalid`, when a file holds something else than a standard.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if manifest["format"] != FORMAT:
            raise Unavailable("pack-unreadable", folder=str(folder))
        return tuple(_standard(folder, entry) for entry in manifest["standards"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise Unavailable("pack-unreadable", folder=str(folder)) from problem


def _standard(folder: Path, entry: dict[str, Any]) -> Standard:
    file = folder / str(entry["file"])
    if not file.resolve().is_relative_to(folder.resolve()):
        raise Refusal("standard-data-invalid", source=str(entry["file"]), what="file")
    data = file.read_bytes()
    if sha256(data) != entry["sha256"]:
        raise Tampered("pack-altered", file=str(entry["file"]))
    standard = standard_from_json(json.loads(data), source=file.name)
    if str(standard.key) != entry["standard"]:
        raise Tampered("pack-altered", file=str(entry["file"]))
    return standard
