"""Evidence of the chosen criterion: first where it is held, and as the exception files that are in the record.

The form that notes a location is in `locating`, the cards of files in `filecards`; how files come in is not known here.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.observing.model import Locator
from assessor_app.ui.observing.filecards import FileCards
from assessor_app.ui.observing.filewords import room_said
from assessor_app.ui.observing.locating import LocatorForm, who_saw
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, empty, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene
    from assessor_app.ui.observing.thumbs import Thumbs

EXCEPTION = N_("A file is the exception: confidential documents are not copied into a record.")


class EvidenceList(QWidget):
    """Of locations: `edited`, `removed` hand one over, `halfway(key, locator)` is not whole, `begun` asks for words.

    Of files: `files` tells all. `attach` asks for a file to be chosen, `closed` gives up the keys.
    """

    edited = Signal(object)
    halfway = Signal(object, object)
    removed = Signal(object)
    begun = Signal()
    attach = Signal()
    closed = Signal()

    def __init__(self, kit: Kit, thumbs: Thumbs) -> None:
        super().__init__()
        self._kit = kit
        self._key: CriterionKey | None = None
        self._about = ""
        # Locations of this observation that do not say enough yet, by criterion: they come back with it.
        self._unfinished: dict[CriterionKey, Locator] = {}
        self._others: tuple[EvidenceFile, ...] = ()
        self.cards = QVBoxLayout()
        self.cards.setSpacing(6)
        self.form = LocatorForm(kit)
        self.form.hide()
        self.note = kit.button(N_("Say where the evidence is"), self.begin, icon="add")
        self.files = FileCards(kit, thumbs, chips=False)
        self.add_file = kit.button(N_("Attach a file"), self.attach.emit, "quiet", icon="attach_file")
        self.link_file = kit.button(N_("Link a file that is here"), self._offer_files, "quiet", icon="link")
        self.room = kit.text("", "soft")
        self._lay()
        self.form.edited.connect(self.edited)
        self.form.halfway.connect(lambda locator: self.halfway.emit(self._key, locator))
        self.form.closed.connect(self._end)
        self.files.closed.connect(self.closed)

    def show_scene(self, scene: Scene, key: CriterionKey) -> None:
        """Show the evidence of this criterion; what was begun at another waits there until that is shown again."""
        if (scene.observation.id, key) != (self._about, self._key):
            self._put_by()
            self._close()
            if scene.observation.id != self._about:
                self._unfinished = {one.criteria[0]: one for one in scene.observation.begun.locators}
            self._about, self._key = scene.observation.id, key
            if key in self._unfinished:
                self._take_up(self._unfinished.pop(key), focus=False)
        empty(self.cards)
        for locator in scene.observation.locators:
            if key in locator.criteria:
                self.cards.addWidget(locator_card(self._kit, locator, self.begin, self.removed.emit))
        files = scene.observation.files
        here = tuple(file for file in files if key in file.criteria)
        self._others = tuple(file for file in files if key not in file.criteria)
        self.files.show_files(scene, here)
        self.files.setVisible(bool(here))
        self.link_file.setVisible(bool(self._others))
        self._kit.tongue.follow(self.room, lambda words: self.room.setText(room_said(words, files)), key="room")

    def begin(self, locator: Locator | None = None) -> None:
        """Open the form for a new location, or for one noted before."""
        if self._key is None:
            return
        self._put_by()
        if locator is None:
            fresh = Locator(str(uuid.uuid4()), "", "", "", "", "", (self._key,))
            locator = self._unfinished.pop(self._key, fresh)
        self._take_up(locator)

    def _take_up(self, locator: Locator, *, focus: bool = True) -> None:
        self.begun.emit()
        self.form.show()
        self.note.hide()
        self.form.start(locator, self._kit, focus=focus)

    def _put_by(self) -> None:
        """Lay what stands in the form aside where it does not say enough; the store has it as it was typed."""
        if self._key is not None and self.form.isVisibleTo(self) and self.form.unfinished:
            self._unfinished[self._key] = self.form.locator()

    def _lay(self) -> None:
        kit, inside = self._kit, QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(kit.line(N_("Evidence"), "label"))
        inside.addLayout(self.cards)
        inside.addWidget(self.form)
        inside.addWidget(self.note)
        inside.addSpacing(kit.theme.px(6))
        inside.addWidget(kit.label(EXCEPTION, "soft"))
        inside.addWidget(self.files)
        inside.addWidget(self.add_file)
        inside.addWidget(self.link_file)
        inside.addWidget(self.room)
        for button in (self.note, self.add_file, self.link_file):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _offer_files(self) -> None:
        """Offer the other files of this visit, to link one of them here too."""
        menu = QMenu(self)
        for file in self._others:
            menu.addAction(file.caption or file.name).triggered.connect(lambda _on=False, file=file: self._link(file))
        menu.exec(self.link_file.mapToGlobal(QPoint(0, self.link_file.height())))
        menu.deleteLater()

    def _link(self, file: EvidenceFile) -> None:
        if self._key is not None:
            self.files.edited.emit(replace(file, criteria=(*file.criteria, self._key)))

    def _end(self) -> None:
        self._close()
        self.closed.emit()

    def _close(self) -> None:
        self.form.hide()
        self.note.show()


def locator_card(
    kit: Kit, locator: Locator, changed: Callable[[Locator], object], removed: Callable[[Locator], object]
) -> QWidget:
    """A card that says where evidence is held, with buttons to change it and to take it away."""
    card = Ground("card", margin=0, space=0)
    change = kit.icon_button("edit", N_("Change this location"), lambda: changed(locator))
    away = kit.icon_button("delete", N_("Remove this location"), lambda: removed(locator))
    for button in (change, away):
        button.setAccessibleDescription(locator.what)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    card.inside.setContentsMargins(14, 2, 4, 12)
    head = row(IconLabel(kit, "location_on", "accent"), kit.text(locator.what), change, away, space=4)
    head.setStretch(1, 1)
    card.add(head)
    facts = (
        (N_("Held: {where}"), "where", locator.where),
        (N_("By: {holder}"), "holder", locator.holder),
        (N_("Not copied: {why}"), "why", locator.why_not_copied),
        (N_("Seen by: {who}"), "who", lambda words: who_saw(words, locator.seen_by)),
    )
    lines = QVBoxLayout()
    lines.setContentsMargins(0, 0, 10, 0)
    lines.setSpacing(0)
    card.add(lines)
    noted = (locator.where, locator.holder, locator.why_not_copied, locator.seen_by)
    for (message, name, said), there in zip(facts, noted, strict=True):
        if there:
            lines.addWidget(kit.label(message, "soft", **{name: said}))
    return card
