"""Watching a folder while observing: what appears in it and has stopped growing is told, nothing is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.errors import AssessorError
    from assessor_app.observing.evidence.watching import Traits, Watch
    from assessor_app.ui.kit import Kit

EVERY_MS: Final = 1_000


class Watcher(QObject):
    """`appeared(path, bytes)` for each new file, once; `changed` when watching begins or ends, `lost(error)` before.

    The system tells when a folder changes, mostly; a look every second does for the rest, and for what still grows.
    The looks themselves are in the long lane: a slow stick keeps nobody from writing.
    """

    appeared = Signal(object, int)
    changed = Signal()
    lost = Signal(object)

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self.folder: Path | None = None
        self._watch: Watch | None = None
        self._looking = False
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(lambda _folder: self._look())
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)

    def begin(self, folder: Path) -> None:
        """Watch this folder, from what is in it now."""
        self.end()
        self.folder = folder
        self._system.addPath(str(folder))
        self._timer.start()
        self.changed.emit()
        self._look()

    def end(self) -> None:
        """Watch no longer."""
        if self.folder is None:
            return
        self._system.removePath(str(self.folder))
        self._timer.stop()
        self.folder = self._watch = None
        self.changed.emit()

    def _look(self) -> None:
        folder = self.folder
        if folder is None or self._looking:
            return
        from assessor_app.observing.evidence.watching import listing  # noqa: PLC0415 - not before the first paint

        self._looking = True
        self._kit.tasks.apart(
            lambda _progress: (folder, listing(folder)), then=self._seen, failed=lambda error: self._fail(folder, error)
        )

    def _seen(self, told: tuple[Path, dict[str, Traits]]) -> None:
        from assessor_app.observing.evidence.watching import begin  # noqa: PLC0415 - as above

        self._looking = False
        folder, now = told
        if folder != self.folder:
            self._look()
            return
        if self._watch is None:
            self._watch = begin(now)
            return
        self._watch, whole = self._watch.look(now)
        for name in whole:
            self.appeared.emit(folder / name, now[name][0])

    def _fail(self, folder: Path, error: AssessorError) -> None:
        self._looking = False
        if folder == self.folder:
            self.lost.emit(error)
            self.end()
