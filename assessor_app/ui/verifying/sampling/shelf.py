"""The left column: the sampling plans, and the risk of each assessor of the plan that is shown, with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.verifying.interests import Standing
from assessor_app.ui.verifying.sampling.known import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.sampling.known import Shown
    from assessor_app.verifying.sampling.model import Risk, SamplingPlan

SHOWN = 6


class Shelf(Ground):
    """`chosen(id)` of a plan; `beginning` of another one."""

    chosen = Signal(str)
    beginning = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("panel", margin=14, space=8)
        self._kit = kit
        self._plans: Sequence[SamplingPlan] = ()
        self._shown: Shown | None = None
        self.list = Listing(kit, N_("Sampling plans"), whole=SHOWN)
        self.risks = Listing(kit, N_("Risk by assessor"))
        self.about = kit.label(N_("Risk by assessor"), "label")
        self.hint = kit.label(N_("More points: drawn earlier, and more often."), "soft")
        self.new = kit.button(N_("New plan"), self.beginning.emit, icon="add")
        self.add(kit.label(N_("Sampling plans"), "label"), self.list, self.new, self.about, self.hint, self.risks)
        self.inside.setStretch(5, 1)
        self.inside.addStretch(0)
        self.interests = Standing(kit)
        self.add(self.interests)
        self.list.chosen.connect(self.chosen)
        kit.tongue.follow(self, self._say)

    def show_plans(self, plans: Sequence[SamplingPlan], here: str) -> None:
        """Show all plans, and which is shown."""
        self._plans = plans
        self._say(self._kit.tongue.words)
        if here:
            self.list.choose(here)

    def show_plan(self, shown: Shown | None) -> None:
        """Show the risks of one plan."""
        self._shown = shown
        self._say(self._kit.tongue.words)

    def _say(self, words: Words) -> None:
        self.list.show_rows([self._plan(words, one) for one in self._plans])
        risks = self._shown.risks if self._shown else ()
        least = self._shown.plan.strategy.at_risk if self._shown else 0
        self.risks.show_rows([_risk(words, one, least) for one in risks])
        self.list.setVisible(bool(self._plans))
        for part in (self.about, self.hint, self.risks):
            part.setVisible(bool(risks))
        if self._shown:
            self.list.choose(self._shown.plan.id)

    def _plan(self, words: Words, plan: SamplingPlan) -> Row:
        said = words(N_("Drawn: draw {number}"), number=plan.drawn) if plan.drawn else words(N_("Draft"))
        return Row(plan.id, plan.name, detail=f"{said} · {day(words, plan.made_at[:10])}", icon="description")


def _risk(words: Words, risk: Risk, least: int) -> Row:
    tone = "not_yet" if risk.points >= least else ""
    return Row(risk.assessor, risk.name, detail=told(words, risk.reasons), chip=str(risk.points), chip_tone=tone)
