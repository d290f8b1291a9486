"""Adding a record to a sample by hand: it is looked for in the pool, and the reason stays with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.form import LineField, TextField
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.verifying.pool.model import Filter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.pool.model import Pooled

FOUND: Final = 20


class AddDialog(ColumnDialog):
    """`wanted(identity, reason)`."""

    wanted = Signal(str, str)

    def __init__(self, kit: Kit, over: QWidget) -> None:
        super().__init__(kit, over, N_("Add a record to the sample"), wide=560)
        self.search = LineField(kit, N_("Find a record"), example=N_("Reference, candidate or assessor"))
        self.list = Listing(kit, N_("Records in the pool"), least=96)
        self.none = kit.label(N_("No record in the pool answers to this."), "quiet")
        self.reason = TextField(kit, N_("Why this record is added"), lines=2, whole=True)
        self.add(self.search, self.list, self.none, self.reason)
        self.column.setStretchFactor(self.list, 100)
        self.finish(N_("Add to the sample"), "primary", self._press)
        room = over.window().height() - kit.theme.px(40)  # within the window, however large it writes
        self.resize(self.minimumWidth(), min(kit.theme.px(480), room))
        self.search.edited.connect(lambda _said: self._look())
        kit.tongue.follow(self, lambda _words: self._look())  # what is found tells days
        self.search.edit.setFocus()

    def _look(self) -> None:
        asked = self.search.said
        self._kit.tasks.read(
            lambda rooms: (
                asked,
                rooms.verifying.pool.page(Filter(text=asked, counting=True, others=True), limit=FOUND),
            ),
            then=lambda answer: self._show(*answer),
        )

    def _show(self, asked: str, found: Sequence[Pooled]) -> None:
        if asked != self.search.said:
            return
        words = self._kit.tongue.words
        rows = [
            Row(
                one.identity,
                f"{one.reference} · {one.candidate}",
                detail=f"{one.assessor} · {day(words, one.observed_on)}",
            )
            for one in found
        ]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)
        if rows and not self.list.choice:
            self.list.choose(rows[0].key)

    def _press(self) -> None:
        if not self.reason.said:
            self.reason.invalid(N_("Write down why this record is added: the reason stays with the sample."))
            self.reason.edit.setFocus()
        elif self.list.choice:
            self.wanted.emit(self.list.choice, self.reason.said)
            self.accept()
