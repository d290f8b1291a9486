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
   conditional expectation (`steady`), which cannot fall below that mean.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.progress import Silent
from assessor_app.verifying.sampling import chance
from assessor_app.verifying.sampling.cells import cells
from assessor_app.verifying.sampling.gaining import Gaining, counted, plain
from assessor_app.verifying.sampling.model import ALGORITHM, Drawn, Pick, Rule
from assessor_app.verifying.sampling.why import why

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor_app.progress import Progress
    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.sampling.cells import Cell
    from assessor_app.verifying.sampling.model import Entry, Risk, Strategy

MANY: Final = 500  # entries looked at for one pick, before all of them are
OFTEN: Final = 10  # picks between two looks at whether somebody wants to stop
SERVING: Final = "serving"
STAGES: Final[tuple[Stage, ...]] = ("interim", "summative")


def lot(seed: str, identity: str) -> str:
    """What decides between two records that are as good as each other."""
    return hashlib.sha256(f"{ALGORITHM}\n{seed}\n{identity}".encode()).hexdigest()


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


def _plain(entry: Entry) -> Entry:
    """An entry that names nothing twice, as a file from elsewhere might; it covers the same."""
    if plain(entry):
        return entry
    elements: dict[str, tuple[str, ...]] = {}
    for standard, kinds in entry.elements:
        elements[standard] = (*elements.get(standard, ()), *kinds)
    return replace(entry, methods=tuple(dict.fromkeys(entry.methods)), elements=tuple(elements.items()))


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
        self.entries = sorted(map(_plain, entries), key=lambda one: lot(seed, one.identity))
        self.progress.step(len(self.entries) // 2, 2 * len(self.entries))
        self.before = sampled_of(already)
        self.stages_before = Counter(entry.stage for entry in already)
        self.there = counted(self.entries)
        self.all_cells = set(self.there) | set(self.before)
        self.covered, self.taken, self.gone = set(self.before), list[int](), set[int]()
        self.heaps: dict[str, list[tuple[int, int]]] = {}
        self.open = {
            cell: need
            for cell, many in self.there.items()
            if (need := min(least(cell, self.strategy, self.points), many + self.before[cell]) - self.before[cell]) > 0
        }
        self.gaining = Gaining(self.entries, self.covered, self.open)
        self.factors = [100 + self.points.get(one.assessor, 0) for one in self.entries]
        self.uncovered = Counter(many for cell, many in self.there.items() if not self.before[cell])
        self.stages = Counter(self.stages_before)

    def chosen(self) -> tuple[list[Entry], Rule]:
        """The entries drawn, in their order, and the rule they were drawn by."""
        while self.open and not self._full() and self._take_best(SERVING):
            pass
        while (lacking := [stage for stage in STAGES if self._lacks(stage)]) and not self._full():
            if not self._take_best(*lacking):
                break
        while self._below_chance():
            if self._full():
                return self._steady(), "steady"
            self._take_best(*STAGES)
        return [self.entries[at] for at in self.taken], "cover"

    def measured(self, chosen: Sequence[Entry]) -> tuple[int, int]:
        """How many cells are covered, and the mean of plain random draws in thousandths, rounded up."""
        covered = set(self.before).union(*(cells(entry) for entry in chosen))
        mean = chance.thousandths(len(self.entries), len(chosen), self.uncovered)
        return len(covered), mean + 1000 * len(self.before)

    def _below_chance(self) -> bool:
        gained = len(self.covered) - len(self.before)
        return chance.below(gained, len(self.entries), len(self.taken), self.uncovered)

    def _full(self) -> bool:
        return bool(self.strategy.most) and len(self.taken) >= self.strategy.most

    def _lacks(self, stage: Stage) -> bool:
        share = self.strategy.interim_percent if stage == "interim" else self.strategy.summative_percent
        everybody = sum(self.stages.values())
        return self.stages[stage] < share * everybody // 100

    def _gain(self, at: int) -> int:
        """Gain × risk of one entry as things stand."""
        return self.gaining.worth(at) * self.factors[at]

    def _take_best(self, *heaps: str) -> bool:
        """Draw the best of those that these heaps hold, by gain and then by lot; False where none is left."""
        found = [top for name in heaps if (top := self._top(name)) is not None]
        if not found:
            return False
        self._take(min(found)[1])
        return True

    def _top(self, name: str) -> tuple[int, int] | None:
        """The best that a heap holds. Gains only ever fall: what was looked at before is looked at again at the top."""
        if name not in self.heaps:
            self._heap(name)
        looked, heap = 0, self.heaps[name]
        while heap:
            stale, at = heap[0]
            if not self._fits(name, at):
                heapq.heappop(heap)
            elif (now := -self._gain(at)) > stale:
                heapq.heapreplace(heap, (now, at))
            else:
                return now, at
            looked += 1
            if looked == MANY:
                heap = self._heap(name)
        return None

    def _heap(self, name: str) -> list[tuple[int, int]]:
        """Put a heap together, by what each entry can gain at most: all at once is sooner than one after the other."""
        each = zip(self.gaining.everything(), self.factors, self.entries, strict=True)
        found = [
            (-most * factor, at)
            for at, ((most, serving), factor, entry) in enumerate(each)
            if (serving if name == SERVING else entry.stage == name) and at not in self.gone
        ]
        heapq.heapify(found)
        self.heaps[name] = found
        return found

    def _fits(self, name: str, at: int) -> bool:
        """Whether an entry still belongs into a heap: those that serve a demand, or those of a stage."""
        if at in self.gone:
            return False
        return self.gaining.serving(at) > 0 if name == SERVING else self.entries[at].stage == name

    def _take(self, at: int) -> None:
        self.taken.append(at)
        self.gone.add(at)
        if len(self.taken) % OFTEN == 0:
            self.progress.step(len(self.entries), 2 * len(self.entries))
        mine = cells(self.entries[at])
        self.covered |= mine
        self.stages[self.entries[at].stage] += 1
        for cell in mine:
            if cell in self.open:
                self.open[cell] -= 1
                if not self.open[cell]:
                    del self.open[cell]
        self.gaining.picked(mine)

    def _steady(self) -> list[Entry]:
        size = len(self.taken)
        before = set(self.before)
        new = [cells(one) - before for one in self.entries]
        return [self.entries[at] for at in chance.steady(new, size, self.progress)]
