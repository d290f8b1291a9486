"""The buttons of a top bar that give way: where the bar is narrow they show their icons alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        bar.installEventFilter(self)
        kit.theme.changed.connect(self._say)
        kit.tongue.follow(self, lambda _words: self._say())

    @property
    def narrow(self) -> bool:
        """Whether the words have given way."""
        return self._bar.width() < self._kit.theme.px(self._below)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again when the bar changes its width."""
        if event.type() == QEvent.Type.Resize:
            self._say()
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        for button, message in self._buttons:
            said = self._kit.tongue(message)
            alone = self.narrow and not button.icon().isNull()
            button.setText("" if alone else said)
            keys = button.shortcut().toString()
            button.setToolTip(f"{said} · {keys}" if keys else said)
