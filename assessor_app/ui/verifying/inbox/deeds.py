"""What the inbox's screen asks of the rooms, each as one blocking deed. No widgets, and no judgement of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.records.report import Opening, Row, closed
from assessor_app.ui.records.ways import UNDONE

if TYPE_CHECKING:
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.inbox.model import Delivery, Item


def listed(rooms: Rooms, last: Delivery | None, limit: int) -> list[Delivery]:
    """A page of deliveries."""
    return rooms.verifying.inbox.deliveries(last.number if last else None, limit)


def waiting(rooms: Rooms, last: Item | None, limit: int) -> list[Item]:
    """A page of what somebody has to do something about."""
    return rooms.verifying.inbox.quarantine(last.number if last else None, limit)


def opened(rooms: Rooms, progress: Progress, item: Item) -> Opening:
    """How one file stands now, with every finding: its bytes judged again, as far as they were kept."""
    progress.step(0, 1)
    data = rooms.verifying.inbox.signers.bytes_of(item)
    return rooms.archive.open(item.source, data) if data is not None else stood(item)


def stood(item: Item) -> Opening:
    """How a file stood when it came, by what was written down of it."""
    if item.verdict in {"refused", "unreadable"}:
        return closed(item.source, item.verdict, item.code or "no-payload", item.facts)
    unknown = Row("superseded", "unknown", "not-reached")
    return Opening(item.source, item.verdict, (unknown,), item.identity, item.record)


def vouch(rooms: Rooms, progress: Progress, number: int, how: str) -> tuple[int, Changes]:
    """Vouch for whom a file waits for, in the name of this store's owner; how many files are accepted by that."""
    return rooms.verifying.inbox.signers.vouch(number, how, _who(rooms), progress)


def take_back(rooms: Rooms, progress: Progress, signer: str) -> Changes:
    """Take back at once that one vouched for somebody."""
    return rooms.verifying.inbox.signers.withdraw(signer, UNDONE, _who(rooms), progress)


def _who(rooms: Rooms) -> str:
    assessor = rooms.people.assessor()
    return assessor.name if assessor else ""
