"""Giving the device back: what became of the candidate's mark, and the assessor's passphrase. Checks nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from assessor_app.language import N_
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.form import PassphraseField
from assessor_app.ui.parts.text import Text

if TYPE_CHECKING:
    from assessor_app.observing.model import Mark
    from assessor_app.ui.kit import Kit

WIDEST: Final = 520  # px at 100 %
THANKS: Final = {
    "drawn": N_("Thank you. Your mark is kept."),
    "typed": N_("Thank you. Your name is kept."),
    "absent": N_("Thank you. The reason why there is no mark is kept."),
}
NOTHING_YET: Final = N_("You have not signed. What you wrote is kept.")


class GivingPanel(Scroll):
    """`given(passphrase)` when the assessor wants to go on, `reading` when the candidate wants the pages again."""

    given = Signal(str)
    reading = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=16)
        self._kit = kit
        self.icon = IconLabel(kit, "check_circle-fill", "met", 36)
        self.said = Text(role="title")
        self.who = Text(role="quiet")
        self.passphrase = PassphraseField(kit, N_("The assessor’s passphrase"))
        self.go_on = kit.button(N_("Take the device back"), self._give, "primary", icon="lock")
        self.read = kit.button(N_("Back to the pages"), self.reading.emit, "quiet")
        card = Ground("card", margin=28, space=14)
        card.setMaximumWidth(kit.theme.px(WIDEST))
        head = row(self.icon, self.said, space=12)
        head.setStretch(1, 1)
        head.setAlignment(self.icon, Qt.AlignmentFlag.AlignTop)
        card.add(head, self.who, self.passphrase)
        card.add(kit.label(N_("Until then nothing else on this device can be seen."), "soft"))
        card.add(row(self.go_on, None, self.read))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card, 8)
        line.addStretch(1)
        self.inside.addStretch(1)
        self.add(line)
        self.inside.addStretch(2)
        self.passphrase.entered.connect(self._give)

    def start(self, mark: Mark | None, assessor: str) -> None:
        """Say what is kept and whom to give the device to, and wait for the passphrase."""
        say = self._kit.tongue.say
        say(self.said.setText, THANKS[mark.kind] if mark else NOTHING_YET)
        self.icon.show_icon(*(("check_circle-fill", "met") if mark else ("info-fill", "accent")))
        say(self.who.setText, N_("Please give the device back to {name}."), name=assessor)
        self.forget()
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty the field."""
        self.passphrase.forget()
        self.passphrase.valid()

    def refuse(self, sentence: str) -> None:
        """Say beside the field that this was not the passphrase; nothing of it stays for whoever looks next."""
        self.passphrase.forget()
        self.passphrase.wrong(sentence)
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self.passphrase.said:
            self.given.emit(self.passphrase.said)
        else:
            self.passphrase.invalid(N_("Type your passphrase."))
            self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)
