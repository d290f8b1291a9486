"""Where the parts of the review stand: pages and steps side by side, or one of them; the seal's page. Decides nothing.

Where both have no room to be read (a tablet, large letters) a switch turns from the pages to the steps and back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.halves import Halves
from assessor_app.ui.parts.zoom import ZoomBar
from assessor_app.ui.review.assessor import AssessorPanel
from assessor_app.ui.review.candidate import CandidatePanel
from assessor_app.ui.review.done import DonePanel
from assessor_app.ui.review.giving import GivingPanel
from assessor_app.ui.review.handing import Handing
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit

REVIEW, DONE, GIVING = range(3)
READ, SIGN = range(2)
STEPS_WIDTH: Final = 412  # px at 100 %
# A page of A4 narrower than this cannot be read without effort.
LEAST_PAGE: Final = 660
# By the language of the pages that are sealed.
COPY: Final = {
    "cy": N_("This is a copy in English, to read. The record that is signed and sealed is in Welsh."),
    "en": N_("This is a copy in Welsh, to read. The record that is signed and sealed is in English."),
}


class Places(Screen):
    """`halves` holds pages (`READ`) and steps (`SIGN`); `steps` the assessor's or the candidate's."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        from assessor_app.ui.parts.preview import Preview  # noqa: PLC0415 - QtPdf, only where pages show

        self.preview = Preview(kit, N_("The pages as they will be"))
        self.waiting = kit.label(N_("The pages are being drawn…"), "quiet")
        self.copy = Banner(kit, "note")
        self.copy.hide()
        self.zoom = ZoomBar(kit, self.preview)
        self.page_number = self.zoom.page_number
        self.assessor, self.candidate, self.done = AssessorPanel(kit), CandidatePanel(kit), DonePanel(kit)
        self.giving = GivingPanel(kit)
        self.handing = Handing(kit, self.giving, self.busy)
        self.handing.turned.connect(self.handed)
        self.steps = QStackedWidget()
        self.steps.setProperty("role", "side")
        self.steps.addWidget(self.assessor)
        self.steps.addWidget(self.candidate)
        self.halves = Halves(
            kit,
            N_("What to show"),
            (N_("Read"), N_("Sign")),
            (self._pages(), self.steps),
            beside=LEAST_PAGE + STEPS_WIDTH,
            second=STEPS_WIDTH,
        )
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack)  # first, or its first page would open as a window of its own
        self._stack.addWidget(self.halves)
        self._stack.addWidget(self.done)
        self._stack.addWidget(self.giving)
        self.back = kit.icon_button("arrow_back", N_("Back to the observation"), self.go_back, keys="Alt+Left")
        cast("QHBoxLayout", self.bar.layout()).insertWidget(0, self.back)

    def show_part(self, part: int) -> None:
        """Show the review itself, what comes after the seal, or giving the device back."""
        self._stack.setCurrentIndex(part)
        self.back.setVisible(part == REVIEW and not self.handing.over)

    def go_back(self) -> None:
        """Go to the observation."""

    def say_copy(self, shown: str, sealed: str) -> None:
        """Say over the pages that they are a copy to read, where they are not in the language that is sealed."""
        self.copy.setVisible(shown != sealed)
        if shown != sealed:
            self.kit.tongue.say(self.copy.words.setText, COPY[sealed])

    def _pages(self) -> QWidget:
        pages = QWidget()
        inside = QVBoxLayout(pages)
        inside.setContentsMargins(0, 0, 0, 4)
        inside.setSpacing(2)
        inside.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self.copy)
        inside.addWidget(self.preview, 1)
        inside.addWidget(self.zoom)
        return pages
