"""Cards of the files that are evidence, one under another, with their pictures as these are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.ui.observing.filecard import FileCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene
    from assessor_app.ui.observing.thumbs import Thumbs


class FileCards(QWidget):
    """Cards of several files, each kept as long as its file is shown, with what is being written in it.

    `chips`: name the criteria each evidences.
    """

    edited = Signal(object)
    removed = Signal(object)
    looked = Signal(object)
    shown = Signal(object)
    closed = Signal()

    def __init__(self, kit: Kit, thumbs: Thumbs, *, chips: bool) -> None:
        super().__init__()
        self._kit, self._thumbs, self._chips = kit, thumbs, chips
        self.cards: dict[str, FileCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        thumbs.made.connect(self._show_made)

    def show_files(self, scene: Scene | None, files: Sequence[EvidenceFile]) -> None:
        """Show these files, and no others; `scene` names the criteria of each, where there are any."""
        wanted = {file.id for file in files}
        for name in [name for name in self.cards if name not in wanted]:
            gone = self.cards.pop(name)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, file in enumerate(files):
            card = self.cards.get(file.id) or self._make(file)
            card.show_file(file)
            if scene is not None:
                card.show_links(scene)
            card.show_picture(self._thumbs.of(file))
            if self._column.indexOf(card) != at:
                self._column.removeWidget(card)
                self._column.insertWidget(at, card)

    def change(self, name: str) -> bool:
        """Open the form of one file; False where that is not shown."""
        card = self.cards.get(name)
        if card is not None:
            card.change()
        return card is not None

    def _make(self, file: EvidenceFile) -> FileCard:
        card = FileCard(self._kit, file, chips=self._chips)
        self.cards[file.id] = card
        self._column.addWidget(card)
        for signal, told in (
            (card.edited, self.edited),
            (card.removed, self.removed),
            (card.looked, self.looked),
            (card.shown, self.shown),
            (card.closed, self.closed),
        ):
            signal.connect(told)
        return card

    def _show_made(self, digest: str) -> None:
        for card in self.cards.values():
            if card.file.sha256 == digest:
                card.show_picture(self._thumbs.of(card.file))
