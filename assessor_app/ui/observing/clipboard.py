"""What is pasted as evidence: files that were copied, or a picture. Bytes are made of a picture in the long lane."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from assessor_app.observing.evidence.taking import Pasted

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtCore import QMimeData

# As they come, without being drawn twice.
_AS_THEY_ARE: Final = (("image/jpeg", ".jpg"), ("image/png", ".png"))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A picture that was pasted, not yet as bytes of a file."""

    name: str
    image: QImage

    def pasted(self) -> Pasted:
        """Its bytes, as PNG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.image)
        return Pasted(self.name, bytes(buffer.data().data()))


def brought(held: QMimeData, now: dt.datetime) -> list[Path | Pasted | Snapshot]:
    """The files of this machine that are held, or the one picture; a picture is called by when it was pasted."""
    files: list[Path | Pasted | Snapshot] = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
    if files:
        return files
    stem = now.strftime("%Y-%m-%d %H.%M.%S")
    for kind, ending in _AS_THEY_ARE:
        if kind in held.formats() and (data := bytes(held.data(kind).data())):
            return [Pasted(f"{stem}{ending}", data)]
    image = held.imageData()
    return [Snapshot(f"{stem}.png", image)] if isinstance(image, QImage) and not image.isNull() else []
