"""What to look for next time, as cards to tick, and the way to a visit planned from them. The rule is `observing`'s."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.candidates.spans import written
from assessor_app.ui.parts.card import Ground, empty
from assessor_app.ui.parts.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.model import Action
    from assessor_app.observing.nexttime import Hope, Reason
    from assessor_app.standards.model import CriterionKey, Kind
    from assessor_app.ui.candidates.known import Known
    from assessor_app.ui.kit import Kit

# How each kind of criterion is usually shown; knowledge cannot be inferred from observed practice.
WAYS: Final[dict[Kind, str]] = {
    "performance": N_("Observe: {criteria}"),
    "knowledge": N_("Ask or discuss: {criteria}"),
    "behaviour": N_("Behaviours: {criteria}"),
}
WHY: Final[dict[Reason, str]] = {
    "again": N_("Judged not yet met."),
    "together": N_(
        "Nearly the same in several standards: one piece of work may show both. Each is still judged by itself."
    ),
    "unseen": N_("Not seen yet."),
}
FIRST: Final = 5  # cards that are shown until somebody asks for all
AGAIN_TOO: Final = N_("Some of it was judged not yet met.")


class NextTime(QWidget):
    """`planned(criteria)` with what is ticked, when a visit is to be planned from it.

    What was judged not yet met and what comes together is ticked to begin with; what a person ticks stays so while the
    language changes.
    """

    planned = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._hopes: Sequence[Hope] = ()
        self._names: dict[str, str] = {}
        self._wanted: dict[Hope, bool] = {}
        self._all = False
        self.ticks: list[Tick] = []
        self.more = kit.button(N_("Show all: {count}"), self._show_all, "quiet", count=0)
        self.plan = kit.button(N_("Plan a visit"), self._plan, icon="event_available")
        self.lead = kit.label(N_("What to look for together. Tick what the next visit is for."), "soft")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.lead)
        inside.addLayout(self._cards)
        inside.addWidget(self.more)
        inside.addWidget(self.plan)

    def show_known(self, known: Known) -> None:
        """Show what is to be looked for, in the language in force; ticks of the same things stay."""
        self._names = {str(one.standard.key): one.standard.urn or one.standard.title for one in known.coverage}
        self._hopes = known.hopes
        self._all = self._all and set(self._wanted) >= set(known.hopes)
        self._wanted = {hope: self._wanted.get(hope, hope.reason != "unseen") for hope in known.hopes}
        if not any(self._wanted.values()) and known.hopes:
            self._wanted[known.hopes[0]] = True
        self._lay()
        self._enable()

    def _lay(self) -> None:
        """Show the cards; what one visit agreed about several of them stands on the first."""
        empty(self._cards)
        self.ticks = []
        told: set[Action] = set()
        for hope in self._hopes if self._all else self._hopes[:FIRST]:
            self._cards.addWidget(self._card(hope, [one for one in hope.actions if one not in told]))
            told.update(hope.actions)
        self._kit.tongue.say(self.more.setText, N_("Show all: {count}"), count=len(self._hopes))
        self.more.setVisible(len(self.ticks) < len(self._hopes))

    def _show_all(self) -> None:
        """Show the other cards too, and go on at the first of them."""
        self._all, at = True, len(self.ticks)
        self._lay()
        self.ticks[at].show()  # what is not shown yet cannot take the focus
        self.ticks[at].setFocus()

    @property
    def chosen(self) -> tuple[CriterionKey, ...]:
        """The criteria of everything that is ticked, in the order shown."""
        return tuple(key for hope in self._hopes if self._wanted[hope] for key in hope.criteria)

    def _card(self, hope: Hope, actions: Sequence[Action]) -> QWidget:
        kit = self._kit
        card = Ground("card", margin=10, space=4)
        tick = Tick(kit, WAYS[hope.kind])
        kit.tongue.say(tick.setText, WAYS[hope.kind], criteria=self._written(hope))
        tick.setChecked(self._wanted[hope])
        tick.toggled.connect(lambda on: self._want(hope, on))
        self.ticks.append(tick)
        card.add(tick)
        if hope.heading:
            card.add(kit.text(hope.heading, "label"))
        card.add(kit.label(WHY[hope.reason], "soft"))
        if hope.again and hope.reason == "together":
            card.add(kit.label(AGAIN_TOO, "soft"))
        for action in actions:
            card.add(kit.label(N_("Agreed: {action}"), action=action.text))
        return card

    def _written(self, hope: Hope) -> str:
        """The criteria as `INSCS025 · P3–6; INSCC007 · P2`, no name torn from its criteria."""
        reader = self._kit.tongue.language
        return "; ".join(
            f"{self._names[standard]}\u00a0·\u00a0{written(keys, hope.kind, reader)}"
            for standard, keys in groupby(hope.criteria, key=lambda key: str(key.standard))
        )

    def _want(self, hope: Hope, on: bool) -> None:  # noqa: FBT001 - Qt's toggled hands it over
        self._wanted[hope] = on
        self._enable()

    def _enable(self) -> None:
        self.plan.setEnabled(any(self._wanted.values()))

    def _plan(self) -> None:
        self.planned.emit(self.chosen)
