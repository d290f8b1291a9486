"""The right column: the records in the sample, each with its reasons, and what can be done with the one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground, Scroll, row, separator
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.verifying.sampling.known import told
from assessor_app.verifying.sampling.model import DECIDED
from assessor_app.verifying.sampling.words import STAGES, STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.sampling.model import Item

SHOWN = 3
"""So many reasons stand in the list; all of them under it, for the record that is chosen."""
LEAST = 150  # px at 100 %: a row with its reasons is seen whole
TONES = {"planned": "soft", "selected": "accent", "under_review": "accent", "agreed": "met", "closed": "met"}
ICONS = {"drawn": "category", "by-hand": "add", "widened": "compare_arrows", "successor": "redo"}


class SampleColumn(Ground):
    """`opened(id)` of an item to be reviewed, `removed(id)`, `replaced(id)` by its successor; `adding` by hand.

    `declaring(id)` of an item in whose people one has an interest. Where there is little room what stands over
    the deeds scrolls, so that neither the list nor what can be done is squeezed away.
    """

    opened = Signal(str)
    removed = Signal(str)
    replaced = Signal(str)
    adding = Signal()
    declaring = Signal(str)

    def __init__(self, kit: Kit, *, reviewing: bool) -> None:
        super().__init__("panel", margin=14, space=8)
        self._kit, self._reviewing = kit, reviewing
        self._items: Sequence[Item] = ()
        self.title = kit.label(N_("The sample"), "title")
        self.add_button = kit.button(N_("Add by hand…"), self.adding.emit, icon="add", keys="Ctrl+N")
        self.none = kit.label(N_("Nothing is in the sample yet. Draw it, or add a record by hand."), "quiet")
        self.list = Listing(kit, N_("The sample"), least=LEAST)
        self.open = kit.button(N_("Review"), lambda: self._tell(self.opened), "primary", icon="verified_user-fill")
        self.away = kit.button(N_("Put back into the pool"), lambda: self._tell(self.removed), "quiet", icon="undo")
        self.follow = kit.button(N_("Take the record that supersedes it"), lambda: self._tell(self.replaced))
        self.reasons = kit.text("", "soft")
        self.deeds = FlowBox(space=8)
        self.interest = kit.button(N_("Declare an interest…"), lambda: self._tell(self.declaring), "quiet")
        self.deeds.add(self.open, self.follow, self.away, self.interest)
        head = row(self.title, None, self.add_button)
        self.line, over = separator(), Scroll(margin=0, space=8)
        over.add(self.none, self.list, self.line, self.reasons)
        over.inside.setStretchFactor(self.list, 1)
        over.inside.addStretch(0)
        self.add(head, over, self.deeds)
        self.inside.setStretchFactor(over, 1)
        self.list.opened.connect(lambda _key: self._tell(self.opened) if reviewing else None)
        self.list.chosen.connect(lambda _key: self._lay())
        kit.tongue.follow(self, self._say)

    @property
    def chosen(self) -> Item | None:
        """The item that is chosen."""
        return next((one for one in self._items if one.id == self.list.choice), None)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show another sample, or the same as it is now."""
        before = self.list.choice
        self._items = items
        self._say(self._kit.tongue.words)
        if any(one.id == before for one in items):
            self.list.choose(before)
        self._lay()

    def _tell(self, signal: SignalInstance) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen.id)

    def _lay(self) -> None:
        item = self.chosen
        self.none.setVisible(not self._items)
        self.list.setVisible(bool(self._items))
        self.deeds.setVisible(item is not None)
        self.line.setVisible(item is not None)
        self.reasons.setVisible(item is not None and len(item.reasons) > SHOWN)
        if item is not None:
            self.reasons.setText(told(self._kit.tongue.words, item.reasons))
            counts = not item.fate
            self.open.setVisible(self._reviewing and counts)
            self.away.setVisible(item.state in {"planned", "selected"})
            self.follow.setVisible(item.fate == "superseded" and bool(item.successor))

    def _say(self, words: Words) -> None:
        choice = self.list.choice
        self.list.show_rows([_row(words, one) for one in self._items])
        if choice:
            self.list.choose(choice)
            self._lay()


def _row(words: Words, item: Item) -> Row:
    lines = [f"{item.candidate} · {item.assessor}", told(words, item.reasons[:SHOWN], "\n")]
    if len(item.reasons) > SHOWN:
        lines[-1] += " …"
    if item.fate == "superseded" and item.successor_reference:
        lines.insert(0, words(N_("Superseded by {reference} since"), reference=item.successor_reference))
    elif item.fate == "superseded":
        lines.insert(0, words(N_("Superseded since")))
    elif item.fate:
        lines.insert(0, words(N_("Withdrawn since")))
    tone = "refused" if item.fate else TONES.get(item.state, "not_yet")
    icon = "task_alt" if item.state in DECIDED else ICONS[item.origin]
    chips = (words(STATES[item.state]), words(STAGES[item.stage]))
    return Row(item.id, item.reference, detail="\n".join(lines), icon=icon, tone=tone, chips=chips, strong=True)
