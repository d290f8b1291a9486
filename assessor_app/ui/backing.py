"""Makes the backups that are due while a store is open, in the long lane, and says when one could not be made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

FIRST_MS: Final = 20_000  # not while the first screen is being drawn
LOOK_MS: Final = 10 * 60_000


class Backups(QObject):
    """Looks every now and then whether one is due; a disk that is not there is told once, until one was made."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._told = self.at_work = False
        self._again = QTimer(self, interval=LOOK_MS)
        self._again.timeout.connect(self.look)
        self._again.start()
        QTimer.singleShot(FIRST_MS, self, self.look)

    def look(self) -> None:
        """Make one, if one is due and none is being made."""
        vault = self._kit.session.vault
        if vault is None or self.at_work:
            return
        self.at_work = True

        def made(rooms: Rooms, progress: Progress) -> Changes | None:
            if not rooms.backups.due():
                return None
            return rooms.backups.make(vault, Path(rooms.backups.plan().folder), progress)[1]

        self._kit.tasks.long(made, then=self._made, failed=self._failed)

    def _made(self, changes: Changes | None) -> None:
        self.at_work = False
        self._told = self._told and changes is None

    def _failed(self, problem: AssessorError) -> None:
        self.at_work = False
        if not self._told:
            self._told = True
            self._kit.notices.error(problem)
