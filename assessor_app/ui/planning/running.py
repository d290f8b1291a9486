"""The visit that is being observed now, above all others: since when, who, and one press to go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import clock_time
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.flow import FlowBox

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.visits import Seen


def in_progress(seen: Seen, now: dt.datetime) -> bool:
    """Whether a draft is a visit that goes on: begun today, and nobody has said that it ended."""
    head = seen.head
    return not head.record and not head.end and head.start[:10] == now.date().isoformat()


class RunningCard(Ground):
    """`gone_on` when it is to be gone on with."""

    gone_on = Signal()

    def __init__(self, kit: Kit, seen: Seen) -> None:
        super().__init__("here", margin=14, space=10)
        self.seen = seen
        since = kit.label(N_("Since {time}"), "title", time=clock_time(seen.head.start))
        state = row(
            IconLabel(kit, "radio_button_checked", "not_yet", 16), kit.line(N_("In progress"), "label"), space=6
        )
        self.button = kit.button(N_("Go on observing"), self.gone_on.emit, "primary", icon="play_arrow")
        self.button.setAccessibleDescription(seen.candidate)
        about, box = QVBoxLayout(), QWidget()
        about.addWidget(kit.text(seen.candidate, "title"))
        standards = FlowBox(space=6)
        for name in seen.standards:
            standards.add(chip(name))
        about.addWidget(standards)
        box.setLayout(state)
        state.setContentsMargins(0, 0, 0, 0)
        self.add(row(since, about, None, box, space=16), row(self.button, None))
