"""Putting a store back from a backup on the way in: whose it is, how old, and what opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.ui.entrance.phrase import PhrasePage

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.ui.kit import Kit
    from assessor_app.vault.backup.model import Manifest


class PutBackPage(PhrasePage):
    """The passphrase of the store in the backup; whoever has forgotten it restores first and uses the code then."""

    back = Signal()

    def __init__(self, kit: Kit) -> None:
        lead = N_(
            "The store is put beside those on this device, as it was when the backup was made. Nothing is overwritten."
        )
        super().__init__(
            kit,
            N_("Restore a backup"),
            lead,
            asked=N_("Passphrase or recovery code"),
            lacking=N_("Type the passphrase or the recovery code."),
        )
        self.file: Path | None = None
        self.whose, self.made = kit.text("", "strong"), kit.text("", "soft")
        self.add(self.whose, self.made, self.phrase)
        self.restore = kit.button(N_("Restore and open"), self.go_on, "primary")
        self.buttons(self.restore, kit.button(N_("Back"), self.back.emit, "quiet"))

    def show_backup(self, file: Path, told: Manifest) -> None:
        """Say what would be put back."""
        self.file = file
        self.whose.setText(told.label)
        self.kit.tongue.say(
            self.made.setText,
            N_("Made on {when}. What was done since is not in it."),
            when=lambda words: moment(words, told.made_at),
        )
        self.phrase.forget()
        self.wrong("")
