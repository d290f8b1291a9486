"""The dialog that makes a self-made certificate anew, for who has no centre: it is good for three years at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.ui.preferences.keyed import KeyDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.vault.model import Changes

TOLD = N_(
    "A new key is made, with a certificate that is good for three years. Records sealed before stay as they are. "
    "Verifiers have to compare your new fingerprint with you, as they did the first."
)


class AnewDialog(KeyDialog):
    """Asks for the passphrase, and makes it."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy) -> None:
        super().__init__(kit, over, busy, N_("Make a new certificate"))
        self.add(kit.label(TOLD), self.phrase, self.problem)
        self.finish(N_("Make the certificate"), "primary", self.press)
        self.phrase.setFocus()

    def press(self) -> None:
        """Make it, or say what lacks."""
        said, clock, vault = self.secret(), self._kit.clock, self._kit.session.opened()

        def deed(rooms: Rooms, _progress: Progress) -> Changes:
            from assessor_app.certifying import make_anew  # noqa: PLC0415 - kept with the deed

            return make_anew(rooms, vault, said, clock)

        if said:
            self.do(deed, self._made, N_("Making the new certificate"))

    def _made(self, _changes: Changes) -> None:
        self._kit.notices.say(N_("The records you seal from now on carry your new certificate."))
        self.accept()
