"""Several CASE packages in one zip with a manifest and digests, and one alone as JSON; out and in, whole or not at all.

CASE itself has no form for many frameworks in one file; the manifest is ours, each file in the zip is a CFPackage.
"""

from __future__ import annotations

import contextlib
import zipfile
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal, Tampered
from assessor_app.standards import bundle
from assessor_app.standards.exchange import bounded, case, case_out, manifests, packfiles, packs
from assessor_app.standards.wording import sha256

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.standards.library import StandardsLibrary
    from assessor_app.standards.model import StandardKey
    from assessor_app.standards.origins.model import Taken

FORMAT: Final = "case-packages-1"
JSON: Final = ".json"


def write(out: Path, library: StandardsLibrary, keys: Sequence[StandardKey]) -> None:
    """Write standards as CASE: one as JSON where `out` ends so, any number as a zip.

    Raises:
        Refusal: `export-exists`, `export-empty`, `export-one-alone`, when JSON is to hold several.
        Unavailable: `standards-not-written`.
    """
    if not keys:
        raise Refusal("export-empty")
    if out.suffix.lower() == JSON:
        if len(keys) > 1:
            raise Refusal("export-one-alone", file=out.name)
        with manifests.whole(out) as part:
            part.write_bytes(case_out.as_bytes(library.get(keys[0])))
        return
    entries: list[dict[str, str]] = []
    names: set[str] = set()
    with manifests.whole(out) as part, zipfile.ZipFile(part, "w") as held:
        for key in sorted(set(keys), key=str):
            standard = library.get(key)
            name, data = manifests.file_name(standard, names, folder="packages"), case_out.as_bytes(standard)
            manifests.put(held, name, data)
            entries.append({"standard": str(key), "file": name, "sha256": sha256(data)})
        told = {"format": FORMAT, "rights": manifests.RIGHTS, "signature": None, "packages": entries}
        manifests.put(held, bundle.MANIFEST, manifests.as_bytes(told))


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Iterator[tuple[str, bytes]]]:
    """The packages of a zip or folder, one after another: name and bytes. Raises as `packs.opened`."""
    with packfiles.opened(path) as files:
        told = manifests.of(files)
        if told.get("format") != FORMAT:
            raise Refusal("pack-unknown", pack=path.name)
        entries = told.get("packages")
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            raise Refusal("pack-manifest-invalid", pack=path.name, what="packages")
        yield (_file(files, entry, path.name) for entry in entries)


def _file(files: packfiles.Container, entry: dict[str, Any], pack: str) -> tuple[str, bytes]:
    name = manifests.text(entry, "file", pack)
    data = files.read(name, bounded.MOST_BYTES)
    if sha256(data) != entry.get("sha256"):
        raise Tampered("pack-altered", file=name)
    return name, data


def take_in(
    library: StandardsLibrary,
    path: Path,
    progress: Progress,
    *,
    who: str = "",
    beside: bool = False,
    confirmed: bool = False,
) -> list[Taken]:
    """Add the standards of all packages or none; what is doubtful only where a person confirmed it.

    Raises:
        Refusal: as `opened`; `pack-part-refused`, when a package cannot be read or, unconfirmed, is doubtful;
            `standard-edition-differs`.
        Tampered: `pack-altered`.
        Cancelled: nothing was added.
    """
    taken: list[Taken] = []
    with opened(path) as files, library.together():
        for done, (name, data) in enumerate(files):
            progress.step(done, 0, name)
            for reading in case.read(name, data):
                if reading.standard is None or (reading.doubts and not confirmed):
                    raise Refusal("pack-part-refused", pack=path.name, file=name)
                standing = library.standing(reading.standard)
                touched = library.add(reading, document=data, who=who, beside=beside).touched
                taken.append(packs.taken(touched, standing))
    return taken
