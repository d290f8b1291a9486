"""A list that may be of any length: it reads a page at a time as one comes to its end, and all its rows are as high.

    paged = Paged(kit, N_("Deliveries"))
    paged.show_things(lambda rooms, last, limit: rooms.verifying.inbox.deliveries(…), self._row)

A row's text has one line and its detail `lines`; what is longer ends in dots, and is told whole as a tool tip and by
screen readers. `lead` puts other rows above, which stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter

from assessor_app.ui.parts.listing import EDGE, Listing, Painter
from assessor_app.ui.parts.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent

    from assessor_app.language import Words
    from assessor_app.rooms import Rooms as Opened
    from assessor_app.ui.kit import Kit

    Index = QModelIndex | QPersistentModelIndex
    Page = Callable[[Opened, Any, int], Sequence[Any]]
    """Reads a page of things: from behind one of them (None: from the beginning), so many."""
    AsRow = Callable[[Words, Any], Row]

PAGE: Final = 50
KEPT: Final = 500  # so many are read again at once when something changed; the others come as one scrolls


class _PagedRows(Rows):
    """Rows that say whether there may be more; Qt asks as the last of them comes into sight."""

    wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.more = False

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether there may be more than is here."""
        return not parent.isValid() and self.more

    def fetchMore(self, _parent: Index) -> None:  # noqa: N802 - Qt's name
        """Ask for more, once."""
        self.more = False
        self.wanted.emit()

    def append(self, rows: Sequence[Row]) -> None:
        """Show more rows under those that are here."""
        held = list(self._rows)
        index = self.index(-1, -1)
        self.beginInsertRows(index, len(held), len(held) + len(rows) - 1)
        if isinstance(self._rows, list):
            self._rows.extend(rows)
        else:
            self._rows = [*held, *rows]
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Tell the whole of a row as a tool tip too."""
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            row = self._rows[index.row()]
            return "\n".join(part for part in (row.text, row.detail) if part)
        return super().data(index, role)


class _Lines(Painter):
    """Paints rows of so many lines each; what is longer ends in dots."""

    def __init__(self, kit: Kit, view: Listing, lines: int) -> None:
        super().__init__(kit, view)
        self._lines = lines

    def _height(self, row: Row, wide: int) -> int:  # noqa: ARG002 - all are as high
        theme = self._kit.theme
        text, detail = QFontMetrics(theme.font(14, strong=True)), QFontMetrics(theme.font(12))
        tall = 2 * theme.px(EDGE) + text.height() + theme.px(2) + self._lines * detail.height()
        return max(tall, theme.px(44))

    def _words(self, painter: QPainter, row: Row, around: QRect) -> None:
        theme = self._kit.theme
        if row.heading:
            around = around.adjusted(0, around.height() - self._heading(), 0, 0)  # close to what it stands above
        left, top = around.x() + self._text_at(row), around.y() + self._above(row)
        wide = around.right() - theme.px(EDGE) - left
        if row.chip:
            wide = self._chip(painter, row, QRect(left, top, wide, around.height())) - left
        painter.setPen(theme.colour("soft" if row.heading else "text"))
        painter.setFont(self._font(row))
        top = self._line(painter, row.text, QRect(left, top, wide, 0)) + theme.px(2)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("soft"))
        for line in row.detail.split("\n")[: self._lines]:
            top = self._line(painter, line, QRect(left, top, around.right() - theme.px(EDGE) - left, 0))

    def _heading(self) -> int:
        """How high a heading is by itself."""
        theme = self._kit.theme
        return theme.px(12) + QFontMetrics(theme.font(12, strong=True)).height() + theme.px(4)

    @staticmethod
    def _line(painter: QPainter, said: str, room: QRect) -> int:
        """Paint one line and return where the next begins."""
        metrics = painter.fontMetrics()
        room.setHeight(metrics.height())
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return room.bottom() + 1


class Paged(Listing):
    """See the module's docstring. `shown` when the first page, or what was read again, is there."""

    shown = Signal()

    def __init__(self, kit: Kit, name: str, *, lines: int = 2) -> None:
        super().__init__(kit, name, uniform=True)
        self.rows: _PagedRows = _PagedRows(kit)
        self._painter = _Lines(kit, self, lines)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.things: list[Any] = []
        self._awaited = ""  # the key of a row that was asked for and is not there yet
        self._lead: list[Row] = []
        self._page: Page | None = None
        self._as_row: AsRow | None = None
        self._asked = 0
        self.rows.wanted.connect(self._more)
        kit.tongue.follow(self, lambda _words: self._say(), key="rows")

    def show_things(self, page: Page, as_row: AsRow) -> None:
        """Show other things, from the first."""
        self._page, self._as_row = page, as_row
        self._ask(None, PAGE)

    def read_again(self) -> None:
        """Read again what is shown, since something about it changed."""
        self._ask(None, min(max(PAGE, len(self.things)), KEPT))

    def choose(self, key: str) -> None:
        """The same; what is not there may still come."""
        self._awaited = key if self.rows.place_of(key) < 0 else ""
        super().choose(key)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Let Qt choose no first row where another was asked for that is still being read."""
        self._quiet = awaited = bool(self._awaited)
        super().focusInEvent(event)
        if awaited:
            self.setCurrentIndex(QModelIndex())
        self._quiet = False

    def thing(self, key: str) -> Any:  # noqa: ANN401 - whatever is listed
        """What stands in the row with this key; None where none does."""
        at = self.rows.place_of(key) - len(self._lead)
        return self.things[at] if at >= 0 else None

    def lead(self, rows: Sequence[Row]) -> None:
        """Show other rows above the things."""
        if list(rows) != self._lead:
            self._lead = list(rows)
            self._say()

    def say_again(self, key: str = "") -> None:
        """Make the row with this key anew, or all of them, since what is said of a thing changed here."""
        at = self.rows.place_of(key) if key else -1
        if at >= len(self._lead):
            self.change_row(at, *self._rows_of([self.things[at - len(self._lead)]]))
        elif not key:
            self._say()

    def _ask(self, last: object, limit: int) -> None:
        self._asked += 1
        asked, page = self._asked, self._page
        if page is None:
            return
        self.rows.more = False

        def came(found: Sequence[Any]) -> None:
            if asked == self._asked:
                self._came(list(found), begins=last is None, more=len(found) == limit)

        self._kit.tasks.read(lambda rooms: page(rooms, last, limit), then=came)

    def _more(self) -> None:
        if self.things:
            self._ask(self.things[-1], PAGE)

    def _came(self, found: list[Any], *, begins: bool, more: bool) -> None:
        if begins:
            self.things = found
            self._say()
        elif found:
            self.things += found
            self.rows.append(self._rows_of(found))
        self.rows.more = more
        if begins:
            self.shown.emit()

    def _rows_of(self, things: Sequence[Any]) -> list[Row]:
        as_row, words = self._as_row, self._kit.tongue.words
        return [as_row(words, thing) for thing in things] if as_row is not None else []

    def _say(self) -> None:
        more, self.rows.more = self.rows.more, False
        self.show_rows([*self._lead, *self._rows_of(self.things)])
        self.rows.more = more
