"""What every screen of the verifier's desk is: a screen with the ways to the others under its top bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.folding import Folding
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit

WAYS: Final = (
    ("verify", N_("Inbox")),
    ("verify/sampling", N_("Sample")),
    ("verify/review", N_("Review")),
    ("verify/actions", N_("Actions")),
    ("verify/overview", N_("Overview")),
    ("verify/standardising", N_("Standardisation")),
    ("verify/external", N_("External pack")),
)
"""The places of the desk in their order, and what each is called."""


class VerifyingScreen(Screen):
    """The base of the desk's screens; `place` is its name in `ui.places`."""

    def __init__(self, kit: Kit, place: str) -> None:
        super().__init__(kit)
        self.ways = Folding(kit, N_("The verifier’s desk"), WAYS, place)
        self.ways.chosen.connect(self.go)
        line = QWidget()
        around = QHBoxLayout(line)
        around.setContentsMargins(24, 12, 24, 0)
        around.addWidget(self.ways)
        self.body.addWidget(line)
