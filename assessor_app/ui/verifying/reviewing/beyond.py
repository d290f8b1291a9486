"""Looking at a criterion too that the record does not judge: a list that opens, at the foot of the decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.form import Choice
from assessor_app.ui.verifying.reviewing.words import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.reviews.model import Looked

SHOWN = 60  # letters of a criterion in the list


class Beyond(QWidget):
    """`added(key)` when one is to be looked at too."""

    added = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._others: Sequence[Looked] = ()
        self.choice = Choice(kit)
        kit.about(self.choice, N_("Look at another criterion too"))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 8, 0, 4)
        inside.addWidget(self.choice, 1)
        self.choice.activated.connect(self._chosen)
        kit.tongue.follow(self, lambda _words: self._say())

    def show_others(self, others: Sequence[Looked]) -> None:
        """Offer these."""
        if tuple(others) != tuple(self._others):
            self._others = others
            self._say()
        self.choice.setVisible(bool(others))

    def _say(self) -> None:
        words = self._kit.tongue.words
        self.choice.clear()
        self.choice.addItem(words(N_("Look at another criterion too")))
        for one in self._others:
            text = one.text(words.language)
            shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
            self.choice.addItem(" · ".join(filter(None, (one.urn, short(one, words.language), shown))))

    def _chosen(self, at: int) -> None:
        self.choice.setCurrentIndex(0)
        if at > 0:
            self.added.emit(self._others[at - 1].key)
