"""The dialogs of whoever looks after a centre: issuing for a request, renewing, revoking, making the pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from assessor_app.centre.words import REASON_WORDS, ROLE_WORDS
from assessor_app.errors import AssessorError, Unavailable
from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.centre import deeds
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import Choice, Field, LineField, TextField
from assessor_app.ui.parts.tick import Tick
from assessor_app.ui.preferences.keyed import KeyDialog, column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from assessor_app.centre.model import Issued
    from assessor_app.language import Words
    from assessor_app.trust.authority.roles import Role
    from assessor_app.trust.model import CentreTrust
    from assessor_app.trust.requests import Request
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.model import Changes


def choice(kit: Kit, said: Sequence[str]) -> Choice:
    """A choice among words of ours, in the language in force."""
    made = Choice(kit)
    made.addItems([""] * len(said))

    def name(words: Words) -> None:
        for at, message in enumerate(said):
            made.setItemText(at, words(message))

    kit.tongue.follow(made, name)
    return made


def roles(kit: Kit, first: Role = "assessor") -> Choice:
    """A choice among the roles."""
    made = choice(kit, list(ROLE_WORDS.values()))
    made.setCurrentIndex(list(ROLE_WORDS).index(first))
    return made


class IssueDialog(KeyDialog):
    """A request is read, its fingerprint compared with the person, a role chosen; then the certificate is issued."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy) -> None:
        super().__init__(kit, over, busy, N_("Issue a certificate"))
        self.request: Request | None = None
        self.issued: Issued | None = None
        hint = N_("Paste the text with its first and last line, or choose the file.")
        self.text = TextField(kit, N_("The request that you were sent"), hint=hint, lines=5)
        self.who = kit.text("", "strong", selectable=True)
        self.fingerprint = kit.text("", "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleDescription, N_("Fingerprint of the request"))
        self.role = roles(kit)
        self.renamed = Tick(kit, N_("The person’s name has changed since they were enrolled"))
        self.renamed.hide()
        self.compared = Tick(kit, N_("I heard this fingerprint from the person, on the telephone or face to face"))
        choose = kit.button(N_("Choose a file…"), self._choose, icon="file_open")
        self.before, self.after = column(self.text, row(choose, None)), self._lay_after()
        self.add(self.before, self.after, self.problem)
        self.after.hide()
        self.finish(N_("Read the request"), "primary", self.press)
        self.text.setFocus()

    def _lay_after(self) -> QWidget:
        kit, ground = self._kit, Ground("sunk", margin=12)
        ground.add(self.fingerprint)
        told = N_("Ring the person on a number you had before, and let them read out the fingerprint of their request.")
        role = Field(kit, N_("Role"), self.role)
        return column(self.who, kit.label(told, "soft"), ground, self.compared, self.renamed, role, self.phrase)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._kit.tongue(N_("Choose the request")))
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, file: Path) -> None:
        """Read a request from a file."""
        try:
            with file.open("rb") as opened:
                self._read(opened.read(deeds.MOST_BYTES))
        except OSError:
            self._kit.notices.error(Unavailable("file-unreadable", file=file.name))

    def _read(self, data: bytes) -> None:
        try:
            self.request = deeds.read_request(data)
        except AssessorError as problem:
            self.problem.setText(self._kit.notices.sentence(problem))
            self.problem.show()
            return
        self.problem.hide()
        self.who.setText(" · ".join(part for part in (self.request.name, self.request.organisation) if part))
        self.fingerprint.setText(self.request.grouped)
        self.before.hide()
        self.after.show()
        self._kit.tongue.say(self.button.setText, N_("Issue"))
        self.compared.setFocus()

    def press(self) -> None:
        """Read the request; then issue the certificate, once its fingerprint was compared."""
        if self.request is None:
            self._read(self.text.said.encode())
            return
        if not self.compared.isChecked():
            self._kit.tongue.say(self.problem.setText, N_("Compare the fingerprint with the person first."))
            self.problem.show()
            self.compared.setFocus()
            return
        said, request, role = self.secret(), self.request, list(ROLE_WORDS)[self.role.currentIndex()]
        vault, renamed = self._kit.session.opened(), self.renamed.isChecked()
        if said:
            self.do(
                lambda rooms, _progress: deeds.issue(rooms, vault, said, request, role, renamed=renamed),
                self._done,
                N_("Issuing the certificate"),
            )

    def _refused(self, problem: AssessorError) -> None:
        super()._refused(problem)
        if problem.code == "person-another-name":
            self.renamed.show()

    def _done(self, answer: tuple[Issued, Changes]) -> None:
        self.issued = answer[0]
        self.accept()


