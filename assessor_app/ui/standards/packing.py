"""Packs of standards on their way in and out, each as one blocking deed. No widgets; what a pack is stands in `packs`.

A pack is taken in whole or not at all, and one that is refused never stops another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.errors import AssessorError, Cancelled
from assessor_app.standards.shelves.browsing import PART
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Filter, StandardKey
    from assessor_app.standards.origins.model import Taken

CASE = ".case.zip"
"""How the name of a file ends in which standards are written as CASE packages."""


def packs_among(paths: Sequence[Path]) -> list[Path]:
    """Those that are packs of standards."""
    from assessor_app.standards.exchange import manifests  # noqa: PLC0415 - not before first paint

    return [path for path in paths if manifests.is_one(path)]


def take_in(rooms: Rooms, progress: Progress, packs: Sequence[Path]) -> tuple[Changes, list[AssessorError]]:
    """Take in packs; what was added, and why some were not taken."""
    assessor = rooms.people.assessor()
    who = assessor.name if assessor else ""
    touched: set[tuple[str, str]] = set()
    problems: list[AssessorError] = []
    for path in packs:
        try:
            taken = _take_in(rooms, progress, path, who)
        except Cancelled:
            raise
        except AssessorError as problem:
            problems.append(problem)
        else:
            touched |= {("standard", str(one.key)) for one in taken if one.outcome == "added"}
    return Changes(frozenset(touched)), problems


def _take_in(rooms: Rooms, progress: Progress, path: Path, who: str) -> list[Taken]:
    from assessor_app.standards.exchange import case_packs, manifests, packs  # noqa: PLC0415 - not before first paint

    if manifests.form(path) == case_packs.FORMAT:
        return case_packs.take_in(rooms.library, path, progress, who=who)
    with packs.opened(path) as pack:
        return packs.take_in(rooms.library, pack, progress, who=who)


def give_out(rooms: Rooms, progress: Progress, wanted: Filter, file: Path) -> int:
    """Write the standards that a filter lets through, as a pack or by the file's name as CASE; how many they are.

    Raises:
        Unavailable: `file-not-written`, when the place cannot be written.
    """
    from assessor_app.standards.exchange import case_packs, packs  # noqa: PLC0415 - not before first paint

    progress.step(0, 1)
    keys = list(_keys(rooms, wanted))
    if file.name.endswith(CASE):
        case_packs.write(file, rooms.library, keys)
    else:
        packs.write(file, packs.give(rooms.library, keys))
    return len(keys)


def _keys(rooms: Rooms, wanted: Filter) -> Iterator[StandardKey]:
    for offset in range(0, rooms.library.shelves.count(wanted), PART):
        yield from (head.key for head in rooms.library.shelves.browse(wanted, offset))
