"""The top bar (who, what, how long, saved when, CY | EN) and the bottom bar (what is missing, one primary button)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui import icons
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.text import Boxed, Brief, Line
from assessor_app.ui.parts.tools import WHOLE, least

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from assessor_app.language import Tongue
    from assessor_app.ui.kit import Kit


class IconLabel(QLabel):
    """An icon that only decorates the words beside it; tinted as the theme changes."""

    def __init__(self, kit: Kit, icon: str, token: str, side: int = 18) -> None:
        super().__init__()
        self._kit, self._icon, self._token, self._side = kit, icon, token, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self._tint)
        self._tint()

    def show_icon(self, icon: str, token: str) -> None:
        """Show another icon in another colour."""
        self._icon, self._token = icon, token
        self._tint()

    def _tint(self) -> None:
        side = self._kit.theme.px(self._side)
        colour = self._kit.theme.colour(self._token)
        self.setPixmap(icons.picture(self._icon, colour, side, self.devicePixelRatioF()))
        self.setFixedSize(side, side)


NARROWEST = 560  # px at 100 %: a bar under it holds no more than a title and its controls
SAVED_GAP = 6
SAVING, NOT_SAVED, SAVED = N_("Saving…"), N_("Not saved"), N_("Saved {time}")


class _State(Line):
    """A line with the room that the longest of its texts needs, so that nothing beside it moves as they change.

    It breaks before its last word and nowhere else.
    """

    def __init__(self, kit: Kit) -> None:
        super().__init__(role="soft")
        self._kit, self.broken = kit, False

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want one line, or no more than two where others lack the room."""
        return self.minimumSizeHint() if self.broken else self.whole()

    def whole(self) -> QSize:
        """What one line takes."""
        return self._room(lambda text: (text,))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with two lines."""
        return self._room(lambda text: text.rpartition(" ")[::2])

    def _room(self, lines: Callable[[str], Sequence[str]]) -> QSize:
        self.ensurePolished()
        metrics, words = self.fontMetrics(), self._kit.tongue.words
        texts = (words(SAVING), words(NOT_SAVED), words(SAVED, time="00:00:00"))
        wide = max(metrics.horizontalAdvance(line) for text in texts for line in lines(text))
        return QSize(wide + 2, metrics.height())


class SavedState(QWidget):
    """Whether everything is written, and since when. Its room is kept while there is nothing to say yet."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._waiting = False
        self._icon = IconLabel(kit, "check_circle-fill", "met", 16)
        self._words = _State(kit)
        self._since = ""
        self._written = kit.tasks.written
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SAVED_GAP)
        inside.addWidget(self._icon)
        inside.addWidget(self._words, 1)
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps)
        kit.tasks.saving.connect(self.show_saving)
        self.hide()

    def show_saving(self, waiting: bool) -> None:  # noqa: FBT001 - the signal hands it over
        """Say that something waits to be written, the time at which something last was, or that it could not be.

        What a rule refused was not written and is not lost either: what stood here before stands here again.
        """
        tasks = self._kit.tasks
        if waiting and not self._waiting:
            self._icon.show_icon("schedule", "soft")
            self._tell(SAVING)
        elif self._waiting and not waiting and tasks.lost:
            self._icon.show_icon("error-fill", "refused")
            self._tell(NOT_SAVED)
        elif self._waiting and not waiting:
            if tasks.written != self._written:
                self._since = self._kit.clock.now().wall.strftime("%H:%M:%S")
            self._icon.show_icon("check_circle-fill", "met")
            self._tell(SAVED, time=self._since)
        if not waiting:
            self._written = tasks.written
        self._waiting = waiting
        self.setVisible(waiting or tasks.lost or bool(self._since))

    def brief(self, brief: bool) -> None:  # noqa: FBT001 - brief or not
        """Let the shape alone say it, and its words only on hovering and to screen readers."""
        if brief != self._words.isHidden():
            self._words.setHidden(brief)
            self.updateGeometry()  # the bar lays itself out just now, and would believe what it measured before

    def spared(self) -> int:
        """How much less room it takes than with its words on two lines, in px."""
        return self._words.minimumSizeHint().width() + SAVED_GAP if self._words.isHidden() else 0

    def break_line(self, broken: bool) -> None:  # noqa: FBT001 - broken or not
        """Say it on two lines, so that others are not squeezed for it."""
        if broken != self._words.broken:
            self._words.broken = broken
            self._words.updateGeometry()
            self.updateGeometry()

    def more(self) -> int:
        """How much more room its words take on one line than on two, in px."""
        return self._words.whole().width() - self._words.minimumSizeHint().width()

    def _tell(self, message: str, **facts: object) -> None:
        for setter in (self._words.setText, self.setToolTip, self.setAccessibleName):
            self._kit.tongue.say(setter, message, **facts)


