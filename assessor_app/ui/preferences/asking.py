"""The dialogs about one's own key: asking the centre for a certificate, taking it in, moving to a token."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from assessor_app.errors import Unavailable
from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import Field, PassphraseField, TextField
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.tick import Tick
from assessor_app.ui.preferences.keyed import KeyDialog, column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.trust.requests import Request
    from assessor_app.trust.tokens import Token
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.model import Changes

MOST_BYTES: Final = 256 * 1024  # as `trust.requests`, which this must not import before it is needed


class AskDialog(KeyDialog):
    """Makes the request, then shows it to be saved or copied, with the fingerprint that the centre compares."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy, token: str) -> None:
        super().__init__(kit, over, busy, N_("Ask your centre for a certificate"))
        self.asked: Request | None = None
        self._token = token
        self.fresh = Tick(kit, N_("Make a new key for it"))
        self.fresh.toggled.connect(lambda _on: self._name_secret())
        self.fingerprint = kit.text("", "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleDescription, N_("Fingerprint of the request"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(kit.theme.px(150))
        self.save = kit.button(N_("Save as a file…"), self._save, "primary", icon="save")
        self.copy = kit.button(N_("Copy the text"), self._copy)
        self.before, self.after = self._lay_before(), self._lay_after()
        self.add(self.before, self.after)
        self.after.hide()
        self.finish(N_("Make the request"), "primary", self.press)
        self._name_secret()
        self.phrase.setFocus()

    def _lay_before(self) -> QWidget:
        told = N_(
            "A request names you and proves that you hold your key; the key itself never leaves this device. "
            "Send the request to your centre, and take in the certificate that comes back."
        )
        lost = N_("If somebody may have had your key, or the device was lost, make a new one.")
        kit = self._kit
        return column(kit.label(told), self.fresh, kit.label(lost, "soft"), self.phrase, self.problem)

    def _lay_after(self) -> QWidget:
        kit, ground = self._kit, Ground("sunk", margin=12)
        ground.add(self.fingerprint)
        told = N_("Send it to your centre as a file, or paste the text into an e-mail. It holds no secret.")
        rung = N_("Read this out when your centre rings you, so that they know the request is yours:")
        whole = Field(kit, N_("The request as text"), self.text)
        return column(kit.label(told), kit.label(rung, "soft"), ground, whole, row(self.save, self.copy, None))

    def _name_secret(self) -> None:
        """A token's key opens with its PIN; a new key is locked with the passphrase."""
        if self._token and not self.fresh.isChecked():
            self._kit.tongue.say(self.phrase.label.setText, N_("PIN of {label}"), label=self._token)
        else:
            self._kit.tongue.say(self.phrase.label.setText, N_("Your passphrase"))

    def press(self) -> None:
        """Make the request; once made, close."""
        if self.asked is not None:
            self.accept()
            return
        said, fresh, clock = self.secret(), self.fresh.isChecked(), self._kit.clock
        vault = self._kit.session.opened()

        def deed(rooms: Rooms, _progress: Progress) -> tuple[Request, Changes]:
            from assessor_app.certifying import ask  # noqa: PLC0415 - kept with the deed

            return ask(rooms, vault, said, clock, fresh=fresh)

        if said:
            self.do(deed, self._show, N_("Making the request"))

    def _show(self, answer: tuple[Request, Changes]) -> None:
        self.asked, _ = answer
        self.fingerprint.setText(self.asked.grouped)
        self.text.setPlainText(self.asked.text)
        self.before.hide()
        self.after.show()
        self._kit.tongue.say(self.button.setText, N_("Close"))
        self.save.setFocus()

    def _save(self) -> None:
        title = self._kit.tongue(N_("Save the request"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, "request.csr")
        if chosen:
            self.write(Path(chosen))

    def write(self, file: Path) -> None:
        """Write the request into a file."""
        try:
            file.write_text(self.text.toPlainText(), encoding="ascii")
        except OSError:
            self._kit.notices.error(Unavailable("file-not-written", file=str(file)))
        else:
            self._kit.notices.say(N_("Saved in {file}"), file=str(file))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._kit.notices.say(N_("The text of the request was copied."))


class TakeDialog(KeyDialog):
    """Takes in the certificate that the centre sent: a file, or text out of an e-mail."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy) -> None:
        super().__init__(kit, over, busy, N_("Take in a certificate"))
        self.text = TextField(
            kit,
            N_("What the centre sent"),
            hint=N_("Paste the text with its first and last line, or choose the file."),
            lines=6,
        )
        self.choose = kit.button(N_("Choose a file…"), self._choose, icon="file_open")
        self.add(self.text, row(self.choose, None), self.phrase, self.problem)
        self.finish(N_("Take in"), "primary", self.press)
        self._data = b""
        self.text.edited.connect(lambda _said: self._forget_file())
        self.text.setFocus()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._kit.tongue(N_("Choose the certificate")))
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, file: Path) -> None:
        """Read a file that the centre sent; its text is shown where it is text."""
        try:
            with file.open("rb") as opened:
                data = opened.read(MOST_BYTES + 1)
        except OSError:
            self._kit.notices.error(Unavailable("file-unreadable", file=file.name))
            return
        self.text.show_text(data.decode("ascii") if data.isascii() and len(data) <= MOST_BYTES else file.name)
        self.text.valid()
        self._data = data
        self.phrase.setFocus()

    def press(self) -> None:
        """Take it in, or say what lacks."""
        if not self.text.said:
            self.text.invalid(N_("Paste the certificate, or choose its file."))
            self.text.setFocus()
            return
        said, data, clock = self.secret(), self._data or self.text.said.encode(), self._kit.clock
        vault = self._kit.session.opened()

        def deed(rooms: Rooms, _progress: Progress) -> Changes:
            from assessor_app.certifying import take_in  # noqa: PLC0415 - kept with the deed

            return take_in(rooms, vault, said, data, clock)

        if said:
            self.do(deed, self._taken, N_("Taking in the certificate"))

    def _taken(self, _changes: Changes) -> None:
        self._kit.notices.say(N_("The records you seal from now on carry your centre’s certificate."))
        self.accept()

    def _forget_file(self) -> None:
        self._data = b""


class TokenDialog(KeyDialog):
    """Makes a key inside a token that is plugged in; what was sealed before stays as it is."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy) -> None:
        super().__init__(kit, over, busy, N_("Keep the key in a token"))
        self._tokens: Sequence[Token] = ()
        self.list = Listing(kit, N_("Tokens"), whole=3)
        self.none = kit.label(N_("No token was found. Plug it in, or choose the library of its maker."), "soft")
        self.again = kit.button(N_("Look again"), self.look)
        self.library = kit.button(N_("Choose a library…"), self._choose, icon="file_open")
        self.pin = PassphraseField(kit, N_("PIN of the token"))
        self.pin.entered.connect(self.press)
        told = N_(
            "A new key is made inside the token and never leaves it: a smart card or a USB key. Sealing then asks for "
            "the token’s PIN. You also get a new certificate, so ask your centre for one afterwards."
        )
        self.add(kit.label(told), self.list, self.none, row(self.again, self.library, None))
        self.add(self.phrase, self.pin, self.problem)
        self.finish(N_("Make the key"), "primary", self.press)
        self._show(())
        self.look()

    def look(self, library: str = "") -> None:
        """Look for tokens through the libraries in their usual places, or through one that a person chose."""

        def deed(_progress: Progress) -> tuple[Token, ...]:
            from assessor_app.trust import tokens  # noqa: PLC0415 - only who has a token needs it

            return tokens.plugged_in(library) if library else tokens.found()

        self._kit.tasks.apart(deed, then=self._show, failed=self._refused)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._kit.tongue(N_("Choose the library of the token")))
        if chosen:
            self.look(chosen)

    def _show(self, found: Sequence[Token]) -> None:
        self._tokens = found
        self.list.show_rows(
            [Row(str(at), token.label, detail=f"{token.maker} · {token.serial}") for at, token in enumerate(found)]
        )
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        if found and not self.list.choice:
            self.list.choose("0")

    def pins(self, sentence: str) -> bool:
        """The PIN has a field of its own here."""
        self.pin.wrong(sentence)
        self.pin.setFocus()
        return True

    def press(self) -> None:
        """Make the key, or say what lacks."""
        if not self.list.choice:
            self._kit.tongue.say(self.problem.setText, N_("Plug in the token first."))
            self.problem.show()
            return
        said = self.secret()
        if said and not self.pin.said:
            self.pin.invalid(N_("Type the PIN of the token."))
            self.pin.setFocus()
        if not (said and self.pin.said):
            return
        token, pin, clock = self._tokens[int(self.list.choice)], self.pin.said, self._kit.clock
        vault = self._kit.session.opened()

        def deed(rooms: Rooms, _progress: Progress) -> Changes:
            from assessor_app.certifying import use_token  # noqa: PLC0415 - kept with the deed

            return use_token(rooms, vault, said, clock, token=token, pin=pin)

        self.do(deed, self._made, N_("Making the key in the token"))

    def _made(self, _changes: Changes) -> None:
        self.pin.forget()
        self._kit.notices.say(N_("Your records are sealed with the token from now on. Ask your centre to certify it."))
        self.accept()