class RenewDialog(KeyDialog):
    """A new certificate for the same key, perhaps with another role."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy, one: Issued) -> None:
        super().__init__(kit, over, busy, N_("Renew a certificate"))
        self._one = one
        self.issued: Issued | None = None
        self.role = roles(kit, one.role)
        told = N_("The key stays the same; the certificate is good for two more years. Send it to the person.")
        self.add(kit.text(one.name, "strong"), kit.label(told), Field(kit, N_("Role"), self.role))
        self.add(self.phrase, self.problem)
        self.finish(N_("Renew"), "primary", self.press)
        self.phrase.setFocus()

    def press(self) -> None:
        """Issue the new certificate."""
        said, of, role = self.secret(), self._one.fingerprint, list(ROLE_WORDS)[self.role.currentIndex()]
        vault = self._kit.session.opened()
        if said:
            self.do(
                lambda rooms, _progress: deeds.renew(rooms, vault, said, of, role),
                self._done,
                N_("Issuing the certificate"),
            )

    def _done(self, answer: tuple[Issued, Changes]) -> None:
        self.issued = answer[0]
        self.accept()


class RevokeDialog(KeyDialog):
    """Revoking, which nothing takes back: why, and a confirmation in words."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy, one: Issued) -> None:
        super().__init__(kit, over, busy, N_("Revoke a certificate"))
        self._one = one
        self.reason = choice(kit, list(REASON_WORDS.values()))
        self.sure = Tick(kit, N_("I understand that this certificate can never be used again"))
        told = N_(
            "What is signed with it from now on is refused wherever your next pack was taken in. What was signed "
            "before stays good where it was kept before. This cannot be undone."
        )
        self.add(kit.text(one.name, "strong"), kit.label(told), Field(kit, N_("Why?"), self.reason))
        self.add(self.sure, self.phrase, self.problem)
        self.finish(N_("Revoke"), "danger", self.press)
        self.reason.setFocus()

    def press(self) -> None:
        """Revoke it, once that was confirmed."""
        if not self.sure.isChecked():
            self._kit.tongue.say(self.problem.setText, N_("Confirm first that it is for good."))
            self.problem.show()
            self.sure.setFocus()
            return
        said, of = self.secret(), self._one.fingerprint
        reason = list(REASON_WORDS)[self.reason.currentIndex()]
        vault = self._kit.session.opened()
        if said:
            self.do(
                lambda rooms, _progress: deeds.revoke(rooms, vault, said, of, reason),
                lambda _changes: self.accept(),
                N_("Revoking the certificate"),
            )


class PackDialog(KeyDialog):
    """Makes the next pack and writes it where a person says; after a restore it asks how far the numbers had come."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy, restored: str = "") -> None:
        super().__init__(kit, over, busy, N_("Make a pack"))
        hint = N_("Under Settings on another laptop. Leave it empty if you cannot tell: the number then jumps ahead.")
        self.seen = LineField(kit, N_("The highest number that a laptop has taken in"), hint=hint, most=9)
        warning = Banner(kit, "warning")
        kit.tongue.say(
            warning.words.setText,
            N_("This store was restored from a backup on {day}. Packs may be out there that it does not know of."),
            day=lambda words: day(words, restored),
        )
        self.restored = column(warning, self.seen)
        self.restored.setVisible(bool(restored))
        told = N_(
            "The pack says whom the centre has enrolled and what was revoked, and brings your rules, your logo, your "
            "words for roles, and what you chose for it beside the register. Give it to everybody, on a stick or by "
            "e-mail: it holds no secret. It is good for 90 days."
        )
        self.add(kit.label(told), self.restored, self.phrase, self.problem)
        self.finish(N_("Make the pack…"), "primary", self.press)
        self.phrase.setFocus()

    def press(self) -> None:
        """Ask where the pack is to lie."""
        if self.seen.said and not (self.seen.said.isascii() and self.seen.said.isdigit()):
            self.seen.invalid(N_("Write the number in figures, or leave it empty."))
            self.seen.setFocus()
        elif self.secret():
            title = self._kit.tongue(N_("Save the pack"))
            chosen, _ = QFileDialog.getSaveFileName(self, title, "pack.centre")
            if chosen:
                self.write(Path(chosen))

    def write(self, file: Path) -> None:
        """Make the pack as this file."""
        said, vault, seen = self.phrase.said, self._kit.session.opened(), int(self.seen.said or 0)

        def done(answer: tuple[CentreTrust, Changes]) -> None:
            self._kit.notices.say(
                N_("Pack number {number} is saved in {file}"), number=answer[0].number, file=str(file)
            )
            self.accept()

        doing = N_("Making the pack")
        self.do(lambda rooms, _progress: deeds.make_pack(rooms, vault, said, file, seen=seen), done, doing)
