"""The card of the settings that says whether one verifies others' records: it puts the desk for it into the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.tick import Tick

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit


class VerifyingCard(Ground):
    """Keeps the choice in the store at once."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("card")
        self._kit = kit
        self.verifies = Tick(kit, N_("I verify other assessors’ records"))
        self.verifies.clicked.connect(self._choose)
        told = N_(
            "Verify then stands in the rail: an inbox for what assessors send, sampling, and decisions that travel "
            "back as files. A verifier’s certificate from a centre turns it on by itself."
        )
        self.add(kit.label(N_("Verifying"), "title"), self.verifies, kit.label(told, "soft"))

    def read(self) -> None:
        """Read from the store what holds."""
        self._kit.tasks.read(lambda rooms: rooms.verifying.verifies(), then=self.verifies.setChecked)

    def _choose(self) -> None:
        verifies = self.verifies.isChecked()
        self._kit.tasks.store(lambda rooms: rooms.verifying.say_verifies(verifies=verifies))
