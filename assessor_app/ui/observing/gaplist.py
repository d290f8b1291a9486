"""All that is missing of a visit, what must be there before what is only worth a look, each with the rule behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.observing.missing import LEVELS
from assessor_app.ui.parts.card import Scroll
from assessor_app.ui.parts.linkrow import LinkRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.missing import Link

# By whether it blocks: the icon and its colour. The heading above says the same in words.
LOOKS = {True: ("error-fill", "refused"), False: ("warning-fill", "not_yet")}


class GapList(Scroll):
    """`pressed(link)` when one is to be mended."""

    pressed = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=16, space=4)
        self._kit = kit
        self._links: tuple[Link, ...] | None = None
        self.rows: list[LinkRow] = []

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these; the row that has the keys keeps its place."""
        if tuple(links) == self._links:
            return
        self._links = tuple(links)
        here = next((at for at, row in enumerate(self.rows) if row.hasFocus()), -1)
        self.clear()
        self.rows = []
        for blocking in (True, False):
            under = [link for link in links if link.blocking is blocking]
            if under:
                self.add(self._kit.label(LEVELS[blocking], "strong"))
            for link in under:
                icon, tone = LOOKS[blocking]
                made = LinkRow(self._kit, link.said, link.why, icon=icon, tone=tone)
                made.clicked.connect(lambda _on=False, link=link: self.pressed.emit(link))
                self.rows.append(made)
                self.add(made)
        if not links:
            self.add(self._kit.label(N_("Nothing is missing."), "quiet"))
        self.inside.addStretch(1)
        if here >= 0 and self.rows:
            self.rows[min(here, len(self.rows) - 1)].setFocus()

    def begin(self) -> None:
        """Give the keys to the first row."""
        if self.rows:
            self.rows[0].setFocus()
