"""A page of the way in that asks for one secret and goes on with it: what unlocking and restoring share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.ui.entrance.page import Page
from assessor_app.ui.parts.form import PassphraseField

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit


class PhrasePage(Page):
    """`done` once something was typed; wrong words may be tried again at once, as often as one likes."""

    done = Signal()

    def __init__(self, kit: Kit, title: str, lead: str = "", *, asked: str, lacking: str) -> None:
        super().__init__(kit, title, lead)
        self._lacking = lacking
        self.phrase = PassphraseField(kit, asked)
        self.phrase.entered.connect(self.go_on)

    def begin(self) -> None:
        """Be ready for the secret."""
        self.phrase.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say that these were not the words, and be ready for others."""
        self.phrase.wrong(sentence)
        self.phrase.edit.selectAll()
        self.phrase.setFocus()

    def go_on(self) -> None:
        """Go on with what was typed, or say that nothing was."""
        self.wrong("")
        if self.phrase.said:
            self.done.emit()
        else:
            self.phrase.invalid(self._lacking)
            self.phrase.setFocus()
