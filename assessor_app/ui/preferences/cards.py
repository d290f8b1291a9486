"""The card of the settings that changes the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.ui.entrance.newphrase import NewPassphrase
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import PassphraseField
from assessor_app.vault.vault import LEAST_PASSPHRASE

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
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
