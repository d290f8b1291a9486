"""What is being taken in, as a strip over the inbox: how many of how many, about how long still, what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.text import Text

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.inbox.receiving import Far, Receiving

_MINUTE: Final = 60


def how_long(words: Words, far: Far) -> str:
    """About how long it still takes, rounded up to whole minutes; nothing while nobody can say."""
    left = far.left_s
    if left is None:
        return ""
    if left < _MINUTE:
        return words(N_("Less than a minute left"))
    return words(N_("Minutes left, about: {minutes}"), minutes=-(-int(left) // _MINUTE))


class Underway(QWidget):
    """Stands there while something is being taken in; the rest of the screen can be used meanwhile."""

    def __init__(self, kit: Kit, receiving: Receiving) -> None:
        super().__init__()
        self._kit, self._receiving = kit, receiving
        self.title, self.told, self.next = Text(role="strong"), Text(role="soft"), Text(role="soft")
        self.bar = QProgressBar(textVisible=False)
        kit.tongue.say(self.bar.setAccessibleName, N_("Progress"))
        self.stop = kit.button(N_("Cancel"), receiving.cancel)
        head = row(self.title, self.stop)
        head.setStretch(0, 1)
        card = Ground("card", margin=16, space=6)
        card.add(head, self.bar, self.told, self.next)
        around = QVBoxLayout(self)
        around.setContentsMargins(24, 12, 24, 12)
        around.addWidget(card)
        receiving.moved.connect(self.show_it)
        kit.tongue.follow(self, lambda _words: self.show_it(), key="underway")

    def follow(self, receiving: Receiving) -> None:
        """Show another's work from now on."""
        self._receiving = receiving
        self.show_it()

    def show_it(self) -> None:
        """Show how far it is, or nothing where nothing is under way."""
        receiving, words = self._receiving, self._kit.tongue.words
        now, far = receiving.now, receiving.far
        self.setVisible(now is not None)
        if now is None:
            return
        self.title.setText(words(N_("Taking in {place}"), place=now.place))
        self.bar.setHidden(self._kit.theme.still and not far.total)
        self.bar.setRange(0, far.total)
        self.bar.setValue(far.done)
        self.told.setText(self._told(words, far))
        self.next.setVisible(bool(receiving.waiting))
        waiting = ", ".join(one.place for one in receiving.waiting)
        self.next.setText(words(N_("After it: {places}"), places=waiting))
        self.stop.setEnabled(not receiving.stopping)

    def _told(self, words: Words, far: Far) -> str:
        if self._receiving.stopping:
            return words(N_("Stopping. What came is kept."))
        if not far.total:
            return words(N_("Looking through what is there"))
        many = words(N_("Taken in: {done} of {total}"), done=far.done, total=far.total)
        return " · ".join(part for part in (many, how_long(words, far)) if part)
