"""The files of an answer while it is written: a card for each, and how to attach another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.observing.evidence import EXCEPTION
from assessor_app.ui.observing.filecards import FileCards
from assessor_app.ui.observing.filewords import room_said
from assessor_app.ui.observing.thumbs import Thumbs
from assessor_app.ui.parts.card import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit


class FilesField(QWidget):
    """`attach` asks for files to be chosen; `cards` tells what is said of one, taken away, or looked at."""

    attach = Signal()

    def __init__(self, kit: Kit, action: str) -> None:
        super().__init__()
        self._kit = kit

        def held(rooms: Rooms, file: EvidenceFile) -> bytes:
            return rooms.verifying.actions.files.held_in(action, file)

        self.held = held
        self.cards = FileCards(kit, Thumbs(kit, self, held), chips=False)
        self.more = kit.button(N_("Attach a file"), self.attach.emit, "quiet", icon="attach_file")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.room, self.problem = kit.text("", "soft"), kit.text("", "invalid")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(kit.line(N_("Files that show it"), "label"))
        inside.addWidget(kit.label(EXCEPTION, "soft"))
        inside.addWidget(self.cards)
        inside.addWidget(self.problem)
        inside.addLayout(row(self.more, None))
        inside.addWidget(self.room)
        self.problem.hide()
        self.cards.closed.connect(self.more.setFocus)

    def show_files(self, files: Sequence[EvidenceFile]) -> None:
        """Show the files that there are now."""
        self.cards.show_files(None, files)
        self.cards.setVisible(bool(files))
        room = N_("Used: {used} of {most} MB · over {inside} MB a file goes beside the answer; {file} MB at most")
        self._kit.tongue.follow(self.room, lambda words: self.room.setText(room_said(words, files, room)), key="room")

    def lacking(self) -> bool:
        """Whether people in a file have not agreed, which is then said, and the keys given to its card."""
        cards = self.cards.cards.values()
        unagreed = next((card for card in cards if card.form.people.said and card.form.consent.choice != "given"), None)
        self.problem.setVisible(unagreed is not None)
        if unagreed is None:
            return False
        message = N_("People in {file} have not agreed. Ask them, or take the file away.")
        self._kit.tongue.say(self.problem.setText, message, file=unagreed.file.name)
        unagreed.change()
        return True
