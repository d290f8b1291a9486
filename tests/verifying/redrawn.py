"""Drawing a sample again as somebody else would who has only the file: from its data and the words of `drawing` alone.

Plain and slow, with none of the program's code, so that what it comes to says something of that code.
"""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from math import comb
from typing import Any

Row = list[Any]
Cell = tuple[str, ...]


def cells_of(row: Row) -> set[Cell]:
    """What one record covers: who, how, what, which stage, where, and how these go together."""
    _identity, candidate, assessor, site, methods, elements, _day, stage = row
    found: set[Cell] = {("candidate", candidate), ("assessor", assessor), ("site", site), ("record", stage)}
    for method in methods:
        found |= {("method", method), ("pair", assessor, method)}
        found |= {("matrix", assessor, method, standard, site) for standard, _kinds in elements}
    for standard, kinds in elements:
        found |= {("standard", standard), *(("element", standard, kind) for kind in kinds)}
    return found


def digest_of(data: dict[str, Any]) -> str:
    """The digest of what was drawn from."""
    points = sorted([one["assessor"], one["points"]] for one in data["draw"]["risks"])
    said = [data["draw"]["algorithm"], sorted(data["pool"]), points, sorted(row[0] for row in data["already"])]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


class Again:
    """One draw made again from a justification's data."""

    def __init__(self, data: dict[str, Any]) -> None:
        said = data["draw"]
        self.strategy: dict[str, int] = said["strategy"]
        self.points: dict[str, int] = {one["assessor"]: one["points"] for one in said["risks"]}

        def lot(row: Row) -> str:
            return hashlib.sha256(f"{said['algorithm']}\n{said['seed']}\n{row[0]}".encode()).hexdigest()

        self.pool = sorted(data["pool"], key=lot)
        self.already = data["already"]
        self.before: set[Cell] = set().union(*map(cells_of, self.already))
        self.taken: list[Row] = []

    def picks(self) -> list[str]:
        """The identities, in the order in which they were drawn."""
        while (wanted := [row for row in self.left() if self.serves(row)]) and not self.full():
            self.take(wanted)
        while not self.full() and (wanted := [row for row in self.left() if row[7] in self.lacking()]):
            self.take(wanted)
        while self.below():
            if self.full():
                return [row[0] for row in self.steady(len(self.taken))]
            self.take(self.left())
        return [row[0] for row in self.taken]

    def left(self) -> list[Row]:
        return [row for row in self.pool if row not in self.taken]

    def full(self) -> bool:
        return 0 < self.strategy["most"] <= len(self.taken)

    def take(self, among: list[Row]) -> None:
        """The best, and of several that are as good the one with the lower lot."""
        self.taken.append(max(among, key=lambda row: (self.gain(row), -self.pool.index(row))))

    def gain(self, row: Row) -> int:
        new = cells_of(row) - self.before - set().union(*map(cells_of, self.taken))
        return (len(new) + 2 * self.serves(row)) * (100 + self.points.get(row[2], 0))

    def serves(self, row: Row) -> int:
        """How many demands that are still open a record serves."""
        return sum(self.times(self.already + self.taken, cell) < self.demand(cell) for cell in cells_of(row))

    def demand(self, cell: Cell) -> int:
        """How often a cell is to be sampled: as the plan says, or as often as there are records."""
        if cell[0] == "assessor":
            risky = self.points.get(cell[1], 0) >= self.strategy["at_risk"]
            least = self.strategy["per_assessor"] + (self.strategy["more_at_risk"] if risky else 0)
        elif cell[0] in {"method", "standard", "site", "pair"}:
            least = self.strategy[f"per_{cell[0]}"]
        else:
            return 0
        return min(least, self.times(self.already + self.pool, cell))

    def times(self, rows: list[Row], cell: Cell) -> int:
        return sum(cell in cells_of(row) for row in rows)

    def lacking(self) -> set[str]:
        stages = [row[7] for row in self.already + self.taken]
        return {
            stage
            for stage in ("interim", "summative")
            if stages.count(stage) < self.strategy[f"{stage}_percent"] * len(stages) // 100
        }

    def mean(self, chosen: list[Row], size: int) -> Fraction:
        """How many cells these and a plain random rest of the pool cover on average, beside what is sampled already."""
        rest = [row for row in self.pool if row not in chosen]
        have = self.before.union(*map(cells_of, chosen))
        found = Fraction(len(have) - len(self.before))
        for cell in set().union(*map(cells_of, rest)) - have:
            without = sum(cell not in cells_of(row) for row in rest)
            found += 1 - Fraction(comb(without, size), comb(len(rest), size))
        return found

    def below(self) -> bool:
        covered = self.before.union(*map(cells_of, self.taken))
        return len(covered) - len(self.before) < self.mean([], len(self.taken))

    def steady(self, size: int) -> list[Row]:
        """Each time the record after which chance would cover most."""
        chosen: list[Row] = []
        for place in range(size):
            among = [row for row in self.pool if row not in chosen]
            chosen.append(
                max(among, key=lambda row: (self.mean([*chosen, row], size - place - 1), -self.pool.index(row)))
            )
        return chosen
