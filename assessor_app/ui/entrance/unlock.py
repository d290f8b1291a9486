"""Unlocking: whose store, and its passphrase; or, with the recovery code, a new passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.entrance.newphrase import NewPassphrase
from assessor_app.ui.entrance.page import Page
from assessor_app.ui.entrance.phrase import PhrasePage
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.form import Choice, Field, LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import StoreLabel, StorePlace


class UnlockPage(PhrasePage):
    """The first page of every day."""

    forgotten = Signal()
    another = Signal()
    looking = Signal()
    restoring = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, N_("Open your store"), asked=N_("Passphrase"), lacking=N_("Type your passphrase."))
        self._labels: Sequence[StoreLabel] = ()
        self.whose = kit.text("", "strong")
        self.stores = Choice(kit)
        self._choice = Field(kit, N_("Whose store"), self.stores)
        self.add(self.whose, self._choice, self.phrase)
        self.open = kit.button(N_("Open"), self.go_on, "primary")
        self._choice.hide()
        self.buttons(self.open, kit.button(N_("Forgotten? Use the recovery code"), self.forgotten.emit, "quiet"))
        self.inside.addSpacing(12)
        add = kit.button(N_("Set up a store for another person or centre"), self.another.emit, "quiet", icon="add")
        self.look = kit.button(N_("Only check a record"), self.looking.emit, "quiet", icon="file_open")
        self.inside.addLayout(row(add, None))
        self.inside.addLayout(row(self.look, None))
        self.restore = kit.button(N_("Restore a backup…"), self.restoring.emit, "quiet", icon="upload")
        self.inside.addLayout(row(self.restore, None))

    @property
    def known(self) -> bool:
        """Whether it has been told which stores there are."""
        return bool(self._labels)

    @property
    def place(self) -> StorePlace:
        """The store that is chosen."""
        return self._labels[max(self.stores.currentIndex(), 0)].place

    @property
    def label(self) -> str:
        """Whose store is chosen."""
        return self._labels[max(self.stores.currentIndex(), 0)].label

    def show_stores(self, labels: Sequence[StoreLabel], last: str) -> None:
        """Show the stores there are; the one used last (its folder's name) is chosen."""
        self._labels = labels
        self.stores.clear()
        self.stores.addItems([label.label for label in labels])
        names = [label.place.folder.name for label in labels]
        self.stores.setCurrentIndex(names.index(last) if last in names else 0)
        several = len(labels) > 1
        self._choice.setVisible(several)
        self.whose.setVisible(not several)
        self.whose.setText(labels[0].label if labels else "")


class RecoverPage(Page):
    """The way back in without the passphrase."""

    done = Signal()
    back = Signal()
    centre = Signal()

    def __init__(self, kit: Kit, least: int) -> None:
        lead = N_("Type the recovery code that was printed when this store was set up, and choose a new passphrase.")
        super().__init__(kit, N_("Use the recovery code"), lead)
        self.whose = kit.text("", "strong")
        self.code = LineField(kit, N_("Recovery code"), hint=N_("Capitals, spaces and dashes do not matter."))
        self.phrase = NewPassphrase(kit, least)
        self.phrase.entered.connect(self._open)
        self.code.edit.returnPressed.connect(self.phrase.setFocus)
        self.add(self.whose, self.code, self.phrase)
        self.open = kit.button(N_("Open with a new passphrase"), self._open, "primary")
        self.buttons(self.open, kit.button(N_("Back"), self.back.emit, "quiet"))
        self.inside.addSpacing(12)
        self.ask = kit.button(N_("No code? Ask your centre…"), self.centre.emit, "quiet", icon="groups")
        self.inside.addLayout(row(self.ask, None))

    def begin(self) -> None:
        """Begin with the code."""
        self.code.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the code."""
        self.code.wrong(sentence)
        self.code.setFocus()

    def forget(self) -> None:
        """Empty all fields."""
        self.code.edit.setText("")  # `clear` could be undone
        self.phrase.forget()

    def _open(self) -> None:
        self.wrong("")
        if not self.code.said:
            self.code.invalid(N_("Type your recovery code."))
            self.code.setFocus()
        elif self.phrase.ready():
            self.done.emit()
