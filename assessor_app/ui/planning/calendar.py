"""Saving the visits to come for somebody's own calendar: which file, and what stands in it of each visit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from assessor_app.errors import Unavailable
from assessor_app.language import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.planning.known import Planned


def save_calendar(kit: Kit, parent: QWidget, planned: Sequence[Planned]) -> None:
    """Ask for a file and write these visits into it."""
    chosen, _ = QFileDialog.getSaveFileName(parent, kit.tongue(N_("Save the visits for a calendar")), "visits.ics")
    if not chosen:
        return
    try:
        Path(chosen).write_bytes(written(kit, planned))
    except OSError:
        kit.notices.error(Unavailable("file-not-written", file=chosen))
    else:
        kit.notices.say(N_("Saved in {file}"), file=chosen)


def written(kit: Kit, planned: Sequence[Planned]) -> bytes:
    """The calendar, in the language in force: who, which standards, the criteria hoped for by their short names."""
    from assessor_app.observing.planning.calendar import calendar  # noqa: PLC0415 - kept with the deed

    reader = kit.tongue.language
    told = [
        (
            one.visit,
            f"{one.candidate} · {', '.join(one.standards)}",
            ", ".join(f"{key.standard.name} · {key.short(reader)}" for key in one.visit.what.hoped),
        )
        for one in planned
    ]
    return calendar(told, kit.clock.now().wall)
