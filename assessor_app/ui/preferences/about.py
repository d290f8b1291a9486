"""What the program is and what it is made of: version, licences, and what the LGPL asks to be said of Qt."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout

import assessor_app
from assessor_app import paths
from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground, row

if TYPE_CHECKING:
    from assessor_app.ui.kit import Kit

QT = N_(
    "The window is made with Qt and Qt for Python (PySide6), © The Qt Company Ltd and others, used under the GNU "
    "Lesser General Public License, version 3. Their libraries are separate files that you may replace with your "
    "own build; the source is at download.qt.io."
)
OTHERS = N_(
    "SQLCipher, pyHanko, ReportLab, cryptography and other libraries are used under their own open licences. The icons "
    "are Material Symbols, © Google, under the Apache License 2.0."
)


class AboutCard(Ground):
    """Version and licences; the program's own licence opens in a dialog."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", space=12)
        self._kit = kit
        version = kit.label(
            N_("Version {version} · Qt {qt} · Python {python}"),
            "quiet",
            version=assessor_app.__version__,
            qt=PySide6.__version__,
            python=platform.python_version(),
        )
        self.add(
            kit.label(N_("About this program"), "title"),
            version,
            kit.label(N_("The program itself is free: MIT licence."), "body"),
            kit.label(QT, "soft"),
            kit.label(OTHERS, "soft"),
            row(kit.button(N_("Show the licence"), self._show), None),
        )

    def _show(self) -> None:
        dialog = QDialog(self.window())
        dialog.setWindowTitle(self._kit.tongue(N_("Licence")))
        dialog.resize(self._kit.theme.px(640), self._kit.theme.px(520))
        page = QPlainTextEdit((paths.program_root() / "LICENSE").read_text(encoding="utf-8"))
        page.setReadOnly(True)
        page.setAccessibleName(dialog.windowTitle())
        inside = QVBoxLayout(dialog)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(page)
        inside.addLayout(row(None, self._kit.button(N_("Close"), dialog.accept, "primary")))
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)
