"""What is seen of a locked window: whose it is, and a field for the passphrase. What is behind it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.entrance.page import COLUMN, Page
from assessor_app.ui.parts.bars import language_switch
from assessor_app.ui.parts.busy import Busy
from assessor_app.ui.parts.card import Scroll, row
from assessor_app.ui.parts.form import PassphraseField
from assessor_app.ui.proving import prove

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.ui.kit import Kit


class LockPage(QWidget):
    """`opened` once the passphrase was right. It may be tried again at once, at the cost of unlocking each time."""

    opened = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        lead = N_("Everything you wrote is kept. Your passphrase leads back to where you were.")
        self.page = Page(kit, N_("Locked"), lead)
        self.whose = kit.text("", "strong")
        self.phrase = PassphraseField(kit, N_("Passphrase"))
        self.phrase.entered.connect(self._try)
        self.page.add(self.whose, self.phrase)
        self.open = kit.button(N_("Unlock"), self._try, "primary")
        self.page.buttons(self.open)
        self.page.setMaximumWidth(kit.theme.px(COLUMN))
        scroll = Scroll(margin=24)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.page, 20)
        line.addStretch(1)
        scroll.inside.addLayout(row(None, language_switch(kit)))
        scroll.inside.addStretch(2)
        scroll.inside.addLayout(line)
        scroll.inside.addStretch(3)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scroll)
        self.busy = Busy(kit, self)

    def begin(self) -> None:
        """Be shown: say whose store it is, and be ready for the passphrase."""
        self.whose.setText(self._kit.session.opened().label)
        self.phrase.forget()
        self.phrase.valid()
        self.phrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        if not self.phrase.said:
            self.phrase.invalid(N_("Type your passphrase."))
            self.phrase.setFocus()
            return
        prove(self._kit, self.busy, self.phrase.said, then=self._right, failed=self._wrong)

    def _right(self) -> None:
        self.phrase.forget()
        self.opened.emit()

    def _wrong(self, problem: AssessorError) -> None:
        self.phrase.wrong(self._kit.notices.sentence(problem))
        self.phrase.edit.selectAll()
        self.phrase.setFocus()
