"""The standard being read in the middle of the screen: its page, and what is done with it. The list is `finder`'s."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.standards.model import CriterionKey, StandardKey
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.standards.deeds import elsewhere, known
from assessor_app.ui.standards.lines import WIDEST, WIDEST_BESIDE, centred
from assessor_app.ui.standards.reading import StandardPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessor_app.standards.model import Like
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.standards.deeds import Known


class Shown(Reading):
    """`wanted(key)` to read another standard or criterion, `comparing(StandardKey)` with another edition."""

    wanted = Signal(str)
    comparing = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, N_("The standard"))
        self._kit = kit
        self._sought: QWidget | None = None
        self.key = ""
        self.known: Known | None = None
        self.page: StandardPage | None = None
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._reveal)
        bar.actionTriggered.connect(self._scrolled)
        why = N_("Choose a standard to read it, or drop documents here to import them.")
        self.add(EmptyState(kit, "menu_book", why))

    def show_key(self, written: str) -> None:
        """Show a standard or, given the text of a `CriterionKey`, one of its criteria."""
        key, criterion = _parsed(written)
        if self.page is not None and self.key == str(key):
            self._point(criterion)
            return
        self.key = str(key)
        self._kit.tasks.read(lambda rooms: known(rooms, key), then=lambda found: self._show(found, criterion))

    def forget(self) -> None:
        """Read it anew next time: what is known of it has changed."""
        if self.known is not None:
            key = self.known.standard.key
            self._kit.tasks.read(lambda rooms: known(rooms, key), then=self._learn)

    def _learn(self, found: Known) -> None:
        """Show what became known of the standard that is shown; its text never changes."""
        before = self.known
        if before is None or before.standard != found.standard or before == found:
            return
        if replace(before, favourite=found.favourite) == found:
            self.known = found  # its button shows that already
            return
        place = self.verticalScrollBar().value()
        self._show(found, None, twin=self.page is not None and self.page.twinned)
        self.return_to(place)

    def _show(self, found: Known, criterion: CriterionKey | None, *, twin: bool = False) -> None:
        if str(found.standard.key) != self.key:
            return
        self.known = found
        self.clear()
        beside = found.pair if twin else None
        self.page = page = StandardPage(self._kit, found.standard, known=found, beside=beside)
        page.sought.connect(self._seek)
        head = page.head
        head.other.connect(self._other)
        head.favoured.connect(self._favour)
        head.twinned.connect(lambda on: self._twin(beside=on))
        head.printing.connect(self._print)
        head.comparing.connect(self.comparing)
        self.add(centred(self._kit, page, widest=WIDEST_BESIDE if beside else WIDEST))
        self.inside.addStretch(1)
        self.verticalScrollBar().setValue(0)
        self._point(criterion)

    def _point(self, criterion: CriterionKey | None) -> None:
        self._sought = self.page.point_to(criterion) if self.page is not None else None
        self._reveal()

    def _reveal(self) -> None:
        """Bring the criterion looked for into sight, each time its page is laid out, until a person scrolls."""
        if self._sought is not None and shiboken6.isValid(self._sought):
            self.ensureWidgetVisible(self._sought, 0, self._kit.theme.px(120))

    def _scrolled(self) -> None:
        self._sought = None

    def _seek(self, key: CriterionKey) -> None:
        """Ask where else a criterion stands."""
        self._kit.tasks.long(
            lambda rooms, _progress: elsewhere(rooms, key), then=lambda likes: self._show_likes(key, likes)
        )

    def _show_likes(self, key: CriterionKey, likes: list[Like]) -> None:
        if self.page is not None and str(key.standard) == self.key:
            self.page.show_likes(key, likes).chosen.connect(self.wanted)

    def _other(self) -> None:
        if self.known is not None and self.known.pair is not None:
            self.wanted.emit(str(self.known.pair.key))

    def _twin(self, *, beside: bool) -> None:
        """Put both languages side by side, or read one alone again."""
        if self.known is not None:
            self._show(self.known, None, twin=beside)
        if self.page is not None:
            self.page.head.twin.setFocus()

    def _favour(self, favourite: bool) -> None:  # noqa: FBT001 - the signal hands it over
        if self.known is None:
            return
        self.known, key = replace(self.known, favourite=favourite), self.known.standard.key
        self._kit.tasks.store(lambda rooms: rooms.library.shelves.set_favourite(key, favourite=favourite))

    def _print(self) -> None:
        if self.known is not None:
            from assessor_app.ui.standards.printing import ask_printer  # noqa: PLC0415 - not before first paint

            ask_printer(self, self.known.standard, self._kit.tongue.words)


def _parsed(written: str) -> tuple[StandardKey, CriterionKey | None]:
    try:
        criterion = CriterionKey.parse(written)
    except ValueError:
        return StandardKey.parse(written), None
    return criterion.standard, criterion
