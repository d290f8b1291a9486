"""A new recovery code for who has lost the printed one: made on the passphrase, shown once, replacing the old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from assessor_app.language import N_
from assessor_app.ui.entrance.code import CodePage
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import PassphraseField

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from assessor_app.errors import AssessorError
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy


class CodeDialog(QDialog):
    """Shows the code, and stays until it was kept: nobody can show it again."""

    def __init__(self, kit: Kit, code: str, whose: str, window: Ground) -> None:
        super().__init__(window.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kit.tongue.say(self.setWindowTitle, N_("Your recovery code"))
        self.page = CodePage(kit, step=None)
        self.page.show_code(code, whose)
        self.page.done.connect(self.accept)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(32, 28, 32, 24)
        inside.addWidget(self.page)
        self.setMinimumWidth(kit.theme.px(500))

    def reject(self) -> None:
        """Close on Escape only once the code was kept."""
        if self.page.kept.isChecked():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close only once the code was kept."""
        event.setAccepted(self.page.kept.isChecked())


class RecoveryCard(Ground):
    """Makes a recovery code that replaces the one printed before."""

    def __init__(self, kit: Kit, busy: Busy) -> None:
        super().__init__("card", space=12)
        self._kit, self._busy = kit, busy
        self.dialog: CodeDialog | None = None
        self.phrase = PassphraseField(kit, N_("Passphrase"))
        self.make = kit.button(N_("Make a new recovery code"), self._make)
        self.phrase.entered.connect(self._make)
        why = N_(
            "If you have lost the printed code, or somebody may have seen it. The code before it then opens nothing."
        )
        self.add(kit.label(N_("Recovery code"), "title"), kit.label(why, "soft"), self.phrase, row(self.make, None))

    def forget(self) -> None:
        """Empty the field."""
        self.phrase.forget()

    def _make(self) -> None:
        if not self.phrase.said:
            self.phrase.invalid(N_("Type your passphrase."))
            self.phrase.setFocus()
            return
        vault, phrase = self._kit.session.opened(), self.phrase.said
        job = self._kit.tasks.apart(
            lambda _progress: (vault.new_recovery_code(phrase), vault.label), then=self._made, failed=self._refused
        )
        self._busy.watch(job, N_("Making a new recovery code"), stoppable=False)

    def _made(self, made: tuple[str, str]) -> None:
        self.forget()
        self.dialog = CodeDialog(self._kit, *made, self)
        self.dialog.open()

    def _refused(self, problem: AssessorError) -> None:
        if problem.code == "passphrase-wrong":
            self.phrase.wrong(self._kit.notices.sentence(problem))
            self.phrase.setFocus()
        else:
            self._kit.notices.error(problem)
