"""Where everything of the review's screen stands: its head, the pages at the left, the three parts at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.observing.drawer import Drawer
from assessor_app.ui.observing.foot import Foot
from assessor_app.ui.observing.gaplist import GapList
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.halves import Halves
from assessor_app.ui.parts.preview import Preview
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.zoom import ZoomBar
from assessor_app.ui.records.deeds import DRAWN
from assessor_app.ui.records.findings import Findings
from assessor_app.ui.verifying.reviewing.asking import AskingPage
from assessor_app.ui.verifying.reviewing.beyond import Beyond
from assessor_app.ui.verifying.reviewing.closing import ClosingPage
from assessor_app.ui.verifying.reviewing.decisions import Decisions
from assessor_app.ui.verifying.reviewing.head import Head
from assessor_app.ui.verifying.reviewing.process import ProcessPage
from assessor_app.ui.verifying.reviewing.signing import DonePage, SigningPage
from assessor_app.ui.verifying.reviewing.waiting import WaitingPage
from assessor_app.ui.verifying.screen import VerifyingScreen

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.reviewing.scene import Scene

PARTS: Final = (
    ("decisions", N_("Decisions"), "accent"),
    ("process", N_("Process"), "accent"),
    ("closing", N_("Feedback and actions"), "accent"),
)
WAITING, OPENING, REVIEW = range(3)
ASKING, DECIDING, SIGNING, DONE = range(4)
LOW, NARROW = 800, 1000  # px at 100 %: a screen lower or narrower than this leaves out what is said softly
PAGES, ROWS, WITHHELD = range(3)


class Layout(VerifyingScreen):
    """The parts of the screen in their places; what they do is in `screen`."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "verify/review")
        self.preview = Preview(kit, N_("Pages of the record"))
        self.rows_read = Reading(kit, N_("What was checked"), margin=22)
        self.asking, self.signing, self.done = AskingPage(kit), SigningPage(kit), DonePage(kit)
        self.beyond = Beyond(kit)
        self.decisions = Decisions(kit, self.beyond)
        self.process, self.closing = ProcessPage(kit), ClosingPage(kit)
        self.parts = Segmented(kit, N_("Parts of the review"), PARTS, fill=True)
        self.counted = chip("")
        self.waiting = WaitingPage(kit)
        self.left, self.right, self.part, self.whole = (QStackedWidget() for _ in range(4))
        self.foot = Foot(kit, N_("Left to do"), N_("Sign and finish"))
        kit.tongue.say(self.foot.note.setText, N_("J next · K previous · 1 2 3 decide"))
        self.gaps = GapList(kit)
        self.drawer = Drawer(kit, self, N_("What is missing"), self.gaps)
        self._lay()

    def _lay(self) -> None:
        paged = QWidget()
        under = QVBoxLayout(paged)
        under.setContentsMargins(0, 0, 0, 4)
        under.setSpacing(2)
        under.addWidget(self.preview, 1)
        under.addWidget(ZoomBar(self.kit, self.preview))
        withheld = EmptyState(self.kit, "gpp_bad-fill", N_("The pages are not shown, because a check failed."))
        for page in (paged, self.rows_read, withheld):
            self.left.addWidget(page)
        for page in (self.asking, self._deciding(), self.signing, self.done):
            self.right.addWidget(page)
        names, framed = (N_("Pages"), N_("Decisions")), self._framed(self.right)
        self.halves = Halves(self.kit, N_("What to show"), names, (self.left, framed), lined=False)
        self.head = Head(self.kit, self.halves.switch)
        self.halves.laid.connect(self._air)
        self.halves.turn_to(1)
        review = QWidget()
        column = QVBoxLayout(review)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for thing, share in ((self.head, 0), (self.halves, 1), (self.foot, 0)):
            column.addWidget(thing, share)
        opening = EmptyState(self.kit, "schedule", N_("The record is being checked."))
        for page in (self.waiting, opening, review):
            self.whole.addWidget(page)
        self.body.addWidget(self.whole, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what is said softly where room is short."""
        super().resizeEvent(event)
        px = self.kit.theme.px
        low = self.height() < px(LOW)
        self.head.brief(brief=low)
        self._heading.setContentsMargins(14, 6 if low else 12, 14, 0)
        self.foot.note.setVisible(self.width() >= px(NARROW))

    def _deciding(self) -> QWidget:
        """The three parts under their switch."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._heading = line = QHBoxLayout()
        line.addWidget(self.parts, 1)
        line.addWidget(self.counted)
        column.addLayout(line)
        for part in (self.decisions, self.process, self.closing):
            self.part.addWidget(part)
        column.addWidget(self.part, 1)
        return page

    def _framed(self, inner: QWidget) -> QWidget:
        """On a card of its own, with air around it."""
        around, card = QWidget(), Ground("card", margin=0, space=0)
        card.add(inner)
        self._frame = QVBoxLayout(around)
        self._frame.addWidget(card)
        return around

    def _air(self, beside: bool) -> None:  # noqa: FBT001 - the signal hands it over
        """Let the card begin where everything begins, or near the pages where they stand beside it."""
        self._frame.setContentsMargins(8 if beside else 24, 8, 24, 12)

    def show_left(self, scene: Scene, *, rows: bool) -> None:
        """Show the pages, or the rows of what was checked; nothing of a file that failed is drawn."""
        drawn = scene.looking.opening.verdict in DRAWN
        self.left.setCurrentIndex(ROWS if rows else PAGES if drawn else WITHHELD)

    def fill_left(self, scene: Scene) -> None:
        """Put a record's pages and rows there."""
        opening = scene.looking.opening
        self.rows_read.clear()
        self.rows_read.add(Findings(self.kit, opening))
        self.rows_read.inside.addStretch(1)
        if opening.verdict in DRAWN:
            self.preview.show_pdf(scene.looking.file)

    def show_part(self, part: str) -> None:
        """Turn to one of the three parts."""
        self.parts.choose(part)
        self.part.setCurrentIndex([key for key, _word, _tone in PARTS].index(part))
        if self.right.currentIndex() == SIGNING:
            self.right.setCurrentIndex(DECIDING)
            self.foot.show()
        self.halves.turn_to(1)
