"""Which files of a watched folder have come since the watching began and have stopped growing. Pure: looks at no disk.

`listing` is the one look at the disk, for whoever calls it where waiting does no harm.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessor_app.errors import Unavailable
from assessor_app.observing.evidence.kinds import TOLD, of_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# What stays as it is from one look to the next has stopped growing: its size in bytes, and when it was last written.
Traits = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Watch:
    """What is known of one folder. `before`: names that were there as the watching began; `last`: the look before."""

    before: frozenset[str]
    last: Mapping[str, Traits] = field(default_factory=dict)
    told: frozenset[str] = frozenset()

    def look(self, now: Mapping[str, Traits]) -> tuple[Watch, tuple[str, ...]]:
        """Look again: what is known then, and the files that are whole now and were not told of yet, by name."""
        whole = sorted(
            name
            for name, traits in now.items()
            if name not in self.before | self.told and traits[0] and self.last.get(name) == traits
        )
        return Watch(self.before, now, self.told | frozenset(whole)), tuple(whole)


def begin(now: Mapping[str, Traits]) -> Watch:
    """Begin to watch: what is there now is none of our business."""
    return Watch(frozenset(now))


def listing(folder: Path) -> dict[str, Traits]:
    """The files of a folder that could be evidence, or that a refusal has something to say about.

    Raises:
        Unavailable: `watched-folder-gone` when it cannot be read.
    """
    found: dict[str, Traits] = {}
    try:
        for file in folder.iterdir():
            if file.name.startswith((".", "~")) or not (of_name(file.name) or file.suffix.lower() in TOLD):
                continue
            try:
                seen = file.stat()
            except OSError:  # it went away between two breaths
                continue
            if stat.S_ISREG(seen.st_mode):
                found[file.name] = (seen.st_size, seen.st_mtime_ns)
    except OSError as problem:
        raise Unavailable("watched-folder-gone", folder=str(folder)) from problem
    return found
