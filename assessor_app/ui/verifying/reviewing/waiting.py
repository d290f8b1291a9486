"""What waits for a review: those begun, and what a sample chose, in its order. Chooses nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.verifying.reviewing.scene import TO_REVIEW, reason_of
from assessor_app.ui.verifying.reviewing.words import OVERALL_SAID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.reviews.model import Kept
    from assessor_app.verifying.sampling.model import Item


@dataclass(frozen=True, slots=True)
class Waiting:
    """One record to be reviewed: `subject` opens it; a review of it begun or finished, or its item in a sample."""

    subject: str
    held: Held
    kept: Kept | None = None
    item: Item | None = None


FINISHED, MOST = 20, 500  # rows: what is further down comes up as what stands above it is reviewed


def waiting(rooms: Rooms) -> list[Waiting]:
    """What is begun, then what the samples chose, in their order, then what was finished last."""
    reviews, archive, sampling = rooms.verifying.reviews, rooms.archive, rooms.verifying.sampling
    begun = [Waiting(one.review.id, archive.find(one.review.identity), one) for one in reviews.begun()]
    here = {one.held.identity for one in begun}
    items = [item for plan in sampling.plans() for item in sampling.items(plan.id) if item.state in TO_REVIEW]
    chosen = [Waiting(one.id, archive.find(one.identity), item=one) for one in items if one.identity not in here]
    done = [Waiting(one.review.identity, archive.find(one.review.identity), one) for one in reviews.finished(FINISHED)]
    return [*begun, *chosen[:MOST], *done]


class WaitingPage(QStackedWidget):
    """`chosen(subject)`; `sampling` where there is nothing and one goes to where records come in."""

    chosen = Signal(str)
    sampling = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._waiting: Sequence[Waiting] = ()
        self.list = Listing(kit, N_("What waits for review"))
        self.list.opened.connect(self.chosen)
        self.list.clicked.connect(lambda _index: self._press())
        self.empty = EmptyState(
            kit,
            "task_alt",
            N_("Nothing waits for review. Choose a record in the inbox, or draw a sample."),
            N_("To the inbox"),
        )
        self.empty.pressed.connect(self.sampling)
        self.addWidget(self.empty)
        around, card = QWidget(), Ground("card", margin=14, space=0)
        card.add(self.list)
        inside = QVBoxLayout(around)
        inside.setContentsMargins(24, 14, 24, 18)
        inside.addWidget(card)
        self.addWidget(around)
        kit.tongue.follow(self, lambda _words: self._say())

    def _press(self) -> None:
        if self.list.choice:
            self.chosen.emit(self.list.choice)

    def show_waiting(self, found: Sequence[Waiting]) -> None:
        """Show these."""
        self._waiting = found
        self._say()

    def _say(self) -> None:
        words = self._kit.tongue.words
        rows: list[Row] = []
        heading = ""
        for one in self._waiting:
            state = one.kept.state if one.kept else "waits"
            if state != heading:
                heading = state
                said = {"open": N_("Begun"), "finished": N_("Finished"), "waits": N_("In the sample")}[state]
                rows.append(Row("", words(said), heading=True))
            rows.append(self._row(one))
        self.list.show_rows(rows)
        self.setCurrentIndex(1 if rows else 0)

    def _row(self, one: Waiting) -> Row:
        words, kept = self._kit.tongue.words, one.kept
        detail = " · ".join(
            filter(
                None,
                (
                    words(N_("assessed by {name}"), name=one.held.assessor),
                    day(words, one.held.sealed_at),
                    reason_of(words, one.item) if one.item else "",
                ),
            )
        )
        chip, tone = "", ""
        if kept is not None and kept.state == "finished" and kept.review.overall:
            chip = words(OVERALL_SAID[kept.review.overall])
            tone = {"confirmed": "met", "confirmed-with-action": "not_yet"}.get(kept.review.overall, "refused")
        elif kept is not None:
            chip, tone = words(N_("Decided: {count}"), count=len(kept.review.findings)), "accent"
        return Row(
            one.subject,
            f"{one.held.reference} · {one.held.candidate}",
            detail,
            icon="contract_edit",
            chip=chip,
            chip_tone=tone,
        )
