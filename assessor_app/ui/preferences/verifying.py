"""The card of the settings that says whether one verifies others' records: it puts the desk for it into the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assessor_app.language import N_
from assessor_app.ui.entrance.aboutyou import AS
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.form import Field
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.tick import Tick

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.inbox.model import VerifierRole


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
        self.role = Segmented(kit, N_("I verify as"), AS)
        self.role.chosen.connect(lambda _role: self._choose())
        why = N_("A certificate from a centre that names your role goes before this.")
        self.how = Field(kit, N_("I verify as"), self.role, hint=why)
        self.how.hide()
        self.add(kit.label(N_("Verifying"), "title"), self.verifies, kit.label(told, "soft"), self.how)

    def read(self) -> None:
        """Read from the store what holds."""
        self._kit.tasks.read(
            lambda rooms: (rooms.verifying.verifies(), rooms.verifying.verifies_as()),
            then=lambda told: self._show(*told),
        )

    def _show(self, verifies: bool, role: str) -> None:  # noqa: FBT001 - the store's answer
        self.verifies.setChecked(verifies)
        self.role.choose(role or "verifier")
        self.how.setVisible(verifies)

    def _choose(self) -> None:
        verifies = self.verifies.isChecked()
        role = cast("VerifierRole", self.role.choice or "verifier")
        self.how.setVisible(verifies)
        self._kit.tasks.store(lambda rooms: rooms.verifying.say_verifies(role, verifies=verifies))