def language_switch(kit: Kit) -> Segmented:
    """Return the switch CY | EN, which stands on every screen."""
    choices = (("cy", "CY", ""), ("en", "EN", ""))
    made = Segmented(kit, N_("Language"), choices, said=False)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.segment("cy").setAccessibleName("Cymraeg")
    made.segment("en").setAccessibleName("English")
    made.chosen.connect(lambda key: kit.tongue.speak(cast("Tongue", key)))
    kit.tongue.follow(made, lambda words: made.choose(words.language))
    return made


class TopBar(QFrame):
    """A screen's head: `title` and `subline` (labels; use kit.tongue.say or setText), `chips`, `extras`.

    `extras` stands before the saved state: a running clock, or the screen's one button.
    """

    def __init__(self, kit: Kit, *, saved: bool = True) -> None:
        super().__init__()
        self._kit = kit
        self.setProperty("role", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.title, self.subline = Line(role="title"), Brief(role="soft")
        self.chips = FlowBox(space=8)
        self.extras = QHBoxLayout()
        self.extras.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        # Aligned, or the narrower of the two would hold the other to its own width.
        words.addWidget(self.title, 0, Qt.AlignmentFlag.AlignLeft)
        self._under = Boxed(self.subline)
        words.addWidget(self._under)
        words.addStretch(1)
        self._inside = inside = QHBoxLayout(self)
        inside.setContentsMargins(18, 7, 18, 7)
        inside.setSpacing(20)
        inside.addLayout(words)
        inside.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        inside.addLayout(self.extras)
        self._saved = SavedState(kit) if saved else None
        if self._saved is not None:
            inside.addWidget(self._saved)
        inside.addWidget(language_switch(kit), 0, Qt.AlignmentFlag.AlignVCenter)
        kit.theme.changed.connect(self._tall)
        self._tall()

    def lead(self, button: QWidget) -> None:
        """Put a button before the title: the way back."""
        self._inside.insertWidget(0, button, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what is said softly where it would fill the window."""
        super().resizeEvent(event)
        self._tall()

    def event(self, event: QEvent) -> bool:
        """Look again when something in it needs more room, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._spare()
        return super().event(event)

    def _spare(self) -> None:
        """Leave out when things were saved where a control would lose its width for it, or who and what its words."""
        if self._saved is not None:
            px = self._kit.theme.px
            needed = least(self._inside, whole=px(WHOLE)) + self._saved.spared()
            self._saved.brief(self.width() < max(needed, px(NARROWEST)))
            self._saved.break_line(self.width() < needed + self._saved.more())

    def _tall(self) -> None:
        narrow = self.width() < self._kit.theme.px(NARROWEST)
        self._under.setHidden(narrow)
        self._inside.setSpacing(4 if narrow else 20)
        self.extras.setSpacing(0 if narrow else 12)
        side = 8 if narrow else 18
        self._inside.setContentsMargins(side, 7, side, 7)
        self._spare()
        self.setMinimumHeight(self._kit.theme.px(56))


class BottomBar(QFrame):
    """What is missing, each gap a button that leads to its place, and the one primary button.

    `gap(key)` when a gap is pressed; `pressed` for the primary button.
    """

    gap = Signal(str)
    pressed = Signal()

    def __init__(self, kit: Kit, name: str, action: str) -> None:
        super().__init__()
        self._kit = kit
        self.setProperty("role", "foot")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.label = kit.line(name, "label")
        self.gaps = FlowBox(space=8)
        self.note = Line(role="soft")
        self.primary = kit.button(action, self.pressed.emit, "primary")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(18, 8, 18, 8)
        inside.setSpacing(12)
        inside.addWidget(self.label)
        inside.addWidget(self.gaps, 1)
        inside.addWidget(self.note)
        inside.addWidget(self.primary)

    def show_gaps(self, gaps: Sequence[tuple[str, str]]) -> None:
        """Show what is missing as (key, words); none shown means nothing is missing."""
        self.gaps.clear()
        for key, words in gaps:
            button = Button(self._kit.theme, "gap")
            button.setText(words)
            button.clicked.connect(lambda _on=False, key=key: self.gap.emit(key))
            self.gaps.add(button)
        self.label.setVisible(bool(gaps))
