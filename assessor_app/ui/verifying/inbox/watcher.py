"""Watching the folder that deliveries arrive in: what is whole and new is told once. Takes nothing in by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assessor_app.errors import AssessorError
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.inbox.watching import Traits, Watch

EVERY_MS: Final = 2_000


class InboxWatcher(QObject):
    """`arrived(folder, files)` with the files that are whole and new; `lost(error)` when the folder cannot be read.

    The system tells when a folder changes, mostly; a look every other second does for the rest, and for what is still
    being copied. A folder that cannot be read is looked for on and on: a stick comes back.
    """

    arrived = Signal(object, object)
    lost = Signal(object)

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self.folder: Path | None = None
        self._watch: Watch | None = None
        self._looking = self._told = False
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(lambda _folder: self.look())
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, folder: Path | None, taken: Mapping[str, Traits]) -> None:
        """Watch this folder, of which these files were taken; or none."""
        if self.folder is not None:
            self._system.removePath(str(self.folder))
        self.folder, self._told = folder, False
        if folder is None:
            self._timer.stop()
            return
        from assessor_app.verifying.inbox.watching import Watch  # noqa: PLC0415 - brings in cryptography

        self._watch = Watch(taken)
        self._system.addPath(str(folder))
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look now, unless somebody is looking."""
        folder = self.folder
        if folder is None or self._looking:
            return
        from assessor_app.verifying.inbox.watching import listing  # noqa: PLC0415 - as above

        self._looking = True
        self._kit.tasks.apart(
            lambda _progress: (folder, listing(folder)), then=self._seen, failed=lambda error: self._fail(folder, error)
        )

    def _seen(self, told: tuple[Path, dict[str, Traits]]) -> None:
        self._looking = self._told = False
        folder, now = told
        if folder != self.folder or self._watch is None:
            return
        self._watch, whole = self._watch.look(now)
        if whole:
            self.arrived.emit(folder, {name: now[name] for name in whole})

    def _fail(self, folder: Path, error: AssessorError) -> None:
        self._looking = False
        if folder == self.folder and not self._told:
            self._told = True
            self.lost.emit(error)
