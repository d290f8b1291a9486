"""What the screen of retention asks of the rooms, each as one blocking deed. No widgets, and no rule of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.errors import Unavailable

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.records.retention.model import Asked, Disposal, Keeping, Rule
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Identity
    from assessor_app.vault.model import Changes
    from assessor_app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Kept:
    """The rule, what is kept of each candidate, oldest first, what was disposed of, newest first, and the day."""

    rule: Rule
    people: tuple[Keeping, ...]
    disposals: tuple[Disposal, ...]
    today: dt.date

    @property
    def due(self) -> tuple[Keeping, ...]:
        """Whoever may be disposed of today."""
        return tuple(one for one in self.people if one.due(self.rule, self.today))


def read(rooms: Rooms) -> Kept:
    """All of it; it looks at every record, so not on the lane of who writes."""
    desk = rooms.retention
    return Kept(desk.rule(), tuple(desk.kept()), tuple(desk.disposals()), desk.today())


def set_rule(rooms: Rooms, years: int, after: str) -> Changes:
    """Keep the rule; Refusal `years-out-of-range`."""
    from assessor_app.records.retention.model import Rule  # noqa: PLC0415 - kept with the deed

    return rooms.retention.set_rule(Rule(years, "certified" if after == "certified" else "last"))


def hold(rooms: Rooms, candidate: str, reason: str) -> Changes:
    """Hold back what is kept of a candidate, in the name of this store's owner."""
    return rooms.retention.hold(candidate, reason, _who(rooms))


def lift(rooms: Rooms, candidate: str) -> Changes:
    """Hold it no longer, in the name of this store's owner."""
    return rooms.retention.lift(candidate, _who(rooms))


def key(rooms: Rooms, vault: Vault, passphrase: str) -> Identity:
    """The key that signs, opened; Refusal `passphrase-wrong`, or what a token says."""
    from assessor_app.rooms import own_identity  # noqa: PLC0415 - brings every room

    return own_identity(rooms, vault, passphrase)


def dispose(rooms: Rooms, vault: Vault, asked: Asked, identity: Identity, progress: Progress) -> tuple[str, Changes]:
    """Erase what was asked for; returns what the certificate is called. Raises as `records.retention` does."""
    _file, changes = rooms.retention.dispose(asked, identity, vault.place, progress)
    return rooms.retention.disposals()[0].reference, changes


def save(rooms: Rooms, number: int, file: Path) -> Path:
    """Write a certificate of disposal; Unavailable `file-not-written`."""
    from assessor_app.records.sealing import write_out  # noqa: PLC0415 - brings in pyHanko

    try:
        write_out(file, rooms.retention.certificate(number))
    except Unavailable as problem:
        raise Unavailable("file-not-written", file=str(file)) from problem
    return file


def _who(rooms: Rooms) -> str:
    assessor = rooms.people.assessor()
    return assessor.name if assessor else ""
