"""The left column: the library as a list, or what a search finds in titles and criteria, with its words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListView

from assessor_app.language import N_
from assessor_app.language.alphabet import welsh_order
from assessor_app.standards.matching import matches
from assessor_app.ui.asyoutype import AsYouType
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.standards.telling import about, edition, identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Hit, StandardHead
    from assessor_app.ui.kit import Kit

FOUND = 60


def searched(rooms: Rooms, text: str) -> list[Hit]:
    """What the library finds; nothing for no text."""
    return rooms.library.search(text, FOUND) if text.strip() else []


def by_title(rooms: Rooms) -> list[StandardHead]:
    """The library by title in Welsh order; where it is large the sorting takes a while, so it belongs in the lane."""
    return sorted(rooms.library.standards(), key=lambda head: (welsh_order(head.title), str(head.key)))


class Finder(Ground):
    """`chosen(key)` with the text of a `StandardKey` or, where a criterion was found, of a `CriterionKey`."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__("panel", margin=14, space=8)
        self._kit = kit
        self._heads: Sequence[StandardHead] = ()
        self._hits: Sequence[Hit] = ()
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        kit.tongue.say(self.search.setPlaceholderText, N_("Search titles and criteria…"))
        kit.tongue.say(self.search.setAccessibleName, N_("Search the standards"))
        self.list = Listing(kit, N_("Standards"))
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.nothing = kit.label(N_("No standard holds these words. Try fewer, or import the document."), "quiet")
        self.add(self.search, self.nothing, self.list)
        self.nothing.hide()
        self._asking = AsYouType(kit, searched, self._show_hits, self)
        self.search.textChanged.connect(self._asking.ask)
        self.search.returnPressed.connect(self._to_list)
        self.list.chosen.connect(self._tell)
        kit.tongue.follow(self, lambda _words: self._show())

    @property
    def searching(self) -> bool:
        """Whether the list shows finds rather than the library."""
        return bool(self.search.text().strip())

    def show_heads(self, heads: Sequence[StandardHead]) -> None:
        """Show the library, in the order it comes."""
        self._heads = heads
        if self.searching:
            self._asking.ask(self.search.text())
        else:
            self._show()

    def choose(self, key: str) -> None:
        """Choose a standard without telling so."""
        self.list.choose(key)

    def _tell(self, key: str) -> None:
        if key:
            self.chosen.emit(key)

    def _show_hits(self, _text: str, hits: Sequence[Hit]) -> None:
        self._hits = hits
        self._show()

    def _show(self) -> None:
        rows = self._found() if self.searching else [self._row(head) for head in self._heads]
        self.list.show_rows(rows)
        self.nothing.setVisible(self.searching and not rows)
        self.list.setVisible(bool(rows))

    def _found(self) -> list[Row]:
        words, said = self._kit.tongue.words, self.search.text()
        heads = {head.key: head for head in self._heads}
        titles, criteria = [], []
        for hit in self._hits:
            spans = matches(hit.text, said)
            if hit.criterion is None:
                head = heads.get(hit.standard)
                named = identity(words, hit.standard, head.urn if head else hit.standard.name)
                detail = f"{named} · {edition(words, hit.standard)}"
                titles.append(Row(str(hit.standard), hit.text, detail=detail, icon="menu_book", spans=spans))
            else:
                where = f"{hit.standard.name} · {hit.criterion.short(words.language)} · {hit.title}"
                criteria.append(Row(str(hit.criterion), hit.text, detail=where, spans=spans))
        return [*_under(words(N_("Titles")), titles), *_under(words(N_("Criteria")), criteria)]

    def _row(self, head: StandardHead) -> Row:
        words = self._kit.tongue.words
        detail = about(words, head, self._kit.clock.now().wall.date())
        return Row(str(head.key), head.title, detail=detail, icon="menu_book", tone="accent")

    def _to_list(self) -> None:
        if self.list.rows.rowCount():
            self.list.setFocus()


def _under(heading: str, rows: list[Row]) -> list[Row]:
    return [Row("", heading, heading=True), *rows] if rows else []
