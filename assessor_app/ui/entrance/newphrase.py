"""Choosing a passphrase: twice, with how good it is; for first run, after a recovery code, and in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.entrance.strength import STRENGTH_SHARES, STRENGTH_WORDS, strength
from assessor_app.ui.parts.form import PassphraseField
from assessor_app.ui.parts.text import set_role

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit


class NewPassphrase(QWidget):
    """Two fields and a meter. `ready()` says whether the choice can be taken, and tells in place why not."""

    entered = Signal()

    def __init__(self, kit: Kit, least: int) -> None:
        super().__init__()
        self._kit, self._least = kit, least
        hint = N_("Three or four random words are easy to keep in mind and hard to guess.")
        self.first = PassphraseField(kit, N_("New passphrase"), hint=hint)
        self.second = PassphraseField(kit, N_("The same again"))
        self._meter = QProgressBar(textVisible=False)
        self._meter.setRange(0, 3)
        kit.tongue.say(self._meter.setAccessibleName, N_("How strong the passphrase is"))
        self._words = kit.text("", "soft")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        meter = QVBoxLayout()
        meter.setSpacing(4)
        meter.addWidget(self._meter)
        meter.addWidget(self._words)
        inside.addWidget(self.first)
        inside.addLayout(meter)
        inside.addWidget(self.second)
        self.first.edited.connect(self._judge)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self.entered)
        self.setFocusProxy(self.first)
        self._judge("")

    @property
    def said(self) -> str:
        """The passphrase, exactly as typed."""
        return self.first.said

    def ready(self) -> bool:
        """Whether both say the same and it will do; what will not do is said below its field and gets the focus."""
        judged = strength(self.first.said, self._least)
        if judged in {"short", "alike"}:
            missing = self._least - len(self.first.said)
            self.first.invalid(STRENGTH_WORDS[judged], missing=missing)
            self._words.hide()  # they say the same, until something else is typed
            self.first.setFocus()
            return False
        if self.first.said != self.second.said:
            self.second.invalid(N_("The two are not the same. Type it again."))
            self.second.setFocus()
            return False
        return True

    def forget(self) -> None:
        """Empty both fields."""
        self.first.forget()
        self.second.forget()
        self._judge("")

    def _judge(self, said: str) -> None:
        judged = strength(said, self._least)
        tone = {"short": "refused", "alike": "refused", "fair": "not_yet", "good": "met"}[judged]
        set_role(self._meter, tone, "tone")
        self._meter.setValue(STRENGTH_SHARES[judged] if said else 0)
        self._meter.setVisible(bool(said))
        self._words.setVisible(bool(said))
        missing = self._least - len(said)
        self._kit.tongue.say(self._words.setText, STRENGTH_WORDS[judged], missing=missing)
        self._meter.setAccessibleDescription(self._words.text())
