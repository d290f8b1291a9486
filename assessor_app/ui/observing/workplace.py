"""Where the parts of the observing screen stand, and the keys that lead to them. What they do is in `screen.py`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.observing.arrivals import Arrivals
from assessor_app.ui.observing.closeup import Closeup
from assessor_app.ui.observing.covering import ScopePanel
from assessor_app.ui.observing.criteria import CriteriaPanel
from assessor_app.ui.observing.criterion import CriterionPanel
from assessor_app.ui.observing.details import Details
from assessor_app.ui.observing.discussion import KEYS as TIMER_KEYS
from assessor_app.ui.observing.drawer import Drawer
from assessor_app.ui.observing.foot import Foot
from assessor_app.ui.observing.gaplist import GapList
from assessor_app.ui.observing.keys import Keys, tell_keys
from assessor_app.ui.observing.linking import Linking
from assessor_app.ui.observing.log import LogPanel
from assessor_app.ui.observing.questions import KEYS as BANK_KEYS
from assessor_app.ui.observing.questions import QuestionPicker
from assessor_app.ui.observing.running import Running
from assessor_app.ui.observing.standby import Standby
from assessor_app.ui.observing.suggesting import Suggesting
from assessor_app.ui.observing.thumbs import Thumbs
from assessor_app.ui.observing.writing import MET_KEYS, Writing
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.segmented import Segment
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.missing import Link
    from assessor_app.ui.observing.scene import Scene


LOG_LEAST = 120  # px at 100 % of the log that stay in sight, with the room around the composer


class Workplace(Screen):
    """Criteria at the left, log and composer in the middle, one criterion at the right, what is missing below.

    Keys: Ctrl+F filter, Ctrl+K link, Ctrl+D details, Ctrl+G gaps, Ctrl+T timer, Ctrl+B questions, Ctrl+Shift+A attach,
    Ctrl+Return add and judge, Ctrl+Shift+Return review.
    """

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.scene: Scene | None = None
        self.thumbs = Thumbs(kit, self)
        self.criteria, self.criterion = CriteriaPanel(kit), CriterionPanel(kit, self.thumbs)
        self.scope, self.beside = ScopePanel(kit), QStackedWidget()
        self.beside.addWidget(self.criterion)
        self.beside.addWidget(self.scope)
        self.log, self.writing = LogPanel(kit), Writing(kit)
        self.standby, self.arrivals = Standby(kit), Arrivals(kit)
        self.bottom = QWidget()  # what is written in, and the strip above it: no sheet covers these
        names = (N_("Criteria"), N_("Criterion"))
        self.columns = Columns(
            kit, left=self.criteria, middle=self._middle(), right=self.beside, names=names, clear=self.bottom
        )
        for part in (self.columns, self.writing):
            part.installEventFilter(self)
        self.foot = Foot(kit, N_("Before sealing"), N_("Review and sign"))
        self.running = Running(kit)
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.foot)
        self.linking = Linking(kit, self.writing, self)
        self.suggesting = Suggesting(kit, self.writing, self.linking, self)
        self.questions = QuestionPicker(kit, self.writing, self)
        self.details = Details(kit, self.thumbs)
        self.drawer = Drawer(kit, self, N_("Details of the visit"), self.details)
        self.missing = GapList(kit)
        self.missing_drawer = Drawer(kit, self, N_("Before sealing"), self.missing)
        self.missing.pressed.connect(self._mend_listed)
        self.foot.all_asked.connect(self.open_missing)
        self.closeup = Closeup(kit, self)
        self._tools()
        self._keys()

    @property
    def writes(self) -> bool:
        """Whether the composer has the keys."""
        return self.writing.isAncestorOf(self.window().focusWidget() or self.window())

    def search(self) -> None:
        """Give the keys to the filter."""
        self.columns.show_left()
        self.criteria.search()

    def open_details(self, place: str = "event") -> None:
        """Open the drawer at one of its parts."""
        self.drawer.pull()
        self.details.go_to(place)

    def open_missing(self) -> None:
        """Open the list of all that is missing, with the rules behind it."""
        self.missing.show_links(self.foot.links)
        self.missing_drawer.pull()
        self.missing.begin()

    def shut_drawers(self) -> None:
        """Shut what stands over the rest."""
        self.linking.close_offers()
        for over in (self.closeup, self.drawer, self.missing_drawer):
            over.shut()

    def _mend_listed(self, link: Link) -> None:
        self.missing_drawer.shut()
        self.foot.go_to(link)

    def time_discussion(self) -> None:
        """Start or pause the timer; where something else is being written, a discussion begins."""
        if self.writing.written().kind != "discussion" and not self.writing.timer.running:
            self.writing.choose_kind("discussion")
        self.writing.timer.turn()

    def ask(self) -> None:
        """Offer the centre's questions, those for the chosen criterion first."""
        if self.scene is not None:
            self.writing.choose_kind("question")
            self.questions.open(self.scene, self.criterion.key)

    def back_to_writing(self) -> None:
        """Close what stands over the log and give the keys to the composer."""
        self.columns.close_sheets()
        self.writing.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is little room, offer the folded columns in the bar, and leave standards to the criteria."""
        super().resizeEvent(event)
        self.bar.chips.setHidden(self.columns.folded("right"))
        self.left_button.setVisible(self.columns.folded("left"))
        self.right_button.setVisible(self.columns.folded("right"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Bound the strip above the composer as there is more or less room between it and the log."""
        if event.type() == QEvent.Type.Resize and watched in {self.columns, self.writing}:
            beside = self.writing.height() + self.kit.theme.px(LOG_LEAST)
            self.arrivals.bound(self.columns.height() - beside)
        return super().eventFilter(watched, event)

    def review(self) -> None:
        """Go to the review."""

    def _middle(self) -> QWidget:
        middle, around = QWidget(), QVBoxLayout(self.bottom)
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.log, 1)
        around.setContentsMargins(18, 0, 18, 16)
        around.addWidget(self.standby)
        around.addWidget(self.arrivals)
        around.addWidget(self.writing)
        inside.addWidget(self.bottom)
        return middle

    def _tools(self) -> None:
        kit, columns = self.kit, self.columns
        self.details_button = kit.icon_button("description", N_("Details of the visit"), self.open_details)
        self.left_button = kit.icon_button("filter_list", N_("Criteria"), columns.show_left)
        self.right_button = kit.icon_button("right_panel_open", N_("Criterion"), columns.show_right)
        for tool in (self.running, self.details_button, self.left_button, self.right_button):
            self.bar.extras.addWidget(tool)
        # A press on these leaves the keys where somebody is writing.
        for control in (self.details_button, *self.bar.findChildren(Segment)):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _keys(self) -> None:
        keys = Keys(self)
        deeds = (
            ("Ctrl+F", self.search),
            ("Ctrl+K", self.criterion.link.click),
            ("Ctrl+D", self.open_details),
            ("Ctrl+G", self.open_missing),
            ("Ctrl+Shift+A", self.writing.attach.click),
            ("Ctrl+Shift+Return", self.review),
            (MET_KEYS, self.writing.concluded.emit),
            (TIMER_KEYS, self.time_discussion),
            (BANK_KEYS, self.ask),
        )
        for sequence, deed in deeds:
            keys.tie(sequence, partial(self._unless_drawn, deed))
        keys.guard(self.writing.text, self.writing.question, self.criteria.filter)
        tell_keys(self.kit, self.details_button, N_("Details of the visit"), "Ctrl+D")
        tell_keys(self.kit, self.criterion.link, N_("Link to what you write"), "Ctrl+K")
        tell_keys(self.kit, self.writing.attach, N_("Attach a file"), "Ctrl+Shift+A")
        tell_keys(self.kit, self.foot.primary, N_("Review and sign"), "Ctrl+Shift+Return")

    def _unless_drawn(self, deed: Callable[[], object]) -> None:
        """Leave what is under an open drawer alone."""
        if not any(one.isVisible() for one in (self.drawer, self.missing_drawer, self.closeup)):
            deed()
