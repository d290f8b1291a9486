"""A visit laid out for checking, so that each check reads it once: what is linked, what is judged. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assessor_app.observing.reckoning import Reckoning
from assessor_app.standards.model import KIND_LETTERS

if TYPE_CHECKING:
    from assessor_app.errors import Fact
    from assessor_app.observing.model import Observation, State, Visit
    from assessor_app.standards.model import Criterion, CriterionKey, Language, Standard, StandardKey


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a check found: which criterion or standard it is about, and facts to say it with."""

    criterion: CriterionKey | None = None
    standard: StandardKey | None = None
    facts: tuple[tuple[str, Fact], ...] = ()


NOTHING_MORE = Found()


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
    def criteria(self) -> tuple[tuple[Standard, Criterion, CriterionKey], ...]:
        """Every criterion of every standard of the visit."""
        return tuple(
            (standard, criterion, standard.criterion_key(criterion))
            for standard in self.visit.standards
            for criterion in standard.criteria
        )

    def about(self, standard: Standard, criterion: Criterion) -> Found:
        """That something is to be said of one criterion."""
        facts = (("criterion", chip(standard, criterion, self.reader)),)
        return Found(criterion=standard.criterion_key(criterion), facts=facts)


def chip(standard: Standard, criterion: Criterion, reader: Language) -> str:
    """How a criterion is named in a picture or a chip: `INSCS025 · P14`, in Welsh `INSCS025 · G2`."""
    return f"{standard.urn or standard.title} · {KIND_LETTERS[criterion.kind, reader]}{criterion.number}"
