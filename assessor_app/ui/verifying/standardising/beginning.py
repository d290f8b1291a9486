"""The dialog that begins an exercise: which record it is drawn from, and what it is called. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.form import Choice, Field, LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from assessor_app.errors import AssessorError
    from assessor_app.records.model import Held
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.standardising.model import Exercise


class BeginDialog(ColumnDialog):
    """`begun` is the id of the exercise once it is there."""

    def __init__(self, kit: Kit, over: QWidget, records: Sequence[Held], chosen: str = "") -> None:
        super().__init__(kit, over, N_("New exercise"), wide=560)
        self.begun = ""
        self._records = records
        told = N_(
            "The record is shown to everybody without names, decisions and links. You read it through before it is "
            "handed out."
        )
        self.record = Choice(kit)
        for held in records:
            when = day(kit.tongue.words, held.sealed_at)
            self.record.addItem(f"{held.reference} · {held.candidate} · {when}", held.identity)
        self.record.setCurrentIndex(max(0, self.record.findData(chosen)))
        self.title = LineField(kit, N_("Title"), hint=N_("Everybody who judges sees it."), most=200)
        self.add(kit.label(told), Field(kit, N_("Record"), self.record), self.title)
        self.finish(N_("Begin"), "primary", self.press)
        self.title.edit.returnPressed.connect(self.press)
        self.title.setFocus()

    def press(self) -> None:
        """Begin once it has a title."""
        title, identity = self.title.said, self.record.currentData()
        if not title:
            self.title.invalid(N_("Give the exercise a title, by which everybody will know it."))
            self.title.setFocus()
            return
        self.button.setEnabled(False)
        self._kit.tasks.store(
            lambda rooms: rooms.verifying.standardising.begin(identity, title), then=self._done, failed=self._refused
        )

    def _done(self, answer: tuple[Exercise, Changes]) -> None:
        self.begun = answer[0].id
        self.accept()

    def _refused(self, problem: AssessorError) -> None:
        self.button.setEnabled(True)
        self.title.wrong(self._kit.notices.sentence(problem))
