"""One entry of the log as a card: its kind and time, what was said, the criteria it is linked to."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import clock_time
from assessor_app.ui.observing.correcting import Correcting
from assessor_app.ui.observing.kinds import ENTRY_ICONS, ENTRY_WORDS
from assessor_app.ui.observing.linkchip import LinkChip
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.text import set_role

if TYPE_CHECKING:
    from assessor_app.observing.model import Composer, Entry
    from assessor_app.standards.model import CriterionKey
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.scene import Scene
    from assessor_app.ui.parts.text import Text


class EntryCard(Ground):
    """What is pressed on it: `shown(key)` a chip, `unlinked(key)` its cross, `corrected` the pencil.

    `edited`, `added`, `dropped` and `resized` tell of a correction that is being written in it.
    """

    shown = Signal(object)
    unlinked = Signal(object)
    corrected = Signal()
    edited = Signal()
    added = Signal()
    dropped = Signal()
    resized = Signal()

    def __init__(self, kit: Kit, entry: Entry, strikes: Entry | None = None) -> None:
        super().__init__("card", margin=0, space=0)
        self._kit = kit
        self.entry = entry
        self.correcting: Correcting | None = None
        self._struck = False
        self._linked: tuple[tuple[CriterionKey, str], ...] = ()
        self._texts: list[Text] = []
        self.pencil = kit.icon_button("edit", N_("Correct this entry"), self.corrected.emit)
        self.pencil.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keeps = self.pencil.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # or the head would lose its height
        self.pencil.setSizePolicy(keeps)
        self.mark = kit.line(N_("Struck"), "label")
        self.other = kit.line(N_("by another assessor"), "soft")
        self.other.hide()
        self.chips = FlowBox(space=8)
        self.inside.setContentsMargins(15, 2, 4, 2)
        self.inside.addLayout(self._head(strikes))
        self._said = QWidget()
        words = QVBoxLayout(self._said)
        words.setContentsMargins(0, 0, 10, 4)
        words.setSpacing(2)
        if entry.question:
            words.addLayout(self._line(N_("Q:"), entry.question))
            words.addLayout(self._line(N_("A:"), entry.text))
        else:
            self._texts.append(kit.text(entry.text))
            words.addWidget(self._texts[-1])
        self.add(self._said, self.chips)
        self.chips.hide()
        self.mark.hide()
        kit.tongue.say(self.setAccessibleName, N_("{kind}, {time}"), kind=self._kind, time=clock_time(entry.at))
        self.setAccessibleDescription(entry.text)

    def show_entry(self, entry: Entry, scene: Scene, *, struck: bool) -> None:
        """Show the criteria it is linked to now, and whether a later entry has struck it."""
        self.entry = entry
        if struck != self._struck:
            self._strike()
        self.other.setVisible(entry.author not in {"", scene.visit.assessor.id})
        reader = self._kit.tongue.language
        linked = tuple((key, scene.chip(key, reader)) for key in entry.links)
        if linked == self._linked and self.chips.isVisibleTo(self) == bool(linked):
            return
        focused = self.focusWidget()
        held = self.chips.flow.indexOf(focused) if focused else -1
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(self._linked, linked, strict=False)))
        self._linked = linked
        self.chips.keep(same)  # what is linked already stays, so that the twentieth link costs what the first did
        for key, said in linked[same:]:
            made = LinkChip(self._kit, said)
            made.clicked.connect(lambda _on=False, key=key: self.shown.emit(key))
            made.removed.connect(lambda key=key: self.unlinked.emit(key))
            self.chips.add(made)
        self.chips.setVisible(bool(linked))
        self.inside.setContentsMargins(15, 2, 4, 2 if linked else 8)
        if held >= 0:  # Delete on one chip after another must work
            following = self.chips.flow.itemAt(min(held, len(linked) - 1))
            chip = following.widget() if following else None
            (chip or self.pencil).setFocus()

    def say_clock_set(self, seconds: int) -> None:
        """Say above what was written that the clock on the wall was set since the entry before."""
        message = N_("The clock was set forward before this. Minutes: {minutes}")
        if seconds < 0:
            message = N_("The clock was set back before this. Minutes: {minutes}")
        self.inside.insertWidget(1, self._kit.label(message, "soft", minutes=round(abs(seconds) / 60)))

    def begin_correcting(self, begun: Composer) -> Correcting:
        """Turn the card into a place to write its correction."""
        if self.correcting is None:
            self.correcting = Correcting(self._kit, begun)
            self.correcting.edited.connect(self.edited)
            self.correcting.added.connect(self.added)
            self.correcting.dropped.connect(self.dropped)
            self.correcting.resized.connect(self.resized)
            self.inside.insertWidget(2, self.correcting)
            self.pencil.hide()
        return self.correcting

    def end_correcting(self) -> None:
        """Take the place to write away."""
        if self.correcting is not None:
            self.correcting.hide()
            self.correcting.deleteLater()
            self.correcting = None
            self.pencil.setVisible(not self._struck)

    @property
    def _kind(self) -> object:
        return lambda words: words(ENTRY_WORDS[self.entry.kind])

    def _head(self, strikes: Entry | None) -> QHBoxLayout:
        kit, head = self._kit, QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel(kit, ENTRY_ICONS[self.entry.kind], "accent", 18))
        head.addWidget(kit.line(ENTRY_WORDS[self.entry.kind], "label"))
        if strikes is not None:
            head.addWidget(kit.line(N_("corrects {time}"), "soft", time=clock_time(strikes.at)))
        head.addWidget(self.other)
        head.addStretch(1)
        head.addWidget(self.mark)
        if self.entry.seconds:
            minutes = max(1, round(self.entry.seconds / 60))
            head.addWidget(IconLabel(kit, "schedule", "soft", 14))
            head.addWidget(kit.line(N_("{minutes} min"), "soft", minutes=minutes))
        head.addWidget(kit.text(clock_time(self.entry.at), "soft"))
        head.addWidget(self.pencil)
        return head

    def _line(self, who: str, said: str) -> QHBoxLayout:
        line, name = QHBoxLayout(), self._kit.label(who, "strong")
        name.setWordWrap(False)
        self._texts.append(self._kit.text(said))
        line.setSpacing(5)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._texts[-1], 1)
        return line

    def _strike(self) -> None:
        """Show that a later entry stands in for this one; what was written stays to be read."""
        self._struck = True
        self.end_correcting()
        self.pencil.hide()
        self.mark.show()
        self.chips.setEnabled(False)
        for text in self._texts:
            set_role(text, "quiet")
            font = text.font()
            font.setStrikeOut(True)
            text.setFont(font)
