"""The form that notes where evidence is held. It offers the words of locations noted before, and keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from assessor_app.language import LANGUAGES, N_, speak
from assessor_app.observing.model import ASSESSOR_SAW, Locator
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.completions import Completions
from assessor_app.ui.parts.form import LineField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from assessor_app.language import Words
    from assessor_app.observing.evidence.attaching import LocatorWords
    from assessor_app.ui.kit import Kit


THE_ASSESSOR: Final = N_("the assessor")


def who_saw(words: Words, seen_by: str) -> str:
    """Who has seen the evidence, as this reader says it."""
    return words(THE_ASSESSOR) if seen_by == ASSESSOR_SAW else seen_by


def _kept(said: str) -> str:
    """What was typed, or the code where it names the assessor in either language."""
    return ASSESSOR_SAW if said in {speak(language)(THE_ASSESSOR) for language in LANGUAGES} else said


class LocatorForm(Ground):
    """One location while it is being written. `edited(locator)` once it says what and where, `closed` at the end.

    `halfway(locator)` while it does not say both, and `halfway(None)` when that is over.
    """

    edited = Signal(object)
    halfway = Signal(object)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", margin=14, space=10)
        self._locator = Locator("", "", "", "", "", "")
        self._halfway = False
        self.what = LineField(kit, N_("What it is"), example=N_("Call record 88213"))
        self.where = LineField(kit, N_("Where it is held"), example=N_("In the contact centre’s CRM"))
        self.holder = LineField(kit, N_("Who holds it"), hint=N_("A role, not a name"))
        self.why = LineField(kit, N_("Why it was not copied"))
        self.seen = LineField(kit, N_("Who has seen it"))
        self.done = kit.button(N_("Done"), self._end)
        self.fields = (self.what, self.where, self.holder, self.why, self.seen)
        self.add(*self.fields, row(None, self.done))
        self._offers = {field: Completions(kit, field.edit) for field in (self.where, self.holder, self.why)}
        for field in self.fields:
            field.edited.connect(lambda _said: self._told())
            field.edit.returnPressed.connect(self._end)

    @property
    def unfinished(self) -> bool:
        """Whether something was said of it, and not yet both what it is and where."""
        said = self.locator()
        begun = said.what or said.where or said.holder or said.why_not_copied
        return bool(begun) and not (said.what and said.where)

    def start(self, locator: Locator, kit: Kit, *, focus: bool = True) -> None:
        """Begin with a location noted before, or with an empty one."""
        self._locator = locator
        seen = locator.seen_by or ("" if locator.what else ASSESSOR_SAW)
        said = (locator.what, locator.where, locator.holder, locator.why_not_copied, who_saw(kit.tongue.words, seen))
        for field, text in zip(self.fields, said, strict=True):
            field.edit.setText(text)
            field.valid()
        self._halfway = self.unfinished
        if focus:
            self.what.edit.setFocus()

    def offer(self, words: LocatorWords) -> None:
        """Offer what was said of other evidence before, in the fields where it tends to be the same."""
        for field, said in ((self.where, words.where), (self.holder, words.holder), (self.why, words.why)):
            self._offers[field].offer(said)

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
        said, unfinished = self.locator(), self.unfinished
        if unfinished or self._halfway:
            self._halfway = unfinished
            self.halfway.emit(said if unfinished else None)
        if said.what and said.where:
            self.edited.emit(said)

    def _end(self) -> None:
        said, unfinished = self.locator(), self.unfinished
        for field, text in ((self.what, said.what), (self.where, said.where)):
            if unfinished and not text:
                field.invalid(N_("Say what the evidence is and where it is held."))
                field.control.setFocus()
                return
        self.closed.emit()
