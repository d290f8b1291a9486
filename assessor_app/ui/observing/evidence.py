"""Where evidence of a criterion is held: the locations noted, and the form that notes one. No file is taken in."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import LANGUAGES, N_, speak
from assessor_app.observing.model import ASSESSOR_SAW, Locator
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, empty, row
from assessor_app.ui.parts.form import LineField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from assessor_app.language import Words
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene


THE_ASSESSOR: Final = N_("the assessor")


def _who(words: Words, seen_by: str) -> str:
    """Who has seen the evidence, as this reader says it."""
    return words(THE_ASSESSOR) if seen_by == ASSESSOR_SAW else seen_by


def _kept(said: str) -> str:
    """What was typed, or the code where it names the assessor in either language."""
    return ASSESSOR_SAW if said in {speak(language)(THE_ASSESSOR) for language in LANGUAGES} else said


class EvidenceForm(Ground):
    """One location while it is being written. `edited(locator)` once it says what and where, `closed` at the end."""

    edited = Signal(object)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", margin=14, space=10)
        self._locator = Locator("", "", "", "", "", "")
        self.what = LineField(kit, N_("What it is"), example=N_("Call record 88213"))
        self.where = LineField(kit, N_("Where it is held"), example=N_("In the contact centre's CRM"))
        self.holder = LineField(kit, N_("Who holds it"), hint=N_("A role, not a name"))
        self.why = LineField(kit, N_("Why it was not copied"))
        self.seen = LineField(kit, N_("Who has seen it"))
        self.done = kit.button(N_("Done"), self._end)
        self.fields = (self.what, self.where, self.holder, self.why, self.seen)
        self.add(*self.fields, row(None, self.done))
        for field in self.fields:
            field.edited.connect(lambda _said: self._told())
            field.edit.returnPressed.connect(self._end)

    def start(self, locator: Locator, kit: Kit) -> None:
        """Begin with a location noted before, or with an empty one."""
        self._locator = locator
        seen = locator.seen_by or ("" if locator.what else ASSESSOR_SAW)
        said = (locator.what, locator.where, locator.holder, locator.why_not_copied, _who(kit.tongue.words, seen))
        for field, text in zip(self.fields, said, strict=True):
            field.edit.setText(text)
            field.valid()
        self.what.edit.setFocus()

    def locator(self) -> Locator:
        """What stands in the form."""
        return Locator(
            self._locator.id, self.what.said, self.where.said, self.holder.said, self.why.said, _kept(self.seen.said),
            self._locator.criteria,
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Escape; what was said is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def _told(self) -> None:
        said = self.locator()
        if said.what and said.where:
            self.edited.emit(said)

    def _end(self) -> None:
        said = self.locator()
        begun = bool(said.what or said.where or said.holder or said.why_not_copied)
        for field, text in ((self.what, said.what), (self.where, said.where)):
            if begun and not text:
                field.invalid(N_("Say what the evidence is and where it is held."))
                field.control.setFocus()
                return
        self.closed.emit()


class EvidenceList(QWidget):
    """The locations of one criterion. `edited` and `removed` hand over a locator; `closed` gives up the keys."""

    edited = Signal(object)
    removed = Signal(object)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._key: CriterionKey | None = None
        self.cards = QVBoxLayout()
        self.cards.setSpacing(6)
        self.form = EvidenceForm(kit)
        self.form.hide()
        self.note = kit.button(N_("Locate evidence"), self.begin, icon="add")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(kit.line(N_("Evidence"), "label"))
        inside.addLayout(self.cards)
        inside.addWidget(self.form)
        inside.addWidget(self.note)
        self.form.edited.connect(self.edited)
        self.form.closed.connect(self._end)

    def show_scene(self, scene: Scene, key: CriterionKey) -> None:
        """Show where evidence of this criterion is; the form closes when another criterion is shown."""
        if key != self._key and self.form.isVisibleTo(self):
            self._close()
        self._key = key
        empty(self.cards)
        for locator in scene.observation.locators:
            if key in locator.criteria:
                self.cards.addWidget(self._card(locator))

    def begin(self, locator: Locator | None = None) -> None:
        """Open the form for a new location, or for one noted before."""
        if self._key is None:
            return
        self.form.show()
        self.note.hide()
        fresh = Locator(str(uuid.uuid4()), "", "", "", "", "", (self._key,))
        self.form.start(locator or fresh, self._kit)

    def _card(self, locator: Locator) -> QWidget:
        kit, card = self._kit, Ground("card", margin=0, space=0)
        change = kit.icon_button("edit", N_("Change this location"), lambda: self.begin(locator))
        away = kit.icon_button("delete", N_("Remove this location"), lambda: self.removed.emit(locator))
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
            (N_("Seen by: {who}"), "who", lambda words: _who(words, locator.seen_by)),
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

    def _end(self) -> None:
        self._close()
        self.closed.emit()

    def _close(self) -> None:
        self.form.hide()
        self.note.show()
