"""The dialog that puts another issuing key in place with the root's file, here or on a laptop that takes over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from assessor_app.errors import AssessorError, Unavailable
from assessor_app.language import N_
from assessor_app.ui.centre import deeds
from assessor_app.ui.centre.dialogs import choice
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.form import Field, LineField, PassphraseField
from assessor_app.ui.parts.tick import Tick
from assessor_app.ui.preferences.keyed import KeyDialog, column
from assessor_app.ui.written import read_day

if TYPE_CHECKING:
    from assessor_app.ui.centre.deeds import Replaced
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy

WHY_WORDS: Final = {
    "key-lost": N_("The device with the issuing key was lost or stolen"),
    "replaced": N_("The issuing key comes to its end"),
}


class ReplaceDialog(KeyDialog):
    """The root's file with its passphrase, why and since when; with `taking_over`, the centre's last pack as well."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy, *, taking_over: bool = False) -> None:
        super().__init__(kit, over, busy, N_("Put a new issuing key in place"))
        self.root, self.pack, self._taking_over = b"", b"", taking_over
        self.root_name, self.pack_name = kit.text("", "soft"), kit.text("", "soft")
        choose = kit.button(N_("Choose the root’s file…"), self._choose_root, icon="key")
        choose_pack = kit.button(N_("Choose the last pack…"), self._choose_pack, icon="folder_zip")
        self.root_phrase = PassphraseField(kit, N_("Passphrase of the root’s file"))
        self.why = choice(kit, list(WHY_WORDS.values()))
        hint = N_("Day, month and year: 14/11/2026; empty means today.")
        self.since = LineField(kit, N_("Since when is the old key not to be believed?"), hint=hint)
        self.sure = Tick(kit, N_("I understand that everybody needs a new certificate and the new pack"))
        told = N_(
            "The old key certifies nobody any more. What it certified stays good where it was kept before; everybody "
            "in the register gets a new certificate for the key they have, in a folder with the new pack."
        )
        self.last = column(row(choose_pack, None), self.pack_name)
        self.last.setVisible(taking_over)
        self.add(kit.label(told), self.last, row(choose, None), self.root_name, self.root_phrase)
        self.add(Field(kit, N_("Why?"), self.why), self.since, self.sure, self.phrase, self.problem)
        self.finish(N_("Put it in place…"), "danger", self.press)

    def _choose_root(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._kit.tongue(N_("Choose the root’s file")))
        if chosen:
            self.open_root(Path(chosen))

    def open_root(self, file: Path) -> None:
        """Take the root's file."""
        self.root = self._read(file)
        self.root_name.setText(file.name if self.root else "")

    def _choose_pack(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._kit.tongue(N_("Choose the pack")))
        if chosen:
            self.open_pack(Path(chosen))

    def open_pack(self, file: Path) -> None:
        """Take the centre's last pack."""
        self.pack = self._read(file)
        self.pack_name.setText(file.name if self.pack else "")

    def press(self) -> None:
        """Ask for a folder, once everything is there."""
        said = self._kit.tongue
        if self._taking_over and not self.pack:
            self._say(said(N_("Choose the last pack first.")))
        elif not self.root:
            self._say(said(N_("Choose the root’s file first.")))
        elif not self.root_phrase.said:
            self.root_phrase.invalid(N_("Type the passphrase of the root’s file."))
            self.root_phrase.setFocus()
        elif self.since.said and not read_day(self.since.said):
            self.since.invalid(N_("This is no day. Write day, month and year: 14/11/2026"))
            self.since.edit.setFocus()
        elif not self.sure.isChecked():
            self._say(said(N_("Confirm first that it is for good.")))
            self.sure.setFocus()
        elif self.secret():
            chosen = QFileDialog.getExistingDirectory(self, said(N_("Where the pack and the certificates are to lie")))
            if chosen:
                self.write(Path(chosen) / said(N_("new pack and certificates")))

    def write(self, folder: Path) -> None:
        """Replace the key; pack and certificates go into this new folder."""
        own, vault, clock = self.phrase.said, self._kit.session.opened(), self._kit.clock
        since, why = read_day(self.since.said) or "", list(WHY_WORDS)[self.why.currentIndex()]
        told = deeds.Replacing(self.root, self.root_phrase.said, why, since, self.pack)

        def done(answer: Replaced) -> None:
            self.root_phrase.forget()
            said = N_("Pack number {number} and the new certificates are in {folder}. Certificates in it: {n}")
            number, certificates, _changes = answer
            self._kit.notices.say(said, number=number, n=certificates, folder=str(folder))
            self.accept()

        doing = N_("Putting a new issuing key in place")
        self.do(lambda rooms, _progress: deeds.replace(rooms, vault, own, told, folder, clock), done, doing)

    def _read(self, file: Path) -> bytes:
        try:
            with file.open("rb") as opened:
                return opened.read(deeds.MOST_BYTES)
        except OSError:
            self._kit.notices.error(Unavailable("file-unreadable", file=file.name))
            return b""

    def _refused(self, problem: AssessorError) -> None:
        if problem.code == "key-passphrase-wrong":
            self.button.setEnabled(True)
            self.root_phrase.wrong(self._kit.notices.sentence(problem))
            self.root_phrase.setFocus()
        else:
            super()._refused(problem)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
