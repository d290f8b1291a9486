"""Watching the folder that deliveries arrive in: what is whole and new is told once. Takes nothing in by itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assessor_app.errors import AssessorError
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.inbox.watching import Traits, Watch

EVERY_MS: Final = 2_000
SHARE: Final = 20
"""A look may take a twentieth of the time: a slow folder is looked at less often."""


class InboxWatcher(QObject):
    """`arrived(folder, files)` with the files that are whole and new; `lost(error)` and `back` as the folder goes.

    The system tells when a folder changes, mostly; a look every other second does for the rest: folders on a network,
    and what is still being copied. A folder that cannot be read is looked for on and on: a stick comes back.
    """

    arrived = Signal(object, object)
    lost = Signal(object)
    back = Signal()

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self.folder: Path | None = None
        self.gone = False
        self._taken: Mapping[str, Traits] = {}
        self._watch: Watch | None = None
        self._looking = False
        self._system: QFileSystemWatcher | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, folder: Path | None, taken: Mapping[str, Traits]) -> None:
        """Watch this folder, of which these files were taken; or none."""
        self._hear_no_more()
        self.folder, self._taken, self._watch, self.gone = folder, taken, None, False
        if folder is None:
            self._timer.stop()
            return
        self._timer.start(EVERY_MS)
        self.look()

    def look(self) -> None:
        """Look now, unless somebody is looking."""
        folder = self.folder
        if folder is not None and not self._looking:
            self._looking = True
            self._kit.tasks.aside(
                lambda: _looked(folder), then=self._seen, failed=lambda error: self._fail(folder, error)
            )

    def _seen(self, told: tuple[Path, dict[str, Traits], float]) -> None:
        from assessor_app.verifying.inbox.watching import Watch  # noqa: PLC0415 - brought in by looking, off this thread

        self._looking = False
        folder, now, seconds = told
        if folder != self.folder:
            return
        if self._system is None:
            self._hear(folder)
        if self.gone:
            self.gone = False
            self.back.emit()
        self._timer.setInterval(max(EVERY_MS, round(seconds * 1000 * SHARE)))
        self._watch, whole = (self._watch or Watch(self._taken)).look(now)
        if whole:
            self.arrived.emit(folder, {name: now[name] for name in whole})

    def _fail(self, folder: Path, error: AssessorError) -> None:
        self._looking = False
        if folder == self.folder and not self.gone:
            self._hear_no_more()
            self.gone = True
            self.lost.emit(error)

    def _hear(self, folder: Path) -> None:
        """Be told by the system, now that the folder is known to be there."""
        self._system = QFileSystemWatcher([str(folder)], self)
        self._system.directoryChanged.connect(lambda _folder: self.look())

    def _hear_no_more(self) -> None:
        if self._system is not None:
            self._system.deleteLater()
            self._system = None


def _looked(folder: Path) -> tuple[Path, dict[str, Traits], float]:
    """What is in a folder, and how many seconds it took to see it."""
    from assessor_app.verifying.inbox.watching import listing  # noqa: PLC0415 - brings in cryptography

    begun = time.monotonic()
    found = listing(folder)
    return folder, found, time.monotonic() - begun
