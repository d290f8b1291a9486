"""The left column: everybody of whom something is kept; first who is due, then who is held back, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.clearing import clearable
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.records.retention.model import Keeping
    from assessor_app.ui.keeping.deeds import Kept
    from assessor_app.ui.kit import Kit

RULE: Final = "@rule"
"""The key of the row that is nobody: the rule, and what was disposed of."""
MANY: Final = N_("Records: {records}. Drafts: {drafts}. Planned visits: {plans}.")
DUE, HELD, REST = "due", "held", "rest"
HEADINGS: Final = {DUE: N_("Due: {count}"), HELD: N_("Held back: {count}"), REST: N_("Kept: {count}")}
LOOKS: Final = {DUE: ("schedule", "not_yet"), HELD: ("lock", "accent"), REST: ("folder", "soft")}


class Shelf(Ground):
    """`chosen(key)` with a candidate's id, or `RULE`. What is typed above finds people by name."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__("panel", margin=14, space=8)
        self._kit = kit
        self._kept: Kept | None = None
        self.search = QLineEdit()
        kit.tongue.say(self.search.setPlaceholderText, N_("Search by name…"))
        kit.about(self.search, N_("Search by name"))
        clearable(kit, self.search)
        self.list = Listing(kit, N_("What is kept"))
        self.add(self.search, self.list)
        self.search.textChanged.connect(lambda _said: self._lay())
        self.list.chosen.connect(self._tell)
        kit.tongue.follow(self, lambda _words: self._lay())

    def show_kept(self, kept: Kept) -> None:
        """Show what is kept of whom."""
        self._kept = kept
        self._lay()

    def _lay(self) -> None:
        kept, words = self._kept, self._kit.tongue.words
        if kept is None:
            return
        asked = self.search.text().casefold()
        rows = [Row(RULE, words(N_("The rule, and what was disposed of")), icon="inventory_2", tone="accent")]
        found = [one for one in kept.people if asked in one.name.casefold()]
        for place, heading in HEADINGS.items():
            here = [one for one in found if where(one, kept) == place]
            if here:
                rows.append(Row("", words(heading, count=len(here)), heading=True))
            rows += [_row(words, one, kept, place) for one in here]
        self.list.show_rows(rows)

    def _tell(self, key: str) -> None:
        if key:
            self.chosen.emit(key)


def counts(one: Keeping) -> dict[str, int]:
    """What `MANY` says of somebody."""
    return {"records": len(one.records), "drafts": len(one.drafts), "plans": one.plans}


def where(one: Keeping, kept: Kept) -> str:
    """In which part of the list somebody stands."""
    if one.held:
        return HELD
    return DUE if one.due(kept.rule, kept.today) else REST


def _row(words: Words, one: Keeping, kept: Kept, place: str) -> Row:
    from assessor_app.records.retention.holds import told  # noqa: PLC0415 - brings a room

    icon, tone = LOOKS[place]
    until = one.until(kept.rule)
    if one.held:
        detail = told(words, one.held)
    elif until is None:
        detail = words(N_("the claim is not known yet"))
    else:
        said = N_("due since {day}") if place == DUE else N_("until {day}")
        detail = words(said, day=day(words, until.isoformat()))
    return Row(one.candidate, one.name, detail=detail, icon=icon, tone=tone)
