"""One of few that stays on one line: what there is no room for waits under a button that opens a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from assessor_app.ui.kit import Kit

GAP: Final = 8  # px between the row and its button


class Folding(QWidget):
    """`choices` are (key, message), `here` the one that holds and is always in sight. `chosen(key)` as of `Segmented`.

    Where the row is too long, its last choices but for `here` are folded away; the menu names them in their order.
    """

    chosen = Signal(str)

    def __init__(self, kit: Kit, name: str, choices: Sequence[tuple[str, str]], here: str) -> None:
        super().__init__()
        self._kit, self._here = kit, here
        self._messages = dict(choices)
        self.row = Segmented(kit, name, [(key, message, "") for key, message in choices])
        self.row.choose(here)
        self.row.chosen.connect(self._choose)
        self.more = kit.button(N_("More"), self._open, icon="keyboard_arrow_down")
        self.menu = QMenu(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.row)
        line.addWidget(self.more)
        line.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        kit.tongue.follow(self, lambda _words: self._fold())
        kit.theme.changed.connect(self._fold)

    @property
    def folded(self) -> tuple[str, ...]:
        """The keys of what waits under the button, in their order."""
        return tuple(key for key in self._messages if self.row.segment(key).isHidden())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want the whole row."""
        return QSize(sum(self._wide(key) for key in self._messages), self.row.segment(self._here).sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with what holds and the button."""
        return QSize(self._wide(self._here) + GAP + self.more.sizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold away what has lost its room, and fold out what has it again."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Look again when the letters get larger: the button is measured only then."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fold()

    def _wide(self, key: str) -> int:
        return self.row.segment(key).sizeHint().width()

    def _shown(self, wide: int) -> set[str]:
        """Which of the choices have room on a line so wide (px)."""
        if self.sizeHint().width() <= wide:
            return set(self._messages)
        shown = {self._here}
        left = wide - self.minimumSizeHint().width()
        for key in self._messages:
            left -= self._wide(key) if key != self._here else 0
            if left < 0:
                break
            shown.add(key)
        return shown

    def _fold(self) -> None:
        shown = self._shown(self.width())
        for key in self._messages:
            self.row.segment(key).setVisible(key in shown)
        self.more.setVisible(len(shown) < len(self._messages))
        told = " · ".join(self._kit.tongue(self._messages[key]) for key in self.folded)
        self.more.setToolTip(told)
        self.more.setAccessibleDescription(told)
        self.updateGeometry()

    def _open(self) -> None:
        self.menu.clear()
        for key in self.folded:
            action = self.menu.addAction(self._kit.tongue(self._messages[key]))
            action.triggered.connect(lambda _on=False, key=key: self._choose(key))
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _choose(self, key: str) -> None:
        self.row.choose(self._here)  # what holds does not change: whoever chooses another is led there
        self.chosen.emit(key)
