"""The visits: those to come as cards, then drafts and sealed ones as a list, with a search over all of them.

What stands there before there is one says what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.standards.model import StandardKey
from assessor_app.ui.observing.matching import words_of
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground, Scroll, empty
from assessor_app.ui.parts.clearing import clearable
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.planning.known import standard_name
from assessor_app.ui.planning.running import RunningCard, in_progress
from assessor_app.ui.planning.section import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from assessor_app.observing.desk import Head
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.planning.known import Planned

FIRST: Final = 100
WIDEST: Final = 860
PLAN: Final = "plan:"  # before the id of a planned visit in a row's key
ALL: Final = 1_000_000  # rows: the list never scrolls by itself, the page does


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the list: an observation, names of candidate and standards, its record's identity once sealed."""

    head: Head
    candidate: str
    standards: tuple[str, ...]
    identity: str = ""


def listed(rooms: Rooms, most: int) -> list[Seen]:
    """The latest observations with the names a person knows them by, at most so many."""
    names = {one.id: one.name for one in rooms.people.candidates()}
    heads = rooms.desk.latest(limit=most)
    standards = {key: standard_name(rooms, StandardKey.parse(key)) for head in heads for key in head.standards}
    return [
        Seen(
            head,
            names.get(head.candidate, ""),
            tuple(standards[key] for key in head.standards),
            rooms.archive.find(head.record).identity if head.record else "",
        )
        for head in heads
    ]


