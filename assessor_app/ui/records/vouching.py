"""The two dialogs of trust: vouching for a signer, and withdrawing it. They check what was typed and decide nothing.

`AskingDialog` is what the dialogs about a wrong record are made from too (`mistakes`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.trust.model import grouped
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.form import Field, LineField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.records.signer import LAST_GROUPS, concealed
from assessor_app.ui.records.ways import WAYS, kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.records.report import Signer
    from assessor_app.ui.kit import Kit


class AskingDialog(QDialog):
    """A dialog of one column; `told` with what a person wrote, once it holds."""

    told = Signal(str)

    def __init__(self, kit: Kit, over: QWidget, title: str, name: str) -> None:
        super().__init__(over.window())
        self._kit = kit
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kit.tongue.say(self.setWindowTitle, title, name=name)
        self.setMinimumWidth(kit.theme.px(480))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 24, 24, 24)
        self.column.setSpacing(14)
        self.column.addWidget(kit.label(title, "title", name=name))

    def finish(self, message: str, role: str, press: Callable[[], None]) -> None:
        """Put the buttons under everything else; `press` checks what was written, and closes or says what lacks."""
        self.button = self._kit.button(message, press, role)
        self.column.addStretch(1)
        self.column.addLayout(row(None, self._kit.button(N_("Cancel"), self.reject), self.button))


class VouchDialog(AskingDialog):
    """Asks for the last two groups as the signer said them, and for how they were heard."""

    def __init__(self, kit: Kit, over: QWidget, signer: Signer) -> None:
        super().__init__(kit, over, N_("Vouch for {name}"), signer.name)
        self._wanted = "".join(grouped(signer.fingerprint).split()[-LAST_GROUPS:])
        self.column.addWidget(
            kit.label(
                N_("Ask {name} to say the last two groups of the fingerprint, and type what you hear."),
                name=signer.name,
            )
        )
        shown = kit.text(concealed(grouped(signer.fingerprint)), "code")
        self.column.addWidget(shown)
        self.groups = LineField(
            kit, N_("The last two groups, as you were told them"), hint=N_("Eight letters and figures")
        )
        self.way = Segmented(kit, N_("How did you compare?"), [(key, said, "accent") for key, said in WAYS.items()])
        self.how = Field(kit, N_("How did you compare?"), self.way)
        self.note = LineField(kit, N_("Anything to remember about it (not needed)"))
        self.way.chosen.connect(lambda _key: self.how.valid())
        for field in (self.groups, self.how, self.note):
            self.column.addWidget(field)
        self.finish(N_("Vouch"), "primary", self.press)
        self.groups.edit.returnPressed.connect(self.press)
        self.groups.edit.setFocus()

    def press(self) -> None:
        """Vouch only where the groups are those of the certificate and the way is told."""
        typed = "".join(sign for sign in self.groups.said if sign.isalnum()).upper()
        if typed != self._wanted:
            self.groups.invalid(
                N_("This is not what the file's certificate says. Ask again; if it stays different, do not vouch.")
            )
            self.groups.edit.setFocus()
        elif not self.way.choice:
            self.how.invalid(N_("Say how you heard the groups."))
            self.way.segment("telephone").setFocus()
        else:
            self.told.emit(kept(self.way.choice, self.note.said))
            self.accept()


class WithdrawDialog(AskingDialog):
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
