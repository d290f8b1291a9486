"""The criteria at the left: a filter, chips, and the list with each criterion's mark, label and links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.standards.model import CriterionKey, StandardKey
from assessor_app.ui.observing.covering import SCOPE, scope_row
from assessor_app.ui.observing.kinds import CRITERIA_WORDS
from assessor_app.ui.observing.matching import fits
from assessor_app.ui.observing.scene import short_name
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QKeyEvent

    from assessor_app.observing.model import State
    from assessor_app.standards.model import Criterion, Standard
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene

Which = Literal["all", "gaps", "linked", "hoped"]
FILTERS: Final[tuple[tuple[Which, str], ...]] = (
    ("all", N_("All {count}")),
    ("gaps", N_("Gaps {count}")),
    ("linked", N_("Linked {count}")),
    ("hoped", N_("Hoped for {count}")),
)


class CriteriaPanel(QWidget):
    """`chosen(key)` when a person goes to a criterion, `taken(key)` on Enter, `left` when Escape gives up the keys.

    `scoped(standard)` when they go to its scope/range, which stands under its criteria.
    """

    chosen = Signal(object)
    scoped = Signal(object)
    taken = Signal(object)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._scene: Scene | None = None
        self._which: Which = "all"
        self._shown: list[Row] = []
        self._places: dict[str, int] = {}
        self.filter = QLineEdit()
        self.filter.setProperty("role", "search")
        kit.tongue.say(self.filter.setPlaceholderText, N_("Search the criteria…   Ctrl+F"))
        kit.tongue.say(self.filter.setAccessibleName, N_("Search the criteria"))
        self.chips: dict[Which, PressChip] = {}
        self.list = Listing(kit, N_("Criteria"))
        # A press shows a criterion and leaves the keys where somebody is writing; Tab and Ctrl+F come here.
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.nothing = kit.label(N_("No criterion has these words."), "quiet")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 13, 0, 0)
        inside.setSpacing(4)
        above = QVBoxLayout()
        above.setContentsMargins(13, 0, 13, 0)
        above.setSpacing(4)
        for thing in (self.filter, self._chips(), self.nothing):
            above.addWidget(thing)
        inside.addLayout(above)
        below = QVBoxLayout()
        below.setContentsMargins(13, 0, 4, 0)
        below.addWidget(self.list)
        inside.addLayout(below, 1)
        self.nothing.hide()
        self.filter.textChanged.connect(self._lay)
        for watched in (self.filter, self.list):
            watched.installEventFilter(self)
        # A press on the one that was chosen already tells too, so that a folded panel comes out again.
        for told in (self.list.chosen, self.list.clicked):
            told.connect(lambda _where: self._tell(self.chosen))
        self.list.opened.connect(lambda _key: self._tell(self.taken))
        kit.tongue.follow(self, lambda _words: self._lay())

    def show_scene(self, scene: Scene) -> None:
        """Show the criteria as they stand now."""
        self._scene = scene
        self._lay()

    def choose(self, key: CriterionKey) -> None:
        """Let one criterion be the chosen one, and bring it into sight even where a filter hid it."""
        self.list.choose(str(key))
        if self.list.choice != str(key):
            self.show_only("all")
            self.filter.clear()
            self.list.choose(str(key))
        self.list.scrollTo(self.list.currentIndex())

    def search(self) -> None:
        """Give the keys to the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def show_only(self, which: Which) -> None:
        """Show all criteria, those with no entry, those with one, or those the visit was planned for."""
        self._which = which
        self.chips[which].setChecked(True)
        self._lay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Down goes from the filter into the list, Up at its top back, Escape clears and gives the keys back."""
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key_event: QKeyEvent = event  # type: ignore[assignment]  # by its type
        key = key_event.key()
        if key == Qt.Key.Key_Escape:
            self.filter.clear()
            self.left.emit()
            return True
        if watched is self.filter and key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._into_list()
            return True
        if watched is self.list and key == Qt.Key.Key_Up and self._at_top():
            self.search()
            return True
        return super().eventFilter(watched, event)

    def _chips(self) -> QWidget:
        box, group = FlowBox(space=4), QButtonGroup(self)
        for which, _message in FILTERS:
            made = PressChip(self._kit, filters=True)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _on=False, which=which: self.show_only(which))
            group.addButton(made)
            self.chips[which] = made
            box.add(made)
        self.chips["all"].setChecked(True)
        return box

    def _tell(self, signal: SignalInstance) -> None:
        standard = self.list.choice.removesuffix(SCOPE)
        if standard != self.list.choice:
            self.scoped.emit(StandardKey.parse(standard))
        elif self.list.choice:
            signal.emit(CriterionKey.parse(self.list.choice))

    def _into_list(self) -> None:
        first = next((row.key for row in self._shown if not row.heading), "")
        if not first:
            return
        if self.list.rows.place_of(self.list.choice) < 0:
            self.list.choose(first)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell(self.chosen)

    def _at_top(self) -> bool:
        return self.list.choice == next((row.key for row in self._shown if not row.heading), "")

    def show_changed(self, scene: Scene, keys: Collection[CriterionKey], *, sheet: bool = False) -> None:
        """Show these criteria as they stand now, in their places; with the `sheet` the ticks of the scope too."""
        self._scene = scene
        if self._which != "all" or sheet:
            self._lay()
            return
        self._say_counts(scene)
        for key in keys:
            at = self._places.get(str(key))
            criterion = scene.criterion(key)
            if at is not None and criterion is not None:
                self._shown[at] = self._row(scene, criterion, key, scene.observation.state_of(key))
                self.list.change_row(at, self._shown[at])

    def _lay(self) -> None:
        scene = self._scene
        if scene is None:
            return
        self._say_counts(scene)
        rows = list(self._rows(scene))
        if rows != self._shown:
            self._shown = rows
            self._places = {row.key: at for at, row in enumerate(rows) if not row.heading}
            self.list.show_rows(rows)
        self.nothing.setVisible(not rows)

    def _say_counts(self, scene: Scene) -> None:
        total, linked = sum(len(one.criteria) for one in scene.visit.standards), len(scene.log.shown)
        hoped = len(scene.observation.plan.hoped)
        counts: dict[Which, int] = {"all": total, "gaps": total - linked, "linked": linked, "hoped": hoped}
        self.chips["hoped"].setVisible(bool(hoped))
        for which, message in FILTERS:
            self._kit.tongue.say(self.chips[which].setText, message, count=counts[which])
            self.chips[which].updateGeometry()

    def _rows(self, scene: Scene) -> Iterator[Row]:
        for standard in scene.visit.standards:
            rows = [*self._criteria(scene, standard), *self._scope(scene, standard)]
            if rows:
                yield Row("", _name(standard), heading=True, strong=True)
            yield from rows

    def _criteria(self, scene: Scene, standard: Standard) -> Iterator[Row]:
        reader, query = self._kit.tongue.language, self.filter.text()
        states = {judged.criterion: judged.state for judged in scene.observation.judgements}
        above = ""
        for criterion in standard.criteria:
            key = standard.criterion_key(criterion)
            if not self._wanted(scene, key) or not fits(query, standard, criterion, reader):
                continue
            here = self._group(criterion)
            if here != above:
                yield Row("", here, heading=True)
                above = here
            yield self._row(scene, criterion, key, states.get(key, "not_observed"))

    def _scope(self, scene: Scene, standard: Standard) -> Iterator[Row]:
        found = scope_row(scene, standard, self._kit.tongue.words, self.filter.text())
        if found is not None and found.wanted(self._which):
            yield Row("", found.heading, heading=True)
            yield found.row

    def _row(self, scene: Scene, criterion: Criterion, key: CriterionKey, state: State) -> Row:
        foot, count = key.short(self._kit.tongue.language), len(scene.log.shown.get(key, ()))
        flag = self._kit.tongue(N_("hoped for")) if key in scene.observation.plan.hoped else ""
        shown = state if scene.visit.rules.judging else None
        return Row(str(key), criterion.text, state=shown, foot=foot, count=count, flag=flag)

    def _wanted(self, scene: Scene, key: CriterionKey) -> bool:
        linked, hoped = bool(scene.log.shown.get(key)), key in scene.observation.plan.hoped
        return {"all": True, "gaps": not linked, "linked": linked, "hoped": hoped}[self._which]

    def _group(self, criterion: Criterion) -> str:
        return criterion.group or self._kit.tongue(CRITERIA_WORDS[criterion.kind])


def _name(standard: Standard) -> str:
    name = short_name(standard)
    return f"{name} · {standard.title}" if standard.urn else standard.title
