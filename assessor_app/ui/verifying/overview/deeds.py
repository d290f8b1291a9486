"""What is asked of the rooms for the overview, each as one blocking deed. No widgets."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.ui.verifying.overview.words import CAUSE_WORDS, HEADS, WAY_WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.language import Words
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.verifying.overview.model import Figure, Overview, Period
    from assessor_app.verifying.sheets import Sheet


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
    from assessor_app.verifying.sheets import write  # noqa: PLC0415 - kept with the deed

    return write(file, sheets(rooms.verifying.overview.read(asked), words))


def sheets(found: Overview, words: Words) -> list[Sheet]:
    """The tables of the overview in the reader's language."""
    from assessor_app.verifying.sheets import Sheet  # noqa: PLC0415 - kept with the deed

    heads = tuple(words(head) for head in HEADS)
    made = [
        Sheet(words(WAY_WORDS[by]), (words(WAY_WORDS[by]), *heads), tuple(_cells(line) for line in lines))
        for by, lines in found.lines.items()
    ]
    causes = tuple((words(CAUSE_WORDS[cause]), many) for cause, many in found.causes)
    return [*made, Sheet(words(N_("Causes")), (words(N_("Cause")), words(N_("Criteria"))), causes)]


def _cells(line: Figure) -> tuple[str | int, ...]:
    return (line.name, *counts(line))


def counts(line: Figure) -> tuple[int, ...]:
    """The numbers of one line, in the order of `HEADS`."""
    return (
        line.records, line.sampled, line.agreed, line.with_action, line.not_agreed, line.open_actions, line.overdue,
    )  # fmt: skip
