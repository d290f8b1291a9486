"""What the archive knows of one record beside how it was judged: what became of it, its files, what may be done now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.records.differing import pairing
from assessor_app.ui.records.verified import verified

if TYPE_CHECKING:
    from assessor_app.records.beside.model import Beside
    from assessor_app.records.differing.model import Difference
    from assessor_app.records.journal.model import Line
    from assessor_app.records.model import Held
    from assessor_app.records.withdrawing.model import Withdrawal
    from assessor_app.rooms import Rooms
    from assessor_app.ui.records.verified import Verified


@dataclass(frozen=True, slots=True)
class Known:
    """`earlier` is the record that this one supersedes and `later` the one that supersedes it, where they are here.

    `difference` is to the earlier one or else from this to the later; `draft` the id of the draft that puts it right;
    `right` and `withdraw` say whether it may be put right or withdrawn here; `verified` what verifiers decided on it.
    """

    held: Held
    earlier: Held | None
    later: Held | None
    difference: Difference | None
    withdrawals: tuple[Withdrawal, ...]
    lines: tuple[Line, ...]
    beside: tuple[Beside, ...]
    draft: str
    right: bool
    withdraw: bool
    verified: Verified | None = None


def known(rooms: Rooms, held: Held) -> Known:
    """Read all of it."""
    archive = rooms.archive
    earlier, later = pairing.earlier(archive, held), pairing.later(archive, held)
    draft = rooms.putting_right.open_draft(held.identity)
    return Known(
        held=held,
        earlier=earlier,
        later=later,
        difference=_difference(rooms, earlier, held) or _difference(rooms, held, later),
        withdrawals=tuple(archive.withdrawals.of_record(held.identity)),
        lines=archive.journal.about(held.identity),
        beside=tuple(archive.beside(held)),
        draft=draft[0] if draft else "",
        right=held.counts and draft is None and rooms.putting_right.possible(held),
        withdraw=held.counts and held.origin == "own",
        verified=verified(rooms, held.identity, own=held.origin == "own"),
    )


def _difference(rooms: Rooms, old: Held | None, new: Held | None) -> Difference | None:
    """None where one of them is not here, or is of a form that only a later program knows."""
    from assessor_app.records.differing.comparing import compare  # noqa: PLC0415 - most records replace none

    if old is None or new is None:
        return None
    try:
        return compare(rooms.archive.payload(old.identity), rooms.archive.payload(new.identity))
    except Refusal:
        return None
