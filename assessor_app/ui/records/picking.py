"""Picking several records to export: how many are chosen, and what can be done with them. Holds keys, no records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import announce
from assessor_app.ui.parts.card import row
from assessor_app.ui.parts.flow import FlowBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.ui.kit import Kit


class Picking(QWidget):
    """`changed` when one is taken in or out, or picking begins or ends; `all_wanted`, `as_zip` and `as_folder`."""

    changed = Signal()
    all_wanted = Signal()
    as_zip = Signal()
    as_folder = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.on = False
        self.keys: set[str] = set()
        self.told = kit.text("", "strong")
        self.every = kit.button(N_("Choose all"), self.all_wanted.emit, "quiet")
        self.zip = kit.button(N_("As a zip file…"), self.as_zip.emit, icon="folder_zip")
        self.folder = kit.button(N_("As a folder…"), self.as_folder.emit, icon="folder")
        self.cancel = kit.button(N_("Cancel"), self.end, "quiet")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.told)
        inside.addWidget(kit.label(N_("Press a record to choose it, or the space bar."), "soft"))
        inside.addLayout(row(self.every, self.cancel, None))
        ways = FlowBox(space=6, fill=True)
        ways.add(self.zip, self.folder)
        inside.addWidget(ways)
        self.hide()
        kit.tongue.follow(self, lambda _words: self._tell())

    def begin(self, keys: Iterable[str] = ()) -> None:
        """Begin to pick, with these chosen already."""
        self.on, self.keys = True, set(keys)
        self.show()
        self._changed()

    def end(self) -> None:
        """Pick no longer."""
        self.on, self.keys = False, set()
        self.hide()
        self._changed()

    def turn(self, key: str) -> None:
        """Take one in, or out."""
        self.keys ^= {key}
        self._changed()

    def choose(self, keys: Iterable[str]) -> None:
        """Take all of these in."""
        self.keys |= set(keys)
        self._changed()

    def _changed(self) -> None:
        self._tell()
        announce(self, self.told.text())
        self.changed.emit()

    def _tell(self) -> None:
        self.told.setText(self._kit.tongue(N_("Chosen: {count}"), count=len(self.keys)))
        for button in (self.zip, self.folder):
            button.setEnabled(bool(self.keys))
