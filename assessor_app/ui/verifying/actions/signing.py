"""The dialog that signs an answer to an action or a recheck, once the passphrase is given. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor_app.language import N_
from assessor_app.ui.preferences.keyed import KeyDialog
from assessor_app.ui.verifying.actions import deeds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.ui.verifying.actions.deeds import Side
    from assessor_app.vault.model import Changes

TITLES: Final[dict[Side, str]] = {"assessor": N_("Sign your answer"), "verifier": N_("Sign the recheck")}
TOLD: Final = N_("It is sealed as a PDF of its own and changes no more. Export it afterwards, to send it back.")


class SealDialog(KeyDialog):
    """`asked` is whose, about which action, what was written; `made` the signed file's identity, once there is one."""

    def __init__(self, kit: Kit, over: QWidget, busy: Busy, asked: tuple[Side, str, dict[str, Any]]) -> None:
        super().__init__(kit, over, busy, TITLES[asked[0]])
        self._asked = asked
        self.made = ""
        self.add(kit.label(TOLD), self.phrase, self.problem)
        self.finish(N_("Sign and seal"), "primary", self.press)
        self.phrase.setFocus()

    def press(self) -> None:
        """Sign, once there is a passphrase."""
        if self.secret():
            vault, asked = self._kit.session.opened(), (*self._asked, self.phrase.said)
            self.do(lambda rooms, progress: deeds.seal(rooms, vault, asked, progress), self._done, N_("Sealing"))

    def _done(self, answer: tuple[str, Changes]) -> None:
        self.made = answer[0]
        self.accept()
