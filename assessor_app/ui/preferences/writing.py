"""The card of the settings that says what helps while somebody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.errors import AssessorError
from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.tick import Tick

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit


class WritingCard(Ground):
    """Keeps the choice at once."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("card")
        self._kit = kit
        self.suggesting = Tick(kit, N_("Suggest criteria while I write"))
        self.suggesting.setChecked(kit.session.preferences.now.suggesting)
        self.suggesting.clicked.connect(self._choose)
        told = N_("What you write is compared with the criteria on this device. Nothing is ever linked by itself.")
        self.add(kit.label(N_("While you observe"), "title"), self.suggesting, kit.label(told, "soft"))

    def _choose(self) -> None:
        try:
            self._kit.session.preferences.change(suggesting=self.suggesting.isChecked())
        except AssessorError as problem:
            self._kit.notices.error(problem)
