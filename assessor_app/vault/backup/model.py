"""What the callers of backups hold: the manifest of one file, the plan, what was made. Opens nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from pathlib import Path

FORMAT: Final = "assessor-backup/1"
ENDING: Final = ".assessor-backup"
Every = Literal["never", "day", "week"]
EVERY: Final[dict[Every, dt.timedelta | None]] = {
    "never": None, "day": dt.timedelta(days=1), "week": dt.timedelta(days=7),
}  # fmt: skip
KEEP: Final = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """One file inside a backup: its name, its size in bytes and its SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself in the open: of which store, whose, made when (RFC 3339), by which program."""

    store: str
    label: str
    made_at: str
    program: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How often backups are made while the program is open, where to, and how many of this store are kept there."""

    every: Every = "never"
    folder: str = ""
    keep: int = KEEP


@dataclass(frozen=True, slots=True)
class Made:
    """One line of what was done: a backup `made` (read again and found whole), or this store `restored` from one.

    `at` is RFC 3339; for `restored`, `told` is when the backup was made, otherwise the file's name.
    """

    deed: Literal["made", "restored"]
    at: str
    told: str


@dataclass(frozen=True, slots=True)
class Written:
    """A backup just written and read again."""

    file: Path
    manifest: Manifest


def overdue(plan: Plan, last: str, now: dt.datetime) -> bool:
    """Whether a backup should be made now (aware), the last good one having been made at `last` (RFC 3339 or empty).

    A last one in the future was made under a wrong clock and says nothing.
    """
    span = EVERY[plan.every]
    if span is None or not plan.folder:
        return False
    if not last:
        return True
    made = dt.datetime.fromisoformat(last)
    return made > now + dt.timedelta(hours=1) or now - made >= span
