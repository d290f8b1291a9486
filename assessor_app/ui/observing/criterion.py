"""The chosen criterion at the right: its text in both languages, the judgement, what shows it, where evidence is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import clock_time
from assessor_app.observing.model import STATES
from assessor_app.standards.ranges import sub_items
from assessor_app.ui.observing.covering import CoverList
from assessor_app.ui.observing.evidence import EvidenceList
from assessor_app.ui.observing.judging import Judging
from assessor_app.ui.observing.kinds import CRITERION_WORDS, ENTRY_ICONS, ENTRY_SHORT
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, Scroll, empty, row
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.gradual import Gradually

if TYPE_CHECKING:
    from collections.abc import Collection

    from assessor_app.observing.model import Entry, State
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene
    from assessor_app.ui.observing.thumbs import Thumbs

NO_PAIR: Final[dict[str, str]] = {
    "cy": N_("No English version of this edition is in the library."),
    "en": N_("No Welsh version of this edition is in the library."),
}
OTHER: Final[dict[str, str]] = {"cy": N_("In English"), "en": N_("In Welsh")}
# What stands above the linked entries, by judgement.
SHOWN_BY: Final[dict[State, str]] = {
    "met": N_("The behaviour that met it"),
    "not_yet_met": N_("What was seen so far"),
    "not_observed": N_("Linked entries"),
}
# Linked entries that are shown; the log has them all.
LINKED: Final = 20
AT_ONCE: Final = 2


class CriterionPanel(Scroll):
    """`judged(key, state)`, `unlinked(entry, key)`, `linking(key)` for a link from the composer.

    `judging`, `cover` and `evidence` tell what else is asked of them.
    """

    judged = Signal(object, str)
    unlinked = Signal(str, object)
    linking = Signal(object)

    def __init__(self, kit: Kit, thumbs: Thumbs) -> None:
        super().__init__(space=12)
        self.inside.setContentsMargins(12, 14, 6, 14)  # a scroll bar takes its room at the right
        self._kit = kit
        self._scene: Scene | None = None
        self._key: CriterionKey | None = None
        self._gradually = Gradually(self)
        self._linked: tuple[CriterionKey, tuple[Entry, ...]] | None = None
        self.name, self.kind = chip("", "accent"), kit.text("", "soft")
        self.kind.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.text = kit.text("", "title")
        self.other = QVBoxLayout()
        self.cover = CoverList(kit)
        self.judging = Judging(kit)
        self.states, self.why, self.not_judged = self.judging.states, self.judging.why, self.judging.not_judged
        self.link = kit.button(N_("Link to what you write"), self._link, icon="link")
        self.shown_by = kit.line(SHOWN_BY["not_observed"], "label")
        self.entries = QVBoxLayout()
        self.evidence = EvidenceList(kit, thumbs)
        self.nothing = kit.label(N_("Choose a criterion to see its whole text, and to judge it."), "quiet")
        self._all = QWidget()
        self._lay()
        self.judging.judged.connect(self.judged)
        kit.tongue.follow(self, lambda _words: self._show())

    @property
    def key(self) -> CriterionKey | None:
        """The criterion shown."""
        return self._key

    def show_scene(self, scene: Scene) -> None:
        """Show the same criterion as it stands now."""
        if self._scene is None or scene.observation.id != self._scene.observation.id:
            self._key = None
        self._scene = scene
        self._show()

    def show_changed(self, scene: Scene, keys: Collection[CriterionKey], *, sheet: bool) -> None:
        """Show what changed of the same criterion: these criteria's links and judgements, or the sheet's evidence."""
        self._scene = scene
        key = self._key
        if key is not None and key in keys:
            self._judgement(scene, key)
        if key is not None and sheet:
            self.evidence.show_scene(scene, key)
            self._cover(scene, key)

    def show_criterion(self, key: CriterionKey) -> None:
        """Show another criterion."""
        if key != self._key:
            self.verticalScrollBar().setValue(0)
        self._key = key
        self._show()

    def to_judgement(self) -> None:
        """Give the keys to the judgement, or where nothing is judged to the link."""
        if self.states.isHidden():
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.judging.begin()

    def _lay(self) -> None:
        kit, inside = self._kit, QVBoxLayout(self._all)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        self.link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for spacing in (self.other, self.entries):
            spacing.setSpacing(6)
        inside.addLayout(row(self.name, self.kind))
        inside.addWidget(self.text)
        inside.addWidget(self.cover)
        inside.addLayout(self.other)
        inside.addSpacing(kit.theme.px(6))
        inside.addWidget(self.judging)
        inside.addSpacing(kit.theme.px(6))
        inside.addWidget(self.shown_by)
        inside.addLayout(self.entries)
        inside.addWidget(self.link)
        inside.addSpacing(kit.theme.px(6))
        inside.addWidget(self.evidence)
        self.add(self.nothing, self._all)
        self.inside.addStretch(1)

    def _show(self) -> None:
        scene, key = self._scene, self._key
        criterion = scene.criterion(key) if scene and key else None
        self._all.setVisible(criterion is not None)
        self.nothing.setVisible(criterion is None)
        if scene is None or key is None or criterion is None:
            return
        words = self._kit.tongue.words
        self.name.setText(scene.chip(key, words.language))
        self.kind.setText(words(CRITERION_WORDS[criterion.kind]))
        self.text.setText(criterion.text)
        self._texts(scene, key)
        self._judgement(scene, key)
        self.evidence.show_scene(scene, key)

    def _texts(self, scene: Scene, key: CriterionKey) -> None:
        kit = self._kit
        empty(self.other)
        self._cover(scene, key)
        other = scene.in_other_language(key)
        if other is None:
            self.other.addWidget(kit.label(NO_PAIR[key.standard.language], "soft"))
            return
        self.other.addWidget(kit.label(OTHER[key.standard.language], "label"))
        self.other.addWidget(kit.text(other.text))
        for item in other.items:
            self.other.addWidget(kit.text(f"•  {item}", "soft"))

    def _cover(self, scene: Scene, key: CriterionKey) -> None:
        standard, criterion = scene.standard(key.standard), scene.criterion(key)
        self.cover.show_items(sub_items(standard, criterion) if standard and criterion else (), scene)

    def _judgement(self, scene: Scene, key: CriterionKey) -> None:
        linked, judging = scene.log.linked_to(key), scene.visit.rules.judging
        state = scene.observation.state_of(key) if judging else STATES[0]
        self.judging.show_judgement(scene, key)
        self._kit.tongue.say(self.shown_by.setText, SHOWN_BY[state])
        if (key, linked) == self._linked:
            return
        self._linked = (key, linked)
        empty(self.entries)
        if len(linked) > LINKED:
            said = self._kit.label(N_("Earlier linked entries: {count}"), "soft", count=len(linked) - LINKED)
            self.entries.addWidget(said)
        makes = [partial(self._add_entry, entry, key) for entry in linked[-LINKED:]]
        self._gradually.begin(makes, at_once=AT_ONCE)
        if not linked:
            self.entries.addWidget(self._kit.label(N_("No entry is linked to it yet."), "soft"))

    def _add_entry(self, entry: Entry, key: CriterionKey) -> None:
        self.entries.addWidget(self._entry(entry, key))

    def _entry(self, entry: Entry, key: CriterionKey) -> QWidget:
        kit, card = self._kit, Ground("card", margin=0, space=0)
        away = kit.icon_button("close", N_("Take this link away"), lambda: self.unlinked.emit(entry.id, key))
        away.setAccessibleDescription(entry.text)
        away.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        card.inside.setContentsMargins(14, 0, 4, 10)
        time = kit.text(clock_time(entry.at), "soft")
        icon = IconLabel(kit, ENTRY_ICONS[entry.kind], "accent")
        card.add(row(icon, kit.line(ENTRY_SHORT[entry.kind], "label"), None, time, away))
        said = QVBoxLayout()
        said.setContentsMargins(0, 0, 10, 0)
        said.addWidget(kit.text(f"{entry.question}\n{entry.text}" if entry.question else entry.text))
        card.add(said)
        return card

    def _link(self) -> None:
        if self._key is not None:
            self.linking.emit(self._key)
