"""The screen of whoever looks after a centre: founding it, or its register with one person beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from assessor_app.errors import Unavailable
from assessor_app.language import N_
from assessor_app.trust.model import pem
from assessor_app.ui.centre import deeds
from assessor_app.ui.centre.dialogs import IssueDialog, PackDialog, RenewDialog, RevokeDialog
from assessor_app.ui.centre.founding import FoundingPage
from assessor_app.ui.centre.recovery import LetSomebodyInDialog, MakeKeyDialog
from assessor_app.ui.centre.register import AboutPage, PersonPage, Register
from assessor_app.ui.centre.replacing import ReplaceDialog
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.preferences.keyed import column
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from assessor_app.centre.model import Issued
    from assessor_app.people.model import Assessor
    from assessor_app.rooms import Rooms
    from assessor_app.ui.centre.deeds import Held
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

FOUNDING, REGISTER = range(2)
ABOUT, PERSON = range(2)
Dialog = IssueDialog | PackDialog | RenewDialog | RevokeDialog | MakeKeyDialog | LetSomebodyInDialog | ReplaceDialog
ENDING: Final = "-certificate.pem"


class CentreScreen(Screen):
    """`enter(fingerprint)` shows one person's certificate."""

    SHOWS = frozenset({"centre", "centre-pack"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.held: Held | None = None
        self._key = ""
        self.dialog: Dialog | None = None
        self.founding, self.register = FoundingPage(kit, self.busy), Register(kit)
        self.about, self.person = AboutPage(kit), PersonPage(kit)
        self.middle, self.pages = QStackedWidget(), QStackedWidget()
        for page in (self.about, self.person):
            self.middle.addWidget(page)
        names = (N_("Register"), N_("Details"))
        self.columns = Columns(kit, left=self.register, middle=self.middle, names=names)
        for part in (self.founding, self.columns):
            self.pages.addWidget(part)
        self.body.addWidget(self.pages, 1)
        kit.tongue.say(self.bar.title.setText, N_("Centre"))
        issuing, packing = N_("Issue a certificate…"), N_("Make a pack…")
        self.issue = kit.button(issuing, self._issue, "primary", icon="contract_edit", keys="Ctrl+N")
        self.pack = kit.button(packing, self._pack, icon="folder_zip", keys="Ctrl+E")
        self.way = column(self.columns.left_button)
        self.bar.extras.addWidget(self.way)
        self.bar.extras.addWidget(Tools(kit, self.bar, ((self.pack, packing), (self.issue, issuing))))
        self.register.chosen.connect(self._choose)
        self.register.list.clicked.connect(lambda _index: self.columns.close_sheets())
        self.person.renewing.connect(lambda: self._about_person(RenewDialog))
        self.person.revoking.connect(lambda: self._about_person(RevokeDialog))
        self.person.handing.connect(self._hand)
        self.about.recovery.making.connect(lambda: self._open(MakeKeyDialog(self.kit, self, self.busy)))
        self.about.recovery.letting.connect(lambda: self._open(LetSomebodyInDialog(self.kit, self, self.busy)))
        self.about.replacing.connect(lambda: self._open(ReplaceDialog(self.kit, self, self.busy)))
        self.founding.taking_over.connect(
            lambda: self._open(ReplaceDialog(self.kit, self, self.busy, taking_over=True))
        )
        self.about.recovery.stopping.connect(lambda: kit.tasks.store(lambda rooms: rooms.recovery.stop()))

    def enter(self, subject: str) -> None:
        """Read what is looked after here."""
        self._key = subject
        self._read()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - all of it may have changed
        """Read it again."""
        self._read()

    def leave(self) -> None:
        """Let go of passphrases half typed."""
        self.founding.forget()

    def _read(self) -> None:
        def both(rooms: Rooms) -> tuple[Held | None, Assessor | None]:
            return deeds.held(rooms), rooms.people.assessor()

        self.kit.tasks.read(both, then=self._show)

    def _show(self, found: tuple[Held | None, Assessor | None]) -> None:
        before, (self.held, assessor) = self.held, found
        founded = self.held is not None
        self.pages.setCurrentIndex(REGISTER if founded else FOUNDING)
        for part in (self.issue, self.pack, self.way):
            part.setVisible(founded)
        if self.held is None:
            self.founding.start(assessor.centre.name if assessor else "")
            return
        self.register.show_people(self.held.people)
        self.about.show_centre(self.held)
        self._show_person()
        if before is None:
            self.issue.setFocus()

    def _show_person(self) -> None:
        people = self.held.people if self.held else ()
        shown = next((one for one in people if one.fingerprint == self._key), None)
        self.middle.setCurrentIndex(PERSON if shown else ABOUT)
        if shown is not None:
            self.person.show_person(shown)
            self.register.list.choose(shown.fingerprint)

    def _choose(self, key: str) -> None:
        self._key = key
        self._show_person()

    def _issue(self) -> None:
        self._open(IssueDialog(self.kit, self, self.busy))

    def _pack(self) -> None:
        self._open(PackDialog(self.kit, self, self.busy, self.held.restored if self.held else ""))

    def _about_person(self, dialog: type[RenewDialog | RevokeDialog]) -> None:
        if self.person.shown is not None:
            self._open(dialog(self.kit, self, self.busy, self.person.shown))

    def _open(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._issued(getattr(dialog, "issued", None)))
        dialog.open()

    def _issued(self, issued: Issued | None) -> None:
        """Show what was issued, from where it can be given away."""
        if issued is not None:
            self._key = issued.fingerprint
            self.kit.notices.say(N_("Issued. Save the certificate, and send it to {name}."), name=issued.name)
            self._read()

    def _hand(self) -> None:
        shown = self.person.shown
        if shown is None:
            return
        name = "".join(letter if letter.isalnum() else "-" for letter in shown.name.lower())
        title = self.kit.tongue(N_("Save the certificate"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, f"{name}{ENDING}")
        if chosen:
            self.hand_out(Path(chosen))

    def hand_out(self, file: Path) -> None:
        """Write the certificate of the person shown into a file."""
        if self.person.shown is None:
            return
        try:
            file.write_text(pem(self.person.shown.certificate), encoding="ascii")
        except OSError:
            self.kit.notices.error(Unavailable("file-not-written", file=str(file)))
        else:
            self.kit.notices.say(N_("Saved in {file}"), file=str(file))
