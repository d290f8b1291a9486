"""Two things side by side where there is room, else one of them at a time under a switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from assessor_app.ui.kit import Kit

BESIDE = 880  # px at 100 % from which both are shown
ANY_WIDTH = 16_777_215  # Qt's own word for no limit


class Halves(QWidget):
    """`names` are what the switch calls the two. Lengths in px at 100 %.

    Both are shown from a width of `beside`; the second is then `second` wide, or as wide as the first where that is 0.
    Where the switch has no line of its own (`lined`), its maker puts `switch` into a layout first. `laid` says
    whether both are shown.
    """

    laid = Signal(bool)

    def __init__(
        self,
        kit: Kit,
        name: str,
        names: tuple[str, str],
        halves: tuple[QWidget, QWidget],
        *,
        beside: int = BESIDE,
        second: int = 0,
        lined: bool = True,
    ) -> None:
        super().__init__()
        self._kit, self._halves, self._beside, self._second = kit, halves, beside, second
        self.switch = Segmented(kit, name, [("0", names[0], "accent"), ("1", names[1], "accent")])
        self.switch.choose("0")
        self.switch.chosen.connect(lambda _key: self._lay())
        self._above = QWidget() if lined else self.switch
        both = QHBoxLayout()
        both.setSpacing(0)
        for half in halves:
            both.addWidget(half, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        if lined:
            line = QHBoxLayout(self._above)
            line.setContentsMargins(18, 10, 18, 0)
            line.addWidget(self.switch)
            line.addStretch(1)
            inside.addWidget(self._above)
        inside.addLayout(both, 1)
        kit.theme.changed.connect(self._lay)

    def turn_to(self, half: int) -> None:
        """Show the first (0) or the second (1) where there is room for one of them only."""
        self.switch.choose(str(half))
        self._lay()

    @property
    def beside(self) -> bool:
        """Whether both have room."""
        return self.width() >= self._kit.theme.px(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show both, or one."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        self._above.setVisible(not self.beside)
        if self._second:
            wide = self._kit.theme.px(self._second)
            self._halves[1].setMinimumWidth(wide if self.beside else 0)
            self._halves[1].setMaximumWidth(wide if self.beside else ANY_WIDTH)
        for at, half in enumerate(self._halves):
            half.setVisible(self.beside or self.switch.choice == str(at))
        self.laid.emit(self.beside)
