"""The two dialogs for a sealed record that is wrong: putting it right, and withdrawing it. They decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.form import PassphraseField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessor_app.errors import AssessorError
    from assessor_app.ui.kit import Kit


class _ReasonDialog(ColumnDialog):
    """Asks why, and stays open until what was asked for is done."""

    told = Signal(str)

    def __init__(self, kit: Kit, over: QWidget, title: str, reference: str) -> None:
        super().__init__(kit, over, title, name=reference)
        self.reason = TextField(kit, N_("Why?"), hint=N_("This stays with the record, and its readers see it."))

    def failed(self, problem: AssessorError) -> None:
        """Say what stood in the way, where it can be put right."""
        self.button.setEnabled(True)
        self.reason.wrong(self._kit.notices.sentence(problem))
        self.reason.edit.setFocus()

    def _given(self) -> bool:
        if not self.reason.said:
            self.reason.invalid(N_("Write down the reason: it stays with the record."))
            self.reason.edit.setFocus()
        return bool(self.reason.said)


class PutRightDialog(_ReasonDialog):
    """`told(reason)`: a draft is to be begun."""

    def __init__(self, kit: Kit, over: QWidget, reference: str) -> None:
        super().__init__(kit, over, N_("Put {name} right"), reference)
        said = N_(
            "A new draft of the same visit opens, with all that is in the record. Change what is wrong, let the "
            "candidate "
            "sign again, and seal it: the new record then supersedes this one. Both are kept, and the difference is "
            "shown."
        )
        self.column.addWidget(kit.label(said))
        self.column.addWidget(self.reason)
        self.finish(N_("Begin the draft"), "primary", self.press)
        self.reason.edit.setFocus()

    def press(self) -> None:
        """Begin only with a reason."""
        if self._given():
            self.button.setEnabled(False)
            self.told.emit(self.reason.said)


class WithdrawRecordDialog(_ReasonDialog):
    """`withdrawing(reason, passphrase)`: the record is to be withdrawn."""

    withdrawing = Signal(str, str)

    def __init__(self, kit: Kit, over: QWidget, reference: str) -> None:
        super().__init__(kit, over, N_("Withdraw {name}"), reference)
        said = N_(
            "The record will no longer count, here or wherever you send the withdrawal. It is kept as it was "
            "sealed. This "
            "cannot be taken back: a visit that should count again is sealed anew."
        )
        self.phrase = PassphraseField(
            kit, N_("Your passphrase"), hint=N_("It opens the key that signs the withdrawal.")
        )
        self.column.addWidget(kit.label(said))
        self.column.addWidget(self.reason)
        self.column.addWidget(self.phrase)
        self.finish(N_("Withdraw the record"), "danger", self.press)
        self.phrase.entered.connect(self.press)
        self.reason.edit.setFocus()

    def press(self) -> None:
        """Withdraw only with a reason and a passphrase."""
        if not self._given():
            return
        if not self.phrase.said:
            self.phrase.invalid(N_("Give your passphrase."))
            self.phrase.edit.setFocus()
            return
        self.button.setEnabled(False)
        self.withdrawing.emit(self.reason.said, self.phrase.said)

    def failed(self, problem: AssessorError) -> None:
        """A passphrase that is wrong is told at its field."""
        if problem.code != "passphrase-wrong":
            super().failed(problem)
            return
        self.button.setEnabled(True)
        self.phrase.forget()
        self.phrase.wrong(self._kit.notices.sentence(problem))
        self.phrase.edit.setFocus()
