"""Files dropped on a screen: it shows that it takes them, and hands their paths on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from assessor_app.ui.screen import Screen


class Dropping(QWidget):
    """Covers the screen while files are held over it. `taken(paths)` when they are let go."""

    def __init__(
        self,
        over: Screen,
        taken: Callable[[Sequence[Path]], object],
        message: str = N_("Let go to read these files"),
    ) -> None:
        super().__init__(over)
        self._over, self._taken, self._message = over, taken, message
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.setAcceptDrops(True)
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        """Make what is seen, when files are held over the screen for the first time."""
        over = self._over
        card = Ground("here", margin=32, space=12)
        card.inside.addWidget(IconLabel(over.kit, "download", "accent", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        words = over.kit.label(self._message, "title")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.add(words)
        inside = QVBoxLayout(self)
        inside.addStretch(1)
        inside.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what the screen would get."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter:
            held = cast("QDragEnterEvent", event)
            if _paths(held):
                held.acceptProposedAction()
                if self.layout() is None:
                    self._lay_out()
                self.setGeometry(cast("QWidget", self.parent()).rect())
                self.show()
                self.raise_()
            return True
        if kind == QEvent.Type.DragLeave:
            self.hide()
            return True
        if kind == QEvent.Type.Drop:
            self.hide()
            dropped = cast("QDropEvent", event)
            dropped.acceptProposedAction()
            self._taken(_paths(dropped))
            return True
        return super().eventFilter(watched, event)


def _paths(event: QDropEvent) -> list[Path]:
    """The files of this machine among what is held."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
