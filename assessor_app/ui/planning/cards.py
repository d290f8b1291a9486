"""The card of one visit to come: when, who, where, how it stands, and what can be done about it with one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.clock import shown_later
from assessor_app.language import N_
from assessor_app.language.dates import clock_time, day, weekday
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.chip import chip
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.planning.asking import Cancelling, Moving

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.observing.planning.schedule import When
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.planning.known import Planned

TIMES_WIDE: Final = 132  # px at 100 %: `14:00–15:30` in the type of titles
# How a visit stands, by the clock or by whether it was agreed: icon, its colour, and the word.
LATE: Final[dict[When, tuple[str, str, str]]] = {
    "missed": ("event_busy", "refused", N_("Not begun")),
    "late": ("schedule", "not_yet", N_("Late")),
    "now": ("schedule", "accent", N_("Now")),
}
AGREED: Final = ("event_available", "met", N_("Agreed"))
NOT_AGREED: Final = ("warning-fill", "not_yet", N_("Not agreed yet"))


class PlanCard(Ground):
    """`begun`, `opened`, `cancelled(reason)`, `moved(start, reason)`; each about `planned`."""

    begun = Signal()
    opened = Signal()
    cancelled = Signal(str)
    moved = Signal(str, str)

    def __init__(self, kit: Kit, planned: Planned, when: When) -> None:
        super().__init__("card", margin=14, space=10)
        self._kit, self.planned, self._when = kit, planned, when
        self.asking: Cancelling | Moving | None = None
        self.begin = kit.button(N_("Start observing"), self.begun.emit, icon="play_arrow")
        self.plan = kit.button(N_("See the plan"), self.opened.emit, icon="description")
        self.move_button = kit.button(N_("Reschedule"), self._ask_move, icon="event_repeat")
        self.cancel = kit.button(N_("Cancel the visit"), self._ask_cancel, icon="event_busy")
        self._buttons = (self.begin, self.move_button, self.cancel, self.plan)
        self.times = kit.text(times(planned), "title")
        self.times.setMinimumWidth(kit.theme.px(TIMES_WIDE))
        self.day = kit.text("", "soft")
        self.where = kit.text("", "soft")
        self.clash = kit.text("", "soft")
        self._lay()
        for button in self._buttons:
            button.installEventFilter(self)
        kit.tongue.follow(self, self._say)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask on Delete whether, or rather why, the visit is cancelled."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:  # type: ignore[attr-defined]
            self._ask_cancel()
            return True
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        kit, planned = self._kit, self.planned
        when = QVBoxLayout()
        when.setSpacing(2)
        for said in (self.times, self.day):
            when.addWidget(said)
        when.addStretch(1)
        about = QVBoxLayout()
        about.setSpacing(4)
        about.addWidget(kit.text(planned.candidate, "title"))
        about.addWidget(self.where)
        standards = FlowBox(space=6)
        for name in planned.standards:
            standards.add(chip(name))
        about.addWidget(standards)
        if planned.clashes:
            about.addLayout(row(IconLabel(kit, "warning-fill", "not_yet", 16), self.clash, space=6))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(when)
        head.addLayout(about, 1)
        head.addWidget(self._state(), 0, Qt.AlignmentFlag.AlignTop)
        buttons = FlowBox(space=8)
        for button in self._buttons:
            buttons.add(button)
            button.setAccessibleDescription(f"{planned.candidate}, {times(planned)}")
        self.add(head, buttons)

    def _state(self) -> QWidget:
        """How it stands: an icon and a word each, so that no colour is needed."""
        kit, box = self._kit, QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        told = [LATE[self._when]] if self._when in LATE else []
        told.append(AGREED if self.planned.visit.stage == "agreed" else NOT_AGREED)
        for icon, tone, word in told:
            inside.addLayout(row(IconLabel(kit, icon, tone, 16), kit.line(word, "label"), None, space=6))
        return box

    def _say(self, words: Words) -> None:
        what = self.planned.visit.what
        self.day.setText(weekday(words, what.start) if self._when in {"coming", "missed"} else words(N_("Today")))
        hoped = words(N_("Criteria hoped for: {count}"), count=len(what.hoped)) if what.hoped else ""
        moved = words(N_("Moved: {count}"), count=len(self.planned.visit.moved)) if self.planned.visit.moved else ""
        said = " · ".join(part for part in (what.place, hoped, moved) if part)
        self.where.setText(said)
        self.where.setVisible(bool(said))
        self.clash.setText(words(N_("At the same time as: {names}"), names=", ".join(self.planned.clashes)))

    def _ask_cancel(self) -> None:
        asking = Cancelling(self._kit)
        asking.done.connect(self.cancelled)
        self._ask(asking)

    def _ask_move(self) -> None:
        asking = Moving(self._kit, self.planned.visit.what.start)
        asking.done.connect(self.moved)
        self._ask(asking)

    def _ask(self, asking: Cancelling | Moving) -> None:
        """Ask in place of what was asked before."""
        self.leave()
        self.asking = asking
        self.add(asking)
        asking.left.connect(self._give_up)
        asking.begin()

    def _give_up(self) -> None:
        asked = self.asking
        self.leave()
        (self.move_button if isinstance(asked, Moving) else self.cancel).setFocus()

    def leave(self) -> None:
        """Ask nothing any more."""
        if self.asking is not None:
            self.asking.hide()
            self.asking.deleteLater()
            self.asking = None


def times(planned: Planned) -> str:
    """`14:00–15:30`, by the clock of the beginning."""
    visit = planned.visit
    ends = shown_later(visit.begins, visit.ends - visit.begins)
    return f"{clock_time(visit.what.start)}–{clock_time(ends.isoformat())}"


def told(words: Words, planned: Planned) -> str:
    """A visit in a few words, for a toast: who and when."""
    start = planned.visit.what.start
    return f"{planned.candidate}, {day(words, start)}, {clock_time(start)}"
