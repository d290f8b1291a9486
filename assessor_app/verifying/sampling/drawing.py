"""Drawing a sample, `assessor-sampling/1`: the same plan, pool and seed give the same picks, in any order and language.

1. The **lot** of a record is the SHA-256, in hex, of the UTF-8 of algorithm, seed and identity, a line feed between
   them. Wherever two records are as good as each other, the lower lot is drawn.
2. **Demands**: each assessor, method, standard, site and method of an assessor in the pool is to be sampled as often
   as the strategy says, or as often as the pool holds it; what was sampled already counts.
3. While a demand is open, the record is drawn, among those that serve one, whose *gain × risk* is greatest: the gain
   is the number of CAMERA cells (`cells`) it newly covers and twice the demands it serves, the risk 100 and the
   points of its assessor. Then the stages are filled up to their share, by the same measure.
4. **Never below chance**: the exact mean of the cells covered by all plain random draws of the same size is reckoned.
   While the draw covers less, one more is drawn, by gain. Where `most` forbids that, the draw is made again by
   conditional expectation (`steadily`), which cannot fall below that mean.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor_app.progress import Silent
from assessor_app.verifying.sampling import chance
from assessor_app.verifying.sampling.cells import cells
from assessor_app.verifying.sampling.gaining import SERVING, Gains
from assessor_app.verifying.sampling.model import Drawn, Pick, Rule
from assessor_app.verifying.sampling.shelves import counted, shelved
from assessor_app.verifying.sampling.steadily import steady
from assessor_app.verifying.sampling.why import why

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor_app.progress import Progress
    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.sampling.cells import Cell
    from assessor_app.verifying.sampling.model import Entry, Risk, Strategy

OFTEN: Final = 10  # picks between two looks at whether somebody wants to stop
STAGES: Final[tuple[Stage, ...]] = ("interim", "summative")


def draw(
    entries: Iterable[Entry],
    strategy: Strategy,
    risks: Mapping[str, Risk],
    seed: str,
    *,
    already: Sequence[Entry] = (),
    progress: Progress | None = None,
) -> Drawn:
    """Draw from the entries, of which none is in `already`; see the module's docstring."""
    points = {name: risk.points for name, risk in risks.items()}
    drawing = _Drawing(entries, strategy, points, seed, already=already, progress=progress)
    chosen, rule = drawing.chosen()
    sampled, picks = sampled_of(already), []
    for place, entry in enumerate(chosen, 1):
        picks.append(Pick(place, entry.identity, why(entry, sampled, strategy, risks.get(entry.assessor))))
        sampled.update(cells(entry))
    covered, mean = drawing.measured(chosen)
    return Drawn(tuple(picks), rule, covered, len(drawing.all_cells), mean)


def sampled_of(entries: Iterable[Entry]) -> Counter[Cell]:
    """How often each cell is covered."""
    return Counter(cell for entry in entries for cell in cells(entry))


def least(cell: Cell, strategy: Strategy, points: Mapping[str, int]) -> int:
    """How often the strategy wants one cell sampled."""
    kind = cell[0]
    if kind == "assessor":
        more = strategy.more_at_risk if points.get(cell[1], 0) >= strategy.at_risk else 0
        return strategy.per_assessor + more
    each = {"method": "per_method", "standard": "per_standard", "site": "per_site", "pair": "per_pair"}
    return int(getattr(strategy, each[kind])) if kind in each else 0


class _Drawing:
    """One draw being made."""

    def __init__(
        self,
        entries: Iterable[Entry],
        strategy: Strategy,
        points: Mapping[str, int],
        seed: str,
        *,
        already: Sequence[Entry],
        progress: Progress | None,
    ) -> None:
        self.strategy, self.points, self.progress = strategy, points, progress or Silent()
        self.shelves = shelved(entries, seed)
        self.size = sum(len(shelf.entries) for shelf in self.shelves)
        self.progress.step(self.size // 2, 2 * self.size)
        self.before = sampled_of(already)
        self.there = counted(self.shelves)
        self.all_cells = self.there.keys() | self.before.keys()
        self.covered = set(self.before)
        self.taken: list[Entry] = []
        self.open = {
            cell: need
            for cell, many in self.there.items()
            if (need := min(least(cell, self.strategy, self.points), many + self.before[cell]) - self.before[cell]) > 0
        }
        self.gains = [
            Gains(shelf, 100 + points.get(shelf.entries[0].assessor, 0), self.covered, self.open)
            for shelf in self.shelves
        ]
        self.uncovered = Counter(many for cell, many in self.there.items() if not self.before[cell])
        self.stages = Counter(entry.stage for entry in already)

    def chosen(self) -> tuple[list[Entry], Rule]:
        """The entries drawn, in their order, and the rule they were drawn by."""
        while self.open and not self._full() and self._take_best(SERVING):
            pass
        while (lacking := [stage for stage in STAGES if self._lacks(stage)]) and not self._full():
            if not self._take_best(*lacking):
                break
        while self._below_chance():
            if self._full():
                return steady(self.shelves, self.before, len(self.taken), self.progress), "steady"
            self._take_best(*STAGES)
        return self.taken, "cover"

    def measured(self, chosen: Sequence[Entry]) -> tuple[int, int]:
        """How many cells are covered, and the mean of plain random draws in thousandths, rounded up."""
        covered = set(self.before).union(*(cells(entry) for entry in chosen))
        mean = chance.thousandths(self.size, len(chosen), self.uncovered)
        return len(covered), mean + 1000 * len(self.before)

    def _below_chance(self) -> bool:
        gained = len(self.covered) - len(self.before)
        return chance.below(gained, self.size, len(self.taken), self.uncovered)

    def _full(self) -> bool:
        return bool(self.strategy.most) and len(self.taken) >= self.strategy.most

    def _lacks(self, stage: Stage) -> bool:
        share = self.strategy.interim_percent if stage == "interim" else self.strategy.summative_percent
        everybody = sum(self.stages.values())
        return self.stages[stage] < share * everybody // 100

    def _take_best(self, *which: str) -> bool:
        """Draw the best of those that serve a demand or are of a stage, by gain and then by lot; False for none."""
        tops = [(top, each) for each in self.gains if (top := each.top(which)) is not None]
        if not tops:
            return False
        most = max(gain for (gain, _), _ in tops)
        (_, at), best = min(
            ((each.shelf.lowest(among), each) for (gain, among), each in tops if gain == most), key=lambda one: one[0]
        )
        self._take(best, at)
        return True

    def _take(self, of: Gains, at: int) -> None:
        entry = of.shelf.entries[at]
        of.left &= ~(1 << at)
        self.taken.append(entry)
        if len(self.taken) % OFTEN == 0:
            self.progress.step(self.size, 2 * self.size)
        self.stages[entry.stage] += 1
        mine = cells(entry)
        served = mine & self.open.keys()
        for cell in served:
            self.open[cell] -= 1
        met = {cell for cell in served if not self.open[cell]}
        for cell in met:
            del self.open[cell]
        for each in self.gains:
            each.took(mine - self.covered, met)
        self.covered |= mine
