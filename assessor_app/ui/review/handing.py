"""The device in a candidate's hands: when it is, in which language, and that only the passphrase ends it. No pages.

What is hidden meanwhile is the frame's and the window's business (`Screen.handed`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assessor_app.ui.proving import prove

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.language import Tongue
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy
    from assessor_app.ui.review.giving import GivingPanel


class Handing(QObject):
    """`turned(over)` when the device changes hands; `over` says whose hands it is in."""

    turned = Signal(bool)

    def __init__(self, kit: Kit, panel: GivingPanel, busy: Busy) -> None:
        super().__init__(panel)
        self._kit, self._panel, self._busy = kit, panel, busy
        self._language: Tongue = kit.tongue.language
        self.over = False
        panel.given.connect(self._check)

    def begin(self, language: Tongue) -> None:
        """Hand the device over, in the candidate's language."""
        self._language = self._kit.tongue.language
        self.over = True
        self.turned.emit(True)  # noqa: FBT003 - a signal takes no names
        self._kit.tongue.speak(language)

    def _check(self, passphrase: str) -> None:
        """Try the passphrase on the store's keys, which takes as long as unlocking does."""
        prove(self._kit, self._busy, passphrase, then=self._end, failed=self._not_given)

    def _not_given(self, problem: AssessorError) -> None:
        self._panel.refuse(self._kit.notices.sentence(problem))

    def _end(self) -> None:
        """Be the assessor's again."""
        if not self.over:
            return
        self._panel.forget()
        self.over = False
        self.turned.emit(False)  # noqa: FBT003 - same
        self._kit.tongue.speak(self._language)
