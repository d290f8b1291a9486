"""The cards of the settings that need the open store: changing the passphrase, and one's own certificate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from assessor_app.errors import Unavailable
from assessor_app.language import N_
from assessor_app.ui.entrance.newphrase import NewPassphrase
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import PassphraseField
from assessor_app.ui.records.signer import READ_OUT
from assessor_app.vault.vault import LEAST_PASSPHRASE

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.people.model import Assessor
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy


class PassphraseCard(Ground):
    """Changes the passphrase on the old one; the recovery code stays good."""

    def __init__(self, kit: Kit, busy: Busy) -> None:
        super().__init__("card", space=12)
        self._kit, self._busy = kit, busy
        self.old = PassphraseField(kit, N_("Passphrase now"))
        self.new = NewPassphrase(kit, LEAST_PASSPHRASE)
        self.change = kit.button(N_("Change the passphrase"), self._change)
        self.new.entered.connect(self._change)
        self.old.entered.connect(self.new.setFocus)
        self.add(
            kit.label(N_("Passphrase"), "title"),
            kit.label(N_("Your data is not re-encrypted, and your recovery code still works."), "soft"),
            self.old,
            self.new,
            row(self.change, None),
        )

    def forget(self) -> None:
        """Empty all fields."""
        self.old.forget()
        self.new.forget()

    def _change(self) -> None:
        if not self.old.said:
            self.old.invalid(N_("Type your passphrase."))
            self.old.setFocus()
            return
        if not self.new.ready():
            return
        vault, old, new = self._kit.session.opened(), self.old.said, self.new.said
        job = self._kit.tasks.apart(
            lambda _progress: vault.change_passphrase(old=old, new=new), then=self._changed, failed=self._refused
        )
        self._busy.watch(job, N_("Changing the passphrase"), stoppable=False)

    def _changed(self, _nothing: None) -> None:
        self.forget()
        self._kit.notices.say(N_("The passphrase was changed."))

    def _refused(self, problem: AssessorError) -> None:
        if problem.code == "passphrase-wrong":
            self.old.wrong(self._kit.notices.sentence(problem))
            self.old.setFocus()
        else:
            self._kit.notices.error(problem)


class CertificateCard(Ground):
    """Shows the fingerprint that others compare by telephone, and gives the certificate away as a file."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", space=12)
        self._kit = kit
        self._certificate = b""
        self.whose = kit.text("", "strong")
        self.fingerprint = kit.text("", "code", selectable=True)
        kit.tongue.say(self.fingerprint.setAccessibleDescription, N_("Fingerprint of your certificate"))
        self.save = kit.button(N_("Save the certificate…"), self._save, icon="save")
        ground = Ground("sunk", margin=12)
        ground.add(self.fingerprint)
        self.add(
            kit.label(N_("Your certificate"), "title"),
            kit.label(N_("Your records carry this certificate."), "soft"),
            self.whose,
            kit.label(N_("Fingerprint"), "label"),
            ground,
            kit.label(READ_OUT, "soft"),
            row(self.save, None),
        )

    def read(self) -> None:
        """Read the certificate from the store."""

        def both(rooms: Rooms) -> tuple[Assessor | None, bytes | None]:
            return rooms.people.assessor(), rooms.vouched.own_certificate()

        self._kit.tasks.read(both, then=self._show)

    def _show(self, found: tuple[Assessor | None, bytes | None]) -> None:
        from assessor_app.trust.model import fingerprint, grouped  # noqa: PLC0415 - kept with the deed

        assessor, certificate = found
        self._certificate = certificate or b""
        self.whose.setText(f"{assessor.name} · {assessor.centre.name}" if assessor else "")
        self.fingerprint.setText(grouped(fingerprint(certificate)) if certificate else "")
        self.save.setEnabled(bool(certificate))

    def _save(self) -> None:
        from assessor_app.trust.model import pem  # noqa: PLC0415 - kept with the deed

        title = self._kit.tongue(N_("Save the certificate"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, "identity.pem")
        if chosen:
            try:
                Path(chosen).write_text(pem(self._certificate), encoding="ascii")
            except OSError:
                self._kit.notices.error(Unavailable("file-not-written", file=chosen))
            else:
                self._kit.notices.say(N_("Saved in {file}"), file=chosen)
