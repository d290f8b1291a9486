"""All evidence of the visit, in the drawer of details: locations and files, each with the criteria it evidences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.observing.evidence import EXCEPTION, locator_card
from assessor_app.ui.observing.filecards import FileCards
from assessor_app.ui.observing.filewords import room_said
from assessor_app.ui.parts.card import empty

if TYPE_CHECKING:
    from assessor_app.observing.model import Locator
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene
    from assessor_app.ui.observing.thumbs import Thumbs


class AllEvidence(QWidget):
    """`files` tells of files as the criterion's own list does. `located(key)`: change a location, at its criterion.

    `removed(locator)` takes one away, `attach` asks for a file of the visit as a whole.
    """

    located = Signal(object)
    removed = Signal(object)
    attach = Signal()

    def __init__(self, kit: Kit, thumbs: Thumbs) -> None:
        super().__init__()
        self._kit = kit
        self._locators = QVBoxLayout()
        self._locators.setSpacing(6)
        self.files = FileCards(kit, thumbs, chips=True)
        self.nothing = kit.label(N_("No evidence is noted yet. Choose a criterion, and say where it is."), "quiet")
        self.room = kit.text("", "soft")
        self.more = kit.button(N_("Attach a file"), self.attach.emit, icon="attach_file")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.nothing)
        inside.addLayout(self._locators)
        inside.addWidget(self.files)
        inside.addWidget(self.more)
        inside.addWidget(self.room)
        inside.addWidget(kit.label(EXCEPTION, "soft"))

    def show_scene(self, scene: Scene) -> None:
        """Show what there is now."""
        held = scene.observation
        empty(self._locators)
        for locator in held.locators:
            self._locators.addWidget(locator_card(self._kit, locator, self._change, self.removed.emit))
        self.files.show_files(scene, held.files)
        self.files.setVisible(bool(held.files))
        self.nothing.setVisible(not held.files and not held.locators)
        self._kit.tongue.follow(self.room, lambda words: self.room.setText(room_said(words, held.files)), key="room")

    def begin(self) -> None:
        """Give the keys to the first file that still wants words, or to the button for another."""
        wants = next(
            (card for card in self.files.cards.values() if not (card.file.caption and card.file.consent)), None
        )
        if wants is not None:
            wants.change()
        else:
            self.more.setFocus()

    def _change(self, locator: Locator) -> None:
        self.located.emit(locator)
