"""A visit laid out for checking, so that each check reads it once: what is linked, what is judged. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assessor_app.observing.reckoning import Reckoning
from assessor_app.standards.model import KIND_LETTERS

if TYPE_CHECKING:
    from assessor_app.errors import Fact
    from assessor_app.observing.model import Observation, State, Visit
    from assessor_app.standards.model import Criterion, CriterionKey, Language, Standard, StandardKey


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a check found: which criterion or standard it is about, and facts to say it with.

    `place` is where it is mended, where that is not the check's own place.
    """

    criterion: CriterionKey | None = None
    standard: StandardKey | None = None
    facts: tuple[tuple[str, Fact], ...] = ()
    place: str = ""


NOTHING_MORE = Found()


@dataclass(frozen=True, slots=True)
class Marked:
    """A criterion that is judged (`state`) or that a standing entry shows (`linked`)."""

    standard: Standard
    criterion: Criterion
    key: CriterionKey
    state: State | None
    linked: bool


@dataclass(frozen=True)
class Case:
    """One visit, who reads what is found, and when; `now` may be a day alone. `reckoned` is its log, where known."""

    visit: Visit
    reader: Language
    now: dt.datetime | dt.date
    reckoned: Reckoning | None = None

    @cached_property
    def log(self) -> Reckoning:
        """What the log amounts to: which entries stand, and which criteria they evidence."""
        return self.reckoned or Reckoning.of(self.observation.entries)

    @property
    def observation(self) -> Observation:
        """The observation of the visit."""
        return self.visit.observation

    @property
    def today(self) -> dt.date:
        """The day it is."""
        return self.now.date() if isinstance(self.now, dt.datetime) else self.now

    @cached_property
    def judged(self) -> dict[CriterionKey, State]:
        """The judgements."""
        return {one.criterion: one.state for one in self.observation.judgements}

    @cached_property
    def marked(self) -> tuple[Marked, ...]:
        """The criteria that are judged or linked, in order, each looked up once for all checks."""
        judged, shown = self.judged, self.log.shown
        found = (Marked(*one, judged.get(one[2]), linked=one[2] in shown) for one in self.criteria)
        return tuple(one for one in found if one.state or one.linked)

    @cached_property
    def criteria(self) -> tuple[tuple[Standard, Criterion, CriterionKey], ...]:
        """Every criterion of every standard of the visit."""
        return _criteria(_Same(self.visit.standards))

    def about(self, standard: Standard, criterion: Criterion) -> Found:
        """That something is to be said of one criterion."""
        facts = (("criterion", chip(standard, criterion, self.reader)),)
        return Found(criterion=standard.criterion_key(criterion), facts=facts)


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Standards that are the same objects: a text never changes, and comparing two by every word would take longer."""

    standards: tuple[Standard, ...]

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.standards)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and list(map(id, self.standards)) == list(map(id, other.standards))


@lru_cache(maxsize=4)
def _criteria(same: _Same) -> tuple[tuple[Standard, Criterion, CriterionKey], ...]:
    return tuple(
        (standard, criterion, standard.criterion_key(criterion))
        for standard in same.standards
        for criterion in standard.criteria
    )


def chip(standard: Standard, criterion: Criterion, reader: Language) -> str:
    """How a criterion is named in a picture or a chip: `INSCS025 · P14`, in Welsh `INSCS025 · G2`."""
    return f"{standard.urn or standard.title} · {KIND_LETTERS[criterion.kind, reader]}{criterion.number}"
