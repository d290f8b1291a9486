"""The list of candidates with its search box, and what stands there before there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.standards.wording import unaccented
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.clearing import clearable
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.people.model import Candidate
    from assessor_app.ui.kit import Kit

WIDEST = 820


class Roll(QWidget):
    """`opened(id)` when a candidate is chosen, `adding` when one is to be taken on."""

    opened = Signal(str)
    adding = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._all: Sequence[Candidate] = ()
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        clearable(kit, self.search)
        kit.tongue.say(self.search.setPlaceholderText, N_("Search by name or reference…"))
        kit.tongue.say(self.search.setAccessibleName, N_("Search the candidates"))
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._open_only)
        self.list = Listing(kit, N_("Candidates"))
        self.list.opened.connect(self.opened)
        self.list.clicked.connect(lambda index: self.opened.emit(self.list.rows.row_at(index).key))
        self.nobody = kit.label(N_("No candidate is called that. Try fewer letters."), "quiet")
        why = N_("Nobody is assessed here yet. Start with the first candidate.")
        self.empty = EmptyState(kit, "groups", why, N_("Add candidate"))
        self.empty.pressed.connect(self.adding)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._filled())
        kit.tongue.follow(self, lambda _words: self._show())

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Show these, in the order they come."""
        self._all = candidates
        self._stack.setCurrentIndex(1 if candidates else 0)
        self._show()

    def _filled(self) -> QWidget:
        card = Ground("card", margin=8, space=4)
        card.add(self.search, self.nobody, self.list)
        card.setMaximumWidth(self._kit.theme.px(WIDEST))
        page = QWidget()
        line, column = QHBoxLayout(page), QVBoxLayout()
        line.setContentsMargins(24, 20, 24, 20)
        column.addWidget(card, 1)
        line.addStretch(1)
        line.addLayout(column, 8)
        line.addStretch(1)
        return page

    def _show(self) -> None:
        wanted = unaccented(self.search.text()).split()
        found = [one for one in self._all if all(word in _searched(one) for word in wanted)]
        self.list.show_rows([self._row(one) for one in found])
        self.nobody.setVisible(not found)
        self.list.setVisible(bool(found))

    def _open_only(self) -> None:
        """Enter in the search box opens the one that is left, or goes to the list."""
        if self.list.rows.rowCount() == 1:
            self.opened.emit(self.list.rows.row_at(self.list.rows.index(0, 0)).key)
        elif self.list.rows.rowCount():
            self.list.setFocus()

    def _row(self, one: Candidate) -> Row:
        words = self._kit.tongue.words
        language = words(N_("assessed in Welsh")) if one.language == "cy" else words(N_("assessed in English"))
        registered = f"{one.registration.body} {one.registration.number}".strip()
        detail = " · ".join(part for part in (one.centre_reference, registered, language) if part)
        count = words(N_("Standards: {count}"), count=len(one.standards))
        return Row(one.id, one.name, detail=detail, icon="person", tone="accent", chip=count)


def _searched(one: Candidate) -> str:
    return unaccented(f"{one.name} {one.centre_reference} {one.registration.body} {one.registration.number}")
