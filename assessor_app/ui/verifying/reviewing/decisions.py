"""The list of decisions: one row a criterion, one of them looked at; keys go through it. Keeps nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal

from assessor_app.language import N_
from assessor_app.ui.parts.card import separator
from assessor_app.ui.parts.gradual import Gradually
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.verifying.reviewing.closeup import Closeup
from assessor_app.ui.verifying.reviewing.row import DecisionRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.model import Outcome, Review
    from assessor_app.verifying.reviews.model import Looked

AT_ONCE = 15


class Decisions(Reading):
    """`decided(key, outcome)`, `looked(key)` when another criterion is looked at; arrow keys go through the list.

    `closeup` stands under the row that is looked at, `after` after all rows.
    """

    decided = Signal(str, str)
    looked = Signal(str)

    def __init__(self, kit: Kit, after: QWidget) -> None:
        super().__init__(kit, N_("Decisions"), margin=12, space=6)
        self._after = after
        self._kit = kit
        self._wanted: tuple[Looked, ...] = ()
        self._review: Review | None = None
        self.rows: list[DecisionRow] = []
        self.key = ""
        self.closeup = Closeup(kit)
        self.closeup.hide()
        self._making = Gradually(self)
        self._bringing = False
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._bring_here())

    def show_review(self, wanted: Sequence[Looked], review: Review) -> None:
        """Show what is decided; rows are made anew only where other criteria are looked at."""
        self._review = review
        if tuple(wanted) != self._wanted:
            self._begin(tuple(wanted))
        for row in self.rows:
            self._show_row(row)
        self._show_closeup()

    def _begin(self, wanted: tuple[Looked, ...]) -> None:
        for kept in (self.closeup, self._after):
            kept.hide()
            kept.setParent(self)  # out of what is destroyed now
        self.clear()
        self.rows, self._wanted = [], wanted
        if not wanted:
            self._end()
        self._making.begin([self._make] * len(wanted), at_once=AT_ONCE)
        if self.key not in {one.key for one in wanted}:
            self.key = ""
        if wanted:
            self.look_at(self.key or self.next_undecided() or wanted[0].key)

    def _make(self) -> None:
        at = len(self.rows)
        if at == len(self._wanted):
            return
        looked = self._wanted[at]
        if not at or looked.standard != self._wanted[at - 1].standard:
            self._head(looked)
        row = DecisionRow(self._kit, looked)
        row.decided.connect(self.decided)
        row.wanted.connect(self._press)
        self.rows.append(row)
        self.inside.addWidget(row)
        self._show_row(row)
        if len(self.rows) == len(self._wanted):
            self._end()

    def _end(self) -> None:
        """What stands after all of them."""
        self.add(self._after)
        self._after.show()
        self.inside.addStretch(1)

    def _head(self, looked: Looked) -> None:
        """What stands above the criteria of one standard."""
        if self.rows:
            self.add(separator())
        head = self._kit.text("", "label")
        self._kit.tongue.follow(
            head, lambda words: head.setText(" · ".join(filter(None, (looked.urn, looked.title(words.language)))))
        )
        self.add(head)

    def _show_row(self, row: DecisionRow) -> None:
        if self._review is not None:
            found = next((one for one in self._review.findings if one.criterion == row.looked.key), None)
            row.show_finding(found, self._review.actions)

    def _show_closeup(self) -> None:
        row = self.row(self.key)
        if row is not None and self._review is not None:
            self.closeup.lacking.show_finding(self.key, row.standing, self._review.actions)

    def row(self, key: str) -> DecisionRow | None:
        """The row of one criterion; made now where its turn has not come."""
        at = next((at for at, one in enumerate(self._wanted) if one.key == key), None)
        if at is None:
            return None
        while len(self.rows) <= at:
            self._make()
        return self.rows[at]

    def look_at(self, key: str) -> None:
        """Look at one criterion."""
        row = self.row(key)
        if row is None or (row.here and key == self.key):
            return
        before = self.row(self.key)
        if before is not None:
            before.show_here(None)
        self.key = key
        self.closeup.show_looked(row.looked)
        row.show_here(self.closeup)
        self._show_closeup()
        self._bringing = True
        QTimer.singleShot(0, self, self._bring_here)
        self.looked.emit(key)

    def _bring_here(self) -> None:
        """Bring the whole of it into sight, its head where it is higher than the room, until somebody scrolls."""
        row = self.row(self.key) if self._bringing else None
        if row is not None:
            high = min(row.height(), self.viewport().height())
            self.ensureVisible(0, row.y() + high, 0, 8)
            self.ensureVisible(0, row.y(), 0, 8)

    def step(self, by: int) -> None:
        """Look at the one so many further on."""
        keys = [one.key for one in self._wanted]
        if keys:
            at = keys.index(self.key) + by if self.key in keys else 0
            self.look_at(keys[max(0, min(at, len(keys) - 1))])

    def decide(self, outcome: Outcome) -> None:
        """Say this of the one that is looked at, as a press on it would."""
        row = self.row(self.key)
        if row is not None:
            row.decide(outcome)

    def forget(self) -> None:
        """What was said was refused: show what is kept."""
        for row in self.rows:
            row.pending.forget()
        self.closeup.lacking.forget()

    def next_undecided(self) -> str:
        """The next criterion after this one, round from the end to the beginning, of which nothing is decided yet."""
        decided = {one.criterion for one in self._review.findings} if self._review else set()
        decided |= {row.looked.key for row in self.rows if row.outcome.choice}
        keys = [one.key for one in self._wanted]
        at = keys.index(self.key) + 1 if self.key in keys else 0
        return next((key for key in (*keys[at:], *keys[:at]) if key not in decided), "")

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the scrolling to whoever scrolls."""
        self._bringing = False
        super().wheelEvent(event)

    def _press(self, key: str) -> None:
        self.look_at(key)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go through the list with the arrows; the other keys scroll."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            self._bringing = False
            super().keyPressEvent(event)
