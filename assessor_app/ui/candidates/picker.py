"""Choosing standards from the library: what is chosen, a search box, and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.standards.model import Filter, StandardKey
from assessor_app.ui.asyoutype import AsYouType
from assessor_app.ui.parts.card import empty
from assessor_app.ui.parts.clearing import clearable
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.standards.telling import LANGUAGE_WORDS, edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import StandardHead
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.text import Text

OFFERED, SHOWN = 50, 6


def offered(rooms: Rooms, text: str) -> list[StandardHead]:
    """The standards that a text finds, by titles and then by criteria; for none the favourites, then others."""
    library = rooms.library
    if text.strip():
        return library.shelves.heads(list(dict.fromkeys(hit.standard for hit in library.search(text, OFFERED))))
    favourites = library.shelves.favourites()
    others = [head for head in library.shelves.browse(Filter(), limit=OFFERED) if head not in favourites]
    return [*favourites, *others][:OFFERED]


def say_rest(kit: Kit, label: Text, count: int) -> None:
    """Say under a few rows how many more there are, and how to come to them."""
    label.setVisible(count > 0)
    if count > 0:
        kit.tongue.say(label.setText, N_("Not shown: {count}. Write a few letters to find them."), count=count)


class StandardPicker(QWidget):
    """`chosen` holds the keys' texts in the order they were added; `changed` when a person adds or removes one."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._titles: dict[str, str] = {}
        self._heads: Sequence[StandardHead] = ()
        self.chosen: list[str] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._none = kit.label(N_("No standard chosen yet. Search below and press one to add it."), "quiet")
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        clearable(kit, self.search)
        kit.tongue.say(self.search.setPlaceholderText, N_("Search titles, URNs and criteria…"))
        kit.tongue.say(self.search.setAccessibleName, N_("Search the standards to add one"))
        self.found = Listing(kit, N_("Standards found"), whole=SHOWN)
        self.found.opened.connect(self.add)
        self.found.clicked.connect(lambda index: self.add(self.found.rows.row_at(index).key))
        self.rest = kit.text("", "soft")
        self.nothing = kit.label(N_("No standard holds these words. Import it under Standards."), "quiet")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for thing in (self._none, self.search, self.nothing, self.found, self.rest):
            inside.addWidget(thing)
        inside.insertLayout(1, self._lines)
        self._asking = AsYouType(kit, offered, self._show_found, self)
        self.search.textChanged.connect(self._asking.ask)
        kit.tongue.follow(self, lambda _words: self._lay())

    def start(self, chosen: Sequence[str]) -> None:
        """Begin with these chosen, and with nothing searched for."""
        self.chosen = list(chosen)
        self.search.clear()
        self._asking.ask("")
        keys = [StandardKey.parse(key) for key in chosen]
        self._kit.tasks.read(lambda rooms: rooms.library.shelves.heads(keys), then=self._name)
        self._lay()

    def add(self, key: str) -> None:
        """Choose one more."""
        if key and key not in self.chosen:
            self.chosen.append(key)
            self._lay()
            self.changed.emit()

    def remove(self, key: str) -> None:
        """Take one away; what was judged against it stays in its observations."""
        self.chosen.remove(key)
        self._lay()
        self.changed.emit()
        self.search.setFocus()

    def _show_found(self, _text: str, heads: list[StandardHead]) -> None:
        self._heads = heads
        self._name(heads)

    def _name(self, heads: Sequence[StandardHead]) -> None:
        """Know what standards are called, also those that no search has found yet."""
        self._titles |= {str(head.key): head.title for head in heads}
        self._lay()

    def _lay(self) -> None:
        empty(self._lines)
        for key in self.chosen:
            self._lines.addLayout(self._line(key))
        self._none.setVisible(not self.chosen)
        rows = [self._row(head) for head in self._heads if str(head.key) not in self.chosen]
        self.found.show_rows(rows[:SHOWN])
        say_rest(self._kit, self.rest, len(rows) - SHOWN)
        self.nothing.setVisible(not self._heads)
        self.found.setVisible(bool(self._heads))

    def _line(self, key: str) -> QHBoxLayout:
        parsed = StandardKey.parse(key)
        words = self._kit.tongue.words
        title = self._titles.get(key, "")
        line = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._kit.text(title or parsed.name, "strong"))
        detail = f"{parsed.name} · {day(words, parsed.edition)} · {words(LANGUAGE_WORDS[parsed.language])}"
        names.addWidget(self._kit.text(detail, "soft"))
        away = self._kit.icon_button("close", N_("Remove this standard"), lambda: self.remove(key))
        away.setAccessibleDescription(title or parsed.name)
        line.addLayout(names, 1)
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _row(self, head: StandardHead) -> Row:
        words = self._kit.tongue.words
        # Without a URN the title, which stands above, is its name; the rest of its key says nothing to people.
        dated = day(words, head.key.edition) if head.urn else edition(words, head.key)
        detail = f"{head.urn or words(N_('no URN'))} · {dated} · {words(LANGUAGE_WORDS[head.key.language])}"
        return Row(str(head.key), head.title, detail=detail, icon="add", tone="accent")
