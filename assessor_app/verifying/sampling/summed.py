"""A plan's pool as what was added up of its assessors: every picture of it without looking at its records. Pure.

Few records are looked at by themselves: those of candidates in whom the verifier has an interest, and those sampled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.verifying.interests.model import same_name
from assessor_app.verifying.sampling.covering import Cube, Mark, alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.sampling.model import Dimension, Entry, PoolFilter, Verifier
    from assessor_app.verifying.tally.model import Leaf


def free(leaf: Leaf, verifier: Verifier) -> int:
    """Which of one assessor's records this verifier may sample, by all rules of `guard` but the candidates'."""
    near = [one for one in verifier.interests if one.concern == "assessor"]
    if leaf.assessor in verifier.ids or leaf.assessor in {one.subject for one in near}:
        return 0
    barred = verifier.names | {same_name(one.name) for one in near} - {""}
    names = (name for name in leaf.bits.get("name", ()) if same_name(name) in barred)
    return leaf.counting & leaf.known & ~leaf.any_of("name", names) & ~leaf.any_of("signer", verifier.signers)


def within(leaf: Leaf, wanted: PoolFilter) -> int:
    """Which of one assessor's records a plan is about."""
    if wanted.assessors and leaf.assessor not in wanted.assessors:
        return 0
    found = leaf.between(wanted.since, wanted.until)
    if wanted.sites:
        found &= leaf.any_of("site", wanted.sites)
    if wanted.standards:
        found &= leaf.any_of("standard", wanted.standards)
    return found


class Summed:
    """The pool of a plan: `records` of each assessor, those `barred` of them, and what is `sampled` of the rest."""

    def __init__(self, records: Iterable[tuple[Leaf, int]], barred: Iterable[Entry], sampled: Iterable[Entry]) -> None:
        self._records = [(leaf, bits) for leaf, bits in records if bits]
        self._barred, self._sampled = (Cube(tuple(alike(some, ()))) for some in (barred, sampled))

    @property
    def size(self) -> int:
        """How many records there are."""
        return sum(bits.bit_count() for _, bits in self._records) - self._barred.size

    def values(self, dimension: Dimension) -> tuple[str, ...]:
        """Every value of one dimension, in order."""
        if self._barred.size:
            return tuple(sorted({value for _, value in self.across(dimension)}))
        found = {
            value for leaf, bits in self._records for value, theirs in _values(leaf, dimension, bits) if theirs & bits
        }
        return tuple(sorted(found))

    def across(
        self, dimension: Dimension, *, standard: str = "", site: str = "", stage: Stage | None = None
    ) -> dict[tuple[str, str], Mark]:
        """Assessors × one dimension, within a standard, site or stage; a record counts once in each of its cells."""
        barred = self._barred.across(dimension, standard=standard, site=site, stage=stage)
        sampled = self._sampled.across(dimension, standard=standard, site=site, stage=stage)
        found = {}
        for leaf, bits in self._records:
            meant = bits
            for kind, value in (("standard", standard), ("site", site), ("stage", stage)):
                meant &= leaf.of(kind, value) if value else bits  # type: ignore[arg-type]
            for value, theirs in _values(leaf, dimension, meant):
                where = (leaf.assessor, value)
                pool = (meant & theirs).bit_count() - (barred[where].pool if where in barred else 0)
                if pool:
                    found[where] = Mark(pool, sampled[where].pool if where in sampled else 0)
        return found


def _values(leaf: Leaf, dimension: Dimension, meant: int) -> Iterator[tuple[str, int]]:
    if dimension == "assessor":
        yield leaf.assessor, meant
    else:
        yield from leaf.bits.get(dimension, {}).items()
