"""The centre's recovery key: the card about it, the dialog that makes it, and the one that lets somebody in with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from assessor_app.errors import AssessorError, Unavailable
from assessor_app.language import N_
from assessor_app.trust.model import grouped
from assessor_app.ui.centre import deeds
from assessor_app.ui.entrance.newphrase import NewPassphrase
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.tick import Tick
from assessor_app.ui.preferences.keyed import KeyDialog, column
from assessor_app.vault.vault import LEAST_PASSPHRASE

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.asking import Request
    from assessor_app.vault.model import Changes


class RecoveryKeyCard(Ground):
    """`making`, `letting` and `stopping` when a person presses so."""

    making = Signal()
    letting = Signal()
    stopping = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", margin=20, space=12)
        self._kit = kit
        why = N_(
            "With a recovery key the centre can let in whoever has forgotten their passphrase and lost their recovery "
            "code, where that person allowed it. The key lies in a file outside this store, like the root’s: whoever "
            "has it and its passphrase can open every store that let the centre in."
        )
        self.standing = kit.text("", "strong")
        self.make = kit.button(N_("Make a recovery key…"), self.making.emit, icon="key")
        self.let_in = kit.button(N_("Let somebody in…"), self.letting.emit)
        self.stop = kit.button(N_("Have none from now on"), self.stopping.emit, "quiet")
        buttons = FlowBox(space=8)
        for button in (self.make, self.let_in, self.stop):
            buttons.add(button)
        self.add(kit.label(N_("Recovery key"), "title"), kit.label(why, "soft"), self.standing, buttons)

    def show_key(self, *, there: bool) -> None:
        """Say whether the centre has one."""
        said = N_("The centre has one; it goes with the packs.") if there else N_("The centre has none.")
        self._kit.tongue.say(self.standing.setText, said)
        self.stop.setVisible(there)


class MakeKeyDialog(KeyDialog):
    """Makes the key as a file, under a passphrase of its own; it takes the place of any before."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy) -> None:
        super().__init__(kit, over, busy, N_("Make a recovery key"))
        told = N_(
            "Keep the file on a stick in a safe place, with the root’s. A key made before is replaced: keep its file "
            "until everybody has taken in your next pack."
        )
        self.secret_of_file = NewPassphrase(kit, LEAST_PASSPHRASE)
        self.add(kit.label(told), kit.label(N_("Passphrase of the recovery key’s file"), "label"), self.secret_of_file)
        self.add(self.phrase, self.problem)
        self.finish(N_("Make the key…"), "primary", self.press)
        self.secret_of_file.setFocus()

    def press(self) -> None:
        """Ask where the file is to lie."""
        if self.secret_of_file.ready() and self.secret():
            title = self._kit.tongue(N_("Where the recovery key’s file is to lie"))
            chosen, _ = QFileDialog.getSaveFileName(self, title, "recovery.key")
            if chosen:
                self.write(Path(chosen))

    def write(self, file: Path) -> None:
        """Make the key as this file."""
        own, secret, vault = self.phrase.said, self.secret_of_file.said, self._kit.session.opened()

        def done(_changes: Changes) -> None:
            self.secret_of_file.forget()
            told = N_("The recovery key is {file}. Make a pack next, and give it to everybody.")
            self._kit.notices.say(told, file=file.name)
            self.accept()

        doing = N_("Making the recovery key")
        self.do(lambda rooms, _progress: deeds.make_recovery_key(rooms, vault, own, file, secret), done, doing)


class LetSomebodyInDialog(KeyDialog):
    """A locked store's request is read, its fingerprint compared with its owner; the key's file then answers it."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy) -> None:
        super().__init__(kit, over, busy, N_("Let somebody in"))
        self.request: Request | None = None
        self.key = b""
        kit.tongue.say(self.phrase.label.setText, N_("Passphrase of the recovery key’s file"))
        self.who, self.fingerprint = kit.text("", "strong"), kit.text("", "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleDescription, N_("Fingerprint of the request"))
        self.compared = Tick(kit, N_("I heard this fingerprint from the person, on the telephone or face to face"))
        self.key_name = kit.text("", "soft")
        told = N_("Choose the request that the person saved on their locked device and sent you.")
        choose = kit.button(N_("Choose the request…"), self._choose, icon="file_open")
        self.before = column(kit.label(told), row(choose, None))
        self.after = self._lay_after()
        self.add(self.before, self.after, self.problem)
        self.after.hide()
        self.finish(N_("Save the answer…"), "primary", self.press)

    def _lay_after(self) -> QWidget:
        kit, ground = self._kit, Ground("sunk", margin=12)
        ground.add(self.fingerprint)
        told = N_("Ring the person on a number you had before, and let them read out the fingerprint of their request.")
        key = kit.button(N_("Choose the recovery key’s file…"), self._choose_key, icon="key")
        return column(
            self.who, kit.label(told, "soft"), ground, self.compared, row(key, None), self.key_name, self.phrase
        )

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._kit.tongue(N_("Choose the request")))
        if chosen:
            self.open_request(Path(chosen))

    def open_request(self, file: Path) -> None:
        """Read a request from a file."""
        try:
            self.request = deeds.store_request(self._bytes(file))
        except AssessorError as problem:
            self._say(self._kit.notices.sentence(problem))
            return
        self.problem.hide()
        self.who.setText(self.request.label)
        self.fingerprint.setText(grouped(self.request.fingerprint))
        self.before.hide()
        self.after.show()
        self.compared.setFocus()

    def _choose_key(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._kit.tongue(N_("Choose the recovery key’s file")))
        if chosen:
            self.open_key(Path(chosen))

    def open_key(self, file: Path) -> None:
        """Take the recovery key's file."""
        try:
            self.key = self._bytes(file)
        except AssessorError as problem:
            self._say(self._kit.notices.sentence(problem))
            return
        self.key_name.setText(file.name)
        self.phrase.setFocus()

    def press(self) -> None:
        """Ask where the answer is to lie, once the fingerprint was compared."""
        said = self._kit.tongue
        if self.request is None:
            self._say(said(N_("Choose the request first.")))
        elif not self.compared.isChecked():
            self._say(said(N_("Compare the fingerprint with the person first.")))
            self.compared.setFocus()
        elif not self.key:
            self._say(said(N_("Choose the recovery key’s file first.")))
        elif self.secret():
            chosen, _ = QFileDialog.getSaveFileName(self, said(N_("Save the answer")), "open-my-store.answer")
            if chosen:
                self.write(Path(chosen))

    def write(self, file: Path) -> None:
        """Answer into this file."""
        request, key = self.request, (self.key, self.phrase.said)
        if request is None:
            return

        def done(_changes: Changes) -> None:
            self._kit.notices.say(N_("The answer is {file}. Send it back: it opens nothing else."), file=file.name)
            self.accept()

        self.do(lambda rooms, _progress: deeds.let_in(rooms, request, key, file), done, N_("Answering the request"))

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    @staticmethod
    def _bytes(file: Path) -> bytes:
        try:
            with file.open("rb") as opened:
                return opened.read(deeds.MOST_BYTES)
        except OSError as problem:
            raise Unavailable("file-unreadable", file=file.name) from problem
