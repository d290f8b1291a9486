"""The bottom bar of a visit: what is missing on one line, where not all fits a way to the whole, the primary button."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal

from assessor_app.language import N_
from assessor_app.ui.observing.missing import LEVELS
from assessor_app.ui.parts.bars import BottomBar
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.text import set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QHBoxLayout

    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.missing import Link


class Foot(BottomBar):
    """`mend(link, criterion)` when a gap is pressed; of a link with several criteria, the next one each time.

    `all_asked` when the whole of what is missing is to be seen, with the rules behind it.
    """

    mend = Signal(object, object)
    all_asked = Signal()

    def __init__(self, kit: Kit, name: str, action: str) -> None:
        super().__init__(kit, name, action)
        self._name = name
        self._links: tuple[Link, ...] = ()
        self._turns: dict[str, int] = {}
        self._shown: tuple[tuple[str, str, bool], ...] = ()
        self._wide = -1
        self.more: Button | None = None
        kit.theme.changed.connect(lambda: self._fit(again=True))

    @property
    def links(self) -> tuple[Link, ...]:
        """All that is missing."""
        return self._links

    def go_to(self, link: Link) -> None:
        """Mend what a link leads to."""
        criterion: CriterionKey | None = None
        if link.criteria:
            turn = self._turns.get(link.key, 0)
            self._turns[link.key] = turn + 1
            criterion = link.criteria[turn % len(link.criteria)]
        self.mend.emit(link, criterion)

    def _say_label(self) -> None:
        """Call what is shown by what it does: refuse the seal, or ask for a look."""
        needed = any(link.blocking for link in self._links)
        self._kit.tongue.say(self.label.setText, self._name if needed else LEVELS[False])

    def show_links(self, links: Sequence[Link]) -> None:
        """Show what is missing; nothing is painted again where nothing has changed."""
        self._links = tuple(links)
        self._say_label()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many as fit on a line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *, again: bool = False) -> None:
        wanted = tuple((link.key, link.said, link.blocking) for link in self._links)
        beside = [part for part in (self.note, self.primary) if not part.isHidden()]
        wide = self.width() - sum(part.sizeHint().width() for part in beside)
        if not again and wanted == self._shown and self._wide == wide:
            return
        self._shown, self._wide = wanted, wide
        self.label.setVisible(bool(wanted))
        self.gaps.clear()
        self.more = None
        more = self._button(self._kit.tongue(N_("All: {count}"), count=len(wanted)))
        inside = cast("QHBoxLayout", self.layout())
        edges = inside.contentsMargins()
        parts = len(beside) + 2  # and the label and the gaps
        room = wide - self.label.sizeHint().width() - edges.left() - edges.right() - parts * inside.spacing()
        for at, link in enumerate(self._links):
            button = self._button(link.said, blocking=link.blocking)
            button.setToolTip(f"{link.level}\n{link.why}")
            button.setAccessibleDescription(f"{link.level}. {link.why}")
            button.clicked.connect(lambda _on=False, link=link: self.go_to(link))
            last = at == len(self._links) - 1
            needed = button.sizeHint().width() + (0 if last else 8 + more.sizeHint().width())
            if not at and needed > room:  # one line is worth more than what it is called
                self.label.hide()
                room += self.label.sizeHint().width() + inside.spacing()
                _shorten(button, room - (needed - button.sizeHint().width()))
            needed = button.sizeHint().width() + (0 if last else 8 + more.sizeHint().width())
            if at and needed > room:
                button.deleteLater()
                self._offer_all(more)
                return
            room -= button.sizeHint().width() + 8
            self.gaps.add(button)
        more.deleteLater()

    def _button(self, said: str, *, blocking: bool = False) -> Button:
        """A button that belongs to the bar already, so that it is as wide as it will be."""
        made = Button(self._kit.theme, "gap", "error-fill") if blocking else Button(self._kit.theme, "hint")
        made.setParent(self.gaps)
        made.setText(said)
        made.ensurePolished()
        return made

    def _offer_all(self, more: Button) -> None:
        self.more = more
        set_role(more, "gap" if any(link.blocking for link in self._links) else "hint")
        said = self._kit.tongue(N_("See all that is missing, and why it is asked for"))
        more.setToolTip(said)
        more.setAccessibleDescription(said)
        more.clicked.connect(lambda _on=False: self.all_asked.emit())
        self.gaps.add(more)


def _shorten(button: Button, room: int) -> None:
    """Let the end of a button's words go where a whole line is too short for them; they are told on hovering."""
    said, wide = button.text(), button.sizeHint().width()
    if wide > room:
        button.setAccessibleName(said)
        button.setToolTip(said)
        left = button.fontMetrics().horizontalAdvance(said) - (wide - room)
        button.setText(button.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, left))
