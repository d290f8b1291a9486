"""The two dialogs of trust: vouching for a signer, and withdrawing it. They check what was typed and decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.records.comparing import GroupsField, WayField
from assessor_app.ui.records.ways import kept

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessor_app.records.report import Signer
    from assessor_app.ui.kit import Kit


class _TrustDialog(ColumnDialog):
    """A dialog about one signer; `told` with what a person wrote, once it holds."""

    told = Signal(str)

    def __init__(self, kit: Kit, over: QWidget, title: str, name: str) -> None:
        super().__init__(kit, over, title, name=name)


class VouchDialog(_TrustDialog):
    """Asks for the last two groups as the signer said them, and for how they were heard."""

    def __init__(self, kit: Kit, over: QWidget, signer: Signer) -> None:
        super().__init__(kit, over, N_("Vouch for {name}"), signer.name)
        self.column.addWidget(
            kit.label(
                N_("Ask {name} to say the last two groups of the fingerprint, and type what you hear."),
                name=signer.name,
            )
        )
        self.groups = GroupsField(
            kit,
            signer.fingerprint,
            N_("This is not what the file’s certificate says. Ask again; if it stays different, do not vouch."),
        )
        self.how = WayField(kit)
        self.way = self.how.way
        self.note = LineField(kit, N_("Anything to remember about it (not needed)"))
        for field in (self.groups.shown(), self.groups, self.how, self.note):
            self.column.addWidget(field)
        self.finish(N_("Vouch"), "primary", self.press)
        self.groups.edit.returnPressed.connect(self.press)
        self.groups.edit.setFocus()

    def press(self) -> None:
        """Vouch only where the groups are those of the certificate and the way is told."""
        if self.groups.holds() and self.how.told():
            self.told.emit(kept(self.way.choice, self.note.said))
            self.accept()


class WithdrawDialog(_TrustDialog):
    """Asks why the vouching is withdrawn, which the journal keeps."""

    def __init__(self, kit: Kit, over: QWidget, signer: Signer) -> None:
        super().__init__(kit, over, N_("Withdraw the vouching for {name}"), signer.name)
        self.column.addWidget(kit.label(N_("Every record that stood on it will wait again. Nothing is deleted.")))
        self.reason = LineField(kit, N_("Why?"), hint=N_("This is kept in the journal of trust."))
        self.column.addWidget(self.reason)
        self.finish(N_("Withdraw"), "danger", self.press)
        self.reason.edit.returnPressed.connect(self.press)
        self.reason.edit.setFocus()

    def press(self) -> None:
        """Withdraw only with a reason."""
        if not self.reason.said:
            self.reason.invalid(N_("Write why you withdraw it."))
            self.reason.edit.setFocus()
        else:
            self.told.emit(self.reason.said)
            self.accept()