class Visits(QWidget):
    """`opened(Seen)`, `discarded(Seen)` for a draft, `starting` for a new one, `older` for more of the list.

    `plan_opened(Planned)` for a visit that was cancelled; `section` tells of those to come.
    """

    opened = Signal(object)
    plan_opened = Signal(object)
    discarded = Signal(object)
    starting = Signal()
    older = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._all: Sequence[Seen] = ()
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        clearable(kit, self.search)
        kit.tongue.say(self.search.setPlaceholderText, N_("Search by candidate, reference or standard…"))
        kit.tongue.say(self.search.setAccessibleName, N_("Search the visits"))
        self.section = Section(kit)
        self._planned: Sequence[Planned] = ()
        self._cancelled: Sequence[Planned] = ()
        self._going: list[Seen] = []
        self.list = Listing(kit, N_("Visits"), whole=ALL)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.installEventFilter(self)
        self.nothing = kit.label(N_("No visit has these words."), "quiet")
        self.more = kit.button(N_("Show older visits"), self.older.emit)
        why = N_("No visit has been recorded yet. Plan one, or start one when you are with the candidate.")
        self.empty = EmptyState(kit, "calendar_today", why, N_("New observation"))
        self.empty.pressed.connect(self.starting)
        self._page = Scroll(margin=18, space=14, widest=kit.theme.px(WIDEST))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._fill()
        self._stack.addWidget(self._page)
        self.search.textChanged.connect(self._lay)
        self.list.chosen.connect(self._keep_in_sight)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(lambda index: self._open(self.list.rows.row_at(index).key))
        kit.tongue.follow(self, lambda _words: self._lay())

    def show_visits(
        self, visits: Sequence[Seen], planned: Sequence[Planned], cancelled: Sequence[Planned], *, all_there: bool
    ) -> None:
        """Show these, in the order they come; `all_there` when there are no older ones."""
        self._all, self._planned, self._cancelled = visits, planned, cancelled
        self.more.setVisible(not all_there)
        self._stack.setCurrentIndex(1 if visits or planned or cancelled else 0)
        self._lay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Discard the chosen draft by key."""
        if event.type() == QEvent.Type.KeyPress:
            key_event: QKeyEvent = event  # type: ignore[assignment]  # by its type
            seen = self._seen(self.list.choice)
            if key_event.key() == Qt.Key.Key_Delete and seen and not seen.head.record:
                self.discarded.emit(seen)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        page = self._page
        self.card = Ground("card", margin=10, space=8)
        self.card.add(self.list, self.more)
        self.running = Ground("inside", margin=0, space=10)
        page.add(self.search, self.nothing, self.running, self.section, self.card)
        page.inside.addStretch(1)

    def _keep_in_sight(self, _key: str) -> None:
        """Let the page follow the row that the keys have come to."""
        here = self.list.visualRect(self.list.currentIndex())
        at = self.list.viewport().mapTo(self._page.viewport(), here.center())
        self._page.ensureVisible(at.x(), at.y() + self._page.verticalScrollBar().value(), 0, here.height())

    def _lay(self) -> None:
        asked = words_of(self.search.text())
        shown = [seen for seen in self._all if all(word in _folded(seen) for word in asked)]
        planned = [one for one in self._planned if all(word in _folded_plan(one) for word in asked)]
        rows, now = list[Row](), self._kit.clock.now().wall
        for heading, sealed in ((N_("Drafts"), False), (N_("Earlier visits"), True)):
            under = [
                self._row(seen) for seen in shown if bool(seen.head.record) is sealed and not in_progress(seen, now)
            ]
            if under and self._headed():
                rows.append(Row("", self._kit.tongue(heading), heading=True, strong=True))
            rows += under
        gone = [one for one in self._cancelled if all(word in _folded_plan(one) for word in asked)]
        if gone:
            rows.append(Row("", self._kit.tongue(N_("Cancelled visits")), heading=True, strong=True))
            rows += [self._row_of_plan(one) for one in gone]
        self.list.show_rows(rows)
        self.section.show_planned(planned)
        self._lay_running([seen for seen in shown if in_progress(seen, now)])
        self.nothing.setVisible(bool(asked) and not rows and not planned)
        self.card.setVisible(bool(rows))

    def _lay_running(self, going: list[Seen]) -> None:
        if going != self._going:
            self._going = going
            empty(self.running.inside)
            for seen in going:
                card = RunningCard(self._kit, seen)
                card.gone_on.connect(lambda seen=seen: self.opened.emit(seen))
                self.running.add(card)
        self.running.setVisible(bool(going))

    def _headed(self) -> bool:
        """Whether drafts are told from others by a heading: where there is something to tell them from."""
        return bool(self._planned or self._cancelled) or len({bool(seen.head.record) for seen in self._all}) > 1

    def _row(self, seen: Seen) -> Row:
        words, head = self._kit.tongue.words, seen.head
        sealed = bool(head.record)
        entries = words(N_("Entries: {count}"), count=head.entries)
        return Row(
            head.id,
            seen.candidate,
            detail=f"{head.reference} · {moment(words, head.start)} · {entries}",
            icon="contract_edit" if sealed else "edit",
            tone="met" if sealed else "not_yet",
            chip=words(N_("Sealed")) if sealed else words(N_("Draft")),
            chip_tone="met" if sealed else "not_yet",
            chips=seen.standards,
            strong=True,
        )

    def _row_of_plan(self, planned: Planned) -> Row:
        words, visit = self._kit.tongue.words, planned.visit
        detail = f"{moment(words, visit.what.start)} · {visit.reason}"
        return Row(
            f"{PLAN}{visit.id}", planned.candidate, detail=detail, icon="event_busy", chip=words(N_("Cancelled")),
            chips=planned.standards, strong=True,
        )  # fmt: skip

    def _seen(self, name: str) -> Seen | None:
        return next((seen for seen in self._all if seen.head.id == name), None)

    def _open(self, name: str) -> None:
        seen = self._seen(name)
        gone = next((one for one in self._cancelled if f"{PLAN}{one.visit.id}" == name), None)
        if seen is not None:
            self.opened.emit(seen)
        elif gone is not None:
            self.plan_opened.emit(gone)

    def _menu(self, where: QPoint) -> None:
        index = self.list.indexAt(where)
        seen = self._seen(self.list.rows.row_at(index).key) if index.isValid() else None
        if seen is None:
            return
        words, menu = self._kit.tongue.words, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words(N_("Open"))).triggered.connect(lambda: self.opened.emit(seen))
        if not seen.head.record:
            menu.addAction(words(N_("Discard this draft"))).triggered.connect(lambda: self.discarded.emit(seen))
        menu.popup(self.list.viewport().mapToGlobal(where))


def _folded(seen: Seen) -> str:
    return " ".join(words_of(f"{seen.candidate} {seen.head.reference} {' '.join(seen.standards)}"))


def _folded_plan(planned: Planned) -> str:
    return " ".join(words_of(f"{planned.candidate} {planned.visit.what.place} {' '.join(planned.standards)}"))
