"""Which files of a watched folder are whole and were not taken yet. `Watch` is pure; `listing` looks at the disk."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessor_app.errors import Unavailable
from assessor_app.verifying.inbox.sources import walked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Traits = tuple[int, int]
"""Size in bytes, and when it was last written (ns): what stays so from one look to the next is whole."""
SUFFIXES = frozenset({".pdf", ".zip", ".json"})


def mark(name: str) -> str:
    """By what a file is known again that was taken: names of files often name people, who may have been disposed of."""
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True, slots=True)
class Watch:
    """What is known of one folder: what was `taken`, by its `mark`, as it then was, and the look before."""

    taken: Mapping[str, Traits] = field(default_factory=dict)
    last: Mapping[str, Traits] = field(default_factory=dict)

    def look(self, now: Mapping[str, Traits]) -> tuple[Watch, tuple[str, ...]]:
        """Look again: what is known then, and the files that are whole and new, by name.

        A file that was taken and is written anew is new. An empty file is one whose bytes are still to come.
        """
        whole = sorted(
            name
            for name, traits in now.items()
            if traits[0] and self.last.get(name) == traits and self.taken.get(mark(name)) != traits
        )
        return Watch({**self.taken, **{mark(name): now[name] for name in whole}}, now), tuple(whole)


def listing(folder: Path) -> dict[str, Traits]:
    """The files under a folder that may be something, by their way from it.

    Raises:
        Unavailable: `watched-folder-gone` when it cannot be read.
    """
    try:
        next(folder.iterdir(), None)
    except OSError as problem:
        raise Unavailable("watched-folder-gone", folder=str(folder)) from problem
    found: dict[str, Traits] = {}
    for file in walked(folder):
        if file.suffix.lower() not in SUFFIXES:
            continue
        try:
            seen = file.stat()
        except OSError:  # it went away between two breaths
            continue
        if stat.S_ISREG(seen.st_mode):
            found[file.relative_to(folder).as_posix()] = (seen.st_size, seen.st_mtime_ns)
    return found
