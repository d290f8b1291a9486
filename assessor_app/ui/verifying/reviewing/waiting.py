"""What waits for a review, a page at a time: those begun, what a sample chose, what is finished. Chooses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.paging import Paged
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.verifying.reviewing.scene import reason_of
from assessor_app.ui.verifying.reviewing.words import OVERALL_SAID

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.reviews.model import Waits

TONES = {"confirmed": "met", "confirmed-with-action": "not_yet"}


def waiting(rooms: Rooms, last: Waits | None, limit: int) -> list[Waits]:
    """A page of what waits, from behind what was seen last."""
    return rooms.verifying.waiting.page(last, limit)


class WaitingPage(QStackedWidget):
    """`chosen(subject)`; `leaving` where there is nothing and one goes to where records come in."""

    chosen = Signal(str)
    leaving = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.list = Paged(kit, N_("What waits for review"), lines=2)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(lambda _index: self._open(self.list.choice))
        self.list.shown.connect(self._lay)
        self.empty = EmptyState(
            kit,
            "task_alt",
            N_("Nothing waits for review. Choose a record in the inbox, or draw a sample."),
            N_("To the inbox"),
        )
        self.empty.pressed.connect(self.leaving)
        self.addWidget(self.empty)
        around, card = QWidget(), Ground("card", margin=14, space=0)
        card.add(self.list)
        inside = QVBoxLayout(around)
        inside.setContentsMargins(24, 14, 24, 18)
        inside.addWidget(card)
        self.addWidget(around)

    def read(self) -> None:
        """Read it from the first."""
        self.list.show_things(waiting, waiting_row)

    def _open(self, key: str) -> None:
        one = self.list.thing(key)
        if one is not None:
            self.chosen.emit(one.identity if one.state == "finished" else one.key)

    def _lay(self) -> None:
        self.setCurrentIndex(1 if self.list.things else 0)
        if self.list.things:
            self.list.setFocus()


def waiting_row(words: Words, one: Waits) -> Row:
    """One line: of whom, by whom and when, why it was chosen; how far its review is."""
    said = (words(N_("assessed by {name}"), name=one.assessor), day(words, one.day))
    detail = "\n".join(filter(None, (" · ".join(filter(None, said)), reason_of(words, one.item) if one.item else "")))
    chip, tone = words(N_("In the sample")), ""
    if one.state == "open":
        chip, tone = words(N_("Begun. Decided: {count}"), count=one.decided), "accent"
    elif one.overall:
        chip, tone = words(OVERALL_SAID[one.overall]), TONES.get(one.overall, "refused")
    return Row(one.key, f"{one.reference} · {one.candidate}", detail, icon="contract_edit", chip=chip, chip_tone=tone)
