"""Has records stamped that wait for it, while a store is open: in the long lane, unseen, and never in sealing's way.

What could not be done is no error: the record says that it waits, and it is asked for again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from assessor_app.errors import AssessorError
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

FIRST_MS: Final = 30_000  # not while the first screen is being drawn
LOOK_MS: Final = 5 * 60_000


class Stamps(QObject):
    """Looks every now and then, and whenever a record was touched, whether one is due."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self.at_work = False
        self._again = QTimer(self, interval=LOOK_MS)
        self._again.timeout.connect(self.look)
        self._again.start()
        kit.tasks.touched.connect(self._touched)
        QTimer.singleShot(FIRST_MS, self, self.look)

    def look(self) -> None:
        """Ask for what is due, where a server is set up and nothing is being asked."""
        server = self._kit.session.preferences.now.timestamp_server
        if not server or self._kit.session.vault is None or self.at_work:
            return
        self.at_work = True

        def prove(rooms: Rooms, progress: Progress) -> Changes | None:
            due = rooms.proving.due()
            if not due:
                return None
            # once: whoever seals meanwhile must not wait for a server that does not answer
            return rooms.proving.prove_several(due, server, progress, level="signature", tries=1)[1]

        self._kit.tasks.long(prove, then=self._done, failed=self._failed)

    def _touched(self, changes: Changes) -> None:
        if changes.kinds() & {"record", "time"}:
            self.look()

    def _done(self, _changes: Changes | None) -> None:
        self.at_work = False

    def _failed(self, _problem: AssessorError) -> None:
        self.at_work = False
