"""What every page of the way in looks like: a column to read and fill in, and beside it what the program promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui import icons
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button

COLUMN = 440
PROMISES = (
    ("task_alt", N_("Works with no internet, wherever you observe")),
    ("lock", N_("Encrypted on this device; only your passphrase opens it")),
    ("language", N_("Welsh and English, side by side")),
)


class Page(QWidget):
    """One page: `words` above, `add` fields, then `buttons`. `wrong` shows a sentence above the fields."""

    def __init__(self, kit: Kit, title: str, lead: str = "", *, step: tuple[int, int] | None = None) -> None:
        super().__init__()
        self.kit = kit
        self._foot: QBoxLayout | None = None
        kit.tongue.changed.connect(self._turn_foot)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(14)
        around.addLayout(self.inside)
        around.addStretch(1)
        if step:
            self.inside.addWidget(kit.label(N_("Step {step} of {steps}"), "label", step=step[0], steps=step[1]))
        self.title = kit.label(title, "page")
        self.inside.addWidget(self.title)
        if lead:
            self.inside.addWidget(kit.label(lead, "quiet"))
        self.banner = Banner(kit, "warning")
        self.banner.hide()
        self.inside.addWidget(self.banner)

    def add(self, *widgets: QWidget) -> None:
        """Add under what is there."""
        for widget in widgets:
            self.inside.addWidget(widget)

    def buttons(self, primary: Button, *others: Button) -> None:
        """Add the foot: the way on at the right, other ways at the left."""
        self.inside.addSpacing(6)
        self._foot = row(*others, None, primary)
        self.inside.addLayout(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons under one another where they do not fit beside one another."""
        super().resizeEvent(event)
        self._turn_foot()

    def _turn_foot(self) -> None:
        if self._foot is None:
            return
        buttons = [item.widget() for at in range(self._foot.count()) if (item := self._foot.itemAt(at)) is not None]
        wide = sum(one.minimumSizeHint().width() + self._foot.spacing() for one in buttons if one is not None)
        way = QBoxLayout.Direction
        self._foot.setDirection(way.BottomToTop if wide > self.width() else way.LeftToRight)

    def wrong(self, sentence: str, tone: str = "warning") -> None:
        """Say above the fields what stands in the way; nothing hides it again."""
        self.banner.setVisible(bool(sentence))
        if sentence:
            self.banner.tell(sentence, tone)

    def begin(self) -> None:
        """Be shown: put the focus where one begins."""


class Promises(QFrame):
    """The left half: the program's mark and name and what it promises."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setProperty("role", "promises")
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignLeft)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(48, 48, 40, 48)
        inside.setSpacing(16)
        inside.addStretch(2)
        inside.addWidget(self._mark)
        inside.addWidget(kit.label(N_("Assessor"), "page"))
        inside.addWidget(kit.label(N_("From what you saw to a signed record that anyone can check."), "lead"))
        inside.addSpacing(16)
        for icon, promise in PROMISES:
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(IconLabel(kit, icon, "accent", 22), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(kit.label(promise), 1)
            inside.addLayout(line)
        inside.addStretch(3)
        kit.theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        side = self._kit.theme.px(64)
        self._mark.setPixmap(icons.picture(icons.MARK, "", side, self.devicePixelRatioF()))
        self._mark.setFixedHeight(side)
