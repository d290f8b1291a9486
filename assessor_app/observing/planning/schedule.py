"""What the clock says of planned visits: which are late, today's or to come, and which are at the same time. Pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.observing.planning.model import PlannedVisit

When = Literal["missed", "late", "now", "today", "coming"]

# Nobody is late in the first minutes.
GRACE: Final = dt.timedelta(minutes=10)
SOON: Final = dt.timedelta(minutes=30)


def when(visit: PlannedVisit, now: dt.datetime) -> When:
    """Where a visit that is still to come stands against `now` (aware).

    Its day is the one on the calendar of its place, whatever the offset of `now`: a clock change moves no visit to
    another day. One that began before midnight is still on until it was to end.
    """
    if now >= visit.ends:
        return "late" if visit.what.start[:10] == now.date().isoformat() else "missed"
    if now > visit.begins + GRACE:
        return "late"
    if now >= visit.begins - SOON:
        return "now"
    return "today" if visit.what.start[:10] == now.date().isoformat() else "coming"


def clashes(visit: PlannedVisit, others: Iterable[PlannedVisit]) -> tuple[PlannedVisit, ...]:
    """Those still to come that overlap this one by as much as a minute; the visit itself is none of them."""
    return tuple(
        other
        for other in others
        if other.id != visit.id and other.open and other.begins < visit.ends and visit.begins < other.ends
    )
