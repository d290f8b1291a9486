"""The buttons of a top bar that give way: where the bar is narrow they show their icons alone.

What is measured are the widths that things want, never a layout as a whole: asking one to measure itself anew makes it
lay itself out anew, which makes the bar ask again, for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from assessor_app.ui.parts.text import Boxed, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button

WHOLE: Final = 360  # px at 100 %: so much of who and what a bar tells is seen before the words of anything else
NARROW: Final = 800  # px at 100 %; under it a bar has no room for the words of several buttons
GAP: Final = 8


class Tools(QWidget):
    """Stands in `bar`. Each button comes with its words, which are always its name; those without an icon keep them.

    `below` is the width of the bar, in px at 100 %, under which there is no room for the words.
    """

    def __init__(self, kit: Kit, bar: QWidget, buttons: Sequence[tuple[Button, str]], *, below: int = NARROW) -> None:
        super().__init__()
        self._kit, self._bar, self._buttons, self._below = kit, bar, list(buttons), below
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        self._brief: dict[Button, str] = {}
        self._facts: dict[Button, dict[str, object]] = {}
        for button, message in buttons:
            kit.tongue.silence(button)
            kit.tongue.say(button.setAccessibleName, message)
            line.addWidget(button)
        self.narrow = False
        self._wide: dict[bool, list[int]] = {}
        bar.installEventFilter(self)
        kit.theme.changed.connect(self._measure)
        kit.tongue.follow(self, lambda _words: self._measure())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again when the bar changes its width, or anything in it."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._look()
        return super().eventFilter(watched, event)

    def wide(self, *, narrow: bool) -> int:
        """How much room the buttons that are shown want, with their words or, where `narrow`, without."""
        shown = [
            one for one, (button, _) in zip(self._wide[narrow], self._buttons, strict=True) if not button.isHidden()
        ]
        return sum(shown) + GAP * max(0, len(shown) - 1)

    def tell(self, button: Button, message: str, brief: str, **facts: object) -> None:
        """Let one of the buttons say something else, and `brief` beside its icon where it is narrow; measure again."""
        at = next(at for at, (one, _said) in enumerate(self._buttons) if one is button)
        self._buttons[at] = (button, message)
        self._brief[button], self._facts[button] = brief, facts
        self._kit.tongue.say(button.setAccessibleName, message, **facts)
        self._measure()

    def _measure(self) -> None:
        """See how wide each button is in this language and size, without its words and with them."""
        for narrow in (True, False):
            self._say(narrow=narrow)
            self._wide[narrow] = [button.sizeHint().width() for button, _message in self._buttons]
        self.narrow = False
        self._look()

    def _look(self) -> None:
        """Let the words give way at this width, or to others that are longer than usual."""
        layout, wide = self._bar.layout(), self._bar.width()
        if layout is None:
            return
        px = self._kit.theme.px
        narrow = wide < px(self._below) or least(layout, self, whole=px(WHOLE)) + self.wide(narrow=False) > wide
        if narrow != self.narrow:
            self.narrow = narrow
            self._say(narrow=narrow)

    def _say(self, *, narrow: bool) -> None:
        for button, message in self._buttons:
            said = self._kit.tongue(message, **self._facts.get(button, {}))
            alone = narrow and not button.icon().isNull()
            button.setText(self._brief.get(button, "") if alone else said)
            keys = button.shortcut().toString()
            button.setToolTip(f"{said} · {keys}" if keys else said)


def least(layout: QLayout, but: Tools | None = None, *, whole: int = 0) -> int:
    """How much room all things of a layout need beside each other, without `but`; those under each other share it.

    Lines of text count with all their words as far as those take no more than `whole` px.
    """
    margins, found = layout.contentsMargins(), list[int]()
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None or item.isEmpty():
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            found.append(least(inner, but, whole=whole))
        elif isinstance(widget, Tools):
            found.append(0 if widget is but else widget.wide(narrow=widget.narrow))
        else:
            told = min(item.sizeHint().width(), whole) if isinstance(widget, Line | Boxed) else 0
            found.append(max(item.minimumSize().width(), told))
    across = not isinstance(layout, QBoxLayout) or layout.direction() in _ACROSS
    inside = sum(found) + layout.spacing() * max(0, len(found) - 1) if across else max(found, default=0)
    return margins.left() + inside + margins.right()


_ACROSS: Final = (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
