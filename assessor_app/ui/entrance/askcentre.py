"""The page on which a locked store asks its centre to be let in, and is opened with the answer. Deeds: `lettingin`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.entrance.newphrase import NewPassphrase
from assessor_app.ui.entrance.page import Page
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import PassphraseField

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit


class AskCentrePage(Page):
    """`asking` once a new passphrase was chosen, `answering` once it was typed again; `anew` for another request."""

    asking = Signal()
    answering = Signal()
    anew = Signal()
    back = Signal()

    def __init__(self, kit: Kit, least: int) -> None:
        lead = N_(
            "Where you allowed it, your centre can open this store with its recovery key. Choose a new passphrase, and "
            "send your centre the request. Open the store with the answer that comes back. Until then nothing changes."
        )
        super().__init__(kit, N_("Ask your centre to let you in"), lead)
        self.whose = kit.text("", "strong")
        self.fresh = NewPassphrase(kit, least)
        self.fresh.entered.connect(self._go_on)
        self.phrase = PassphraseField(kit, N_("The new passphrase that you chose for the request"))
        self.phrase.entered.connect(self._go_on)
        self.fingerprint = kit.text("", "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleDescription, N_("Fingerprint of the request"))
        self.ground = Ground("sunk", margin=12)
        told = N_("Read this out when your centre rings you, so that they know the request is yours:")
        self.told = kit.label(told, "soft")
        self.ground.add(self.fingerprint)
        self.waits = kit.label(N_("A request was made. Open the store here once your centre has answered."), "soft")
        self.go = kit.button(N_("Save the request…"), self._go_on, "primary")
        self.again = kit.button(N_("Make a new request"), self.anew.emit, "quiet")
        self.add(self.whose, self.told, self.ground, self.waits, self.fresh, self.phrase)
        self.buttons(self.go, kit.button(N_("Back"), self.back.emit, "quiet"))
        self.inside.addLayout(row(self.again, None))
        self.waiting = False

    def show_state(self, whose: str, *, waiting: bool, fingerprint: str = "") -> None:
        """Show what comes next for whose store: making the request, or waiting for its answer."""
        self.waiting = waiting
        self.whose.setText(whose)
        self.fingerprint.setText(fingerprint)
        self.told.setVisible(bool(fingerprint))
        self.ground.setVisible(bool(fingerprint))
        for part in (self.waits, self.phrase, self.again):
            part.setVisible(waiting)
        self.fresh.setVisible(not waiting)
        said = N_("Open with the answer…") if waiting else N_("Save the request…")
        self.kit.tongue.say(self.go.setText, said)
        self.wrong("")
        self.begin()

    def begin(self) -> None:
        """Begin with the passphrase."""
        (self.phrase if self.waiting else self.fresh).setFocus()

    def refuse(self, sentence: str) -> None:
        """Say that this is not the passphrase of the request."""
        self.phrase.wrong(sentence)
        self.phrase.setFocus()

    def forget(self) -> None:
        """Empty all fields."""
        self.phrase.forget()
        self.fresh.forget()

    def _go_on(self) -> None:
        self.wrong("")
        if not self.waiting:
            if self.fresh.ready():
                self.asking.emit()
        elif self.phrase.said:
            self.answering.emit()
        else:
            self.phrase.invalid(N_("Type the passphrase that you chose for the request."))
            self.phrase.setFocus()
