"""The first run: welcome, who you are, your passphrase. What is made of it is in `entrance.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.entrance.aboutyou import AboutYou, AlsoVerifies
from assessor_app.ui.entrance.newphrase import NewPassphrase
from assessor_app.ui.entrance.page import Page
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit

STEPS = 3


class WelcomePage(Page):
    """The first page anyone sees: choose a language, then begin."""

    done = Signal()
    looking = Signal()
    restoring = Signal()

    def __init__(self, kit: Kit) -> None:
        lead = N_("Setting up takes about two minutes. Everything stays on this device.")
        super().__init__(kit, N_("Welcome"), lead)
        choices = (("cy", "Cymraeg", ""), ("en", "English", ""))
        self.languages = Segmented(kit, N_("Language"), choices, fill=True, said=False)
        kit.tongue.follow(self.languages, lambda words: self.languages.choose(words.language))
        self.languages.chosen.connect(kit.tongue.speak)
        self.start = kit.button(N_("Set up"), self.done.emit, "primary", icon="")
        self.add(kit.label(N_("Language"), "label"), self.languages)
        self.add(kit.label(N_("You can change the language at any time, at the top right of every screen."), "soft"))
        self.look = kit.button(N_("Only check a record"), self.looking.emit, "quiet", icon="file_open")
        self.buttons(self.start, self.look)
        self.restore = kit.button(N_("Restore a backup…"), self.restoring.emit, "quiet", icon="upload")
        self.inside.addLayout(row(self.restore, None))

    def begin(self) -> None:
        """Be ready for Enter."""
        self.start.setFocus()


class PersonPage(Page):
    """Whose store this is: what is printed on the records."""

    done = Signal()
    back = Signal()

    def __init__(self, kit: Kit) -> None:
        lead = N_("This is printed on every record you sign, so write it as it should be read.")
        super().__init__(kit, N_("About you"), lead, step=(1, STEPS))
        self.you = AboutYou(kit)
        self.name, self.centre = self.you.name, self.you.centre
        self.number, self.status = self.you.number, self.you.status
        self.also = AlsoVerifies(kit)
        self.add(self.you, self.also)
        self.you.entered.connect(self._next)
        self.next = kit.button(N_("Next"), self._next, "primary")
        self.buttons(self.next, kit.button(N_("Back"), self.back.emit, "quiet"))

    def begin(self) -> None:
        """Begin with the name."""
        self.name.setFocus()

    def _next(self) -> None:
        if self.you.ready():
            self.done.emit()


class PassphrasePage(Page):
    """The passphrase that opens the store and, asked for again, signs."""

    done = Signal()
    back = Signal()

    def __init__(self, kit: Kit, least: int) -> None:
        lead = N_("It opens your store each day, and signs your records. Nobody can look it up for you.")
        super().__init__(kit, N_("Choose a passphrase"), lead, step=(2, STEPS))
        self.phrase = NewPassphrase(kit, least)
        self.phrase.entered.connect(self._next)
        self.add(self.phrase)
        self.next = kit.button(N_("Create my store"), self._next, "primary")
        self.buttons(self.next, kit.button(N_("Back"), self.back.emit, "quiet"))

    def begin(self) -> None:
        """Begin with the first field."""
        self.phrase.setFocus()

    def _next(self) -> None:
        if self.phrase.ready():
            self.done.emit()
