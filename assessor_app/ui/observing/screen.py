"""The observing screen: puts its parts together and takes what they ask to the store. It decides nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.standards.model import CriterionKey
from assessor_app.ui.observing.adding import Adding
from assessor_app.ui.observing.criteria import CriteriaPanel
from assessor_app.ui.observing.criterion import CriterionPanel
from assessor_app.ui.observing.deeds import Deeds
from assessor_app.ui.observing.details import Details
from assessor_app.ui.observing.drawer import Drawer
from assessor_app.ui.observing.foot import Foot
from assessor_app.ui.observing.head import say_head
from assessor_app.ui.observing.linking import Linking
from assessor_app.ui.observing.log import LogPanel
from assessor_app.ui.observing.missing import links
from assessor_app.ui.observing.running import Running
from assessor_app.ui.observing.scene import Scene, gather
from assessor_app.ui.observing.writing import Writing
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.segmented import Segment
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from assessor_app.observing.model import Composer, Observation
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.missing import Link
    from assessor_app.vault.model import Changes

# The candidate's mark has its place in the review, which the primary button leads to.
ELSEWHERE: Final = frozenset({"mark"})
DETAILS: Final = frozenset({"event", "feedback", "actions"})
# Only what changes these needs more than the observation read again.
AROUND: Final = frozenset({"candidate", "assessor", "standard"})


class ObservingScreen(Screen):
    """`enter(id)` shows one draft. Keys: Ctrl+F filter, Ctrl+K link, Ctrl+D details, Ctrl+Return review."""

    SHOWS = frozenset({"observation", *AROUND})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.scene: Scene | None = None
        self._name = ""
        self.deeds = Deeds(kit, self)
        self.criteria, self.criterion = CriteriaPanel(kit), CriterionPanel(kit)
        self.log, self.writing = LogPanel(kit), Writing(kit)
        names = (N_("Criteria"), N_("Criterion"))
        self.columns = Columns(kit, left=self.criteria, middle=self._middle(), right=self.criterion, names=names)
        self.foot = Foot(kit, N_("Before sealing"), N_("Review and sign"))
        self.running = Running(kit)
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.foot)
        self.linking = Linking(kit, self.writing, self)
        self.details = Details(kit)
        self.drawer = Drawer(kit, self, N_("Details of the visit"), self.details)
        self.adding = Adding(kit, self.writing, self.deeds, self)
        self._tools()
        self._listen()
        self._keys()
        kit.tongue.follow(self, lambda _words: self._say())

    def enter(self, subject: str) -> None:
        """Show one observation; what stood in the composer comes back."""
        if subject != self._name:
            self._name = self.deeds.name = subject
            self.scene = None
            self.adding.forget()
            self.columns.setEnabled(False)
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again what was touched."""
        if changes.kinds() & AROUND:
            self._read()
        elif ("observation", self._name) in changes.touched:
            name = self._name
            self.kit.tasks.read(lambda rooms: rooms.desk.observation(name), then=self._show_observation)

    def leave(self) -> None:
        """Give what is being typed to the store."""
        self.linking.close_offers()
        self.drawer.shut()
        if self.scene is not None and self.writing.written() != self.scene.observation.composer:
            self.deeds.keep(self.writing.written())

    def _read(self) -> None:
        name = self._name
        self.kit.tasks.read(lambda rooms: gather(rooms, name), then=self._show)

    def _show(self, scene: Scene) -> None:
        if scene.observation.id != self._name:
            return
        if scene.observation.record:
            self.go("records", scene.observation.record)
            return
        fresh = self.scene is None
        self.scene = scene
        self.columns.setEnabled(True)
        if fresh:
            self.writing.show_written(scene.observation.composer)
        self._lay()
        if fresh:
            self.writing.begin()

    def _show_observation(self, observation: Observation) -> None:
        if self.scene is None or observation.id != self._name:
            return
        if self.scene.observation.mark is not None and observation.mark is None:
            self.kit.notices.say(N_("The candidate's mark was taken away, since what they marked has changed."))
        self.scene = self.scene.with_observation(observation)
        self._lay()

    def _lay(self) -> None:
        """Hand the scene to every part."""
        if self.scene is None:
            return
        for part in (self.criteria, self.log, self.writing, self.criterion, self.linking):
            part.show_scene(self.scene)
        self.details.show_observation(self.scene.observation)
        self.running.show_event(self.scene.observation.event)
        self._say()

    def _say(self) -> None:
        if self.scene is not None:
            say_head(self.kit, self.bar, self.scene)
            self.log.show_scene(self.scene)
            self._say_missing()

    def _say_missing(self) -> None:
        if self.scene is None:
            return
        writing = self.writing.isAncestorOf(self.window().focusWidget() or self.window())
        left_out = ELSEWHERE | ({"composer"} if writing or self.writing.empty else frozenset())
        today = self.kit.clock.now().wall.date()
        self.foot.show_links(links(self.scene, self.kit.tongue.words, today, without=left_out))

    def _middle(self) -> QWidget:
        middle, inside = QWidget(), QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.log, 1)
        around = QVBoxLayout()
        around.setContentsMargins(18, 0, 18, 16)
        around.addWidget(self.writing)
        inside.addLayout(around)
        middle.setLayout(inside)
        return middle

    def _tools(self) -> None:
        extras = self.bar.extras
        self.details_button = self.kit.icon_button(
            "description", N_("Details of the visit"), self.open_details, keys="Ctrl+D"
        )
        for tool in (self.running, self.details_button, self.columns.left_button, self.columns.right_button):
            extras.addWidget(tool)
        # A press on these leaves the keys where somebody is writing.
        for control in (self.details_button, *self.bar.findChildren(Segment)):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _listen(self) -> None:
        self.criteria.chosen.connect(lambda key: self._choose(key, unfold=True))
        self.criteria.taken.connect(self._link_chosen)
        self.criteria.left.connect(self.writing.begin)
        self.writing.changed.connect(self._written)
        self.writing.shown.connect(lambda key: self._choose(str(key), unfold=True))
        self.linking.taken.connect(self.writing.link)
        self.log.shown.connect(lambda key: self._choose(str(key), unfold=True))
        self.log.unlinked.connect(self._unlink)
        self.log.edited.connect(self.deeds.keep)
        self.log.added.connect(self._correct)
        self.log.dropped.connect(self._drop)
        self.criterion.judged.connect(self.deeds.judge)
        self.criterion.unlinked.connect(self._unlink)
        self.criterion.linking.connect(self._link)
        self.criterion.evidence.edited.connect(self.deeds.put_locator)
        self.criterion.evidence.removed.connect(self.deeds.remove_locator)
        self.criterion.evidence.closed.connect(self.writing.begin)
        self.details.event_edited.connect(self.deeds.set_event)
        self.details.plan_edited.connect(self.deeds.set_plan)
        self.details.text_edited.connect(self.deeds.set_text)
        self.details.agreed_actions.edited.connect(self.deeds.put_action)
        self.details.agreed_actions.removed.connect(self.deeds.remove_action)
        self.drawer.closed.connect(self.writing.begin)
        self.deeds.kept.connect(self._kept)
        self.foot.mend.connect(self._mend)
        self.foot.pressed.connect(self.review)

    def _keys(self) -> None:
        for keys, deed in (("Ctrl+F", self._filter), ("Ctrl+Return", self.review)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _filter(self) -> None:
        self.columns.show_left()
        self.criteria.search()

    def _choose(self, key: str, *, unfold: bool) -> None:
        if not key:
            return
        chosen = CriterionKey.parse(key)
        self.criterion.show_criterion(chosen)
        self.criteria.choose(chosen)
        if unfold:
            self.columns.show_right()

    def _written(self) -> None:
        self.deeds.keep(self.writing.written())

    def _kept(self, written: Composer) -> None:
        if not written.strikes:
            self._say_missing()

    def _link(self, key: CriterionKey) -> None:
        """Link the chosen criterion: to the entry that has the focus, else to what is being written."""
        entry = self.log.here()
        if entry:
            self.deeds.link(entry, key)
            return
        if self.writing.link(key):
            self.kit.notices.say(N_("What you write is linked to {criterion}"), criterion=self._chip(key))
        self.writing.begin()

    def _link_chosen(self, key: str) -> None:
        self.writing.link(CriterionKey.parse(key))
        self.criteria.filter.clear()
        self.writing.begin()

    def _unlink(self, entry: str, key: CriterionKey) -> None:
        self.deeds.unlink(entry, key, self._chip(key))

    def _chip(self, key: CriterionKey) -> str:
        return self.scene.chip(key, self.kit.tongue.language) if self.scene else str(key)

    def _correct(self, written: Composer) -> None:
        held = self.scene.entry(written.strikes) if self.scene else None
        if held is None or (written.text.strip(), written.question) == (held.text, held.question):
            self._drop(written)
        else:
            self.deeds.correct(written, held.language)
            self.writing.begin()

    def _drop(self, written: Composer) -> None:
        card = self.log.card(written.strikes)
        if card is not None:
            card.end_correcting()
        self.deeds.drop(written)
        self.writing.begin()

    def open_details(self, place: str = "event") -> None:
        """Open the drawer at one of its parts."""
        self.drawer.pull()
        self.details.go_to(place)

    def review(self) -> None:
        """Go to the review, once nothing half-written is left behind."""
        if not self.writing.empty:
            self.writing.begin()
            self.kit.notices.say(N_("Add what stands in the composer, or take it out, before the review."))
        elif self.scene is not None:
            self.leave()
            self.go("review", self._name)

    def _mend(self, link: Link, criterion: CriterionKey | None) -> None:
        """Go to the place of a gap."""
        if criterion is not None:
            self._choose(str(criterion), unfold=True)
            self.criterion.to_judgement()
        elif link.place in DETAILS:
            self.open_details(link.place)
        elif link.place == "correction":
            self.log.to_correction()
        elif link.place == "candidate" and self.scene is not None:
            self.go("candidates", self.scene.visit.candidate.id)
        elif link.place == "standards":
            self.go("standards")
        elif link.place == "criterion":
            self._filter()
        else:
            self.writing.begin()
