"""A plan as it is edited: its name and period, how much at least, what makes an assessor riskier. Choices, no forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.chip import PressChip
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import Choice, Field, LineField
from assessor_app.ui.written import read_day, shown_day
from assessor_app.verifying.sampling.model import PoolFilter, SamplingPlan
from assessor_app.verifying.sampling.words import LEASTS, WEIGHTS, WHEN, editioned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.sampling.known import Shown
    from assessor_app.verifying.sampling.model import Dimension

FEW: Final = (0, 1, 2, 3, 4, 5, 10)
SHARES: Final = (0, 10, 20, 25, 30, 40, 50)
POINTS: Final = (0, 10, 20, 30, 40, 60, 100)
OFFERED: Final[dict[str, tuple[int, ...]]] = {
    "interim_percent": SHARES, "summative_percent": SHARES, "target_percent": (0, 10, 15, 20, 25, 33, 50, 100),
    "at_risk": (10, 20, 30, 40, 50, 60, 80, 100), "most": (0, 10, 20, 30, 50, 100, 200, 500),
    "new_below": (0, 3, 5, 10, 20, 30), "standard_below": (0, 1, 2, 3, 5, 10),
    "long_days": (30, 60, 90, 180, 270, 365), "met_percent": (90, 95, 98, 99, 100),
}  # fmt: skip
MOST_CHIPS: Final = 24
LOW: Final = Qt.AlignmentFlag.AlignBottom  # labels of one and of two lines stand beside each other


class Number(Field):
    """A number to choose among some that make sense, and the one that holds where it is another."""

    def __init__(self, kit: Kit, name: str, offered: Sequence[int]) -> None:
        self.choice = Choice(kit)
        super().__init__(kit, name, self.choice)
        self._offered = offered
        self.show_number(offered[0])

    @property
    def number(self) -> int:
        """The number chosen."""
        return int(self.choice.currentText())

    def show_number(self, number: int) -> None:
        """Show a number as chosen."""
        offered = sorted({*self._offered, number})
        self.choice.clear()
        self.choice.addItems([str(one) for one in offered])
        self.choice.setCurrentIndex(offered.index(number))


class Editor(QWidget):
    """`kept(SamplingPlan, agreed_on, agreed_with)` when all is there; `left` when given up."""

    kept = Signal(object, str, str)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._plan: SamplingPlan | None = None
        self.name = LineField(kit, N_("What the plan is called"), most=120)
        hint = N_("Day, month and year: 14/11/2026")
        self.since, self.until = (
            LineField(kit, N_("Observed from"), hint=hint),
            LineField(kit, N_("Observed until"), hint=hint),
        )
        self.agreed, self.whom = (
            LineField(kit, N_("Agreed on"), hint=hint),
            LineField(kit, N_("With which external verifier")),
        )
        self.numbers = {name: Number(kit, said, OFFERED.get(name, FEW)) for name, said in {**LEASTS, **WHEN}.items()}
        self.weights = {name: Number(kit, said, POINTS) for name, said in WEIGHTS.items()}
        self.only: dict[Dimension, FlowBox] = {
            "standard": FlowBox(space=6),
            "site": FlowBox(space=6),
            "assessor": FlowBox(space=6),
        }
        self._chips: dict[Dimension, dict[str, PressChip]] = {}
        self.keep = kit.button(N_("Keep the plan"), self._keep, "primary")
        self.cancel = kit.button(N_("Cancel"), self.left.emit)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        for card in (self._about(), self._leasts(), self._risks()):
            inside.addWidget(card)
        line = FlowBox(space=8)
        line.add(self.keep, self.cancel)
        inside.addWidget(line)

    def show_plan(self, shown: Shown) -> None:
        """Show a plan to be edited."""
        self._plan = plan = shown.plan
        self.name.edit.setText(plan.name)
        for field, day in (
            (self.since, plan.filter.since),
            (self.until, plan.filter.until),
            (self.agreed, plan.agreed_on),
        ):
            field.edit.setText(shown_day(day))
            field.valid()
        self.whom.edit.setText(plan.agreed_with)
        self.whom.valid()
        for name, number in self.numbers.items():
            number.show_number(getattr(plan.strategy, name))
        for name, number in self.weights.items():
            number.show_number(getattr(plan.strategy.weights, name))
        assessors = {risk.assessor: risk.name for risk in shown.risks}
        self._offer("standard", {one: editioned(one) for one in shown.values["standard"]}, plan.filter.standards)
        self._offer("site", {one: one or "—" for one in shown.values["site"]}, plan.filter.sites)
        self._offer(
            "assessor", {one: assessors.get(one, one) for one in shown.values["assessor"]}, plan.filter.assessors
        )
        self.name.edit.setFocus()

    def _about(self) -> Ground:
        card = Ground("card", margin=16, space=12)
        card.add(self._kit.label(N_("What the plan is about"), "title"), self.name)
        card.add(_grid([self.since, self.until, self.agreed, self.whom]))
        for dimension, said in (
            ("standard", N_("These standards alone")),
            ("site", N_("These sites alone")),
            ("assessor", N_("These assessors alone")),
        ):
            card.add(self._kit.label(said, "label"), self.only[dimension])  # type: ignore[index]
        card.add(self._kit.label(N_("With none of them pressed, the plan is about all."), "soft"))
        return card

    def _leasts(self) -> Ground:
        card = Ground("card", margin=16, space=12)
        card.add(
            self._kit.label(N_("What is to be sampled"), "title"), _grid([self.numbers[name] for name in LEASTS], LOW)
        )
        return card

    def _risks(self) -> Ground:
        card = Ground("card", margin=16, space=12)
        said = N_("Each circumstance adds so many points to an assessor’s risk; 0 leaves it out.")
        card.add(self._kit.label(N_("Points of risk"), "title"), self._kit.label(said, "soft"))
        card.add(_grid([*self.weights.values(), *(self.numbers[name] for name in WHEN)], LOW))
        return card

    def _offer(self, dimension: Dimension, named: dict[str, str], chosen: Sequence[str]) -> None:
        self.only[dimension].clear()
        self._chips[dimension] = {}
        for value in sorted({*list(named)[:MOST_CHIPS], *chosen}, key=lambda one: named.get(one, one)):
            chip = PressChip(self._kit, named.get(value, value), filters=True)
            chip.setChecked(value in chosen)
            self._chips[dimension][value] = chip
            self.only[dimension].add(chip)

    def _pressed(self, dimension: Dimension) -> tuple[str, ...]:
        return tuple(value for value, chip in self._chips.get(dimension, {}).items() if chip.isChecked())

    def _day(self, field: LineField) -> str | None:
        found = read_day(field.said) if field.said else ""
        if found is None:
            field.invalid(N_("This is no day. Write day, month and year: 14/11/2026"))
            field.edit.setFocus()
        return found

    def _keep(self) -> None:
        days = [self._day(field) for field in (self.since, self.until, self.agreed)]
        if self._plan is None or None in days:
            return
        since, until, agreed = (day or "" for day in days)
        if not self.name.said:
            self.name.invalid(N_("Give the plan a name."))
            self.name.edit.setFocus()
        elif bool(agreed) != bool(self.whom.said):
            self.whom.invalid(N_("Say both on which day the plan was agreed and with whom."))
            self.whom.edit.setFocus()
        else:
            self.kept.emit(self._edited(self._plan, since, until), agreed, self.whom.said)

    def _edited(self, plan: SamplingPlan, since: str, until: str) -> SamplingPlan:
        weights = replace(plan.strategy.weights, **{name: one.number for name, one in self.weights.items()})
        strategy = replace(plan.strategy, weights=weights, **{name: one.number for name, one in self.numbers.items()})
        wanted = PoolFilter(since, until, self._pressed("assessor"), self._pressed("standard"), self._pressed("site"))
        return replace(plan, name=self.name.said, filter=wanted, strategy=strategy)


def _grid(fields: Sequence[QWidget], where: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop) -> QGridLayout:
    """Fields two beside each other, in line where their labels begin, or (`LOW`) where their controls end."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    for at, field in enumerate(fields):
        grid.addWidget(field, at // 2, at % 2, where)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    return grid
