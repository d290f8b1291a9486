"""The recovery code, shown once: to print, to save as a text file, and to confirm that it was kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog

from assessor_app.errors import Unavailable
from assessor_app.language import N_
from assessor_app.ui.entrance.page import Page
from assessor_app.ui.entrance.welcome import STEPS
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.tick import Tick

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from assessor_app.ui.kit import Kit


KEEP = N_("It opens this store without the passphrase. Keep it away from the device, where nobody else can find it.")


class CodePage(Page):
    """What opens the store when the passphrase is forgotten. `done` comes only after the box is ticked."""

    done = Signal()

    def __init__(self, kit: Kit, step: tuple[int, int] | None = (STEPS, STEPS)) -> None:
        lead = N_(
            "If you forget your passphrase, only this code opens your store. It is shown once and kept nowhere: "
            "print it or save it, and keep it away from this device."
        )
        super().__init__(kit, N_("Your recovery code"), lead, step=step)
        self._whose = ""
        self.code = kit.text("", "code", selectable=True)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        kit.tongue.say(self.code.setAccessibleDescription, N_("Your recovery code"))
        ground = Ground("sunk", margin=20)
        ground.add(self.code)
        self.print = kit.button(N_("Print…"), self._print, icon="print")
        self.save = kit.button(N_("Save…"), self._save, icon="save")
        self.kept = Tick(kit, N_("I have kept this code somewhere safe"))
        self.next = kit.button(N_("Continue"), self.done.emit, "primary")
        self.next.setEnabled(False)
        self.kept.toggled.connect(self.next.setEnabled)
        self.add(ground)
        self.inside.addLayout(row(self.print, self.save, None))
        self.add(self.kept)
        self.buttons(self.next)

    def show_code(self, code: str, whose: str) -> None:
        """Show a new code; `whose` is the name and centre it is printed with."""
        self._whose = whose
        self.code.setText(code)
        self.kept.setChecked(False)

    def forget(self) -> None:
        """Let go of the code."""
        self.code.setText("")

    def begin(self) -> None:
        """Begin with printing."""
        self.print.setFocus()

    def page_text(self) -> str:
        """What is printed or saved, in the language in force."""
        head, foot = N_("Recovery code of the assessor app"), KEEP
        return "\n\n".join((self.kit.tongue(head), self._whose, self.code.text(), self.kit.tongue(foot)))

    def print_on(self, printer: QPrinter) -> None:
        """Put the page on paper."""
        document = QTextDocument()
        document.setDefaultFont(self.kit.theme.font(17))
        document.setPlainText(self.page_text())
        document.print_(printer)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - not needed before first paint

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            self.print_on(printer)

    def _save(self) -> None:
        said = self.kit.tongue
        name = said(N_("recovery code")) + ".txt"
        chosen, _ = QFileDialog.getSaveFileName(self, said(N_("Save the recovery code")), name)
        if not chosen:
            return
        try:
            Path(chosen).write_text(self.page_text() + "\n", encoding="utf-8")
        except OSError:
            self.wrong(self.kit.notices.sentence(Unavailable("file-not-written", file=chosen)))
        else:
            self.wrong("")
            self.kit.tongue.say(self.save.setText, N_("Saved"))
