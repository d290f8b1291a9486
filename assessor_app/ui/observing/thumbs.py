"""Small pictures of evidence files, made in the long lane from what the store holds, and remembered by digest.

Where the store holds them is `Held`'s to know: those of a visit, unless it is said otherwise.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from assessor_app.errors import AssessorError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit

    Held = Callable[[Rooms, EvidenceFile], bytes]

EDGE: Final = 256
MOST_KEPT: Final = 200


def of_visits(rooms: Rooms, file: EvidenceFile) -> bytes:
    """What a file of an observation holds."""
    return rooms.desk.held_in(file)


class Thumbs(QObject):
    """`made(digest)` once a picture is there to be had from `of`; for what has none it never comes."""

    made = Signal(str)

    def __init__(self, kit: Kit, parent: QObject, held: Held = of_visits) -> None:
        super().__init__(parent)
        self._kit, self._held = kit, held
        self._made: dict[str, QPixmap] = {}
        self._asked: set[str] = set()
        self._waiting: list[EvidenceFile] = []
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._make)

    def of(self, file: EvidenceFile) -> QPixmap | None:
        """The picture of a file, if it has been made; otherwise it is asked for, where the file can have one."""
        if file.sha256 in self._made:
            return self._made[file.sha256]
        if file.sha256 not in self._asked and drawable(file):
            self._asked.add(file.sha256)
            self._waiting.append(file)
            self._soon.start()
        return None

    def _make(self) -> None:
        """Make all that wait in one errand."""
        files, held, self._waiting = tuple(self._waiting), self._held, []
        if files:
            self._kit.tasks.long(lambda rooms, progress: drawn(rooms, progress, files, held), then=self._show)

    def _show(self, pictures: dict[str, bytes]) -> None:
        for digest, data in pictures.items():
            picture = QPixmap()
            if picture.loadFromData(data):
                self._made[digest] = picture
                self.made.emit(digest)
        while len(self._made) > MOST_KEPT:
            oldest = next(iter(self._made))
            del self._made[oldest]
            self._asked.discard(oldest)


def drawable(file: EvidenceFile) -> bool:
    """Whether a file can be seen: a picture or a PDF."""
    return file.media_type.startswith("image/") or file.media_type == "application/pdf"


def drawn(rooms: Rooms, progress: Progress, files: Sequence[EvidenceFile], held: Held = of_visits) -> dict[str, bytes]:
    """Small pictures of these files, by digest; what cannot be drawn, or is gone, has none."""
    from assessor_app.observing.evidence import pdfpages, pictures  # noqa: PLC0415 - libraries of their own

    found: dict[str, bytes] = {}
    for done, file in enumerate(files):
        progress.step(done, len(files))
        try:
            data = held(rooms, file)
            pdf = file.media_type == "application/pdf"
            found[file.sha256] = pdfpages.first_page(data, EDGE) if pdf else pictures.small(data, EDGE)
        except AssessorError:
            continue
        except Exception:
            # A stranger made it, and one that cannot be drawn must not keep the others from being.
            logging.getLogger(__name__).warning("a file that is evidence could not be drawn", exc_info=True)
    return found
