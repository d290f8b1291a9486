"""Holding a pack that came against its own list: what is missing, was changed, does not belong. Keeps nothing."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal, Unavailable
from assessor_app.verifying.external import listing
from assessor_app.verifying.external.model import Checked
from assessor_app.verifying.inbox.zips import Zip

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.trust.model import Anchor

PIECE: Final = 1024 * 1024


class _Folder:
    """A pack as a folder, read as a zip is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        found = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        self._files = {path.relative_to(folder).as_posix(): path for path in found}

    def names(self) -> Iterable[tuple[str, int]]:
        return [(name, path.stat().st_size) for name, path in self._files.items()]

    def read(self, name: str, most: int) -> bytes:
        try:
            with self._files[name].open("rb") as file:
                return file.read(most)
        except OSError as problem:
            raise Unavailable("file-unreadable", file=name) from problem

    def close(self) -> None:
        """Hold nothing open."""


def check(path: Path, anchors: Iterable[Anchor], now: dt.datetime, progress: Progress) -> Checked:
    """Hold a pack, a folder or a zip, against the list in it; `now` is aware.

    Raises:
        Refusal: `external-pack-unreadable`, when it holds no list, `external-pack-newer`; `zip-…`.
        Tampered: `external-pack-damaged`.
        Unavailable: `file-unreadable`.
    """
    from assessor_app.trust.anchors import standing  # noqa: PLC0415 - pyHanko's validator, slow to import
    from assessor_app.trust.certificates import card  # noqa: PLC0415 - same

    place = _Folder(path) if path.is_dir() else Zip(path)
    try:
        sizes = dict(place.names())
        if listing.FILE not in sizes:
            raise Refusal("external-pack-unreadable")
        said, certificate = listing.read(place.read(listing.FILE, listing.MOST_BYTES + 1))
        told = {one["name"]: one for one in said["files"]}
        changed = []
        for done, (name, one) in enumerate(told.items()):
            progress.step(done, len(told))
            if name in sizes and not _same(place, name, one, sizes[name]):
                changed.append(name)
    finally:
        place.close()
    known = card(certificate)
    return Checked(
        said=said,
        signer=known.fingerprint,
        name=known.name,
        standing=standing(certificate, anchors, now),
        missing=tuple(sorted(told.keys() - sizes.keys())),
        changed=tuple(sorted(changed)),
        extra=tuple(sorted(sizes.keys() - told.keys() - {listing.FILE})),
    )


def _same(place: _Folder | Zip, name: str, one: dict[str, object], size: int) -> bool:
    if size != one["size"]:
        return False
    return hashlib.sha256(place.read(name, size + 1)).hexdigest() == one["sha256"]
