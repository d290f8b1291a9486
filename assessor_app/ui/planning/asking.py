"""What is asked in place, under the card of a visit: why it is cancelled; when it is to be instead, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.written import read_near_day, read_start, read_time, shown_day

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QKeyEvent

    from assessor_app.ui.kit import Kit

NO_DAY = N_("This is not a day. Write it as in 20/11/2026, or as tomorrow or Thursday.")
NO_TIME = N_("This is not a time of day. Write it as in 14:05.")
SKIPPED = N_("The clock goes forward over that time on that day. Choose another.")
NO_REASON = N_("Say why: the reason is kept with the visit.")


class WhenFields:
    """The two fields that say when a visit begins: a day and a time, read as people write them in a diary."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self.day = LineField(kit, N_("Day"), hint=N_("As in 20/11/2026, 20/11, tomorrow, Thursday"))
        self.time = LineField(kit, N_("Time"), hint=N_("As in 14:05"))

    def show(self, start: str) -> None:
        """Show an RFC 3339 time; none empties both."""
        self.day.edit.setText(shown_day(start[:10]))
        self.time.edit.setText(start[11:16])
        for field in (self.day, self.time):
            field.valid()

    def read(self) -> str | None:
        """The time in RFC 3339; None when it is none, which the fields say."""
        day = read_near_day(self.day.said, self._today()) if self.day.said else None
        time = read_time(self.time.said)
        if day is None:
            self.day.invalid(NO_DAY)
            self.day.setFocus()
        elif time is None:
            self.time.invalid(NO_TIME)
            self.time.setFocus()
        else:
            start = read_start(day, time)
            if start is None:
                self.time.invalid(SKIPPED)
                self.time.setFocus()
            return start
        return None

    def guess(self) -> str | None:
        """As `read`, without a word about what is not there yet."""
        day, time = read_near_day(self.day.said, self._today()) if self.day.said else None, read_time(self.time.said)
        return read_start(day, time) if day and time else None

    def _today(self) -> dt.date:
        return self._kit.clock.now().wall.date()


class _Asking(Ground):
    """Fields on their own ground; Escape gives up."""

    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("sunk", margin=12, space=8)
        self.why = LineField(kit, N_("Why"), hint=N_("Kept with the visit"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give up on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _reason(self) -> str:
        if not self.why.said:
            self.why.invalid(NO_REASON)
            self.why.setFocus()
        return self.why.said


class Cancelling(_Asking):
    """`done(reason)` once there is one."""

    done = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.cancel = kit.button(N_("Cancel the visit"), self._cancel, "danger")
        self.keep = kit.button(N_("Keep it"), self.left.emit)
        self.why.edit.returnPressed.connect(self._cancel)
        self.add(self.why, row(self.cancel, self.keep, None))

    def begin(self) -> None:
        """Take the keys."""
        self.why.setFocus()

    def _cancel(self) -> None:
        reason = self._reason()
        if reason:
            self.done.emit(reason)


class Moving(_Asking):
    """`done(start, reason)` once both are there."""

    done = Signal(str, str)

    def __init__(self, kit: Kit, start: str) -> None:
        super().__init__(kit)
        self.when = WhenFields(kit)
        self.when.show(start)
        self.move_button = kit.button(N_("Move the visit"), self._move, "primary")
        self.keep = kit.button(N_("Leave it as it is"), self.left.emit)
        for field in (self.when.day, self.when.time, self.why):
            field.edit.returnPressed.connect(self._move)
        self.add(row(self.when.day, self.when.time, space=12), self.why, row(self.move_button, self.keep, None))

    def begin(self) -> None:
        """Take the keys."""
        self.when.day.setFocus()
        self.when.day.edit.selectAll()

    def _move(self) -> None:
        start = self.when.read()
        if start is None:
            return
        reason = self._reason()
        if reason:
            self.done.emit(start, reason)
