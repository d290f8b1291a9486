"""The card of the settings that says when the window locks by itself, and locks it now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from assessor_app.errors import AssessorError
from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit

AFTER: Final[dict[int, str]] = {
    5: N_("5 minutes"), 10: N_("10 minutes"), 30: N_("30 minutes"), 0: N_("Never"),
}  # fmt: skip


class LockingCard(Ground):
    """Keeps the choice at once."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("card")
        self._kit = kit
        self.after = Segmented(
            kit, N_("Lock when nobody touches the device for"), [(str(one), said, "") for one, said in AFTER.items()]
        )
        self.after.choose(str(kit.session.preferences.now.lock_minutes))
        self.after.chosen.connect(self._choose)
        self.now = kit.button(N_("Lock now"), self._lock, icon="lock")
        self.add(
            kit.label(N_("Locking"), "title"),
            kit.label(
                N_("A locked window shows nothing. What you wrote is kept, and your passphrase leads back."), "soft"
            ),
            kit.label(N_("Lock when nobody touches the device for"), "label"),
        )
        self.inside.addWidget(self.after, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(row(self.now, kit.label(N_("Ctrl+Shift+L locks at any moment."), "soft"), None))

    def _choose(self, minutes: str) -> None:
        try:
            self._kit.session.preferences.change(lock_minutes=int(minutes))
        except AssessorError as problem:
            self._kit.notices.error(problem)
        if self._kit.session.lock is not None:
            self._kit.session.lock.wait()

    def _lock(self) -> None:
        if self._kit.session.lock is not None:
            self._kit.session.lock.lock()
