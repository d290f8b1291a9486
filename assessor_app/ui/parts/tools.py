"""The buttons of a top bar that give way: where the bar is narrow they show their icons alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button

NARROW: Final = 800  # px at 100 %; under it a bar has no room for the words of several buttons


class Tools(QWidget):
    """Stands in `bar`. Each button comes with its words, which are always its name; those without an icon keep them.

    `below` is the width of the bar, in px at 100 %, under which there is no room for the words.
    """

    def __init__(self, kit: Kit, bar: QWidget, buttons: Sequence[tuple[Button, str]], *, below: int = NARROW) -> None:
        super().__init__()
        self._kit, self._bar, self._buttons, self._below = kit, bar, buttons, below
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for button, message in buttons:
            kit.tongue.silence(button)
            kit.tongue.say(button.setAccessibleName, message)
            line.addWidget(button)
        self.narrow = False
        self._full = 0
        bar.installEventFilter(self)
        kit.theme.changed.connect(self._measure)
        kit.tongue.follow(self, lambda _words: self._measure())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again when the bar changes its width, or anything in it."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._look()
        return super().eventFilter(watched, event)

    def _measure(self) -> None:
        """See how wide all words are in this language and size."""
        self._say(narrow=False)
        own = self.layout()
        if own is not None:
            own.invalidate()
            self._full = own.totalMinimumSize().width()
        self.narrow = False
        self._look()

    def _look(self) -> None:
        """Let the words give way at this width, or to others that are longer than usual."""
        layout, own = self._bar.layout(), self.layout()
        if layout is None or own is None:
            return
        _measure_again(layout)
        own.invalidate()
        others = layout.totalMinimumSize().width() - own.totalMinimumSize().width() if self.isVisible() else 0
        wide = self._bar.width()
        narrow = wide < self._kit.theme.px(self._below) or others + self._full > wide
        if narrow != self.narrow:
            self.narrow = narrow
            self._say(narrow=narrow)

    def _say(self, *, narrow: bool) -> None:
        for button, message in self._buttons:
            said = self._kit.tongue(message)
            alone = narrow and not button.icon().isNull()
            button.setText("" if alone else said)
            keys = button.shortcut().toString()
            button.setToolTip(f"{said} · {keys}" if keys else said)


def _measure_again(layout: QLayout) -> None:
    """Forget what a layout and those inside it measured before."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        if inner is not None:
            _measure_again(inner)
    layout.invalidate()
