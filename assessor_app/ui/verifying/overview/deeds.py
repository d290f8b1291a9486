"""What is asked of the rooms for the overview, each as one blocking deed. No widgets."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.language import Words
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.verifying.overview.model import Overview, Period


def period(days: str, now: dt.datetime) -> Period:
    """The last so many days; all of it where `days` is empty."""
    from assessor_app.verifying.overview.model import Period  # noqa: PLC0415 - a room; not before first paint

    return Period((now.date() - dt.timedelta(days=int(days))).isoformat()) if days else Period()


def read(rooms: Rooms, asked: Period) -> Overview:
    """Add up what was known when it was last kept up: at once, whatever came since."""
    return rooms.verifying.overview.read(asked, as_known=True)


def keep_up(rooms: Rooms, progress: Progress) -> int:
    """Keep up with what came; 0 says that what is shown is as it is."""
    return rooms.verifying.overview.keep_up(progress)


def export(rooms: Rooms, asked: Period, file: Path, words: Words) -> Path:
    """Write all tables, as a spreadsheet; as CSV the one of assessors.

    Raises:
        Refusal: `table-ending`.
        Unavailable: when it cannot be written.
    """
    from assessor_app.verifying.overview.sheets import sheets  # noqa: PLC0415 - kept with the deed
    from assessor_app.verifying.sheets import write  # noqa: PLC0415 - same

    return write(file, sheets(rooms.verifying.overview.read(asked), words))
