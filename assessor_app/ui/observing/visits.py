"""The list of visits, drafts and sealed ones, latest first, with its search box; and what stands there before one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedLayout, QWidget

from assessor_app.errors import Refusal
from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.standards.model import StandardKey
from assessor_app.ui.observing.matching import words_of
from assessor_app.ui.observing.scene import short_name
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from assessor_app.observing.desk import Head
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit

FIRST: Final = 100
WIDEST: Final = 860


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
    standards = {key: _name(rooms, StandardKey.parse(key)) for head in heads for key in head.standards}
    return [
        Seen(
            head,
            names.get(head.candidate, ""),
            tuple(standards[key] for key in head.standards),
            rooms.archive.find(head.record).identity if head.record else "",
        )
        for head in heads
    ]


def _name(rooms: Rooms, key: StandardKey) -> str:
    """A URN as it is; of a standard without one, the first words of its title, which its key does not hold."""
    if key.name != key.name.lower():
        return key.name
    try:
        return short_name(rooms.library.get(key))
    except Refusal:
        return key.name


class Visits(QWidget):
    """`opened(Seen)`, `discarded(Seen)` for a draft, `starting` for a new one, `older` for more of the list."""

    opened = Signal(object)
    discarded = Signal(object)
    starting = Signal()
    older = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._all: Sequence[Seen] = ()
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        kit.tongue.say(self.search.setPlaceholderText, N_("Search by candidate, reference or standard…"))
        kit.tongue.say(self.search.setAccessibleName, N_("Search the visits"))
        self.list = Listing(kit, N_("Visits"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.installEventFilter(self)
        self.nothing = kit.label(N_("No visit has these words."), "quiet")
        self.more = kit.button(N_("Show older visits"), self.older.emit)
        why = N_("No visit has been recorded yet. Start one when you are with the candidate.")
        self.empty = EmptyState(kit, "calendar_today", why, N_("New observation"))
        self.empty.pressed.connect(self.starting)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._filled())
        self.search.textChanged.connect(self._lay)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(lambda index: self._open(self.list.rows.row_at(index).key))
        kit.tongue.follow(self, lambda _words: self._lay())

    def show_visits(self, visits: Sequence[Seen], *, all_there: bool) -> None:
        """Show these, in the order they come; `all_there` when there are no older ones."""
        self._all = visits
        self.more.setVisible(not all_there)
        self._stack.setCurrentIndex(1 if visits else 0)
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

    def _filled(self) -> QWidget:
        page, card = QWidget(), Ground("card", margin=10, space=8)
        card.setMaximumWidth(self._kit.theme.px(WIDEST))
        card.add(self.search, self.nothing)
        card.inside.addWidget(self.list, 1)
        card.add(self.more)
        line = QHBoxLayout(page)
        line.setContentsMargins(18, 16, 18, 16)
        line.addStretch(1)
        line.addWidget(card, 20)
        line.addStretch(1)
        return page

    def _lay(self) -> None:
        asked = words_of(self.search.text())
        shown = [seen for seen in self._all if all(word in _folded(seen) for word in asked)]
        self.list.show_rows([self._row(seen) for seen in shown])
        self.nothing.setVisible(not shown)
        self.list.setVisible(bool(shown))

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

    def _seen(self, name: str) -> Seen | None:
        return next((seen for seen in self._all if seen.head.id == name), None)

    def _open(self, name: str) -> None:
        seen = self._seen(name)
        if seen is not None:
            self.opened.emit(seen)

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
