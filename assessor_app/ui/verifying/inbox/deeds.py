"""What the inbox's screen asks of the rooms, each as one blocking deed. No widgets, and no judgement of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.errors import AssessorError
from assessor_app.records.report import Opening, Row, closed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.inbox.model import Delivery, Item
    from assessor_app.verifying.inbox.watching import Traits


def take_in(rooms: Rooms, progress: Progress, paths: Sequence[Path]) -> tuple[Delivery | None, Changes]:
    """Take files, folders and zips in as one delivery."""
    return rooms.verifying.inbox.take_in(paths, progress)


def take_in_watched(
    rooms: Rooms, progress: Progress, folder: Path, files: Mapping[str, Traits]
) -> tuple[Delivery | None, Changes]:
    """Take in what came into the watched folder."""
    return rooms.verifying.inbox.take_in_watched(folder, files, progress)


def listed(rooms: Rooms, last: Delivery | None, limit: int) -> list[Delivery]:
    """A page of deliveries."""
    return rooms.verifying.inbox.deliveries(last.number if last else None, limit)


def waiting(rooms: Rooms, last: Item | None, limit: int) -> list[Item]:
    """A page of what somebody has to do something about."""
    return rooms.verifying.inbox.quarantine(last.number if last else None, limit)


def opened(rooms: Rooms, progress: Progress, item: Item) -> Opening:
    """How one file stands now, with every finding: its bytes judged again, as far as they were kept."""
    progress.step(0, 1)
    data = _bytes(rooms, item)
    return rooms.archive.open(item.source, data) if data is not None else stood(item)


def stood(item: Item) -> Opening:
    """How a file stood when it came, by what was written down of it."""
    if item.verdict in {"refused", "unreadable"}:
        return closed(item.source, item.verdict, item.code or "no-payload", item.facts)
    unknown = Row("superseded", "unknown", "not-reached")
    return Opening(item.source, item.verdict, (unknown,), item.identity, item.record)


def _bytes(rooms: Rooms, item: Item) -> bytes | None:
    """The bytes of a file, from quarantine or wherever its kind is kept; None where they are not here."""
    if item.apart:
        return rooms.verifying.inbox.file(item.number)
    statements = rooms.verifying.statements.file
    keepers: dict[str, Callable[[str], bytes]] = {
        "record": rooms.archive.file,
        "withdrawal": rooms.archive.withdrawals.file,
        "report": statements,
        "answer": statements,
    }
    keeper = keepers.get(item.kind) if item.identity else None
    try:
        return keeper(item.identity) if keeper is not None else None
    except AssessorError:
        return None
